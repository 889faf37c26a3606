#include "shared/base/hash.h"
#include "shared/domain/journal/head_service.h"
#include "tests/unit/domain/journal_samples.h"

#include <gtest/gtest.h>

namespace bianmin::journal {
namespace {

constexpr char kStream[] = "county-441821";

// The vectors' key: RFC 8410's fixed head and the published seed.
SigningKey vectorKey() {
    const std::string seed = journalVectors()["head_key"]["seed"];
    const std::string der = fromHex("302e020100300506032b657004220420" + seed).value();
    return SigningKey::fromPem("-----BEGIN PRIVATE KEY-----\n" + toBase64(der) +
                               "\n-----END PRIVATE KEY-----\n")
        .value();
}

class FakeHeadLog final : public HeadLog {
  public:
    Result<void> append(const std::string& line) override {
        if (broken)
            return fail(ErrorKind::unavailable, "file.unwritable", {{"file", "heads"}});
        lines.push_back(line);
        return {};
    }
    Result<std::vector<std::string>> read(std::int64_t after, std::size_t limit) override {
        std::vector<std::string> found;
        for (auto i = static_cast<std::size_t>(after); i < lines.size() && found.size() < limit;
             ++i)
            found.push_back(lines[i]);
        if (while_reading)
            while_reading();
        return found;
    }
    Result<std::optional<LastLine>> last() override {
        if (lines.empty())
            return std::nullopt;
        return LastLine{static_cast<std::int64_t>(lines.size()), lines.back()};
    }

    Result<std::optional<LastLine>> lastSetAside() override {
        if (set_aside.empty())
            return std::nullopt;
        return LastLine{1, set_aside};
    }

    std::vector<std::string> lines;
    std::string set_aside; // the last line of the log before
    bool broken = false;
    std::function<void()> while_reading;
};

class HeadsTest : public ::testing::Test {
  protected:
    void recordMany(int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(
                journal_.record(tx_, kAdmin, {"case.noted", "case:1", {{"number", i}}, {}}));
    }
    // Records and signs, `heads` times.
    void work(int heads, int entries_each) {
        for (int i = 0; i < heads; ++i) {
            recordMany(entries_each);
            ASSERT_TRUE(service_.sign());
        }
    }
    // The service after a restart: it knows of earlier heads only what the log says.
    HeadService restarted() { return HeadService(ports(), kStream, key_); }
    HeadService::Ports ports() { return {transactions_, entries_, log_, clock_}; }
    // The code and parameters of what verify() finds; "" for nothing.
    static std::string faultOf(const Result<HeadsReport>& report) {
        return report ? "" : faultText(report.error());
    }
    static std::string faultText(const Error& error) {
        std::string text = error.code;
        for (const auto& [name, value] : error.params)
            text += " " + name + "=" + value;
        return text;
    }
    // Changes entry `seq` and makes every hash after it right again.
    void rewriteFrom(std::size_t seq) {
        entries_.entries[seq - 1].payload = R"({"number":"another"})";
        for (std::size_t i = seq - 1; i < entries_.entries.size(); ++i) {
            if (i > 0)
                entries_.entries[i].prev_hash = entries_.entries[i - 1].hash;
            entries_.entries[i].hash = computeHash(entries_.entries[i]);
        }
    }

    bianmin::testing::FakeJournal entries_;
    bianmin::testing::FakeClock clock_;
    bianmin::testing::FakeRandom random_;
    bianmin::testing::FakeTransactions transactions_;
    FakeHeadLog log_;
    const SigningKey key_ = SigningKey::generate();
    bianmin::testing::FakeRecords records_;
    JournalService journal_{{entries_, clock_, random_, records_}, kStream};
    JournalVerifier verifier_{entries_, records_, kStream};
    HeadService service_{ports(), kStream, key_};
    Tx tx_;
};

TEST_F(HeadsTest, TheLogThatWasSetAsideSaysWhatWasSignedWhereNoneHasBegun) {
    recordMany(3);
    ASSERT_TRUE(service_.sign());
    EXPECT_EQ(service_.signedUpTo().value(), 3);
    log_.set_aside = log_.lines.back();
    log_.lines.clear();
    EXPECT_EQ(service_.signedUpTo().value(), 3);
    EXPECT_TRUE(service_.checkLast()) << "nothing is signed that it could differ from";
    log_.set_aside.clear();
    EXPECT_EQ(service_.signedUpTo().value(), 0);
}

TEST_F(HeadsTest, ALogThatIsGoneIsNeverBegunAnewUnseen) {
    work(2, 3);
    log_.lines.clear();
    EXPECT_EQ(faultOf(service_.verify(kAdmin, 0)), "journal.heads_missing");
    recordMany(1);
    const auto signing = service_.sign();
    ASSERT_FALSE(signing);
    EXPECT_EQ(signing.error().code, "journal.heads_missing");
    EXPECT_TRUE(log_.lines.empty());
}

TEST(SignedHeads, PublishedVectorsAgree) {
    const Json published = journalVectors();
    const SigningKey key = vectorKey();
    EXPECT_EQ(key.publicKey().pem(), published["head_key"]["public_key"].get<std::string>());
    ASSERT_GE(published["heads"].size(), 2U);
    for (const Json& vector : published["heads"]) {
        SCOPED_TRACE(vector["name"]);
        const auto head = parseHeadLine(dumpJson(vector["head"]));
        ASSERT_TRUE(head);
        EXPECT_EQ(headStatement(*head), vector["statement"].get<std::string>());
        EXPECT_TRUE(isSignedBy(*head, key.publicKey()));
        SignedHead unsigned_head = *head;
        unsigned_head.key_id.clear();
        unsigned_head.signature.clear();
        EXPECT_EQ(signHead(unsigned_head, key), *head);
        EXPECT_EQ(headLine(*head), dumpJson(vector["head"]));
    }
}

TEST(SignedHeads, SignatureCoversEveryField) {
    const SigningKey key = vectorKey();
    const SignedHead head = parseHeadLine(dumpJson(journalVectors()["heads"][0]["head"])).value();
    const auto stands = [&](auto change) {
        SignedHead changed = head;
        change(changed);
        return isSignedBy(changed, key.publicKey());
    };
    EXPECT_TRUE(stands([](auto&) {}));
    EXPECT_FALSE(stands([](auto& h) { h.stream = "county-441822"; }));
    EXPECT_FALSE(stands([](auto& h) { ++h.seq; }));
    EXPECT_FALSE(stands([](auto& h) { h.hash[0] = h.hash[0] == '0' ? '1' : '0'; }));
    EXPECT_FALSE(stands([](auto& h) { h.at += std::chrono::milliseconds(1); }));
    EXPECT_FALSE(stands([](auto& h) { h.key_id = "0000000000000000"; }));
    EXPECT_FALSE(stands([](auto& h) { h.signature.clear(); }));
    EXPECT_FALSE(stands([](auto& h) { h.signature = "no hex"; }));
}

TEST_F(HeadsTest, AnEmptyJournalGetsNoHead) {
    ASSERT_TRUE(service_.sign());
    EXPECT_TRUE(log_.lines.empty());
    const auto report = service_.verify(kAdmin, 0);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->heads, 0);
    EXPECT_EQ(report->signed_seq, 0);
    EXPECT_TRUE(report->complete);
}

TEST_F(HeadsTest, SignsOnlyWhenTheHeadMoved) {
    work(2, 3);
    ASSERT_TRUE(service_.sign());
    ASSERT_TRUE(restarted().sign());
    ASSERT_EQ(log_.lines.size(), 2U);
    const SignedHead head = parseHeadLine(log_.lines.back()).value();
    EXPECT_EQ(head.stream, kStream);
    EXPECT_EQ(head.seq, 6);
    EXPECT_EQ(head.hash, entries_.entries.back().hash);
    EXPECT_EQ(head.at, clock_.now());
    EXPECT_EQ(head.key_id, key_.publicKey().id());
    const auto report = service_.verify(kAdmin, 0);
    ASSERT_TRUE(report) << faultOf(report);
    EXPECT_EQ(report->heads, 2);
    EXPECT_EQ(report->signed_from, 3);
    EXPECT_EQ(report->signed_seq, 6);
    EXPECT_EQ(report->key_id, key_.publicKey().id());
    EXPECT_TRUE(report->complete);
}

TEST_F(HeadsTest, AHeadThatCouldNotBeWrittenIsSignedAgain) {
    recordMany(2);
    log_.broken = true;
    EXPECT_EQ(service_.sign().error().code, "file.unwritable");
    log_.broken = false;
    ASSERT_TRUE(service_.sign());
    EXPECT_EQ(log_.lines.size(), 1U);
}

TEST_F(HeadsTest, AConsistentRewriteIsFoundAtTheFirstHeadAfterIt) {
    work(3, 4);
    rewriteFrom(6);
    EXPECT_TRUE(verifier_.verify(transactions_)) << "the chain alone must not show it";
    EXPECT_EQ(faultOf(service_.verify(kAdmin, 0)), "journal.rewritten seq=8");
    // Not by the database's rewriter nor by going on is the contradiction signed away.
    recordMany(1);
    EXPECT_EQ(faultText(service_.sign().error()), "journal.rewritten seq=12");
    EXPECT_EQ(faultText(restarted().sign().error()), "journal.rewritten seq=12");
    EXPECT_EQ(log_.lines.size(), 3U);
}

TEST_F(HeadsTest, ACutEndIsFoundAlsoAfterNewEntriesHaveTakenItsPlace) {
    work(2, 4);
    entries_.entries.resize(5);
    EXPECT_TRUE(verifier_.verify(transactions_)) << "the chain alone must not show it";
    EXPECT_EQ(faultOf(service_.verify(kAdmin, 0)), "journal.truncated found=5 seq=8");
    EXPECT_EQ(faultText(restarted().sign().error()), "journal.truncated found=5 seq=8");
    recordMany(6);
    EXPECT_EQ(faultOf(service_.verify(kAdmin, 0)), "journal.rewritten seq=8");
}

TEST_F(HeadsTest, AMissingEntryUnderAHeadIsAGap) {
    work(2, 2);
    entries_.entries.erase(entries_.entries.begin() + 1);
    EXPECT_EQ(faultOf(service_.verify(kAdmin, 0)), "journal.gap seq=2");
}

TEST_F(HeadsTest, LinesThatTheServerDidNotSignAreNamed) {
    work(3, 1);
    const auto lines = log_.lines;
    const auto after = [&](const std::string& line) {
        log_.lines = lines;
        log_.lines[1] = line;
        return faultOf(service_.verify(kAdmin, 0));
    };
    const std::string wrong = "journal.head_signature_wrong line=2";
    SignedHead head = parseHeadLine(lines[1]).value();
    EXPECT_EQ(after(lines[1]), "");
    EXPECT_EQ(after(headLine(signHead(head, SigningKey::generate()))), wrong);
    EXPECT_EQ(after(""), wrong);
    EXPECT_EQ(after("{}"), wrong);
    EXPECT_EQ(after(lines[1] + "x"), wrong);
    head.stream = "county-441822";
    EXPECT_EQ(after(headLine(signHead(head, key_))), wrong) << "another stream's head";
    log_.lines = {lines[0], "nonsense"};
    EXPECT_EQ(faultText(restarted().sign().error()), wrong);
}

TEST_F(HeadsTest, ChecksABoundedNumberOfLinesAtATime) {
    work(1, 1);
    log_.lines.resize(kVerifyHeadsMax + 1, log_.lines.front());
    const auto first = service_.verify(kAdmin, 0);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->heads, static_cast<std::int64_t>(kVerifyHeadsMax));
    EXPECT_FALSE(first->complete);
    log_.lines.back() = "nonsense";
    EXPECT_EQ(faultOf(service_.verify(kAdmin, first->heads)),
              "journal.head_signature_wrong line=" + std::to_string(kVerifyHeadsMax + 1));
    log_.lines.pop_back();
    const auto rest = service_.verify(kAdmin, first->heads);
    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->heads, first->heads);
    EXPECT_TRUE(rest->complete);
}

TEST_F(HeadsTest, AHeadThatIsSignedMeanwhileLooksLikeNoCut) {
    work(1, 2);
    log_.while_reading = [&] {
        log_.while_reading = nullptr;
        work(1, 2);
    };
    EXPECT_EQ(faultOf(service_.verify(kAdmin, 0)), "");
}

TEST_F(HeadsTest, OnlyReadersOfTheJournalMayVerify) {
    const auto clerk = bianmin::testing::actorWith({identity::Role::window_clerk});
    EXPECT_EQ(faultText(service_.verify(clerk, 0).error()), "forbidden");
}

} // namespace
} // namespace bianmin::journal
