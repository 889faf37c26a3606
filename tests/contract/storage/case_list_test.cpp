#include "shared/domain/catalog/catalog_service.h"
#include "tests/contract/storage/store_test.h"
#include "tests/support/seeded_random.h"

#include <map>
#include <set>

namespace bianmin::storage {
namespace {

using cases::Case;
using cases::CaseFilter;
using cases::CaseState;
using support::CaseSpec;
using support::codeOf;
using support::sampleCase;

class CaseListContract : public StoreTest {
  protected:
    Case add(const CaseSpec& spec) {
        const Case subject = sampleCase(spec);
        support::valueOf(
            write<std::string>([&](Tx& tx) { return repositories().cases.add(tx, subject); }));
        return subject;
    }
    // Adds with the next serial number.
    Case addNamed(const std::string& applicant) {
        return add({.serial = ++serial_, .applicant = applicant, .minutes = serial_});
    }
    void addItem(const std::string& code, const std::string& name, int version = 1) {
        const auto item = support::sampleItemVersion(code, name, version);
        support::valueOf(write(
            [&](Tx& tx) { return repositories().items.add(tx, item, catalog::summaryOf(item)); }));
    }
    Result<Page<Case>> tryList(const CaseFilter& filter) {
        return tryRead<Page<Case>>(
            [&](ReadTx& tx) { return repositories().cases.list(tx, filter); });
    }
    Page<Case> list(const CaseFilter& filter) { return support::valueOf(tryList(filter)); }
    // The serial numbers of a list, read page by page.
    std::vector<int> serials(CaseFilter filter, std::uint32_t page_size = 100) {
        std::vector<int> found;
        filter.page.size = page_size;
        filter.page.after.clear();
        do {
            const auto page = list(filter);
            EXPECT_LE(page.rows.size(), page_size);
            for (const Case& row : page.rows)
                found.push_back(std::stoi(row.number.str().substr(16, 5)));
            filter.page.after = page.next;
        } while (!filter.page.after.empty());
        return found;
    }
    // Names found by a text, oldest first.
    std::vector<std::string> namesFor(const std::string& text) {
        CaseFilter filter;
        filter.text = text;
        std::vector<std::string> names;
        for (const Case& row : list(filter).rows)
            names.insert(names.begin(), row.applicant.name);
        return names;
    }

    int serial_ = 0;
};
BIANMIN_ON_EVERY_ENGINE(CaseListContract);

using Names = std::vector<std::string>;
using Serials = std::vector<int>;

TEST_P(CaseListContract, NewestReceiptFirst) {
    add({.serial = 1, .minutes = 5});
    add({.serial = 2, .state = CaseState::delivered, .minutes = 9});
    add({.serial = 3, .minutes = 1});
    EXPECT_EQ(serials({}), (Serials{2, 1, 3}));
}

TEST_P(CaseListContract, OldestDueDayFirstAndUndecidedAcceptancesByTheirReceipt) {
    add({.serial = 1, .due_on = "2026-03-20"});
    add({.serial = 2, .due_on = "2026-02-27"});
    add({.serial = 3, .state = CaseState::received, .due_on = ""}); // received 2026-03-02
    add({.serial = 4, .due_on = "2026-03-03"});
    EXPECT_EQ(serials({.order = CaseFilter::Order::due_first}), (Serials{2, 3, 4, 1}));
}

TEST_P(CaseListContract, AChangeMovesTheCaseInTheLists) {
    Case subject = add({.serial = 1, .state = CaseState::received, .due_on = ""});
    add({.serial = 2, .due_on = "2026-03-05"});
    subject.state = CaseState::accepted;
    subject.dates.due_on = support::day("2026-03-09");
    ++subject.version;
    support::valueOf(
        write<std::string>([&](Tx& tx) { return repositories().cases.update(tx, subject); }));
    EXPECT_EQ(serials({.states = {CaseState::accepted}, .order = CaseFilter::Order::due_first}),
              (Serials{2, 1}));
    EXPECT_TRUE(serials({.states = {CaseState::received}}).empty());
}

TEST_P(CaseListContract, ScopeIsTheSubtreeOfARegion) {
    add({.serial = 1, .region = "441821"});
    add({.serial = 2, .region = "441821100"});
    add({.serial = 3, .region = "441821100201"});
    add({.serial = 4, .region = "441821101"});
    add({.serial = 5, .region = "441822"});
    const auto in = [&](const std::string& code) {
        const auto found = serials({.region = support::regionCode(code)});
        return std::set<int>(found.begin(), found.end());
    };
    EXPECT_EQ(in("441821100201"), (std::set{3}));
    EXPECT_EQ(in("441821100"), (std::set{2, 3}));
    EXPECT_EQ(in("441821"), (std::set{1, 2, 3, 4}));
    EXPECT_EQ(in("441800"), (std::set{1, 2, 3, 4, 5}));
    EXPECT_EQ(in("440000"), (std::set{1, 2, 3, 4, 5}));
    EXPECT_TRUE(in("450000").empty());
    EXPECT_TRUE(serials({.region = regions::RegionCode()}).empty());
}

TEST_P(CaseListContract, NarrowsByClerkByDepartmentByStatesAndByPerson) {
    add({.serial = 1, .clerk = "c1", .deciding = "d1"});
    add({.serial = 2, .state = CaseState::reviewed, .clerk = "c1", .deciding = "d2"});
    add({.serial = 3, .id_number = "441802191001011234", .clerk = "c2", .deciding = "d1"});
    EXPECT_EQ(serials({.clerk = UserId("c1")}), (Serials{2, 1}));
    EXPECT_EQ(serials({.deciding = OrganizationId("d1")}), (Serials{3, 1}));
    EXPECT_EQ(serials({.deciding = OrganizationId("d1"), .clerk = UserId("c1")}), (Serials{1}));
    EXPECT_EQ(serials({.states = {CaseState::reviewed}}), (Serials{2}));
    EXPECT_EQ(serials({.states = {CaseState::accepted, CaseState::reviewed}}), (Serials{3, 2, 1}));
    EXPECT_EQ(serials({.id_number = "441802191001011234"}), (Serials{3}));
    EXPECT_EQ(serials({.clerk = UserId("c1"), .id_number = "441802191001011234"}), Serials{});
    EXPECT_EQ(serials({.id_number = "44180219100101123"}), Serials{}); // exact, never a part
}

TEST_P(CaseListContract, OfImmediateCasesMoreStatesMayCount) {
    add({.serial = 1, .state = CaseState::received, .clerk = "c1", .due_on = ""});
    add({.serial = 2, .applicant = "王“\"immediate\":true”", .clerk = "c1"}); // only its name
    add({.serial = 3, .clerk = "c1", .immediate = true});
    add({.serial = 4, .state = CaseState::reviewed, .clerk = "c1", .immediate = true});
    add({.serial = 5, .state = CaseState::granted, .clerk = "c1", .immediate = true});
    add({.serial = 6, .clerk = "c2", .immediate = true});
    CaseFilter to_do{.clerk = UserId("c1"),
                     .states = {CaseState::received},
                     .immediate_states = {CaseState::accepted, CaseState::reviewed}};
    EXPECT_EQ(serials(to_do), (Serials{4, 3, 1}));
    EXPECT_EQ(serials(to_do, 1), (Serials{4, 3, 1})) << "page by page";
    to_do.id_number = sampleCase({.serial = 3}).applicant.id_number;
    EXPECT_EQ(serials(to_do), (Serials{4, 3, 1})) << "along another index";
}

TEST_P(CaseListContract, FindsNamesByOneTwoThreeAndMoreCharacters) {
    addNamed("王小明");
    addNamed("王明");
    addNamed("李小明");
    addNamed("明小王");
    EXPECT_EQ(namesFor("王"), (Names{"王小明", "王明", "明小王"}));
    EXPECT_EQ(namesFor("小明"), (Names{"王小明", "李小明"}));
    EXPECT_EQ(namesFor("王明"), (Names{"王明"}));
    EXPECT_EQ(namesFor("王小明"), (Names{"王小明"}));
    EXPECT_EQ(namesFor("王小李"), Names{});
    addNamed("佛冈县石角镇兴旺食品经营部");
    addNamed("佛冈县水头镇兴隆食品经营部");
    EXPECT_EQ(namesFor("食品经营部"),
              (Names{"佛冈县石角镇兴旺食品经营部", "佛冈县水头镇兴隆食品经营部"}));
    EXPECT_EQ(namesFor("石角镇兴旺食品"), (Names{"佛冈县石角镇兴旺食品经营部"}));
    EXPECT_EQ(namesFor("石角镇兴隆食品"), Names{});
}

TEST_P(CaseListContract, KeepsRareCharactersApart) {
    addNamed("𠮷田");
    addNamed("吉田");
    addNamed("𠮾田");
    EXPECT_EQ(namesFor("𠮷"), (Names{"𠮷田"}));
    EXPECT_EQ(namesFor("𠮷田"), (Names{"𠮷田"}));
    EXPECT_EQ(namesFor("田"), (Names{"𠮷田", "吉田", "𠮾田"}));
}

TEST_P(CaseListContract, FindsNamesByInitialsInBothReadings) {
    addNamed("王小明");
    addNamed("单雄信"); // shàn as a name, dān elsewhere
    EXPECT_EQ(namesFor("wxm"), (Names{"王小明"}));
    EXPECT_EQ(namesFor("WX"), (Names{"王小明"}));
    EXPECT_EQ(namesFor("xm"), (Names{"王小明"}));
    EXPECT_EQ(namesFor("sxx"), (Names{"单雄信"}));
    EXPECT_EQ(namesFor("dxx"), (Names{"单雄信"}));
    EXPECT_EQ(namesFor("x"), (Names{"王小明", "单雄信"}));
    EXPECT_EQ(namesFor("mx"), Names{});
    addNamed("尉迟恭"); // yùchí as a surname, wèichí elsewhere
    addNamed("单长信"); // 长 is cháng in names and zhǎng as a word
    EXPECT_EQ(namesFor("ycg"), (Names{"尉迟恭"}));
    EXPECT_EQ(namesFor("wcg"), (Names{"尉迟恭"}));
    EXPECT_EQ(namesFor("scx"), (Names{"单长信"}));
    EXPECT_EQ(namesFor("szx"), (Names{"单长信"}));
    EXPECT_EQ(namesFor("dzx"), (Names{"单长信"}));
}

TEST_P(CaseListContract, IgnoresSpacesDotsAndWidthInNames) {
    addNamed("迪丽·热巴");
    addNamed("John Smith");
    EXPECT_EQ(namesFor("丽热"), (Names{"迪丽·热巴"}));
    EXPECT_EQ(namesFor("丽•热"), (Names{"迪丽·热巴"}));
    EXPECT_EQ(namesFor("ＪＯＨＮ"), (Names{"John Smith"}));
}

TEST_P(CaseListContract, FindsCasesByThePartOfAnItemsNameAndItsInitials) {
    addItem("A001", "社会保障卡申领");
    addItem("A002", "高龄津贴发放");
    add({.serial = 1, .item_code = "A001"});
    add({.serial = 2, .item_code = "A002", .minutes = 1});
    EXPECT_EQ(serials({.text = "津贴"}), (Serials{2}));
    EXPECT_EQ(serials({.text = "shbz"}), (Serials{1}));
    EXPECT_EQ(serials({.text = "医保"}), Serials{});
    // Found by item and by name at once, but listed once.
    add({.serial = 3, .applicant = "高龄", .item_code = "A002", .minutes = 2});
    EXPECT_EQ(serials({.text = "高龄"}), (Serials{3, 2}));
}

TEST_P(CaseListContract, FindsByCaseNumberAndItsBeginning) {
    const Case wanted = add({.serial = 1, .station = "0101"});
    add({.serial = 2, .station = "0201"});
    CaseFilter filter;
    const auto found = [&](const std::string& text) {
        filter.text = text;
        return serials(filter).size();
    };
    EXPECT_EQ(found(wanted.number.str()), 1U);
    EXPECT_EQ(found(" " + wanted.number.str() + " "), 1U);
    EXPECT_EQ(found(wanted.number.str().substr(0, 16)), 1U);
    EXPECT_EQ(found(wanted.number.str().substr(0, 12)), 2U);
    EXPECT_EQ(found("44182126"), 2U);
    EXPECT_EQ(found("44182127"), 0U);
    EXPECT_EQ(found(wanted.number.str() + "0"), 0U);
}

TEST_P(CaseListContract, TextSearchStaysInsideScopeAndStates) {
    add({.serial = 1, .region = "441821100", .clerk = "c1"});
    add({.serial = 2, .region = "441821101", .clerk = "c2"});
    add({.serial = 3, .state = CaseState::delivered, .region = "441821100", .clerk = "c1"});
    const auto township = support::regionCode("441821100");
    EXPECT_EQ(serials({.region = township, .states = {CaseState::accepted}, .text = "小明"}),
              (Serials{1}));
    EXPECT_EQ(serials({.clerk = UserId("c2"), .text = "wxm"}), (Serials{2}));
    EXPECT_EQ(serials({.clerk = UserId("c2"), .text = "441821260302"}), (Serials{2}));
    EXPECT_EQ(serials({.clerk = UserId("c2"), .text = "441821"}), (Serials{2}));
}

TEST_P(CaseListContract, TextSearchJoinsTheTownshipsInTheOrderOfTheList) {
    const char* const kRegions[] = {"441821100",    "441821",    "441821101201",
                                    "441821100201", "441821101", "441822"};
    for (int serial = 1; serial <= 24; ++serial)
        add({.serial = serial, .region = kRegions[serial % 6], .minutes = serial * 7 % 24});
    const auto newest_first = [](std::set<int> regions) {
        std::map<int, int, std::greater<>> by_minute;
        for (int serial = 1; serial <= 24; ++serial) {
            if (regions.contains(serial % 6))
                by_minute[serial * 7 % 24] = serial;
        }
        Serials wanted;
        for (const auto& [minute, serial] : by_minute)
            wanted.push_back(serial);
        return wanted;
    };
    for (const std::uint32_t size : {1U, 3U, 100U}) {
        EXPECT_EQ(serials({.text = "小明"}, size), newest_first({0, 1, 2, 3, 4, 5}));
        EXPECT_EQ(serials({.region = support::regionCode("441821"), .text = "王小明"}, size),
                  newest_first({0, 1, 2, 3, 4}));
        EXPECT_EQ(serials({.region = support::regionCode("441821100"), .text = "xm"}, size),
                  newest_first({0, 3}));
        EXPECT_EQ(serials({.region = support::regionCode("441821101201"), .text = "王"}, size),
                  newest_first({2}));
    }
}

// Pages of every size must give every case once, in order, although hundreds of cases share the
// same instant or the same due day.
TEST_P(CaseListContract, PagesOverEqualKeysLoseAndDoubleNothing) {
    constexpr int kCases = 120;
    support::SeededRandom random(20260302);
    std::map<int, int> minute_of;
    support::valueOf(write([&](Tx& tx) -> Result<void> {
        for (int serial = 1; serial <= kCases; ++serial) {
            minute_of[serial] = random.between(0, 2);
            TRY(repositories().cases.add(
                tx,
                sampleCase(
                    {.serial = serial,
                     .state = random.between(0, 1) == 0 ? CaseState::accepted : CaseState::reviewed,
                     .minutes = minute_of[serial],
                     .due_on = random.between(0, 1) == 0 ? "2026-03-16" : "2026-03-17"})));
        }
        return {};
    }));
    for (const auto order : {CaseFilter::Order::newest_first, CaseFilter::Order::due_first}) {
        for (const std::string text : {"", "小明", "441821", "441821260302"}) {
            const CaseFilter filter{.text = text, .order = order};
            const auto whole = serials(filter, 500);
            ASSERT_EQ(std::set<int>(whole.begin(), whole.end()).size(), std::size_t{kCases});
            for (const std::uint32_t size : {1U, 7U, 40U, 119U, 120U})
                EXPECT_EQ(serials(filter, size), whole) << text << " by " << size;
        }
    }
    const auto newest = serials({}, 500);
    for (std::size_t i = 1; i < newest.size(); ++i)
        EXPECT_GE(minute_of[newest[i - 1]], minute_of[newest[i]]);
}

TEST_P(CaseListContract, ACaseThatArrivesBetweenTwoPagesDoesNotMoveThem) {
    for (int serial = 1; serial <= 4; ++serial)
        add({.serial = serial, .minutes = serial});
    CaseFilter filter;
    filter.page.size = 2;
    filter.page.after = list(filter).next;
    add({.serial = 9, .minutes = 9});
    const auto second = list(filter);
    ASSERT_EQ(second.rows.size(), 2U);
    EXPECT_EQ(second.rows[0].number, sampleCase({.serial = 2}).number);
    EXPECT_TRUE(second.next.empty());
}

TEST_P(CaseListContract, RefusesAPositionThatNoPageGave) {
    add({.serial = 1});
    add({.serial = 2});
    CaseFilter filter;
    filter.page.size = 1;
    const std::string newest = list(filter).next;
    filter.order = CaseFilter::Order::due_first;
    const std::string due = list(filter).next;
    for (const std::string& bad :
         {std::string("x"), std::string("newest:"), std::string("newest:12:short"), newest,
          due + "0", "due:2026-02-30:" + std::string(22, '1'),
          "due:2026-03-16:" + std::string(22, '\'')}) {
        filter.page.after = bad;
        EXPECT_EQ(codeOf(tryList(filter)), "page.position_invalid") << bad;
    }
    filter.order = CaseFilter::Order::newest_first;
    filter.page.after = due;
    EXPECT_EQ(codeOf(tryList(filter)), "page.position_invalid");
    filter.page.after = "newest:12x:" + std::string(22, '1');
    EXPECT_EQ(codeOf(tryList(filter)), "page.position_invalid");
}

} // namespace
} // namespace bianmin::storage
