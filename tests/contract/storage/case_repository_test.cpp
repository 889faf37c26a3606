#include "shared/domain/cases/case_number.h"
#include "tests/contract/storage/store_test.h"

namespace bianmin::storage {
namespace {

using cases::Case;
using cases::CaseState;
using support::CaseSpec;
using support::codeOf;
using support::sampleCase;

class CaseRepositoryContract : public StoreTest {
  protected:
    Result<std::string> add(const Case& subject) {
        return write<std::string>([&](Tx& tx) { return repositories().cases.add(tx, subject); });
    }
    Result<std::string> update(const Case& subject) {
        return write<std::string>([&](Tx& tx) { return repositories().cases.update(tx, subject); });
    }
    Case load(const CaseNumber& number) {
        return read<Case>([&](ReadTx& tx) { return repositories().cases.load(tx, number); });
    }
    Result<int> nextSerial(const std::string& station, const std::string& date) {
        return write<int>([&](Tx& tx) {
            return repositories().cases.nextSerial(tx, StationId(station), support::day(date));
        });
    }
    std::vector<CaseNumber> open(const std::string& id_number, const std::string& item) {
        return read<std::vector<CaseNumber>>([&](ReadTx& tx) {
            return repositories().cases.openCases(tx, id_number, ItemId(item));
        });
    }
};
BIANMIN_ON_EVERY_ENGINE(CaseRepositoryContract);

// Every optional part filled, every text with something unusual in it.
Case fullCase() {
    Case subject = sampleCase({.applicant = "欧阳·𠮷", .state = CaseState::delivered});
    subject.agent = cases::Agent{.name = "尉迟\"引号\"",
                                 .id_number = "441802191001011234",
                                 .phone = "0763-4280001",
                                 .authority = "授权委托书,全权办理"};
    subject.supplement =
        cases::SupplementNotice{{{"居民身份证", "缺", "补交原件", "《行政许可法》第三十二条"}},
                                support::day("2026-03-09"),
                                fromMillis(1'772'414'100'001)};
    subject.supplement_count = 1;
    subject.acceptance_refusal = cases::AcceptanceRefusal{
        {cases::RefusalReason::not_our_power, "不属于\n本机关职权", "第三十二条", "市医保局"},
        cases::Signature{fromMillis(6), UserId("u3"), "王受理"},
        cases::Signature{fromMillis(7), UserId("u1"), "李审查"}};
    subject.conditions_checked = cases::Signature{fromMillis(6), UserId("u3"), "王受理"};
    subject.opinions = {{"同意\\", UserId("u1"), "李审查", fromMillis(5)}};
    subject.decision = cases::Decision{.content = "准予",
                                       .conditions = {},
                                       .reasons = {},
                                       .basis = {},
                                       .certificate_number = "GD-1",
                                       .valid_from = support::day("2026-03-03"),
                                       .valid_to = std::nullopt,
                                       .by = UserId("u2"),
                                       .by_name = "赵局长",
                                       .decided_on = support::day("2026-03-03")};
    subject.delivery = cases::Delivery{.recipient = "欧阳·𠮷",
                                       .recipient_id_number = "441802190611153129",
                                       .relation = "本人",
                                       .place = "窗口",
                                       .mail_number = {},
                                       .by = UserId("u3"),
                                       .by_name = "钱出件",
                                       .at = fromMillis(6)};
    subject.rating = cases::Rating{cases::Satisfaction::very_satisfied, false, "快", fromMillis(7)};
    return subject;
}

TEST_P(CaseRepositoryContract, KeepsEveryFieldOfACase) {
    const Case subject = fullCase();
    support::valueOf(add(subject));
    EXPECT_EQ(encode(load(subject.number)), encode(subject));
}

// The journal commits to these bytes (cases::recordHash).
TEST_P(CaseRepositoryContract, StoresExactlyTheJsonOfACase) {
    Case subject = fullCase();
    EXPECT_EQ(support::valueOf(add(subject)), dumpJson(encode(subject)));
    ++subject.version;
    subject.collect_method = "窗口领取";
    EXPECT_EQ(support::valueOf(update(subject)), dumpJson(encode(subject)));
    const auto stored = [&](const CaseNumber& number) {
        return tryRead<cases::StoredCase>(
            [&](ReadTx& tx) { return repositories().cases.stored(tx, number); });
    };
    EXPECT_EQ(support::valueOf(stored(subject.number)).content, dumpJson(encode(subject)));
    EXPECT_EQ(encode(support::valueOf(stored(subject.number)).subject), encode(subject));
    EXPECT_EQ(codeOf(stored(CaseNumber("none"))), "case.not_found");
}

TEST_P(CaseRepositoryContract, NamesTheCaseThatIsMissing) {
    EXPECT_EQ(codeOf(tryRead<Case>(
                  [&](ReadTx& tx) { return repositories().cases.load(tx, sampleCase().number); })),
              "case.not_found");
    EXPECT_EQ(codeOf(update(sampleCase())), "case.not_found");
}

TEST_P(CaseRepositoryContract, OneNumberNamesOneCase) {
    support::valueOf(add(sampleCase()));
    EXPECT_EQ(codeOf(add(sampleCase({.applicant = "李四"}))), "store.duplicate");
    EXPECT_EQ(load(sampleCase().number).applicant.name, "王小明");
}

TEST_P(CaseRepositoryContract, TheSecondOfTwoClerksIsToldWhatTheCaseBecame) {
    Case seen_by_one = sampleCase();
    support::valueOf(add(seen_by_one));
    Case seen_by_other = seen_by_one;

    seen_by_one.state = CaseState::reviewed;
    ++seen_by_one.version;
    support::valueOf(update(seen_by_one));

    seen_by_other.state = CaseState::granted;
    ++seen_by_other.version;
    const auto refused = update(seen_by_other);
    ASSERT_EQ(codeOf(refused), "case.changed");
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ(refused.error().params.at("version"), "2");
    EXPECT_EQ(refused.error().params.at("state"), cases::chinese(CaseState::reviewed));
    EXPECT_EQ(load(seen_by_one.number).state, CaseState::reviewed);
}

TEST_P(CaseRepositoryContract, SerialsCountByStationAndDay) {
    EXPECT_EQ(nextSerial("0101", "2026-03-02"), 1);
    EXPECT_EQ(nextSerial("0101", "2026-03-02"), 2);
    EXPECT_EQ(nextSerial("0201", "2026-03-02"), 1);
    EXPECT_EQ(nextSerial("0101", "2026-03-03"), 1);
    EXPECT_EQ(nextSerial("0101", "2026-03-02"), 3);
}

TEST_P(CaseRepositoryContract, SerialsAreExhaustedAfterTheLastFiveDigitNumber) {
    constexpr int kCommand = 11'111; // serials of one command: nine commands use them all up
    for (int first = 1; first < cases::kSerialMax; first += kCommand) {
        support::valueOf(write([&](Tx& tx) -> Result<void> {
            for (int serial = first; serial < first + kCommand; ++serial)
                EXPECT_EQ(TRY(repositories().cases.nextSerial(tx, StationId("0101"),
                                                              support::day("2026-03-02"))),
                          serial);
            return {};
        }));
    }
    EXPECT_EQ(codeOf(nextSerial("0101", "2026-03-02")), "case_number.serial_exhausted");
    EXPECT_EQ(codeOf(nextSerial("0101", "2026-03-02")), "case_number.serial_exhausted");
    EXPECT_EQ(nextSerial("0101", "2026-03-03"), 1);
    EXPECT_EQ(nextSerial("0201", "2026-03-02"), 1);
}

TEST_P(CaseRepositoryContract, ARefusedCommandGivesItsSerialBack) {
    const auto refused = write<int>([&](Tx& tx) -> Result<int> {
        TRY(repositories().cases.nextSerial(tx, StationId("0101"), support::day("2026-03-02")));
        return fail(ErrorKind::conflict, "case.duplicate");
    });
    EXPECT_EQ(codeOf(refused), "case.duplicate");
    EXPECT_EQ(nextSerial("0101", "2026-03-02"), 1);
}

TEST_P(CaseRepositoryContract, OpenCasesAreThoseOfPersonAndItemOnTheirWay) {
    const std::string person = "441802190611153129";
    const Case open_one = sampleCase({.serial = 1, .id_number = person});
    support::valueOf(add(open_one));
    support::valueOf(
        add(sampleCase({.serial = 2, .id_number = person, .state = CaseState::delivered})));
    support::valueOf(
        add(sampleCase({.serial = 3, .id_number = person, .item_code = "441821-0002"})));
    support::valueOf(add(sampleCase({.serial = 4, .id_number = "441802191001011234"})));
    EXPECT_EQ(open(person, "441821-0001"), std::vector<CaseNumber>{open_one.number});
    EXPECT_TRUE(open(person, "441821-0003").empty());
}

} // namespace
} // namespace bianmin::storage
