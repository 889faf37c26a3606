#include "shared/domain/journal/journal_service.h"
#include "tests/unit/domain/journal_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bianmin::journal {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class JournalTest : public ::testing::Test {
  protected:
    Result<void> record(const identity::Change& change) {
        return service_.record(tx_, kAdmin, change);
    }
    void recordMany(std::int64_t count) {
        for (std::int64_t i = 0; i < count; ++i) {
            ASSERT_TRUE(record({"case.noted", "case:1", {{"number", i}}, {}}));
            clock_.advance(std::chrono::milliseconds(7));
        }
    }
    std::string faultCode() {
        const auto report = verifier_.verify(transactions_);
        return report ? "" : report.error().code + " " + report.error().params.at("seq");
    }

    bianmin::testing::FakeJournal entries_;
    bianmin::testing::FakeClock clock_;
    bianmin::testing::FakeRandom random_;
    bianmin::testing::FakeRecords records_;
    bianmin::testing::FakeTransactions transactions_;
    JournalService service_{{entries_, clock_, random_, records_}, "county-441821"};
    JournalVerifier verifier_{entries_, records_, "county-441821"};
    Tx tx_;
};

TEST(JournalFormat, PublishedVectorsAgree) {
    const Json published = journalVectors();
    ChainVerifier verifier("county-441821");
    ASSERT_GE(published["entries"].size(), 3U);
    for (const Json& vector : published["entries"]) {
        const auto entry = decode<Entry>(vector["entry"]);
        ASSERT_TRUE(entry) << vector["name"];
        EXPECT_EQ(canonicalBytes(*entry), vector["canonical"].get<std::string>());
        EXPECT_EQ(computeHash(*entry), entry->hash);
        EXPECT_TRUE(verifier.next(*entry)) << vector["name"];
    }
    ASSERT_FALSE(published["commitments"].empty());
    for (const Json& vector : published["commitments"])
        EXPECT_EQ(commitment(vector["salt"].get<std::string>(), vector["value"].get<std::string>()),
                  vector["commitment"].get<std::string>());
}

TEST(JournalFormat, MovingTextBetweenFieldsChangesTheBytes) {
    Entry one;
    one.kind = "ab";
    one.entity = "c";
    Entry two;
    two.kind = "a";
    two.entity = "bc";
    EXPECT_NE(canonicalBytes(one), canonicalBytes(two));
    EXPECT_NE(commitment("ab", "c"), commitment("a", "bc"));
}

TEST_F(JournalTest, EntriesCarryWhoWhereWhenAndContinueTheChain) {
    identity::Actor clerk = bianmin::testing::actorWith({identity::Role::window_clerk});
    clerk.station = identity::Station{StationId("0001"), clerk.organization.id, "1号综合窗口"};
    ASSERT_TRUE(service_.record(tx_, clerk, {"case.received", "case:1", {{"b", 1}, {"a", 2}}, {}}));
    ASSERT_TRUE(service_.record(tx_, identity::Actor{},
                                {"session.refused", "account:2", Json::object(), {}}));

    ASSERT_THAT(entries_.entries, SizeIs(2));
    const Entry& first = entries_.entries[0];
    EXPECT_EQ(first.stream, "county-441821");
    EXPECT_EQ(first.seq, 1);
    EXPECT_EQ(first.at, clock_.now());
    EXPECT_EQ(first.actor, clerk.user.str());
    EXPECT_EQ(first.station, "0001");
    EXPECT_EQ(first.payload, R"({"a":2,"b":1})");
    EXPECT_EQ(first.prev_hash, kFirstPrevHash);
    const Entry& second = entries_.entries[1];
    EXPECT_EQ(second.seq, 2);
    EXPECT_EQ(second.actor, "");
    EXPECT_EQ(second.station, "");
    EXPECT_EQ(second.prev_hash, first.hash);
}

TEST_F(JournalTest, PersonalValuesReachTheEntryOnlyAsSaltedCommitments) {
    ASSERT_TRUE(record(
        {"case.received", "case:1", {{"item", "x"}}, {{"applicant", "张三"}, {"agent", "张三"}}}));
    ASSERT_THAT(entries_.personal_values, SizeIs(2));
    const std::string& text = entries_.entries[0].payload;
    EXPECT_THAT(text, Not(::testing::HasSubstr("张三")));
    const Json payload = parseJson(text).value();
    EXPECT_EQ(payload["personal"]["agent"].get<std::string>(),
              entries_.personal_values[0].commitment);
    EXPECT_EQ(payload["personal"]["applicant"].get<std::string>(),
              entries_.personal_values[1].commitment);
    EXPECT_NE(entries_.personal_values[0].commitment, entries_.personal_values[1].commitment)
        << "the same value under another salt must not be recognisable";
    for (const PersonalValue& personal : entries_.personal_values) {
        EXPECT_EQ(personal.salt.size(), 32U);
        EXPECT_EQ(personal.value, "张三");
        EXPECT_EQ(personal.commitment, commitment(personal.salt, personal.value));
    }
}

TEST_F(JournalTest, ErasingPersonalValuesLeavesTheChainWhole) {
    ASSERT_TRUE(record({"case.received", "case:1", Json::object(), {{"applicant", "张三"}}}));
    ASSERT_TRUE(record({kPersonalErased,
                        "personal:" + entries_.personal_values.front().commitment,
                        Json::object(),
                        {}}));
    entries_.personal_values.clear();
    EXPECT_EQ(faultCode(), "");
}

TEST_F(JournalTest, RecordsThatEntriesMadeAreCountedAgainstTheTables) {
    recordMany(3);
    for (int made = 0; made < 2; ++made)
        ASSERT_TRUE(record({"case.accepted", "case:2", Json::object(), {}}));
    records_.standing_records = 2;
    const auto good = verifier_.verify(transactions_);
    ASSERT_TRUE(good);
    EXPECT_EQ(good->records, 2);
    records_.standing_records = 3;
    const auto smuggled = verifier_.verify(transactions_);
    ASSERT_FALSE(smuggled);
    EXPECT_EQ(smuggled.error().code, "journal.record_unwritten");
    EXPECT_EQ(smuggled.error().params.at("count"), "1");
    records_.lost_at = 4;
    EXPECT_EQ(faultCode(), "journal.record_lost 4");
}

TEST_F(JournalTest, AFaultOfTheChainIsNamedBeforeARecordThatDiffers) {
    recordMany(6);
    records_.lost_at = 2;
    const auto untouched = entries_.entries;
    const auto after = [&](auto tamper) {
        entries_.entries = untouched;
        tamper(entries_.entries);
        return faultCode();
    };
    EXPECT_EQ(after([](auto&) {}), "journal.record_lost 2");
    EXPECT_EQ(after([](auto& all) { all.erase(all.begin() + 4); }), "journal.gap 5");
    EXPECT_EQ(after([](auto& all) { all[4].payload = "{}"; }), "journal.hash_wrong 5");
    entries_.head_override = StreamHead{6, untouched.back().hash};
    EXPECT_EQ(after([](auto& all) { all.pop_back(); }), "journal.head_differs 5");
}

TEST_F(JournalTest, AFaultOfTheChainIsNamedBeforeARecordOfAnEarlierStretch) {
    recordMany(kVerifyStretchMax + 3);
    records_.lost_at = 2;
    const auto first = service_.verifyStretch(tx_, kAdmin, 0);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->entries, kVerifyStretchMax);
    ASSERT_TRUE(first->fault);
    EXPECT_EQ(first->fault->code, "journal.record_lost");
    EXPECT_EQ(first->fault->params.at("seq"), "2");
    EXPECT_EQ(faultCode(), "journal.record_lost 2");
    entries_.entries.back().payload = "{}";
    EXPECT_EQ(faultCode(), "journal.hash_wrong " + std::to_string(kVerifyStretchMax + 3));
}

TEST_F(JournalTest, TablesThatCannotBeReadAreNoFaultOfTheirs) {
    recordMany(3);
    records_.unreadable = true;
    const auto report = service_.verifyStretch(tx_, kAdmin, 0);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, "store.failed");
}

TEST_F(JournalTest, APayloadThatIsNoObjectIsNamed) {
    recordMany(3);
    for (const char* payload : {"[]", "7", "no"}) {
        entries_.entries.back().payload = payload;
        entries_.entries.back().hash = computeHash(entries_.entries.back());
        EXPECT_EQ(faultCode(), "journal.payload_invalid 3") << payload;
    }
}

TEST(JournalStretches, KeepTheFirstFault) {
    VerifyReport whole;
    VerifyReport first{.stream = "s", .fault = RecordFault{"journal.record_lost", {}}};
    VerifyReport last{.stream = "s",
                      .records = 1,
                      .fault = RecordFault{"journal.record_changed", {}},
                      .complete = true};
    ASSERT_TRUE(addStretch(whole, first));
    ASSERT_TRUE(addStretch(whole, last));
    EXPECT_EQ(requireNoFault(whole).error().code, "journal.record_lost");
}

TEST(JournalStretches, JoinOnlyWhereTheOneBeforeEnded) {
    VerifyReport whole;
    VerifyReport first{.stream = "s", .entries = 7, .head_hash = "a", .records = 3};
    ASSERT_TRUE(addStretch(whole, first));
    VerifyReport foreign{.stream = "s", .after_hash = "b", .entries = 9};
    const auto refused = addStretch(whole, foreign);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "journal.rewritten");
    EXPECT_EQ(refused.error().params.at("seq"), "7");
    VerifyReport last{.stream = "s",
                      .after_hash = "a",
                      .entries = 9,
                      .head_hash = "c",
                      .records = 2,
                      .records_standing = 5,
                      .complete = true};
    ASSERT_TRUE(addStretch(whole, last));
    EXPECT_EQ(whole.after_hash, kFirstPrevHash);
    EXPECT_EQ(whole.entries, 9);
    EXPECT_EQ(whole.records, 5);
}

TEST_F(JournalTest, PersonalValuesAreComparedWithTheirCommitments) {
    recordMany(2);
    ASSERT_TRUE(record(
        {"case.received", "case:1", Json::object(), {{"agent", "李四"}, {"applicant", "张三"}}}));
    const auto good = verifier_.verify(transactions_);
    ASSERT_TRUE(good);
    EXPECT_EQ(good->personal, 2);
    EXPECT_EQ(good->erased, 0);

    entries_.personal_values[1].value = "张四";
    const auto changed = verifier_.verify(transactions_);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, "journal.personal_changed");
    EXPECT_EQ(changed.error().params.at("seq"), "3");
    EXPECT_EQ(changed.error().params.at("name"), "applicant");

    const std::string commitment = entries_.personal_values.back().commitment;
    entries_.personal_values.pop_back();
    const auto lost = verifier_.verify(transactions_);
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, "journal.personal_lost");
    EXPECT_EQ(lost.error().params.at("seq"), "3");
    EXPECT_EQ(lost.error().params.at("name"), "applicant");

    ASSERT_TRUE(record({kPersonalErased, "personal:" + commitment, Json::object(), {}}));
    const auto erased = verifier_.verify(transactions_);
    ASSERT_TRUE(erased);
    EXPECT_EQ(erased->personal, 1);
    EXPECT_EQ(erased->erased, 1);
}

TEST_F(JournalTest, EmptyJournalVerifies) {
    const auto report = verifier_.verify(transactions_);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->entries, 0);
    EXPECT_EQ(report->head_hash, kFirstPrevHash);
}

TEST_F(JournalTest, VerifyReadsTheWholeStreamInPages) {
    recordMany(1001);
    const auto report = verifier_.verify(transactions_);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->stream, "county-441821");
    EXPECT_EQ(report->entries, 1001);
    EXPECT_EQ(report->head_hash, entries_.entries.back().hash);
    EXPECT_EQ(entries_.reads, 3);
}

TEST_F(JournalTest, AStretchIsBoundedAndTheNextOneJoinsIt) {
    recordMany(kVerifyStretchMax + 3);
    const auto first = service_.verifyStretch(tx_, kAdmin, 0);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->after_hash, kFirstPrevHash);
    EXPECT_EQ(first->entries, kVerifyStretchMax);
    EXPECT_EQ(first->end_seq, kVerifyStretchMax + 3);
    EXPECT_FALSE(first->complete);
    const auto second = service_.verifyStretch(tx_, kAdmin, first->entries);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->after_hash, first->head_hash);
    EXPECT_EQ(second->entries, kVerifyStretchMax + 3);
    EXPECT_EQ(second->head_hash, entries_.entries.back().hash);
    EXPECT_TRUE(second->complete);

    const auto whole = verifier_.verify(transactions_);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->entries, kVerifyStretchMax + 3);
    EXPECT_EQ(whole->after_hash, kFirstPrevHash);
    EXPECT_TRUE(whole->complete);
    entries_.entries.back().payload = "{}";
    EXPECT_EQ(faultCode(), "journal.hash_wrong " + std::to_string(kVerifyStretchMax + 3));
}

TEST_F(JournalTest, AStretchThatEndsWithTheJournalIsComplete) {
    recordMany(kVerifyStretchMax);
    const auto report = service_.verifyStretch(tx_, kAdmin, 0);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->complete);
    const auto nothing = service_.verifyStretch(tx_, kAdmin, kVerifyStretchMax);
    ASSERT_TRUE(nothing);
    EXPECT_EQ(nothing->entries, kVerifyStretchMax);
    EXPECT_TRUE(nothing->complete);
    // An entry behind the head is found even where the stretch ends before it.
    entries_.head_override = StreamHead{kVerifyStretchMax - 1, entries_.entries.back().prev_hash};
    const auto behind = service_.verifyStretch(tx_, kAdmin, 0);
    ASSERT_FALSE(behind);
    EXPECT_EQ(behind.error().code, "journal.head_differs");
}

TEST_F(JournalTest, AStretchBeginsOnlyAfterAnEntryThatIsThere) {
    recordMany(3);
    const auto beyond = service_.verifyStretch(tx_, kAdmin, 4);
    ASSERT_FALSE(beyond);
    EXPECT_EQ(beyond.error().code, "journal.seq_unknown");
    entries_.entries.erase(entries_.entries.begin() + 1);
    EXPECT_EQ(service_.verifyStretch(tx_, kAdmin, 2).error().code, "journal.seq_unknown");
    EXPECT_EQ(service_.verifyStretch(tx_, kAdmin, 1).error().code, "journal.gap");
}

TEST_F(JournalTest, EveryKindOfTamperingIsFoundAtItsEntry) {
    recordMany(6);
    const auto untouched = entries_.entries;
    const auto after = [&](auto tamper) {
        entries_.entries = untouched;
        tamper(entries_.entries);
        return faultCode();
    };
    EXPECT_EQ(after([](auto&) {}), "");
    EXPECT_EQ(after([](auto& all) { all[2].payload = "{}"; }), "journal.hash_wrong 3");
    EXPECT_EQ(after([](auto& all) { all[2].actor = "other"; }), "journal.hash_wrong 3");
    EXPECT_EQ(after([](auto& all) { all[2].at += std::chrono::milliseconds(1); }),
              "journal.hash_wrong 3");
    EXPECT_EQ(after([](auto& all) {
                  all[2].payload = "{}";
                  all[2].hash = computeHash(all[2]);
              }),
              "journal.chain_broken 4");
    EXPECT_EQ(after([](auto& all) { all.erase(all.begin() + 3); }), "journal.gap 4");
    EXPECT_EQ(after([](auto& all) { std::swap(all[1], all[4]); }), "journal.gap 2");
    EXPECT_EQ(after([](auto& all) { all[5].stream = "county-441822"; }),
              "journal.stream_foreign 6");
}

TEST_F(JournalTest, CutOffEndIsFoundByTheHead) {
    recordMany(4);
    entries_.head_override = StreamHead{4, entries_.entries.back().hash};
    entries_.entries.pop_back();
    EXPECT_EQ(faultCode(), "journal.head_differs 3");
}

TEST_F(JournalTest, RewrittenEndIsFoundByTheHead) {
    recordMany(3);
    entries_.head_override = StreamHead{3, entries_.entries.back().hash};
    entries_.entries.back().payload = "{}";
    entries_.entries.back().hash = computeHash(entries_.entries.back());
    EXPECT_EQ(faultCode(), "journal.head_differs 3");
}

TEST_F(JournalTest, OnlyReadersOfTheJournalMayVerifyAndRead) {
    const auto clerk = bianmin::testing::actorWith({identity::Role::window_clerk});
    EXPECT_EQ(service_.verifyStretch(tx_, clerk, 0).error().code, "forbidden");
    EXPECT_EQ(service_.verifyStretch(tx_, clerk, 0).error().code, "forbidden");
    EXPECT_EQ(service_.tail(tx_, clerk, 10).error().code, "forbidden");
}

TEST_F(JournalTest, TailGivesTheNewestAndNeverMoreThanAPage) {
    recordMany(5);
    const auto newest = service_.tail(tx_, kAdmin, 2);
    ASSERT_TRUE(newest);
    ASSERT_THAT(*newest, SizeIs(2));
    EXPECT_EQ((*newest)[0].seq, 4);
    ASSERT_TRUE(service_.tail(tx_, kAdmin, 1'000'000));
    EXPECT_EQ(entries_.asked_tail, limits::kPageSizeMax);
    ASSERT_TRUE(service_.tail(tx_, kAdmin, 0));
    EXPECT_EQ(entries_.asked_tail, 1U);
}

using JournalDeathTest = JournalTest;

TEST_F(JournalDeathTest, PayloadMayNotUseTheJournalsOwnKey) {
    EXPECT_DEATH(
        static_cast<void>(record({"case.received", "case:1", {{"personal", Json::object()}}, {}})),
        "personal|kPersonalKey");
}

} // namespace
} // namespace bianmin::journal
