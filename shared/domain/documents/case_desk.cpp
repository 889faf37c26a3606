#include "shared/domain/documents/case_desk.h"

#include "shared/base/hash.h"
#include "shared/domain/documents/snapshot.h"

namespace bianmin::documents {

using identity::Permission;

namespace {

constexpr int kTemplateVersion = 1;
constexpr int kCopiesMax = 20; // of one print
constexpr std::size_t kSaltBytes = 16;

// Decisions name where to complain (domain rule 3.1).
bool needsRemedy(DocumentKind kind) {
    return kind == DocumentKind::refusal_of_acceptance || kind == DocumentKind::grant_decision ||
           kind == DocumentKind::refusal_decision;
}

Result<void> requireRemedy(DocumentKind kind, const identity::Organization& organ) {
    if (needsRemedy(kind) && (organ.review_organ.empty() || organ.court.empty()))
        return fail(ErrorKind::conflict, "document.remedy_missing", {{"organ", organ.name}});
    return {};
}

// 承办人: who examined the case for a decision, otherwise who acts.
std::string handlerOf(const cases::Case& subject, const identity::Actor& actor) {
    const bool decides = subject.decision && !subject.delivery && !subject.opinions.empty();
    return decides ? subject.opinions.back().by_name : actor.name;
}

} // namespace

// People go where the case came in, unless it is another window that issues the paper: a department
// has none of its own.
Result<std::string> CaseDesk::windowOf(ReadTx& tx, const identity::Actor& actor,
                                       const cases::Case& subject,
                                       const identity::Organization& receiving) {
    if (actor.station)
        return actor.organization.name + " " + actor.station->name;
    const auto station = TRY(ports_.directory.station(tx, subject.station));
    return receiving.name + " " + station.name;
}

Result<CaseDesk::Issuing> CaseDesk::beginIssuing(ReadTx& tx, const identity::Actor& actor,
                                                 const cases::CaseChange& change,
                                                 const std::string& written_by_hand) {
    const auto& subject = change.subject;
    Issuing issuing;
    issuing.written_by_hand = written_by_hand;
    issuing.organ = TRY(ports_.directory.organization(tx, subject.deciding));
    issuing.receiving = TRY(ports_.directory.organization(tx, subject.receiving));
    issuing.window = TRY(windowOf(tx, actor, subject, issuing.receiving));
    issuing.earlier = TRY(ports_.documents.ofCase(tx, subject.number));
    issuing.query_code =
        change.query_code.empty() ? TRY(queryCodeOf(tx, issuing.earlier)) : change.query_code;
    return issuing;
}

Result<DocumentRecord> CaseDesk::issue(Tx& tx, const identity::Actor& actor,
                                       const cases::CaseChange& change, DocumentKind kind,
                                       const Issuing& issuing) {
    const auto& subject = change.subject;
    TRY(requireRemedy(kind, issuing.organ));

    DocumentRecord record;
    record.issued_at = ports_.clock.now();
    record.id = DocumentId(makeUuidV7(record.issued_at, ports_.random));
    record.kind = kind;
    record.case_number = subject.number;
    record.title = titleOf(kind, change.item->item.type);
    const std::string kind_word = numberWordOf(kind, change.item->item.type);
    if (!kind_word.empty()) {
        const NumberBook book{issuing.organ.number_word + kind_word,
                              civilDate(record.issued_at).year()};
        record.number =
            numberText(TRY(ports_.numbers.give(tx, issuing.organ, book, issuing.written_by_hand)));
    }
    record.template_id = enumName(kind);
    record.template_version = kTemplateVersion;
    record.snapshot = makeSnapshot(kind, record.number,
                                   {subject, *change.item, issuing.organ, issuing.receiving,
                                    handlerOf(subject, actor), issuing.window, issuing.query_code,
                                    record.issued_at, issuing.earlier});
    record.snapshot_salt = toHex(ports_.random.bytes(kSaltBytes));
    record.snapshot_hash = snapshotHash(record.snapshot_salt, dumpJson(record.snapshot));
    TRY(ports_.documents.add(tx, record));

    identity::Change issued{"document.issued", "case:" + subject.number.str(), Json::object(), {}};
    issued.payload = {{"document", record.id.str()},
                      {"kind", record.template_id},
                      {"title", record.title},
                      {"issued_at", formatInstant(record.issued_at)},
                      {"number", record.number},
                      {"template_version", record.template_version},
                      {"snapshot_hash", record.snapshot_hash}};
    TRY(ports_.changes.record(tx, actor, issued));
    return record;
}

// The case holds only the hash of its query code; the first paper says it in clear.
Result<std::string> CaseDesk::queryCodeOf(ReadTx& tx, const std::vector<DocumentSummary>& papers) {
    if (papers.empty())
        return std::string();
    const auto first = TRY(ports_.documents.load(tx, papers.front().id));
    return first.snapshot.at("case").at("query_code").get<std::string>();
}

// From now on the files that the materials name belong to the case.
Result<void> CaseDesk::useScans(Tx& tx, const cases::Case& subject) {
    std::vector<FieldError> unknown;
    for (std::size_t i = 0; i < subject.materials.size(); ++i) {
        const auto& scans = subject.materials[i].scans;
        for (std::size_t page = 0; page < scans.size(); ++page) {
            auto used = ports_.blobs.use(tx, scans[page], subject.number);
            if (!used && used.error().code != "blob.unknown")
                return used;
            if (!used)
                unknown.push_back(
                    {"/materials/" + std::to_string(i) + "/scans/" + std::to_string(page),
                     used.error().code, used.error().params});
        }
    }
    if (!unknown.empty())
        return failFields(std::move(unknown));
    return {};
}

Result<CaseOutcome> CaseDesk::finish(Tx& tx, const identity::Actor& actor,
                                     const cases::CaseChange& change,
                                     const std::vector<DocumentKind>& papers,
                                     const std::string& written_by_hand) {
    CaseOutcome outcome;
    bool numbered = false;
    std::optional<Issuing> issuing;
    if (!papers.empty())
        issuing = TRY(beginIssuing(tx, actor, change, written_by_hand));
    for (const auto kind : papers) {
        const auto record = TRY(issue(tx, actor, change, kind, *issuing));
        numbered = numbered || !record.number.empty();
        outcome.documents.push_back(summaryOf(record));
        issuing->earlier.push_back(outcome.documents.back());
    }
    if (!written_by_hand.empty() && !numbered)
        return fail(ErrorKind::invalid, "document_number.nothing_numbered");
    outcome.view = TRY(ports_.cases.view(tx, change.subject));
    return outcome;
}

Result<CaseFile> CaseDesk::file(ReadTx& tx, const identity::Actor& actor,
                                const CaseNumber& number) {
    CaseFile answer;
    answer.view = TRY(ports_.cases.show(tx, actor, number));
    answer.documents = TRY(ports_.documents.ofCase(tx, number));
    answer.history = TRY(ports_.cases.history(tx, number));
    return answer;
}

Result<DocumentRecord> CaseDesk::document(ReadTx& tx, const identity::Actor& actor,
                                          const DocumentId& id) {
    auto record = TRY(ports_.documents.load(tx, id));
    const auto file = TRY(ports_.cases.show(tx, actor, record.case_number));
    TRY(identity::require(actor, Permission::document_print,
                          {file.record.region, file.record.deciding}));
    return record;
}

Result<PrintEntry> CaseDesk::recordPrint(Tx& tx, const identity::Actor& actor, const DocumentId& id,
                                         const PrintCommand& command, const BlobRecord& paper) {
    const auto record = TRY(document(tx, actor, id));
    if (command.copies < 1 || command.copies > kCopiesMax)
        return fail(ErrorKind::invalid, "document.copies_invalid",
                    {{"max", std::to_string(kCopiesMax)}});
    if (!isBlobName(command.sha256))
        return fail(ErrorKind::invalid, "document.hash_invalid");
    BIANMIN_CHECK(paper.sha256 == command.sha256);
    const PrintEntry entry{
        id,         command.ordinal, command.sha256,    command.copies, command.printer,
        actor.user, actor.name,      ports_.clock.now()};
    TRY(ports_.blobs.add(tx, paper));
    TRY(ports_.blobs.use(tx, paper.sha256, record.case_number));
    TRY(ports_.documents.addPrint(tx, entry));
    identity::Change printed{
        "document.printed", "case:" + record.case_number.str(), Json::object(), {}};
    printed.payload = {{"document", id.str()},       {"ordinal", command.ordinal},
                       {"sha256", command.sha256},   {"copies", command.copies},
                       {"printer", command.printer}, {"printed_at", formatInstant(entry.at)}};
    printed.personal["by_name"] = entry.by_name;
    TRY(ports_.changes.record(tx, actor, printed));
    return entry;
}

Result<VerifyAnswer> CaseDesk::verify(ReadTx& tx, const identity::Actor& actor,
                                      const std::string& sha256) {
    if (!identity::grantedSomewhere(actor, Permission::document_print))
        return fail(ErrorKind::forbidden, "forbidden");
    const auto print = TRY(ports_.documents.findPrint(tx, sha256));
    if (!print)
        return VerifyAnswer{};
    const auto record = TRY(document(tx, actor, print->document));
    return VerifyAnswer{print->ordinal == 1 ? PaperStanding::original : PaperStanding::reprint,
                        summaryOf(record), record.case_number, print};
}

} // namespace bianmin::documents
