#include "shared/storage/sql/case_list.h"

#include "shared/base/text.h"
#include "shared/storage/sql/case_search.h"
#include "shared/storage/sql/statements.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace bianmin::storage {
namespace {

using cases::Case;
using cases::CaseFilter;
using cases::CaseState;
using regions::RegionCode;
using regions::RegionLevel;
using Order = CaseFilter::Order;

// From here on a text of letters and digits is also taken as the beginning of a case number.
constexpr std::size_t kNumberPrefixMin = 6;
// County and day: a longer beginning names so few cases that they are sorted, not walked to.
constexpr std::size_t kNumberPrefixNarrow = 12;
constexpr std::size_t kNumberSize = 22;
constexpr char kFirstDigit = '0';
constexpr char kNewestTag[] = "newest:";
constexpr char kDueTag[] = "due:";

// A place in the order of a list: one of `received_at` and `due` counts, then the number.
struct Position {
    std::int64_t received_at = 0;
    std::string due;
    std::string number;
};

bool comesBefore(Order order, const Position& a, const Position& b) {
    if (order == Order::due_first)
        return std::tie(a.due, a.number) < std::tie(b.due, b.number);
    return std::tie(a.received_at, a.number) > std::tie(b.received_at, b.number);
}

std::string writePosition(Order order, const Position& position) {
    if (order == Order::due_first)
        return kDueTag + position.due + ":" + position.number;
    return kNewestTag + std::to_string(position.received_at) + ":" + position.number;
}

bool isCaseNumberText(std::string_view text) {
    return std::ranges::all_of(text, isAsciiUpperOrDigit);
}

std::optional<Position> readPosition(Order order, std::string_view text) {
    const std::string_view tag = order == Order::due_first ? kDueTag : kNewestTag;
    if (text.substr(0, tag.size()) != tag)
        return std::nullopt;
    text.remove_prefix(tag.size());
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view key = text.substr(0, colon);
    Position position;
    position.number = text.substr(colon + 1);
    if (position.number.size() != kNumberSize || !isCaseNumberText(position.number))
        return std::nullopt;
    if (order == Order::due_first) {
        const auto due = CivilDate::parse(key);
        if (!due)
            return std::nullopt;
        position.due = due->iso();
        return position;
    }
    const auto [end, failed] =
        std::from_chars(key.data(), key.data() + key.size(), position.received_at);
    if (failed != std::errc() || end != key.data() + key.size())
        return std::nullopt;
    return position;
}

// A part of a WHERE clause with the values of its placeholders.
class Condition {
  public:
    using Owned = std::variant<std::int64_t, std::string>;

    Condition() = default;
    Condition(std::string sql, std::vector<Owned> values)
        : sql_(std::move(sql))
        , values_(std::move(values)) {}

    void also(const Condition& other) {
        if (other.sql_.empty())
            return;
        sql_ += sql_.empty() ? other.sql_ : " AND " + other.sql_;
        values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    }
    [[nodiscard]] Condition orElse(const Condition& other) const {
        Condition either(*this);
        either.sql_ = "((" + sql_ + ") OR (" + other.sql_ + "))";
        either.values_.insert(either.values_.end(), other.values_.begin(), other.values_.end());
        return either;
    }
    [[nodiscard]] const std::string& sql() const { return sql_; }
    // Borrows the texts of this condition.
    [[nodiscard]] std::vector<Value> values() const {
        std::vector<Value> bound;
        for (const Owned& value : values_) {
            if (const auto* number = std::get_if<std::int64_t>(&value))
                bound.emplace_back(*number);
            else
                bound.emplace_back(std::string_view(std::get<std::string>(value)));
        }
        return bound;
    }

  private:
    std::string sql_;
    std::vector<Owned> values_;
};

// One way to matching cases.
struct Source {
    // Whether the tokens lead; otherwise an index of the cases does.
    bool by_token = false;
    Condition condition;
};

// A region and everything below it: the codes that begin like its own.
Condition insideRegion(const RegionCode& region) {
    if (region.empty())
        return {"1 = 0", {}};
    std::string prefix = region.str();
    if (region.level() == RegionLevel::province)
        prefix.resize(2);
    else if (region.level() == RegionLevel::city)
        prefix.resize(4);
    return {"c.region >= ? AND c.region < ?", {prefix, prefix + ":"}}; // ':' follows '9'
}

Condition scopeOf(const CaseFilter& filter) {
    Condition scope;
    if (filter.clerk)
        scope.also({"c.clerk = ?", {filter.clerk->str()}});
    if (filter.deciding)
        scope.also({"c.deciding = ?", {filter.deciding->str()}});
    if (!filter.id_number.empty())
        scope.also({"c.id_number = ?", {filter.id_number}});
    // Where nothing narrower leads, a township's or village's cases are walked along the township.
    // Otherwise the region is only compared row by row: it must not draw the engine to its index.
    const bool leads = scope.sql().empty() && filter.text.empty();
    if (leads && filter.region && !townshipOf(*filter.region).empty())
        scope.also({"c.township = ?", {townshipOf(*filter.region)}});
    if (filter.region)
        scope.also(insideRegion(*filter.region));
    return scope;
}

Condition inState(CaseState state) {
    return {"c.state = ?", {std::string(enumName(state))}};
}

// 即办件 alone, by the stored JSON: a text in it would have its quotation marks escaped.
Condition isImmediate() {
    return {R"(instr(c.content, '"immediate":true') > 0)", {}};
}

Condition inStates(const std::vector<CaseState>& states) {
    if (states.empty())
        return {};
    std::string marks;
    std::vector<Condition::Owned> names;
    for (const CaseState state : states) {
        marks += marks.empty() ? "?" : ", ?";
        names.emplace_back(std::string(enumName(state)));
    }
    return {"c.state IN (" + marks + ")", std::move(names)};
}

Condition inStates(const CaseFilter& filter) {
    Condition states = inStates(filter.states);
    if (filter.immediate_states.empty())
        return states;
    Condition immediate = inStates(filter.immediate_states);
    immediate.also(isImmediate());
    return states.orElse(immediate);
}

// Walks the cases of a scope: one source a state, because every index that keeps the order of a
// list begins with scope and state.
void addWalks(const CaseFilter& filter, const Condition& scope, const Condition& extra,
              std::vector<Source>& sources) {
    const auto add = [&](CaseState state, const Condition& kind) {
        Source source{false, inState(state)};
        source.condition.also(scope);
        source.condition.also(extra);
        source.condition.also(kind);
        sources.push_back(std::move(source));
    };
    std::vector<CaseState> states = filter.states;
    if (states.empty()) {
        for (const auto& [state, name] : EnumNames<CaseState>::names)
            states.push_back(state);
    }
    for (const CaseState state : states)
        add(state, {});
    for (const CaseState state : filter.immediate_states)
        add(state, isImmediate());
}

void addNumberSources(const CaseFilter& filter, const Condition& scope,
                      std::vector<Source>& sources) {
    const std::string prefix = toUpperAscii(toHalfWidth(trimmed(filter.text)));
    if (prefix.size() < kNumberPrefixMin || prefix.size() > kNumberSize ||
        !isCaseNumberText(prefix))
        return;
    if (prefix.size() < kNumberPrefixNarrow) {
        addWalks(filter, scope,
                 {"substr(c.number, 1, ?) = ?", {static_cast<std::int64_t>(prefix.size()), prefix}},
                 sources);
        return;
    }
    Source source{false, {"c.number >= ? AND c.number < ?", {prefix, prefix + "~"}}};
    source.condition.also(scope);
    source.condition.also(inStates(filter));
    sources.push_back(std::move(source));
}

// The catalogue is small: the item versions whose name matches are looked up first.
Result<void> addItemSources(Connection& connection, const std::string& key, const Condition& rest,
                            std::vector<Source>& sources) {
    auto rows = TRY(connection.query("SELECT code, version FROM item_version "
                                     "WHERE instr(name_key, ?) > 0 OR instr(initials, ?) > 0 "
                                     "ORDER BY code, version",
                                     {key, key}));
    while (TRY(rows->next())) {
        Source source{
            false,
            {"c.item_code = ? AND c.item_version = ?", {readText(*rows, 0), rows->integer(1)}}};
        source.condition.also(rest);
        sources.push_back(std::move(source));
    }
    return {};
}

// The townships where a token occurs ('' among them), each found by one step along the index.
Result<std::vector<std::string>> townshipsWith(Connection& connection, const std::string& token) {
    std::vector<std::string> townships;
    std::string from;
    for (;;) {
        auto rows = TRY(connection.query("SELECT township FROM case_search "
                                         "WHERE token = ? AND township >= ? "
                                         "ORDER BY township LIMIT 1",
                                         {token, from}));
        if (!TRY(rows->next()))
            return townships;
        townships.push_back(readText(*rows, 0));
        from = townships.back() + kFirstDigit; // what follows next
    }
}

// Tokens lie by township, then in the order of the lists: one source a township.
Result<void> addNameSources(Connection& connection, const CaseFilter& filter,
                            const std::string& key, const Condition& rest,
                            std::vector<Source>& sources) {
    const std::string token = leadingToken(key);
    std::vector<std::string> townships;
    if (filter.region && !townshipOf(*filter.region).empty())
        townships.push_back(townshipOf(*filter.region));
    else
        townships = TRY(townshipsWith(connection, token));
    for (const std::string& township : townships) {
        Source source{true,
                      {"s.token = ? AND s.township = ? AND instr(c.search_text, ?) > 0",
                       {token, township, key}}};
        source.condition.also(rest);
        sources.push_back(std::move(source));
    }
    return {};
}

Result<std::vector<Source>> sourcesOf(Connection& connection, const CaseFilter& filter) {
    std::vector<Source> sources;
    const Condition scope = scopeOf(filter);
    const std::string key = searchKey(filter.text);
    Condition rest = scope;
    rest.also(inStates(filter));
    if (!key.empty()) {
        TRY(addNameSources(connection, filter, key, rest, sources));
        addNumberSources(filter, scope, sources);
        TRY(addItemSources(connection, key, rest, sources));
    } else if (!filter.id_number.empty()) {
        sources.push_back({false, rest});
    } else {
        addWalks(filter, scope, {}, sources);
    }
    return sources;
}

Condition after(Order order, bool by_token, const Position& position) {
    if (order == Order::due_first)
        return {"(c.due_sort, c.number) > (?, ?)", {position.due, position.number}};
    return {by_token ? "(s.received_at, s.number) < (?, ?)" : "(c.received_at, c.number) < (?, ?)",
            {position.received_at, position.number}};
}

// The first `limit` places of a source. CROSS JOIN keeps the tokens in the lead.
Result<void> walk(Connection& connection, Order order, const Source& source, std::size_t limit,
                  std::vector<Position>& found) {
    std::string sql = order == Order::due_first ? "SELECT 0, c.due_sort, c.number FROM "
                                                : "SELECT c.received_at, '', c.number FROM ";
    sql += source.by_token
               ? "case_search s CROSS JOIN service_case c WHERE c.number = s.number AND "
               : "service_case c WHERE ";
    sql += source.condition.sql();
    if (order == Order::due_first)
        sql += " ORDER BY c.due_sort, c.number LIMIT ?";
    else if (source.by_token)
        sql += " ORDER BY s.received_at DESC, s.number DESC LIMIT ?";
    else
        sql += " ORDER BY c.received_at DESC, c.number DESC LIMIT ?";
    std::vector<Value> values = source.condition.values();
    values.emplace_back(static_cast<std::int64_t>(limit));
    auto rows = TRY(connection.query(sql, std::span<const Value>(values)));
    while (TRY(rows->next()))
        found.push_back({rows->integer(0), readText(*rows, 1), readText(*rows, 2)});
    return {};
}

Result<std::vector<Position>> positions(Connection& connection, const CaseFilter& filter,
                                        std::size_t limit) {
    auto sources = TRY(sourcesOf(connection, filter));
    std::optional<Position> start;
    if (!filter.page.after.empty()) {
        start = readPosition(filter.order, filter.page.after);
        if (!start)
            return fail(ErrorKind::invalid, "page.position_invalid");
    }
    std::vector<Position> found;
    for (Source& source : sources) {
        if (start)
            source.condition.also(after(filter.order, source.by_token, *start));
        TRY(walk(connection, filter.order, source, limit, found));
    }
    std::sort(found.begin(), found.end(), [&](const Position& a, const Position& b) {
        return comesBefore(filter.order, a, b);
    });
    const auto same = [](const Position& a, const Position& b) { return a.number == b.number; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace

std::string townshipOf(const RegionCode& region) {
    return region.str().size() >= 9 ? region.str().substr(0, 9) : std::string();
}

Result<Page<Case>> listCases(Connection& connection, const CaseFilter& filter) {
    const std::size_t size = std::clamp<std::size_t>(filter.page.size, 1, limits::kPageSizeMax);
    auto found = TRY(positions(connection, filter, size + 1)); // one more tells of a next page
    Page<Case> page;
    if (found.size() > size) {
        found.resize(size);
        page.next = writePosition(filter.order, found.back());
    }
    for (const Position& position : found) {
        auto rows = TRY(connection.query("SELECT content FROM service_case WHERE number = ?",
                                         {position.number}));
        BIANMIN_CHECK(TRY(rows->next())); // found in this very transaction
        page.rows.push_back(TRY(readStruct<Case>(*rows, 0)));
    }
    return page;
}

} // namespace bianmin::storage
