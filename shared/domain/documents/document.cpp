#include "shared/domain/documents/document.h"

#include "shared/base/hash.h"
#include "shared/domain/journal/entry.h"

namespace bianmin::documents {

std::string titleOf(DocumentKind kind, catalog::ItemType item_type) {
    const bool licence = item_type == catalog::ItemType::licence;
    switch (kind) {
    case DocumentKind::material_receipt:
        return "申请材料接收凭证";
    case DocumentKind::acceptance_notice:
        return "受理通知书";
    case DocumentKind::supplement_notice:
        return "补正材料一次性告知书";
    case DocumentKind::refusal_of_acceptance:
        return "不予受理通知书";
    case DocumentKind::grant_decision:
        return licence ? "准予行政许可决定书" : "准予决定书";
    case DocumentKind::refusal_decision:
        return licence ? "不予行政许可决定书" : "不予决定书";
    case DocumentKind::delivery_receipt:
        return "送达回证";
    }
    return {};
}

std::string numberWordOf(DocumentKind kind, catalog::ItemType item_type) {
    const std::string prefix = item_type == catalog::ItemType::licence ? "许" : "";
    switch (kind) {
    case DocumentKind::acceptance_notice:
        return prefix + "受字";
    case DocumentKind::supplement_notice:
        return prefix + "补字";
    case DocumentKind::refusal_of_acceptance:
        return prefix + "不受字";
    case DocumentKind::grant_decision:
        return prefix + "准字";
    case DocumentKind::refusal_decision:
        return prefix + "不准字";
    case DocumentKind::material_receipt:
    case DocumentKind::delivery_receipt:
        return {};
    }
    return {};
}

std::string snapshotHash(const std::string& salt, const std::string& snapshot) {
    return salt.empty() ? sha256Hex(snapshot) : journal::commitment(salt, snapshot);
}

DocumentSummary summaryOf(const DocumentRecord& record) {
    return {record.id, record.kind, record.title, record.number, record.issued_at, record.prints};
}

} // namespace bianmin::documents
