// The lists that people open all day must stay fast in a store of a million cases: every step of
// theirs walks an index in order, and nothing is sorted or scanned.
#include "shared/storage/sql/case_list.h"
#include "shared/storage/sql/sql_case_repository.h"
#include "tests/support/results.h"
#include "tests/support/samples.h"
#include "tests/support/temporary_database.h"

#include <gtest/gtest.h>

namespace bianmin::storage {
namespace {

using cases::CaseFilter;
using cases::CaseState;

// Passes every query on, and asks the engine first how it would run it.
class PlanReader final : public Connection {
  public:
    explicit PlanReader(Connection& engine)
        : engine_(engine) {}

    Result<std::unique_ptr<Rows>> query(std::string_view sql,
                                        std::span<const Value> values) override {
        auto plan = TRY(engine_.query("EXPLAIN QUERY PLAN " + std::string(sql), values));
        while (TRY(plan->next()))
            steps_.emplace_back(plan->text(3));
        return engine_.query(sql, values);
    }
    Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) override {
        return engine_.execute(sql, values);
    }
    [[nodiscard]] const std::vector<std::string>& steps() const { return steps_; }

  private:
    Connection& engine_;
    std::vector<std::string> steps_;
};

class CaseListPlan : public ::testing::Test {
  protected:
    std::vector<std::string> plan(const CaseFilter& filter) {
        std::vector<std::string> steps;
        support::valueOf(store_.database().read([&](ReadTx& tx) -> Result<void> {
            PlanReader reader(connectionOf(tx));
            TRY(listCases(reader, filter));
            steps = reader.steps();
            return {};
        }));
        return steps;
    }
    void expectWalk(const CaseFilter& filter, const std::string& index) {
        CaseFilter next_page = filter;
        next_page.page.after = filter.order == CaseFilter::Order::due_first
                                   ? "due:2026-03-16:" + std::string(22, '4')
                                   : "newest:1772414100000:" + std::string(22, '4');
        for (const CaseFilter& page : {filter, next_page}) {
            bool walks_the_index = false;
            for (const std::string& step : plan(page)) {
                EXPECT_EQ(step.find("TEMP B-TREE"), std::string::npos) << step;
                EXPECT_NE(step.rfind("SCAN service_case", 0), 0U) << step;
                EXPECT_NE(step.rfind("SCAN c", 0), 0U) << step;
                walks_the_index |= step.find(index) != std::string::npos;
            }
            EXPECT_TRUE(walks_the_index) << index;
        }
    }

    void add(const support::CaseSpec& spec) {
        SqlCaseRepository cases;
        support::valueOf(inWrite<std::string>(
            store_.database(), [&](Tx& tx) { return cases.add(tx, support::sampleCase(spec)); }));
    }

  private:
    support::TemporaryDatabase store_;
};

TEST_F(CaseListPlan, MyCasesWalkTheClerksIndex) {
    expectWalk({.region = support::regionCode("441821100"), .clerk = UserId("c1")},
               "case_by_clerk");
}

TEST_F(CaseListPlan, TheInboxWalksTheDepartmentsDueIndex) {
    expectWalk({.deciding = OrganizationId("441821-rsj"),
                .states = {CaseState::received, CaseState::accepted, CaseState::reviewed},
                .order = CaseFilter::Order::due_first},
               "case_by_deciding_due");
}

TEST_F(CaseListPlan, TheOutputDeskWalksTheDueIndex) {
    expectWalk({.region = support::regionCode("441821"),
                .states = {CaseState::granted, CaseState::refused, CaseState::ready},
                .order = CaseFilter::Order::due_first},
               "case_by_state_due");
}

TEST_F(CaseListPlan, AllCasesOfAPlaceOrADepartmentWalkTheirIndex) {
    expectWalk({.region = support::regionCode("441821")}, "case_by_state");
    expectWalk({.region = support::regionCode("441821100")}, "case_by_township");
    expectWalk({.region = support::regionCode("441821100201")}, "case_by_township");
    expectWalk({.deciding = OrganizationId("441821-rsj")}, "case_by_deciding");
}

TEST_F(CaseListPlan, ASearchByNameWalksTheTokensOfEachTownship) {
    add({.serial = 1, .region = "441821"});
    add({.serial = 2, .region = "441821100"});
    const std::string walk = "SEARCH s USING PRIMARY KEY (token=? AND township=?";
    expectWalk({.region = support::regionCode("441821100"), .text = "小明"}, walk);
    expectWalk({.region = support::regionCode("441821100201"), .text = "小明"}, walk);
    expectWalk({.region = support::regionCode("441821"), .text = "wxm"}, walk);
    expectWalk({.clerk = UserId("c1"), .text = "王"}, walk);
}

TEST_F(CaseListPlan, ASearchByPersonWalksThePersonsIndex) {
    expectWalk({.region = support::regionCode("441821"), .id_number = "441802190611153129"},
               "case_by_person");
    expectWalk({.clerk = UserId("c1"), .id_number = "441802190611153129"}, "case_by_person");
}

} // namespace
} // namespace bianmin::storage
