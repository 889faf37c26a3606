#include "shared/domain/documents/number_service.h"

#include "shared/base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace bianmin::documents {

using identity::Permission;

namespace {

// Only those who reach the whole county may see what belongs to no organ.
const OrganizationId kNoOrgan("-");

// Every word that papers of an organ may carry.
std::set<std::string> wordsOf(const identity::Organization& organ) {
    std::set<std::string> words;
    if (organ.number_word.empty())
        return words;
    for (const auto& [kind, name] : EnumNames<DocumentKind>::names) {
        for (const auto& [type, type_name] : EnumNames<catalog::ItemType>::names) {
            if (const std::string word = numberWordOf(kind, type); !word.empty())
                words.insert(organ.number_word + word);
        }
    }
    return words;
}

std::map<std::string, identity::Organization>
organsByWord(const std::vector<identity::Organization>& organizations) {
    std::map<std::string, identity::Organization> organs;
    for (const auto& organ : organizations) {
        for (const std::string& word : wordsOf(organ))
            organs.emplace(word, organ);
    }
    return organs;
}

tl::unexpected<Error> notReserved(const DocumentNumber& number, NumberFate fate) {
    const std::string standing(fate == NumberFate::missing ? "尚未启用" : chinese(fate));
    return fail(ErrorKind::conflict, "document_number.not_reserved",
                {{"number", numberText(number)}, {"fate", standing}});
}

// The fates of a book's numbers, one after another, joined into lines.
class LedgerWriter {
  public:
    explicit LedgerWriter(NumberLedger& ledger)
        : ledger_(ledger) {}

    // False when the answer is full; the number is then not in it.
    bool add(int sequence, const LedgerLine& fate) {
        auto& lines = ledger_.lines;
        const bool same = !lines.empty() && lines.back().fate == fate.fate &&
                          lines.back().at == fate.at && lines.back().reason == fate.reason &&
                          lines.back().by_name == fate.by_name;
        if (same) {
            lines.back().last = sequence;
            return true;
        }
        if (lines.size() == kLedgerLinesMax) {
            ledger_.next_after = sequence - 1;
            return false;
        }
        lines.push_back(fate);
        lines.back().first = lines.back().last = sequence;
        return true;
    }

  private:
    NumberLedger& ledger_;
};

const NumberReservation* reservationOf(const std::vector<NumberReservation>& all, int sequence) {
    const auto found = std::ranges::find_if(all, [&](const NumberReservation& one) {
        return one.first <= sequence && sequence <= one.last;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

Result<NumberReservation> NumberService::reserve(Tx& tx, const identity::Actor& actor,
                                                 const ReserveNumbersCommand& command) {
    const auto& organ = actor.organization;
    TRY(identity::require(actor, Permission::number_manage, {{}, organ.id}));
    const std::string kind_word = numberWordOf(command.kind, command.item_type);
    if (kind_word.empty())
        return fail(ErrorKind::invalid, "document_number.kind_unnumbered");
    if (organ.number_word.empty())
        return fail(ErrorKind::conflict, "document_number.organ_without_word",
                    {{"organ", organ.name}});
    if (command.count < 1 || command.count > kReservationMax)
        return failFields({{"/count",
                            "field.out_of_range",
                            {{"low", "1"}, {"high", std::to_string(kReservationMax)}}}});
    const Instant now = ports_.clock.now();
    NumberReservation reservation{.id = makeUuidV7(now, ports_.random),
                                  .book = {organ.number_word + kind_word, civilDate(now).year()},
                                  .first = 0,
                                  .last = 0,
                                  .organization = organ.id,
                                  .purpose = trimmed(command.purpose),
                                  .by = actor.user,
                                  .by_name = actor.name,
                                  .at = now};
    if (reservation.purpose.empty())
        return failFields({{"/purpose", "field.required", {}}});
    reservation.first = TRY(ports_.numbers.take(tx, reservation.book, command.count));
    reservation.last = reservation.first + command.count - 1;
    TRY(ports_.numbers.addReservation(tx, reservation));
    identity::Change change{
        "number.reserved", "number:" + bookText(reservation.book), Json::object(), {}};
    change.payload = {{"word", reservation.book.word},
                      {"year", reservation.book.year},
                      {"first", reservation.first},
                      {"last", reservation.last},
                      {"organization", organ.id.str()},
                      {"id", reservation.id},
                      {"reserved_at", formatInstant(reservation.at)}};
    change.personal["purpose"] = reservation.purpose;
    change.personal["by_name"] = reservation.by_name;
    TRY(ports_.changes.record(tx, actor, change));
    return reservation;
}

Result<NumberReservation> NumberService::openReservation(ReadTx& tx, const DocumentNumber& number) {
    const auto standing = TRY(ports_.numbers.standing(tx, number));
    if (standing.fate != NumberFate::reserved)
        return notReserved(number, standing.fate);
    return *standing.reservation;
}

Result<NumberVoid> NumberService::makeVoid(Tx& tx, const identity::Actor& actor,
                                           const VoidNumberCommand& command) {
    TRY(identity::require(actor, Permission::number_manage, {{}, actor.organization.id}));
    const DocumentNumber number = TRY(parseDocumentNumber(command.number));
    const auto reservation = TRY(openReservation(tx, number));
    TRY(identity::require(actor, Permission::number_manage, {{}, reservation.organization}));
    NumberVoid made{number, trimmed(command.reason), actor.user, actor.name, ports_.clock.now()};
    if (made.reason.empty())
        return failFields({{"/reason", "field.required", {}}});
    TRY(ports_.numbers.addVoid(tx, made));
    identity::Change change{"number.voided", "number:" + bookText(number.book), Json::object(), {}};
    change.payload = {
        {"word", number.book.word}, {"year", number.book.year}, {"sequence", number.sequence}};
    change.payload["voided_at"] = formatInstant(made.at);
    change.personal["reason"] = made.reason;
    change.personal["by_name"] = made.by_name;
    TRY(ports_.changes.record(tx, actor, change));
    return made;
}

Result<std::vector<CaseNumberCount>> NumberService::caseNumbers(ReadTx& tx) {
    std::map<StationId, std::string> names;
    for (const auto& station : TRY(ports_.directory.stations(tx)))
        names[station.id] = TRY(ports_.directory.organization(tx, station.organization)).name;
    std::map<std::pair<std::string, int>, CaseNumberCount> sums;
    for (const auto& count : TRY(ports_.cases.serialCounts(tx))) {
        auto& sum = sums[{names[count.station], count.year}];
        sum.given += count.given;
        sum.cases += count.cases;
    }
    std::vector<CaseNumberCount> all;
    for (auto& [key, sum] : sums) {
        sum.organization = key.first;
        sum.year = key.second;
        all.push_back(std::move(sum));
    }
    return all;
}

Result<NumberOverview> NumberService::overview(ReadTx& tx, const identity::Actor& actor) {
    if (!identity::grantedSomewhere(actor, Permission::number_read))
        return fail(ErrorKind::forbidden, "forbidden");
    const auto organs = organsByWord(TRY(ports_.directory.organizations(tx)));
    NumberOverview seen;
    for (auto& book : TRY(ports_.numbers.books(tx))) {
        const auto organ = organs.find(book.word);
        const std::optional<OrganizationId> owner =
            organ == organs.end() ? kNoOrgan : organ->second.id;
        if (!identity::allowed(actor, Permission::number_read, {{}, owner}))
            continue;
        if (organ != organs.end())
            book.organization = organ->second.name;
        seen.books.push_back(std::move(book));
    }
    if (identity::allowed(actor, Permission::number_read, {{}, kNoOrgan}))
        seen.cases = TRY(caseNumbers(tx));
    return seen;
}

Result<NumberLedger> NumberService::ledger(ReadTx& tx, const identity::Actor& actor,
                                           const LedgerQuery& query) {
    if (!identity::grantedSomewhere(actor, Permission::number_read))
        return fail(ErrorKind::forbidden, "forbidden");
    const NumberBook book{query.word, query.year};
    const int last = TRY(ports_.numbers.last(tx, book));
    const auto organs = organsByWord(TRY(ports_.directory.organizations(tx)));
    const auto organ = organs.find(book.word);
    if (last == 0 || organ == organs.end())
        return fail(ErrorKind::not_found, "document_number.book_unknown",
                    {{"book", bookText(book)}});
    TRY(identity::require(actor, Permission::number_read, {{}, organ->second.id}));

    const auto issued = TRY(ports_.numbers.issued(tx, book));
    const auto reservations = TRY(ports_.numbers.reservations(tx, book));
    std::map<int, NumberVoid> voids;
    for (auto& one : TRY(ports_.numbers.voids(tx, book)))
        voids.emplace(one.number.sequence, one);
    NumberLedger ledger{.word = book.word, .year = book.year, .lines = {}, .next_after = {}};
    LedgerWriter writer(ledger);
    for (int sequence = std::clamp(query.after, 0, last) + 1; sequence <= last; ++sequence) {
        LedgerLine line{.first = 0,
                        .last = 0,
                        .fate = NumberFate::missing,
                        .by_name = {},
                        .at = {},
                        .reason = {}};
        if (std::ranges::binary_search(issued, sequence)) {
            line.fate = NumberFate::issued;
        } else if (const auto found = voids.find(sequence); found != voids.end()) {
            line.fate = NumberFate::voided;
            line.by_name = found->second.by_name;
            line.at = found->second.at;
            line.reason = found->second.reason;
        } else if (const auto* reservation = reservationOf(reservations, sequence)) {
            line.fate = NumberFate::reserved;
            line.by_name = reservation->by_name;
            line.at = reservation->at;
            line.reason = reservation->purpose;
        }
        if (!writer.add(sequence, line))
            break;
    }
    return ledger;
}

Result<DocumentNumber> NumberService::give(Tx& tx, const identity::Organization& organ,
                                           const NumberBook& book,
                                           const std::string& written_by_hand) {
    if (written_by_hand.empty()) {
        const int sequence = TRY(ports_.numbers.take(tx, book, 1));
        return DocumentNumber{book, sequence};
    }
    const DocumentNumber number = TRY(parseDocumentNumber(written_by_hand));
    // The year may be last year's: the paper was written on New Year's Eve.
    if (number.book.word != book.word)
        return fail(ErrorKind::conflict, "document_number.book_differs",
                    {{"number", numberText(number)}, {"book", bookText(book)}});
    const auto reservation = TRY(openReservation(tx, number));
    if (reservation.organization != organ.id)
        return notReserved(number, NumberFate::reserved);
    return number;
}

} // namespace bianmin::documents
