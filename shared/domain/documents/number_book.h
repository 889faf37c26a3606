// Numbers of papers (文号): "佛民许受字〔2026〕12号" is the 12th number of a book (号簿), which is
// a word of one organ in one year. A book begins at 1 and has no gap. Every number of it is
// accounted for: issued with a document, set aside (预留) for papers that are written by hand while
// the system cannot be used, or void (作废) with a reason.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/transaction.h"
#include "shared/domain/cases/case_json.h"
#include "shared/domain/documents/document.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::documents {

struct NumberBook {
    std::string word; // 佛民许受字
    int year = 0;

    friend auto operator<=>(const NumberBook&, const NumberBook&) = default;
};
[[nodiscard]] std::string bookText(const NumberBook& book); // "佛民许受字〔2026〕"

struct DocumentNumber {
    NumberBook book;
    int sequence = 0; // from 1

    friend auto operator<=>(const DocumentNumber&, const DocumentNumber&) = default;
};
[[nodiscard]] std::string numberText(const DocumentNumber& number);
// Square brackets, full-width digits and spaces are taken too; "document_number.invalid".
[[nodiscard]] Result<DocumentNumber> parseDocumentNumber(std::string_view text);

inline constexpr int kReservationMax = 200; // numbers at a time

struct NumberReservation {
    std::string id; // UUIDv7
    NumberBook book;
    int first = 0;
    int last = 0;
    OrganizationId organization;
    std::string purpose; // 停电手工开具
    UserId by;
    std::string by_name;
    Instant at;
};

struct NumberVoid {
    DocumentNumber number;
    std::string reason;
    UserId by;
    std::string by_name;
    Instant at;
};

enum class NumberFate {
    issued,   // 已出具
    reserved, // 预留未用
    voided,   // 已作废
    missing,  // 去向不明: cannot happen; damage to the store
};
[[nodiscard]] std::string_view chinese(NumberFate fate);

// How a book stands. issued + reserved + voided + missing = last.
struct NumberBookView {
    std::string word;
    int year = 0;
    std::string organization; // its name
    int last = 0;             // the highest number given out
    int issued = 0;
    int reserved = 0;
    int voided = 0;
    int missing = 0;
};

// The case numbers of an organisation's terminals in a year; cases = given.
struct CaseNumberCount {
    std::string organization; // its name
    int year = 0;
    std::int64_t given = 0;
    std::int64_t cases = 0;
};

struct NumberOverview {
    std::vector<NumberBookView> books;
    std::vector<CaseNumberCount> cases; // for those who read the whole county's numbers
};

// A run of numbers with the same fate. A number that was set aside and then used is issued.
struct LedgerLine {
    int first = 0;
    int last = 0;
    NumberFate fate = NumberFate::issued;
    std::string by_name; // who set it aside or made it void
    std::optional<Instant> at;
    std::string reason; // purpose or reason
};
inline constexpr std::size_t kBooksMax = 20'000;    // every organ, kind and year of a county
inline constexpr std::size_t kLedgerLinesMax = 500; // of one answer

struct NumberLedger {
    std::string word;
    int year = 0;
    std::vector<LedgerLine> lines; // without gaps, ascending
    std::optional<int> next_after; // ask again after this number
};

struct LedgerQuery {
    std::string word;
    int year = 0;
    int after = 0;
};

// Numbers for papers of this kind of the actor's own organ, in the year that runs.
struct ReserveNumbersCommand {
    DocumentKind kind = DocumentKind::acceptance_notice;
    catalog::ItemType item_type = catalog::ItemType::licence;
    int count = 1;
    std::string purpose;
};
struct VoidNumberCommand {
    std::string number;
    std::string reason;
};

// How one number stands.
struct NumberStanding {
    NumberFate fate = NumberFate::missing;
    std::optional<NumberReservation> reservation; // the one it was set aside with
};

// Stateless; thread-safe.
class NumberRepository {
  public:
    virtual ~NumberRepository() = default;
    // Gives out `count` numbers of a book, from the next one on (rolled back with their command);
    // the first of them.
    virtual Result<int> take(Tx&, const NumberBook&, int count) = 0;
    virtual Result<void> addReservation(Tx&, const NumberReservation&) = 0;
    virtual Result<void> addVoid(Tx&, const NumberVoid&) = 0;
    virtual Result<NumberStanding> standing(ReadTx&, const DocumentNumber&) = 0;
    // By word and year; `organization` is left empty.
    virtual Result<std::vector<NumberBookView>> books(ReadTx&) = 0;
    // All of a book, ascending.
    virtual Result<std::vector<NumberReservation>> reservations(ReadTx&, const NumberBook&) = 0;
    virtual Result<std::vector<NumberVoid>> voids(ReadTx&, const NumberBook&) = 0;
    virtual Result<std::vector<int>> issued(ReadTx&, const NumberBook&) = 0;
    virtual Result<int> last(ReadTx&, const NumberBook&) = 0; // 0 for a book that is not there
    virtual Result<std::int64_t> count(ReadTx&) = 0;          // all reservations and all voids
    // A book whose counter does not stand at the highest number that was issued or set aside.
    virtual Result<std::optional<NumberBook>> wrongBook(ReadTx&) = 0;
};

} // namespace bianmin::documents

namespace bianmin {

template <>
struct EnumNames<documents::NumberFate> {
    using E = documents::NumberFate;
    static constexpr std::array<std::pair<E, std::string_view>, 4> names{{{E::issued, "issued"},
                                                                          {E::reserved, "reserved"},
                                                                          {E::voided, "voided"},
                                                                          {E::missing, "missing"}}};
};
template <>
struct Schema<documents::NumberBook> {
    using T = documents::NumberBook;
    static constexpr auto fields(auto&& visit) {
        return visit(field("word", &T::word, cases::kShortText), field("year", &T::year));
    }
};
template <>
struct Schema<documents::NumberReservation> {
    using T = documents::NumberReservation;
    static constexpr auto fields(auto&& visit) {
        return visit(field("id", &T::id), field("book", &T::book), field("first", &T::first),
                     field("last", &T::last), field("organization", &T::organization),
                     field("purpose", &T::purpose), field("by", &T::by),
                     field("by_name", &T::by_name), field("at", &T::at));
    }
};
template <>
struct Schema<documents::DocumentNumber> {
    using T = documents::DocumentNumber;
    static constexpr auto fields(auto&& visit) {
        return visit(field("book", &T::book), field("sequence", &T::sequence));
    }
};
template <>
struct Schema<documents::NumberVoid> {
    using T = documents::NumberVoid;
    static constexpr auto fields(auto&& visit) {
        return visit(field("number", &T::number), field("reason", &T::reason), field("by", &T::by),
                     field("by_name", &T::by_name), field("at", &T::at));
    }
};
template <>
struct Schema<documents::NumberBookView> {
    using T = documents::NumberBookView;
    static constexpr auto fields(auto&& visit) {
        return visit(field("word", &T::word), field("year", &T::year),
                     field("organization", &T::organization), field("last", &T::last),
                     field("issued", &T::issued), field("reserved", &T::reserved),
                     field("voided", &T::voided), field("missing", &T::missing));
    }
};
template <>
struct Schema<documents::CaseNumberCount> {
    using T = documents::CaseNumberCount;
    static constexpr auto fields(auto&& visit) {
        return visit(field("organization", &T::organization), field("year", &T::year),
                     field("given", &T::given), field("cases", &T::cases));
    }
};
template <>
struct Schema<documents::NumberOverview> {
    using T = documents::NumberOverview;
    static constexpr auto fields(auto&& visit) {
        return visit(field("books", &T::books, {.max = documents::kBooksMax}),
                     field("cases", &T::cases, {.max = documents::kBooksMax}));
    }
};
template <>
struct Schema<documents::LedgerLine> {
    using T = documents::LedgerLine;
    static constexpr auto fields(auto&& visit) {
        return visit(field("first", &T::first), field("last", &T::last), field("fate", &T::fate),
                     field("by_name", &T::by_name), field("at", &T::at, cases::kOptionalValue),
                     field("reason", &T::reason));
    }
};
template <>
struct Schema<documents::NumberLedger> {
    using T = documents::NumberLedger;
    static constexpr auto fields(auto&& visit) {
        return visit(field("word", &T::word), field("year", &T::year), field("lines", &T::lines),
                     field("next_after", &T::next_after, cases::kOptionalValue));
    }
};
template <>
struct Schema<documents::LedgerQuery> {
    using T = documents::LedgerQuery;
    static constexpr auto fields(auto&& visit) {
        return visit(field("word", &T::word, cases::kShortText), field("year", &T::year),
                     field("after", &T::after, cases::kOptionalValue));
    }
};
template <>
struct Schema<documents::ReserveNumbersCommand> {
    using T = documents::ReserveNumbersCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("kind", &T::kind), field("item_type", &T::item_type),
                     field("count", &T::count), field("purpose", &T::purpose, cases::kShortText));
    }
};
template <>
struct Schema<documents::VoidNumberCommand> {
    using T = documents::VoidNumberCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("number", &T::number, cases::kShortText),
                     field("reason", &T::reason, cases::kShortText));
    }
};

} // namespace bianmin
