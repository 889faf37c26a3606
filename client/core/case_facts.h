// What the file of a case tells of a refusal of acceptance and of a supplement notice, in the order
// in which it is read.
#pragma once

#include "shared/domain/cases/case.h"

#include <string>
#include <vector>

namespace bianmin::client {

enum class CaseFactKind {
    refusal_proposed,  // the kind of refusal, while a reviewer is waited for
    refusal_confirmed, // the kind of refusal, since it was confirmed
    refusal_reason,
    refusal_basis,
    refusal_organ,
    proposed_by,
    confirmed_by,
    supplement_until,
    supplement_line, // one thing that was asked for
};

struct CaseFact {
    CaseFactKind kind;
    std::string value;

    friend bool operator==(const CaseFact&, const CaseFact&) = default;
};

// Nothing where there is no refusal, or no notice.
[[nodiscard]] std::vector<CaseFact> refusalFacts(const cases::Case& subject);
[[nodiscard]] std::vector<CaseFact> supplementFacts(const cases::Case& subject);

} // namespace bianmin::client
