// The snapshot of a document (文书要素): every value that stands on the paper, fixed when the act
// is committed. shared/docs/templates.md lists the keys; templates read nothing else.
#pragma once

#include "shared/domain/cases/case_service.h"
#include "shared/domain/documents/document.h"

#include <string>

namespace bianmin::documents {

struct SnapshotSource {
    const cases::Case& subject;
    const catalog::ItemVersion& item;
    const identity::Organization& organ;     // 实施机关
    const identity::Organization& receiving; // where the window is
    // Who issues the paper, and at which window: not always those of the intake.
    std::string handler;
    std::string window;
    std::string query_code;
    Instant issued_at;
    // The decision's paper, for the delivery receipt; may be empty for others.
    std::vector<DocumentSummary> earlier;
};

[[nodiscard]] Json makeSnapshot(DocumentKind kind, const std::string& number,
                                const SnapshotSource& source);

} // namespace bianmin::documents
