// Documents (文书): what a command commits is the record; the paper is drawn from it afterwards, by
// whoever needs it, always with the same bytes.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/transaction.h"
#include "shared/domain/cases/case_views.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::documents {

enum class DocumentKind {
    material_receipt,      // 申请材料接收凭证
    acceptance_notice,     // 受理通知书
    supplement_notice,     // 补正材料一次性告知书
    refusal_of_acceptance, // 不予受理通知书
    grant_decision,        // 准予(行政许可)决定书
    refusal_decision,      // 不予(行政许可)决定书
    delivery_receipt,      // 送达回证
};

// The name of the paper; licences have their own titles for decisions.
[[nodiscard]] std::string titleOf(DocumentKind kind, catalog::ItemType item_type);
// 性质字 of the number: 许受字, 准字 …; empty for kinds without a number of their own.
[[nodiscard]] std::string numberWordOf(DocumentKind kind, catalog::ItemType item_type);

struct DocumentRecord {
    DocumentId id;
    DocumentKind kind = DocumentKind::material_receipt;
    CaseNumber case_number;
    std::string title;
    std::string number; // 文号 "佛民许受字〔2026〕12号"; empty for receipts
    std::string template_id;
    int template_version = 1;
    Json snapshot;             // every value on the paper; personal, erasable
    std::string snapshot_salt; // 32 hex digits; empty for records of the first schemas
    std::string snapshot_hash; // what the journal holds: snapshotHash() of salt and snapshot
    Instant issued_at;
    int prints = 0; // how often it was printed so far
};

struct DocumentSummary {
    DocumentId id;
    DocumentKind kind = DocumentKind::material_receipt;
    std::string title;
    std::string number;
    Instant issued_at;
    int prints = 0;
};
// The salted commitment to the canonical JSON of a snapshot (journal/entry.h); without a salt its
// SHA-256.
[[nodiscard]] std::string snapshotHash(const std::string& salt, const std::string& snapshot);
[[nodiscard]] DocumentSummary summaryOf(const DocumentRecord& record);

// One line of the print log. Ordinal 1 is the original, later ones are reprints and say so.
struct PrintEntry {
    DocumentId document;
    int ordinal = 1;
    std::string sha256; // of the PDF that goes to the printer, hex
    int copies = 1;
    std::string printer;
    UserId by;
    std::string by_name;
    Instant at;
};

struct PrintCommand {
    int ordinal = 1; // what the paper says; must be the next one
    std::string sha256;
    int copies = 1;
    std::string printer;
};

enum class PaperStanding { original, reprint, unknown };
struct VerifyAnswer {
    PaperStanding standing = PaperStanding::unknown;
    std::optional<DocumentSummary> document;
    std::optional<CaseNumber> case_number;
    std::optional<PrintEntry> print;
};

// A paper as its row holds it, for who compares it with what was issued.
struct StoredPaper {
    DocumentRecord record;        // without the snapshot
    std::string snapshot;         // its JSON, to the byte
    std::int64_t print_lines = 0; // of the print log
};

class DocumentRepository {
  public:
    virtual ~DocumentRepository() = default;
    virtual Result<void> add(Tx&, const DocumentRecord&) = 0;
    virtual Result<DocumentRecord> load(ReadTx&, const DocumentId&) = 0; // "document.not_found"
    virtual Result<std::vector<DocumentSummary>> ofCase(ReadTx&, const CaseNumber&) = 0; // by issue
    // Adds the line and counts the print; "document.print_out_of_turn" {expected} unless the
    // ordinal is the next; "store.reference" when the paper's file has no row.
    virtual Result<void> addPrint(Tx&, const PrintEntry&) = 0;
    virtual Result<std::optional<PrintEntry>> findPrint(ReadTx&, const std::string& sha256) = 0;
    // "document.not_found"; "store.corrupt" when the number is not the one its book counts.
    virtual Result<StoredPaper> stored(ReadTx&, const DocumentId&) = 0;
    // A line of the print log whose file is the one it names; none otherwise.
    virtual Result<std::optional<PrintEntry>> print(ReadTx&, const DocumentId&, int ordinal) = 0;
    virtual Result<std::int64_t> count(ReadTx&) = 0; // all papers and all prints
};

} // namespace bianmin::documents

namespace bianmin {

template <>
struct EnumNames<documents::DocumentKind> {
    using E = documents::DocumentKind;
    static constexpr std::array<std::pair<E, std::string_view>, 7> names{
        {{E::material_receipt, "material_receipt"},
         {E::acceptance_notice, "acceptance_notice"},
         {E::supplement_notice, "supplement_notice"},
         {E::refusal_of_acceptance, "refusal_of_acceptance"},
         {E::grant_decision, "grant_decision"},
         {E::refusal_decision, "refusal_decision"},
         {E::delivery_receipt, "delivery_receipt"}}};
};
template <>
struct EnumNames<documents::PaperStanding> {
    using E = documents::PaperStanding;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::original, "original"}, {E::reprint, "reprint"}, {E::unknown, "unknown"}}};
};
template <>
struct Schema<documents::DocumentRecord> {
    using T = documents::DocumentRecord;
    static constexpr auto fields(auto&& visit) {
        return visit(field("id", &T::id), field("kind", &T::kind),
                     field("case_number", &T::case_number), field("title", &T::title),
                     field("number", &T::number), field("template_id", &T::template_id),
                     field("template_version", &T::template_version),
                     field("snapshot", &T::snapshot), field("snapshot_salt", &T::snapshot_salt),
                     field("snapshot_hash", &T::snapshot_hash), field("issued_at", &T::issued_at),
                     field("prints", &T::prints));
    }
};
template <>
struct Schema<documents::DocumentSummary> {
    using T = documents::DocumentSummary;
    static constexpr auto fields(auto&& visit) {
        return visit(field("id", &T::id), field("kind", &T::kind), field("title", &T::title),
                     field("number", &T::number), field("issued_at", &T::issued_at),
                     field("prints", &T::prints));
    }
};
template <>
struct Schema<documents::PrintEntry> {
    using T = documents::PrintEntry;
    static constexpr auto fields(auto&& visit) {
        return visit(field("document", &T::document), field("ordinal", &T::ordinal),
                     field("sha256", &T::sha256), field("copies", &T::copies),
                     field("printer", &T::printer), field("by", &T::by),
                     field("by_name", &T::by_name), field("at", &T::at));
    }
};
template <>
struct Schema<documents::PrintCommand> {
    using T = documents::PrintCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("ordinal", &T::ordinal),
            field("sha256", &T::sha256, {.max = 64, .min = 64, .lines = LineMode::single_line}),
            field("copies", &T::copies), field("printer", &T::printer, cases::kShortText));
    }
};
template <>
struct Schema<documents::VerifyAnswer> {
    using T = documents::VerifyAnswer;
    static constexpr auto fields(auto&& visit) {
        return visit(field("standing", &T::standing),
                     field("document", &T::document, cases::kOptionalValue),
                     field("case_number", &T::case_number, cases::kOptionalValue),
                     field("print", &T::print, cases::kOptionalValue));
    }
};

} // namespace bianmin
