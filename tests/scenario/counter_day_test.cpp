// A day at the counters of a county, with the real programs: applications of every outcome, from
// intake to rating, with their papers.
#include "shared/base/files.h"
#include "shared/domain/calendar/work_calendar.h"
#include "shared/domain/documents/case_desk.h"
#include "shared/transport/operation_path.h"
#include "tests/api/case_requests.h"
#include "tests/scenario/server_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace bianmin::scenario {

namespace {

using api_test::inventedIdNumber;
using documents::DocumentKind;
using support::valueOf;

constexpr const char* kDemoCatalogue = BIANMIN_SOURCE_DIR "/installer/demo/catalogue.json";

// The items that real counties published, where they are at hand; empty otherwise.
std::string realItems() {
    const char* folder = std::getenv("BIANMIN_TEST_DATA");
    const std::string file =
        (folder != nullptr ? std::string(folder) : BIANMIN_SOURCE_DIR "/../shared/data") +
        "/items.json";
    return std::filesystem::exists(file) ? file : std::string();
}

std::string realItemsOrDemo() {
    const std::string file = realItems();
    if (!file.empty())
        return file;
    std::cout << "[   NOTE   ] real items are absent (BIANMIN_TEST_DATA); this run takes the "
                 "demonstration catalogue instead\n";
    return kDemoCatalogue;
}

// The people of the day.
class CounterDay : public testing::Test {
  protected:
    CounterDay() {
        import(realItemsOrDemo());
        county_.addPerson({"clerk", "window_clerk", "sjz-zx", ""});
        county_.addPerson({"reviewer", "reviewer", "mzj", ""});
        county_.addPerson({"head", "department_head", "mzj", ""});
        county_.addPerson({"output", "output_desk", "sjz-zx", ""});
    }

    void import(const std::string& file) { county_.ctlJson("admin", "", {"item", "import", file}); }
    // The code of the first of these items that the catalogue has.
    std::string codeOf(const std::vector<std::string>& names) {
        const Json rows = clerk({"item", "list"}).at("rows");
        for (const std::string& name : names) {
            for (const Json& row : rows) {
                if (row.at("name") == name)
                    return row.at("code");
            }
        }
        ADD_FAILURE() << "no such item: " << names.front();
        return {};
    }
    std::string immediate() { return codeOf({"生育登记"}); }
    std::string promised() { return codeOf({"最低生活保障对象认定"}); }
    Json clerk(const std::vector<std::string>& words) {
        return county_.ctlJson("clerk", "0101", words);
    }
    Json intake(const std::string& item, int person, const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{
            "case",    "accept",      "--item",    item,
            "--name",  "王小明",      "--id",      inventedIdNumber(person),
            "--phone", "13800138000", "--address", "佛冈县石角镇示例村12号"};
        words.insert(words.end(), more.begin(), more.end());
        return clerk(words);
    }
    static std::string numberOf(const Json& outcome) {
        return outcome.at("case").at("record").at("number");
    }
    static std::string stateOf(const Json& outcome) {
        return outcome.at("case").at("record").at("state");
    }
    // Of the papers that an act made.
    static std::vector<std::string> papersOf(const Json& outcome) {
        std::vector<std::string> kinds;
        for (const Json& paper : outcome.at("documents"))
            kinds.push_back(paper.at("kind"));
        std::ranges::sort(kinds);
        return kinds;
    }
    Json handOver(const std::string& number, int person) {
        const Json delivered = county_.ctlJson(
            "output", "0102",
            {"case", "deliver", number, "--recipient-id", inventedIdNumber(person)});
        return delivered;
    }
    // Draws every paper of the case, logs the print, and asks the office about the file.
    void printEverything(const std::string& number) {
        const Json listed = clerk({"doc", "list", number});
        EXPECT_FALSE(listed.at("documents").empty());
        for (const Json& paper : listed.at("documents")) {
            const std::string id = paper.at("id");
            const std::string file = county_.folder() / (id + ".pdf");
            // What cannot be written anywhere is not logged as printed.
            const std::string nowhere = county_.database() + "/a.pdf";
            EXPECT_EQ(county_.ctl("clerk", "0101", {"doc", "render", id, "-o", nowhere}).exit_code,
                      1);
            const Json printed = clerk({"doc", "render", id, "-o", file});
            EXPECT_EQ(printed.at("ordinal"), 1);
            EXPECT_EQ(runProgram({"/usr/bin/pdftotext", file, "-"}).out.find(number) ==
                          std::string::npos,
                      false)
                << paper;
            EXPECT_EQ(clerk({"doc", "verify", file}).at("standing"), "original");
            EXPECT_EQ(clerk({"doc", "render", id, "-o", file}).at("ordinal"), 2);
            EXPECT_EQ(clerk({"doc", "verify", file}).at("standing"), "reprint");
        }
    }

    using Papers = std::vector<std::string>;
    County county_;
};

} // namespace

TEST_F(CounterDay, ImmediateCaseIsConcludedOnTheSpotAndRated) {
    const Json accepted = intake(immediate(), 1);
    EXPECT_EQ(stateOf(accepted), "accepted");
    EXPECT_EQ(papersOf(accepted), (Papers{"acceptance_notice", "material_receipt"}));
    const std::string number = numberOf(accepted);
    const auto waitsForTheClerk = [&] {
        const Json rows = clerk({"case", "list", "--list", "to_do"}).at("rows");
        return std::ranges::any_of(rows,
                                   [&](const Json& row) { return row.at("number") == number; });
    };
    EXPECT_TRUE(waitsForTheClerk());
    // A clerk of another hall has not met the applicant.
    county_.addPerson({"elsewhere", "window_clerk", "zwzx", ""});
    EXPECT_EQ(
        county_.ctl("elsewhere", "0001", {"case", "review", number, "--opinion", "同意"}).exit_code,
        1);
    EXPECT_EQ(stateOf(clerk({"case", "review", number, "--opinion", "材料齐全，符合条件"})),
              "reviewed");
    const Json decided = clerk({"case", "decide", number, "--grant", "--content", "准予生育登记"});
    EXPECT_EQ(stateOf(decided), "granted");
    EXPECT_EQ(papersOf(decided), (Papers{"grant_decision"}));
    EXPECT_FALSE(waitsForTheClerk());
    EXPECT_EQ(stateOf(county_.ctlJson("output", "0102", {"case", "ready", number})), "ready");
    const Json delivered = handOver(number, 1);
    EXPECT_EQ(stateOf(delivered), "delivered");
    EXPECT_EQ(papersOf(delivered), (Papers{"delivery_receipt"}));
    const Json rated = county_.ctlJson("output", "0102", {"case", "rate", number, "--level", "1"});
    EXPECT_EQ(rated.at("case").at("record").at("rating").at("level"), "very_satisfied");
    printEverything(number);
}

TEST_F(CounterDay, PromiseCaseGoesThroughTheDepartment) {
    const Json accepted = intake(promised(), 2);
    const std::string number = numberOf(accepted);
    EXPECT_TRUE(clerk({"case", "list", "--list", "to_do"}).at("rows").empty())
        << "the department's turn";
    const Json record = accepted.at("case").at("record");
    const auto accepted_on =
        valueOf(CivilDate::parse(record.at("dates").at("accepted_on").get<std::string>()));
    const auto item =
        valueOf(decode<catalog::ItemVersion>(clerk({"item", "show", promised()}))).item;
    EXPECT_FALSE(item.immediate);
    EXPECT_EQ(
        record.at("dates").at("due_on"),
        valueOf(calendar::publishedCalendar().due(accepted_on, item.promised_days, item.days_unit))
            .date.iso());
    // The counter may neither review nor decide what takes days.
    EXPECT_EQ(
        county_.ctl("clerk", "0101", {"case", "review", number, "--opinion", "同意"}).exit_code, 1);
    const Json inbox = county_.ctlJson("reviewer", "", {"case", "list", "--list", "inbox"});
    EXPECT_EQ(inbox.at("rows").at(0).at("number"), number);
    EXPECT_EQ(stateOf(county_.ctlJson("reviewer", "",
                                      {"case", "review", number, "--opinion", "经核对，符合条件"})),
              "reviewed");
    EXPECT_EQ(county_.ctl("reviewer", "", {"case", "decide", number, "--grant"}).exit_code, 1);
    const Json decided = county_.ctlJson(
        "head", "", {"case", "decide", number, "--grant", "--content", "认定为最低生活保障对象"});
    EXPECT_EQ(stateOf(decided), "granted");
    EXPECT_EQ(papersOf(decided), (Papers{"grant_decision"}));
    EXPECT_EQ(stateOf(county_.ctlJson("reviewer", "", {"case", "ready", number})), "ready");
    EXPECT_EQ(stateOf(handOver(number, 2)), "delivered");
    printEverything(number);
    const std::string shown = county_.ctl("clerk", "0101", {"case", "show", number}).out;
    const std::vector<std::string> parts{"申请人：\n",       "  证件号码：" + inventedIdNumber(2),
                                         "材料：\n  已收  ", "审查意见：经核对，符合条件（",
                                         "决定：准予，",     "  内容：认定为最低生活保障对象\n",
                                         "送达：直接送达，", "文书：\n",
                                         "经过：\n"};
    for (const std::string& part : parts)
        EXPECT_NE(shown.find(part), std::string::npos) << part << "\n" << shown;
}

TEST_F(CounterDay, SupplementedCaseIsAccepted) {
    const std::string code = codeOf({"临时救助对象认定"});
    const Json item = clerk({"item", "show", code});
    const std::string missing = item.at("item").at("materials").at(0).at("name");
    const Json asked = intake(code, 3, {"--outcome", "supplement", "--missing", missing});
    EXPECT_EQ(stateOf(asked), "supplement_needed");
    EXPECT_EQ(papersOf(asked), (Papers{"material_receipt", "supplement_notice"}));
    const std::string number = numberOf(asked);
    EXPECT_EQ(county_.ctl("clerk", "0101", {"case", "accept", number}).exit_code, 1);
    EXPECT_EQ(stateOf(clerk({"case", "resubmit", number})), "received");
    const Json accepted = clerk({"case", "accept", number});
    EXPECT_EQ(stateOf(accepted), "accepted");
    EXPECT_EQ(papersOf(accepted), (Papers{"acceptance_notice"}));
    printEverything(number);
}

TEST_F(CounterDay, RefusalOfAcceptanceTakesTheReviewerAsWell) {
    const Json proposed =
        intake(codeOf({"特困人员认定", "高龄津贴发放"}), 4,
               {"--outcome", "refuse", "--reason", "申请事项不属于本机关职权范围", "--basis",
                "《行政许可法》第三十二条第一款第（二）项", "--proper-organ", "清远市民政局"});
    EXPECT_EQ(stateOf(proposed), "received");
    EXPECT_EQ(papersOf(proposed), (Papers{"material_receipt"}));
    const std::string number = numberOf(proposed);
    EXPECT_EQ(county_.ctl("clerk", "0101", {"case", "confirm-refusal", number}).exit_code, 1);
    const Json refused = county_.ctlJson("reviewer", "", {"case", "confirm-refusal", number});
    EXPECT_EQ(stateOf(refused), "acceptance_refused");
    EXPECT_EQ(papersOf(refused), (Papers{"refusal_of_acceptance"}));
    printEverything(number);
}

TEST_F(CounterDay, RefusalStatesItsReasonsAndIsDelivered) {
    const std::string number = numberOf(intake(promised(), 5));
    county_.ctlJson("reviewer", "", {"case", "review", number, "--opinion", "收入超过标准"});
    EXPECT_EQ(county_.ctl("head", "", {"case", "decide", number, "--refuse"}).exit_code, 1);
    const Json refused = county_.ctlJson(
        "head", "",
        {"case", "decide", number, "--refuse", "--content", "家庭月人均收入高于保障标准",
         "--reasons", "不符合认定条件", "--basis", "《社会救助暂行办法》第九条"});
    EXPECT_EQ(stateOf(refused), "refused");
    EXPECT_EQ(papersOf(refused), (Papers{"refusal_decision"}));
    county_.ctlJson("output", "0102", {"case", "ready", number});
    EXPECT_EQ(stateOf(handOver(number, 5)), "delivered");
    printEverything(number);
}

TEST_F(CounterDay, JournalOfTheDayVerifiesAndTheServerStopsInGoodOrder) {
    intake(promised(), 6);
    const Json before = county_.ctlJson("admin", "", {"journal", "verify"});
    EXPECT_GT(before.at("entries"), 0);
    EXPECT_EQ(county_.stopServer(), 0);
    county_.startServer();
    // One more: the log-in that asks; and the log-out of the one before.
    EXPECT_EQ(county_.ctlJson("admin", "", {"journal", "verify"}).at("entries"),
              before.at("entries").get<int>() + 2);
}

namespace {

// Where a case of an item can be opened: the lowest level that takes it in.
struct Window {
    regions::RegionLevel level;
    const char* login_name;
    const char* station;
    const char* organization;
};
constexpr std::array<Window, 3> kWindows{
    {{regions::RegionLevel::village, "clerk.village", "0301", "sjz-c1"},
     {regions::RegionLevel::township, "clerk.township", "0101", "sjz-zx"},
     {regions::RegionLevel::county, "clerk.county", "0001", "zwzx"}}};

class EveryItem : public testing::Test {
  protected:
    EveryItem() {
        for (const Window& window : kWindows) {
            county_.addPerson({window.login_name, "window_clerk", window.organization, ""});
            sessions_.push_back(county_.session(window.login_name, window.station));
        }
    }

    // Imports the file and takes in one case of each of its items; how many.
    int acceptOneOfEach(const std::string& file) {
        const Json report = county_.ctlJson("admin", "", {"item", "import", file});
        const Json list = valueOf(sessions_[0].api->get("/v1/items"));
        for (const Json& row : list.at("rows"))
            acceptOne(row.at("code"));
        return report.at("added");
    }

    void acceptOne(const std::string& code) {
        SCOPED_TRACE(code);
        const auto item = api_test::itemOf(*sessions_[0].api, code);
        for (std::size_t i = 0; i < kWindows.size(); ++i) {
            if (std::ranges::find(item.item.levels, kWindows[i].level) == item.item.levels.end())
                continue;
            const auto answer = sessions_[i].api->commandAs<documents::CaseOutcome>(
                transport::operationPath("intakeCase"),
                encode(api_test::intakeOf(item, {.id_number = inventedIdNumber(++persons_)})),
                county_.newId());
            if (item.item.decided_by_level == regions::RegionLevel::city) {
                EXPECT_EQ(support::codeOf(answer), "case.decided_by_city");
                return;
            }
            ASSERT_EQ(support::codeOf(answer), "good")
                << item.item.name << " "
                << (answer || answer.error().fields.empty()
                        ? ""
                        : answer.error().fields[0].path + answer.error().fields[0].code);
            EXPECT_EQ(answer->view.record.state, cases::CaseState::accepted);
            EXPECT_TRUE(answer->view.record.dates.due_on);
            EXPECT_EQ(answer->documents.size(), 2U);
            return;
        }
        FAIL() << "no level takes it in";
    }

    County county_;
    std::vector<County::Session> sessions_;
    int persons_ = 0;
};

} // namespace

TEST_F(EveryItem, OfTheDemonstrationCanBeAccepted) {
    EXPECT_GE(acceptOneOfEach(kDemoCatalogue), 14);
}

// Such an item is published, and the person who imports it learns what is missing.
TEST_F(EveryItem, WhoseDepartmentTheCountyLacksIsNamedAtImport) {
    Json items = valueOf(parseJson(valueOf(readTextFile(kDemoCatalogue))));
    const auto imported = [&] {
        const std::filesystem::path file = county_.folder() / "items.json";
        std::ofstream(file) << items.dump();
        return county_.ctlJson("admin", "", {"item", "import", file})
            .at("departments_without_organ");
    };
    EXPECT_THAT(imported(), testing::IsEmpty());
    const auto of_county = std::ranges::find_if(
        items, [](const Json& item) { return item.at("decided_by_level") == "county"; });
    ASSERT_NE(of_county, items.end());
    (*of_county)["department"] = "县月球管理局";
    EXPECT_EQ(imported(), Json({"县月球管理局"}));
}

TEST_F(EveryItem, ThatRealCountiesPublishedCanBeAccepted) {
    EXPECT_GE(acceptOneOfEach(realItemsOrDemo()), realItems().empty() ? 14 : 58);
}

} // namespace bianmin::scenario
