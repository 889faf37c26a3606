#include "tests/perf/case_queries.h"

#include "shared/storage/sql/connection.h"
#include "tests/perf/county_store.h"
#include "tests/support/results.h"

#include <algorithm>

namespace bianmin::perf {
namespace {

using cases::CaseListKind;
using cases::CaseQuery;
using regions::RegionLevel;
using std::chrono::steady_clock;
using support::valueOf;

constexpr int kDeepPages = 10;
constexpr std::int64_t kNamesakes = 20;
constexpr std::uint32_t kPageSize = 20;

CaseQuery queryOf(CaseListKind kind, const std::string& after = {}) {
    CaseQuery query;
    query.list = kind;
    query.page = {after, kPageSize};
    return query;
}

storage::SqliteSettings readingSettings(const std::string& file) {
    storage::SqliteSettings settings;
    settings.path = file;
    settings.readers = 1;
    return settings;
}

} // namespace

QueriedStore::QueriedStore(const std::string& file, const CountySource& source)
    : clock_(startOfDay(lastDay()) + std::chrono::hours(18))
    , database_(valueOf(storage::SqliteDatabase::open(readingSettings(file))))
    , office_(std::make_unique<Office>(*database_, clock_, random_))
    , staff_(staffOf(valueOf(wholeCounty(source)))) {}

std::int64_t QueriedStore::number(const std::string& sql) {
    return valueOf(inRead<std::int64_t>(*database_, [&](ReadTx& tx) -> Result<std::int64_t> {
        auto rows = TRY(storage::connectionOf(tx).query(sql));
        BIANMIN_CHECK(TRY(rows->next()));
        return rows->integer(0);
    }));
}

std::string QueriedStore::text(const std::string& sql) {
    return valueOf(inRead<std::string>(*database_, [&](ReadTx& tx) -> Result<std::string> {
        auto rows = TRY(storage::connectionOf(tx).query(sql));
        BIANMIN_CHECK(TRY(rows->next()));
        return std::string(rows->text(0));
    }));
}

std::string QueriedStore::nameWithCases(std::int64_t wanted) {
    std::vector<std::string> names;
    valueOf(database_->read([&](ReadTx& tx) -> Result<void> {
        auto rows = TRY(storage::connectionOf(tx).query(
            "SELECT DISTINCT substr(search_text, 1, 3) FROM (SELECT search_text FROM service_case "
            "WHERE length(id_number) = 18 AND instr(search_text, char(10)) = 4 LIMIT 2000)"));
        while (TRY(rows->next()))
            names.emplace_back(rows->text(0));
        return {};
    }));
    std::string best;
    std::int64_t best_distance = -1;
    for (const std::string& name : names) {
        const std::int64_t count =
            number("SELECT count(*) FROM case_search WHERE token = '" + name + "'");
        const std::int64_t distance = std::abs(count - wanted);
        if (best_distance < 0 || distance < best_distance) {
            best = name;
            best_distance = distance;
        }
    }
    return best;
}

std::string QueriedStore::placeAfterPages(const Actor& actor, CaseListKind kind, int pages) {
    CaseQuery query = queryOf(kind);
    for (int page = 0; page < pages; ++page) {
        const auto found = valueOf(inRead<Page<cases::CaseRow>>(*database_, [&](ReadTx& tx) {
            return office_->services.cases.list(tx, actor, query);
        }));
        if (found.next.empty())
            break;
        query.page.after = found.next;
    }
    return query.page.after;
}

Question QueriedStore::list(const std::string& name, const Actor& actor, const CaseQuery& query) {
    return {name, [this, actor, query]() -> Question::Answer {
                const auto page = valueOf(inRead<Page<cases::CaseRow>>(*database_, [&](ReadTx& tx) {
                    return office_->services.cases.list(tx, actor, query);
                }));
                return {dumpJson(encode(page)), page.rows.size()};
            }};
}

Question QueriedStore::search(const std::string& name, const Actor& actor,
                              const std::string& words) {
    CaseQuery query = queryOf(CaseListKind::all);
    query.text = words;
    return list("search: " + name, actor, query);
}

const Counter& QueriedStore::counterAt(RegionLevel level) const {
    const auto found = std::ranges::find_if(staff_.counters, [&](const Counter& counter) {
        return counter.clerk.organization.region.level() == level;
    });
    BIANMIN_CHECK(found != staff_.counters.end());
    return *found;
}

std::vector<Question> QueriedStore::questions() {
    const OrganizationId busiest(
        text("SELECT deciding FROM service_case GROUP BY deciding "
             "ORDER BY sum(state IN ('received', 'accepted')) DESC LIMIT 1"));
    const Actor& head = staff_.departments.at(busiest).head;
    const Actor& county = counterAt(RegionLevel::county).clerk;
    const Actor& township = counterAt(RegionLevel::township).clerk;
    const Actor& village = counterAt(RegionLevel::village).clerk;
    const Actor& output = counterAt(RegionLevel::township).output;
    const std::string some_case =
        text("SELECT number FROM service_case WHERE state = 'delivered' LIMIT 1");
    const std::string somebody = text("SELECT id_number FROM service_case GROUP BY id_number "
                                      "ORDER BY abs(count(*) - 4) LIMIT 1");
    const auto deep = [&](const Actor& actor, CaseListKind kind) {
        return queryOf(kind, placeAfterPages(actor, kind, kDeepPages));
    };
    CaseQuery by_person = queryOf(CaseListKind::all);
    by_person.id_number = somebody;
    return {list("department's inbox, first page", head, queryOf(CaseListKind::inbox)),
            list("department's inbox, deep page", head, deep(head, CaseListKind::inbox)),
            list("my cases, first page", township, queryOf(CaseListKind::mine)),
            list("my cases, deep page", township, deep(township, CaseListKind::mine)),
            list("output list of a township", output, queryOf(CaseListKind::output)),
            list("all cases of the county", county, queryOf(CaseListKind::all)),
            search("one character, county", county, "王"),
            search("two characters, county", county, "秀英"),
            search("three characters, full page", county, "王秀英"),
            search("three characters, 20 namesakes", county, nameWithCases(kNamesakes)),
            search("pinyin initials, county", county, "wxy"),
            search("one character, township", township, "李"),
            search("two characters, township", township, "秀英"),
            search("two characters, village", village, "建国"),
            list("search: ID number", county, by_person),
            search("case number", county, some_case),
            {"one case with papers and history", [this, county, some_case]() -> Question::Answer {
                 const auto file = valueOf(inRead<documents::CaseFile>(*database_, [&](ReadTx& tx) {
                     return office_->services.desk.file(tx, county, CaseNumber(some_case));
                 }));
                 return {dumpJson(encode(file)), file.history.size()};
             }}};
}

std::vector<QueriedStore::TableSize> QueriedStore::tableSizes() {
    std::vector<TableSize> sizes;
    valueOf(database_->read([&](ReadTx& tx) -> Result<void> {
        auto rows = TRY(storage::connectionOf(tx).query(
            "SELECT m.tbl_name, sum(s.pageno) * (SELECT page_size FROM pragma_page_size) "
            "FROM dbstat s JOIN sqlite_schema m ON m.name = s.name WHERE s.aggregate = 1 "
            "GROUP BY m.tbl_name ORDER BY 2 DESC"));
        while (TRY(rows->next()))
            sizes.push_back({std::string(rows->text(0)), rows->integer(1)});
        return {};
    }));
    return sizes;
}

namespace {

// Both stores in turn, so that both see the same machine.
struct Costs {
    Samples small;
    Samples large;
};

Costs costsOf(const Question& small, const Question& large, int repetitions) {
    Costs costs;
    const auto once = [](const Question& question) {
        const auto begun = steady_clock::now();
        question.ask();
        return Seconds(steady_clock::now() - begun);
    };
    for (int i = 0; i < repetitions / 10 + 1; ++i) { // warm
        once(small);
        once(large);
    }
    for (int i = 0; i < repetitions; ++i) {
        costs.small.add(once(small));
        costs.large.add(once(large));
    }
    return costs;
}

} // namespace

void measureQueries(const QueriesPlan& plan, std::ostream& table, std::ostream& progress) {
    QueriedStore small(plan.small_file, plan.source);
    QueriedStore large(plan.large_file, plan.source);
    const std::string names = grouped(large.cases()) + " beside " + grouped(small.cases());
    progress << "  questions to " << names << " cases" << std::endl;
    const auto small_questions = small.questions();
    const auto large_questions = large.questions();
    for (std::size_t i = 0; i < small_questions.size(); ++i) {
        const Costs costs = costsOf(small_questions[i], large_questions[i], plan.repetitions);
        const Seconds small_cost = costs.small.at(0.5);
        const Seconds large_cost = costs.large.at(0.5);
        print(table, {small_questions[i].name, micros(large_cost), micros(small_cost),
                      oneDecimal(large_cost / small_cost), "≤ 3",
                      names + " cases; rows " + std::to_string(large_questions[i].ask().rows) +
                          ", " + std::to_string(small_questions[i].ask().rows) + "; p99 " +
                          micros(costs.large.at(0.99)) + ", " + micros(costs.small.at(0.99))});
    }
}

} // namespace bianmin::perf
