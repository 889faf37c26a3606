#include "shared/domain/documents/stored_records.h"

#include "shared/base/hash.h"

#include <algorithm>
#include <set>

namespace bianmin::documents {

using journal::Entry;
using journal::OpenedEntry;

namespace {

constexpr std::string_view kCaseEntity = "case:";
constexpr std::string_view kItemEntity = "item:";
constexpr std::string_view kAccountEntity = "account:";
constexpr std::int64_t kFirstVersion = 1;
constexpr const char* kCountyBegun = "county.initialized";
constexpr const char* kCaseKinds = "case.";
constexpr const char* kItemKinds = "item.";
constexpr const char* kAccountKinds = "account.";

tl::unexpected<Error> withoutEntry(const std::string& record) {
    return fail(ErrorKind::conflict, "journal.record_without_entry", {{"record", record}});
}

tl::unexpected<Error> lost(const Entry& entry, const std::string& record) {
    return fail(ErrorKind::conflict, "journal.record_lost",
                {{"seq", std::to_string(entry.seq)}, {"record", record}});
}

tl::unexpected<Error> changed(const Entry& entry, const std::string& record) {
    return fail(ErrorKind::conflict, "journal.record_changed",
                {{"seq", std::to_string(entry.seq)}, {"record", record}});
}

// A record of a lookup that must succeed; names it where there is none or where its row contradicts
// itself.
template <class T>
Result<T> mustStand(Result<T> found, const Entry& entry, const std::string& record) {
    if (!found && found.error().kind == ErrorKind::not_found)
        return lost(entry, record);
    if (!found && found.error().code == "store.corrupt")
        return changed(entry, record);
    return found;
}

std::string entityOf(const CaseNumber& number) {
    return std::string(kCaseEntity) + number.str();
}

std::string textOf(const Json& payload, const char* key) {
    const auto found = payload.find(key);
    return found != payload.end() && found->is_string() ? found->get<std::string>() : "";
}

std::int64_t integerOf(const Json& payload, const char* key) {
    const auto found = payload.find(key);
    return found != payload.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

// Whether an entry says this of a record. Those of earlier programs say less: what they do not
// mention agrees.
bool agrees(const Json& payload, const char* key, const Json& stored) {
    const auto found = payload.find(key);
    return found == payload.end() || *found == stored;
}

// The same for a personal value, which may have been erased as well.
bool agrees(const OpenedEntry& opened, const char* name, const std::string& stored) {
    const auto found = opened.personal.find(name);
    return found == opened.personal.end() || found->second == stored;
}

NumberBook bookOf(const Json& payload) {
    return {textOf(payload, "word"), static_cast<int>(integerOf(payload, "year"))};
}

std::set<std::string> textsOf(const Json& list) {
    std::set<std::string> texts;
    for (const Json& text : list) {
        if (text.is_string())
            texts.insert(text.get<std::string>());
    }
    return texts;
}

} // namespace

Result<std::int64_t> StoredRecords::confirm(ReadTx& tx, const OpenedEntry& opened) {
    struct Made {
        std::string_view kind;
        Comparison compare;
    };
    constexpr Made kMade[] = {{"document.issued", &StoredRecords::confirmPaper},
                              {"document.printed", &StoredRecords::confirmPrint},
                              {"number.reserved", &StoredRecords::confirmReservation},
                              {"number.voided", &StoredRecords::confirmVoid},
                              {"item.published", &StoredRecords::confirmItem},
                              {"account.added", &StoredRecords::confirmAccount},
                              {kCountyBegun, &StoredRecords::confirmCounty}};
    const auto made = std::ranges::find(kMade, std::string_view(opened.entry.kind), &Made::kind);
    if (made != std::end(kMade))
        return (this->*made->compare)(tx, opened);
    if (opened.entry.entity.starts_with(kCaseEntity) &&
        integerOf(opened.payload, "version") == kFirstVersion)
        return confirmCase(tx, opened);
    return 0;
}

// Once for every case, where it came in: the entry of its newest version says its state and its
// content (but in the first schemas). The entries between are in the chain.
Result<std::int64_t> StoredRecords::confirmCase(ReadTx& tx, const OpenedEntry& opened) {
    const CaseNumber number(opened.entry.entity.substr(kCaseEntity.size()));
    const auto newest = TRY(ports_.journal.newest(tx, opened.entry.entity, kCaseKinds));
    const Entry& last = newest ? *newest : opened.entry;
    const auto stored = TRY(mustStand(ports_.cases.stored(tx, number), last, number.str()));
    const Json payload = TRY(payloadOf(last));
    const std::string hash = textOf(payload, "record_hash");
    const cases::Case& subject = stored.subject;
    if (subject.version != integerOf(payload, "version") ||
        enumName(subject.state) != textOf(payload, "state") ||
        (!hash.empty() && cases::recordHash(subject.salt, stored.content) != hash))
        return changed(last, number.str());
    TRY(confirmFiles(tx, opened, subject));
    return 1;
}

// The files of a case: its scans, its printed papers, and scans that another one has replaced.
Result<void> StoredRecords::confirmFiles(ReadTx& tx, const OpenedEntry& opened,
                                         const cases::Case& subject) {
    const auto files = TRY(ports_.blobs.ofCase(tx, subject.number));
    std::set<std::string> unexplained(files.begin(), files.end());
    for (const auto& material : subject.materials) {
        for (const std::string& scan : material.scans) {
            if (!std::ranges::binary_search(files, scan))
                return lost(opened.entry, scan);
            unexplained.erase(scan);
        }
    }
    // Earlier programs did not say which scans came in.
    if (!opened.payload.contains("scans") || unexplained.empty())
        return {};
    for (const Entry& entry : TRY(ports_.journal.ofEntity(tx, opened.entry.entity))) {
        const Json payload = TRY(payloadOf(entry));
        for (const std::string& scan : textsOf(payload.value("scans", Json::array())))
            unexplained.erase(scan);
        unexplained.erase(textOf(payload, "sha256"));
    }
    if (!unexplained.empty())
        return withoutEntry(*unexplained.begin());
    return {};
}

Result<std::int64_t> StoredRecords::confirmPaper(ReadTx& tx, const OpenedEntry& opened) {
    const auto& [entry, payload, personal] = opened;
    const DocumentId id(textOf(payload, "document"));
    const std::string number = textOf(payload, "number");
    const std::string name = number.empty() ? id.str() : number;
    const auto stored = TRY(mustStand(ports_.documents.stored(tx, id), entry, name));
    const DocumentRecord& paper = stored.record;
    const std::string hash = textOf(payload, "snapshot_hash");
    if (paper.template_id != textOf(payload, "kind") ||
        paper.template_version != integerOf(payload, "template_version") ||
        enumName(paper.kind) != textOf(payload, "kind") || paper.number != number ||
        entityOf(paper.case_number) != entry.entity || paper.snapshot_hash != hash ||
        snapshotHash(paper.snapshot_salt, stored.snapshot) != hash ||
        paper.prints != stored.print_lines || !agrees(payload, "title", paper.title) ||
        !agrees(payload, "issued_at", formatInstant(paper.issued_at)))
        return changed(entry, name);
    return 1;
}

Result<std::int64_t> StoredRecords::confirmPrint(ReadTx& tx, const OpenedEntry& opened) {
    const auto& [entry, payload, personal] = opened;
    const std::string name = textOf(payload, "document");
    const std::string file = textOf(payload, "sha256");
    const auto ordinal = static_cast<int>(integerOf(payload, "ordinal"));
    const auto print = TRY(ports_.documents.print(tx, DocumentId(name), ordinal));
    const CaseNumber number(entry.entity.substr(kCaseEntity.size()));
    if (!print || !std::ranges::binary_search(TRY(ports_.blobs.ofCase(tx, number)), file))
        return lost(entry, name);
    if (print->sha256 != file || print->copies != integerOf(payload, "copies") ||
        print->printer != textOf(payload, "printer") || print->by.str() != entry.actor ||
        !agrees(opened, "by_name", print->by_name) ||
        !agrees(payload, "printed_at", formatInstant(print->at)))
        return changed(entry, name);
    return 1;
}

Result<std::int64_t> StoredRecords::confirmReservation(ReadTx& tx, const OpenedEntry& opened) {
    const auto& [entry, payload, personal] = opened;
    const NumberBook book = bookOf(payload);
    const auto first = static_cast<int>(integerOf(payload, "first"));
    const auto found = TRY(ports_.numbers.standing(tx, {book, first})).reservation;
    if (!found)
        return lost(entry, bookText(book));
    if (found->first != first || found->last != integerOf(payload, "last") ||
        found->organization.str() != textOf(payload, "organization") ||
        found->by.str() != entry.actor || !agrees(opened, "purpose", found->purpose) ||
        !agrees(opened, "by_name", found->by_name) || !agrees(payload, "id", found->id) ||
        !agrees(payload, "reserved_at", formatInstant(found->at)))
        return changed(entry, bookText(book));
    return 1;
}

Result<std::int64_t> StoredRecords::confirmVoid(ReadTx& tx, const OpenedEntry& opened) {
    const auto& [entry, payload, personal] = opened;
    const DocumentNumber number{bookOf(payload), static_cast<int>(integerOf(payload, "sequence"))};
    const auto all = TRY(ports_.numbers.voids(tx, number.book));
    const auto found = std::ranges::find(all, number, &NumberVoid::number);
    if (found == all.end())
        return lost(entry, numberText(number));
    if (found->by.str() != entry.actor || !agrees(opened, "reason", found->reason) ||
        !agrees(opened, "by_name", found->by_name) ||
        !agrees(payload, "voided_at", formatInstant(found->at)))
        return changed(entry, numberText(number));
    return 1;
}

Result<std::int64_t> StoredRecords::confirmItem(ReadTx& tx, const OpenedEntry& opened) {
    const auto& [entry, payload, personal] = opened;
    const ItemId code(entry.entity.substr(kItemEntity.size()));
    const auto version = static_cast<int>(integerOf(payload, "version"));
    const auto stored = TRY(mustStand(ports_.items.stored(tx, code, version), entry, code.str()));
    const auto current = TRY(ports_.items.current(tx, code));
    if (!current)
        return lost(entry, code.str());
    const std::string hash = textOf(payload, "content_hash");
    const auto content = parseJson(stored.content);
    const std::string published_at = formatInstant(stored.published_at);
    if (!content || !content->is_object() || stored.content_hash != hash ||
        current->version < version || sha256Hex(dumpJson(content->value("item", Json()))) != hash ||
        content->value("content_hash", Json()) != hash ||
        content->value("version", Json()) != version ||
        content->value("published_at", Json()) != published_at ||
        !agrees(payload, "published_at", published_at) ||
        !agrees(payload, "summary_hash", sha256Hex(stored.summary)))
        return changed(entry, code.str());
    return 0;
}

Result<std::int64_t> StoredRecords::confirmAccount(ReadTx& tx, const OpenedEntry& opened) {
    const auto& [entry, payload, personal] = opened;
    const UserId id(entry.entity.substr(kAccountEntity.size()));
    const auto account = TRY(mustStand(ports_.accounts.load(tx, id), entry, id.str()));
    // Nothing but the password changes after an account was added.
    const auto newest = TRY(ports_.journal.newest(tx, entry.entity, kAccountKinds));
    const Json last = newest ? TRY(payloadOf(*newest)) : payload;
    if (encode(account.roles) != payload.value("roles", Json()) ||
        account.organization.str() != textOf(payload, "organization") || !account.active ||
        !agrees(opened, "display_name", account.display_name) ||
        !agrees(opened, "login_name", account.login_name) ||
        !agrees(last, "credential", identity::credentialHash(account)))
        return changed(entry, account.login_name);
    return 0;
}

// What a county began with.
Result<std::int64_t> StoredRecords::confirmCounty(ReadTx& tx, const OpenedEntry& opened) {
    if (!agrees(opened.payload, "directory_hash",
                TRY(identity::directoryHash(tx, ports_.directory))))
        return changed(opened.entry, opened.entry.entity);
    return 0;
}

// Nobody and no item has come into a county without an entry, since its first one.
Result<void> StoredRecords::confirmNoStranger(ReadTx& tx) {
    const auto regions = TRY(ports_.directory.regions(tx));
    const auto county =
        std::ranges::find(regions, regions::RegionLevel::county, &regions::Region::level);
    if (county == regions.end() ||
        !TRY(ports_.journal.newest(tx, "county:" + county->code.str(), kCountyBegun)))
        return {};
    for (const auto& account : TRY(ports_.accounts.list(tx))) {
        if (!TRY(ports_.journal.newest(tx, std::string(kAccountEntity) + account.id.str(),
                                       kAccountKinds)))
            return withoutEntry(account.login_name);
    }
    for (const auto& item : TRY(ports_.items.newestVersions(tx))) {
        const auto newest =
            TRY(ports_.journal.newest(tx, std::string(kItemEntity) + item.code.str(), kItemKinds));
        if (!newest || integerOf(TRY(payloadOf(*newest)), "version") < item.version)
            return withoutEntry(item.code.str());
    }
    return {};
}

Result<std::int64_t> StoredRecords::standing(ReadTx& tx) {
    if (const auto serial = TRY(ports_.cases.wrongSerial(tx)))
        return fail(ErrorKind::conflict, "journal.counter_changed", {{"counter", *serial}});
    if (const auto book = TRY(ports_.numbers.wrongBook(tx)))
        return fail(ErrorKind::conflict, "journal.counter_changed", {{"counter", bookText(*book)}});
    TRY(confirmNoStranger(tx));
    return TRY(ports_.cases.count(tx)) + TRY(ports_.documents.count(tx)) +
           TRY(ports_.numbers.count(tx));
}

} // namespace bianmin::documents
