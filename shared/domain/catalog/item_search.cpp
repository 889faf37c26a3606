#include "shared/domain/catalog/item_search.h"

#include "shared/base/text.h"

#include <algorithm>
#include <tuple>

namespace bianmin::catalog {

namespace {

// Best first. `none` is no match.
enum class MatchRank {
    exact_code,
    title_prefix,
    title_part,
    initials_prefix,
    initials_part,
    code_prefix,
    title_scattered,
    initials_scattered,
    none,
};

// Below this, scattered letters fit nearly every title.
constexpr std::size_t kScatteredInitialsMin = 3;

// True when `text` holds every code point of `wanted` in this order, others between allowed.
bool containsScattered(std::string_view text, std::u32string_view wanted) {
    std::size_t found = 0;
    for (const char32_t character : codePoints(text)) {
        if (found < wanted.size() && character == wanted[found])
            ++found;
    }
    return found == wanted.size();
}

// Rank of a text in which the query is looked for as prefix, part, or scattered.
struct Ranks {
    MatchRank prefix;
    MatchRank part;
};

MatchRank plainRank(std::string_view text, std::string_view query, Ranks ranks) {
    const auto at = text.find(query);
    if (at == std::string_view::npos)
        return MatchRank::none;
    return at == 0 ? ranks.prefix : ranks.part;
}

struct Query {
    std::string key;           // searchKey of what was typed
    std::u32string characters; // of the key
};

MatchRank rankOfTitle(std::string_view title_key, std::string_view initials, const Query& query) {
    MatchRank best =
        plainRank(title_key, query.key, {MatchRank::title_prefix, MatchRank::title_part});
    best = std::min(best, plainRank(initials, query.key,
                                    {MatchRank::initials_prefix, MatchRank::initials_part}));
    if (best != MatchRank::none)
        return best;
    if (query.characters.size() > 1 && containsScattered(title_key, query.characters))
        return MatchRank::title_scattered;
    if (query.characters.size() >= kScatteredInitialsMin &&
        containsScattered(initials, query.characters))
        return MatchRank::initials_scattered;
    return MatchRank::none;
}

MatchRank rankOfCode(const ItemId& code, const std::string& typed) {
    const std::string upper = toUpperAscii(code.str());
    if (upper == typed)
        return MatchRank::exact_code;
    return upper.starts_with(typed) ? MatchRank::code_prefix : MatchRank::none;
}

} // namespace

ItemIndex::ItemIndex(std::vector<ItemSummary> items) {
    items_.reserve(items.size());
    for (ItemSummary& item : items) {
        Entry entry{std::move(item), {}, {}};
        entry.name_key = searchKey(entry.summary.name);
        for (const std::string& alias : entry.summary.aliases)
            entry.alias_keys.push_back(searchKey(alias));
        items_.push_back(std::move(entry));
    }
    std::ranges::sort(items_, {}, [](const Entry& entry) { return entry.summary.code; });
}

const ItemSummary* ItemIndex::byCode(const ItemId& code) const {
    const auto found = std::ranges::lower_bound(
        items_, code, {}, [](const Entry& entry) { return entry.summary.code; });
    if (found == items_.end() || found->summary.code != code)
        return nullptr;
    return &found->summary;
}

std::vector<const ItemSummary*> ItemIndex::find(std::string_view query, regions::RegionLevel level,
                                                std::size_t limit) const {
    Query wanted{searchKey(query), {}};
    wanted.characters = codePoints(wanted.key);
    const std::string typed_code = toUpperAscii(toHalfWidth(trimmed(query)));

    struct Hit {
        MatchRank rank;
        int usage;
        std::size_t title_length;
        const ItemSummary* summary;
    };
    std::vector<Hit> hits;
    for (const Entry& entry : items_) {
        const ItemSummary& summary = entry.summary;
        if (std::ranges::find(summary.levels, level) == summary.levels.end())
            continue;
        MatchRank rank = rankOfTitle(entry.name_key, summary.initials, wanted);
        for (std::size_t i = 0; i < entry.alias_keys.size(); ++i)
            rank =
                std::min(rank, rankOfTitle(entry.alias_keys[i], summary.alias_initials[i], wanted));
        if (!wanted.key.empty())
            rank = std::min(rank, rankOfCode(summary.code, typed_code));
        if (rank == MatchRank::none)
            continue;
        const auto used = usage_.find(summary.code);
        hits.push_back(
            {rank, used == usage_.end() ? 0 : used->second, entry.name_key.size(), &summary});
    }
    // The entries stand in order of code, which a stable sort keeps among equals.
    std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) {
        return std::tuple(a.rank, -a.usage, a.title_length) <
               std::tuple(b.rank, -b.usage, b.title_length);
    });
    std::vector<const ItemSummary*> found;
    for (const Hit& hit : hits) {
        if (found.size() == limit)
            break;
        found.push_back(hit.summary);
    }
    return found;
}

} // namespace bianmin::catalog
