#include "shared/domain/documents/stored_records.h"

#include "shared/base/hash.h"

#include <algorithm>

namespace bianmin::documents {

using journal::Entry;

namespace {

constexpr std::string_view kCaseEntity = "case:";
constexpr std::string_view kItemEntity = "item:";
constexpr std::string_view kAccountEntity = "account:";
constexpr std::int64_t kFirstVersion = 1;

tl::unexpected<Error> lost(const Entry& entry, const std::string& record) {
    return fail(ErrorKind::conflict, "journal.record_lost",
                {{"seq", std::to_string(entry.seq)}, {"record", record}});
}

tl::unexpected<Error> changed(const Entry& entry, const std::string& record) {
    return fail(ErrorKind::conflict, "journal.record_changed",
                {{"seq", std::to_string(entry.seq)}, {"record", record}});
}

// A record of a lookup that must succeed; `lost` names it where there is none.
template <class T>
Result<T> mustStand(Result<T> found, const Entry& entry, const std::string& record) {
    if (!found && found.error().kind == ErrorKind::not_found)
        return lost(entry, record);
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

// The case and its stored content are what the entry of this version says.
bool isContentOf(const cases::Case& subject, const std::string& content, const Json& payload) {
    const std::string hash = textOf(payload, "record_hash");
    return enumName(subject.state) == textOf(payload, "state") &&
           (hash.empty() || cases::recordHash(subject.salt, content) == hash);
}

NumberBook bookOf(const Json& payload) {
    return {textOf(payload, "word"), static_cast<int>(integerOf(payload, "year"))};
}

} // namespace

Result<std::int64_t> StoredRecords::confirm(ReadTx& tx, const Entry& entry) {
    struct Made {
        std::string_view kind;
        Comparison compare;
    };
    constexpr Made kMade[] = {{"document.issued", &StoredRecords::confirmPaper},
                              {"document.printed", &StoredRecords::confirmPrint},
                              {"number.reserved", &StoredRecords::confirmReservation},
                              {"number.voided", &StoredRecords::confirmVoid},
                              {"item.published", &StoredRecords::confirmItem},
                              {"account.added", &StoredRecords::confirmAccount}};
    const auto made = std::ranges::find(kMade, std::string_view(entry.kind), &Made::kind);
    Comparison compare = nullptr;
    if (made != std::end(kMade))
        compare = made->compare;
    else if (entry.entity.starts_with(kCaseEntity))
        compare = &StoredRecords::confirmCase;
    else
        return 0;
    return (this->*compare)(tx, entry, TRY(parseJson(entry.payload)));
}

// The entry of a case's newest version says its state and its content (but in the first schemas);
// older ones only that it has come so far.
Result<std::int64_t> StoredRecords::confirmCase(ReadTx& tx, const Entry& entry,
                                                const Json& payload) {
    const CaseNumber number(entry.entity.substr(kCaseEntity.size()));
    auto found = mustStand(ports_.cases.load(tx, number), entry, number.str());
    if (!found && found.error().code == "store.corrupt")
        return changed(entry, number.str());
    const cases::Case subject = TRY(std::move(found));
    const std::int64_t version = integerOf(payload, "version");
    if (subject.version < version ||
        (subject.version == version &&
         !isContentOf(subject, TRY(ports_.cases.storedContent(tx, number)), payload)))
        return changed(entry, number.str());
    return version == kFirstVersion ? 1 : 0;
}

Result<std::int64_t> StoredRecords::confirmPaper(ReadTx& tx, const Entry& entry,
                                                 const Json& payload) {
    const DocumentId id(textOf(payload, "document"));
    const std::string number = textOf(payload, "number");
    const std::string name = number.empty() ? id.str() : number;
    const auto paper = TRY(mustStand(ports_.documents.load(tx, id), entry, name));
    const std::string hash = textOf(payload, "snapshot_hash");
    if (paper.template_id != textOf(payload, "kind") ||
        enumName(paper.kind) != textOf(payload, "kind") || paper.number != number ||
        entityOf(paper.case_number) != entry.entity || paper.snapshot_hash != hash ||
        snapshotHash(paper.snapshot_salt, paper.snapshot) != hash)
        return changed(entry, name);
    if (number.empty())
        return 1;
    const auto parsed = TRY(parseDocumentNumber(number));
    if (TRY(ports_.numbers.standing(tx, parsed)).fate != NumberFate::issued ||
        TRY(ports_.numbers.last(tx, parsed.book)) < parsed.sequence)
        return changed(entry, name);
    return 1;
}

Result<std::int64_t> StoredRecords::confirmPrint(ReadTx& tx, const Entry& entry,
                                                 const Json& payload) {
    const std::string name = textOf(payload, "document");
    const std::string file = textOf(payload, "sha256");
    const auto print = TRY(ports_.documents.findPrint(tx, file));
    if (!print || !TRY(ports_.blobs.find(tx, file)))
        return lost(entry, name);
    const auto paper = TRY(mustStand(ports_.documents.load(tx, DocumentId(name)), entry, name));
    if (print->document != paper.id || paper.prints < integerOf(payload, "ordinal") ||
        print->ordinal != integerOf(payload, "ordinal") ||
        print->copies != integerOf(payload, "copies") ||
        print->printer != textOf(payload, "printer") || print->by.str() != entry.actor)
        return changed(entry, name);
    return 1;
}

Result<std::int64_t> StoredRecords::confirmReservation(ReadTx& tx, const Entry& entry,
                                                       const Json& payload) {
    const NumberBook book = bookOf(payload);
    const auto first = integerOf(payload, "first");
    const auto last = integerOf(payload, "last");
    const auto all = TRY(ports_.numbers.reservations(tx, book));
    const auto found = std::ranges::find(all, first, &NumberReservation::first);
    if (found == all.end())
        return lost(entry, bookText(book));
    if (found->last != last || found->organization.str() != textOf(payload, "organization") ||
        TRY(ports_.numbers.last(tx, book)) < last)
        return changed(entry, bookText(book));
    return 1;
}

Result<std::int64_t> StoredRecords::confirmVoid(ReadTx& tx, const Entry& entry,
                                                const Json& payload) {
    const DocumentNumber number{bookOf(payload), static_cast<int>(integerOf(payload, "sequence"))};
    if (TRY(ports_.numbers.standing(tx, number)).fate != NumberFate::voided)
        return lost(entry, numberText(number));
    return 1;
}

Result<std::int64_t> StoredRecords::confirmItem(ReadTx& tx, const Entry& entry,
                                                const Json& payload) {
    const ItemId code(entry.entity.substr(kItemEntity.size()));
    const auto version = static_cast<int>(integerOf(payload, "version"));
    const auto published =
        TRY(mustStand(ports_.items.version(tx, code, version), entry, code.str()));
    const std::string hash = textOf(payload, "content_hash");
    const auto content = parseJson(TRY(ports_.items.storedContent(tx, code, version)));
    if (!content || published.content_hash != hash ||
        sha256Hex(dumpJson(content->value("item", Json()))) != hash)
        return changed(entry, code.str());
    return 0;
}

Result<std::int64_t> StoredRecords::confirmAccount(ReadTx& tx, const Entry& entry,
                                                   const Json& payload) {
    const UserId id(entry.entity.substr(kAccountEntity.size()));
    const auto account = TRY(mustStand(ports_.accounts.load(tx, id), entry, id.str()));
    if (encode(account.roles) != payload.value("roles", Json()) ||
        account.organization.str() != textOf(payload, "organization"))
        return changed(entry, account.login_name);
    return 0;
}

Result<std::int64_t> StoredRecords::standing(ReadTx& tx) {
    return TRY(ports_.cases.count(tx)) + TRY(ports_.documents.count(tx)) +
           TRY(ports_.numbers.count(tx));
}

} // namespace bianmin::documents
