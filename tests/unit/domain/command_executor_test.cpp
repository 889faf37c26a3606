#include "shared/base/random.h"
#include "shared/domain/journal/command_executor.h"
#include "tests/unit/domain/domain_fakes.h"

#include <gtest/gtest.h>

namespace bianmin::journal {
namespace {

class FakeCommands final : public CommandRepository {
  public:
    Result<std::optional<StoredCommand>> find(ReadTx&, const CommandId& id) override {
        const auto found = stored.find(id);
        return found == stored.end() ? std::nullopt : std::optional(found->second);
    }
    Result<void> add(Tx&, const StoredCommand& command) override {
        stored.emplace(command.id, command);
        return {};
    }
    Result<std::optional<Instant>> newest(ReadTx&) override {
        std::optional<Instant> last;
        for (const auto& [id, command] : stored)
            last = std::max(last, std::optional(command.at));
        return last;
    }
    Result<std::int64_t> forget(Tx&, Instant before, std::size_t limit) override {
        std::int64_t forgotten = 0;
        for (auto row = stored.begin(); row != stored.end();) {
            const bool drop = row->second.at < before && limit > 0;
            if (drop)
                newest_forgotten = std::max(newest_forgotten, std::optional(row->first));
            row = drop ? stored.erase(row) : std::next(row);
            if (drop) {
                --limit;
                ++forgotten;
            }
        }
        return forgotten;
    }

    Result<std::optional<CommandId>> newestForgotten(ReadTx&) override { return newest_forgotten; }

    std::map<CommandId, StoredCommand> stored;
    std::optional<CommandId> newest_forgotten;
};

class CommandExecutorTest : public ::testing::Test {
  protected:
    Result<std::string> run(const CommandRequest& request, const identity::Actor& actor) {
        return executor_.run(actor, request, [this](Tx&) -> Result<Json> {
            ++runs_;
            return Json{{"run", runs_}};
        });
    }

    const identity::Actor clerk_ = bianmin::testing::actorWith({identity::Role::window_clerk});
    CommandRequest requestMadeAt(Instant made) {
        return {CommandId(makeUuidV7(made, random_)), "intakeCase", R"({"a":1})"};
    }

    static constexpr std::chrono::days kKeep{30};

    bianmin::testing::FakeTransactions transactions_;
    FakeCommands commands_;
    bianmin::testing::FakeClock clock_;
    bianmin::testing::FakeRandom random_;
    const CommandRequest request_ = requestMadeAt(clock_.now());
    CommandExecutor executor_{{transactions_, commands_, clock_}, kKeep};
    int runs_ = 0;
};

TEST_F(CommandExecutorTest, RepeatAnswersTheStoredTextWithoutRunningAgain) {
    EXPECT_EQ(run(request_, clerk_).value(), R"({"run":1})");
    EXPECT_EQ(run(request_, clerk_).value(), R"({"run":1})");
    EXPECT_EQ(runs_, 1);
}

TEST_F(CommandExecutorTest, SameIdWithOtherBodyOperationOrPersonIsRefused) {
    ASSERT_TRUE(run(request_, clerk_));
    CommandRequest other_body = request_;
    other_body.body = R"({"a":2})";
    CommandRequest other_operation = request_;
    other_operation.operation = "decideCase";
    identity::Actor other_person = clerk_;
    other_person.user = UserId("someone else");
    EXPECT_EQ(run(other_body, clerk_).error().code, "command.id_reused");
    EXPECT_EQ(run(other_operation, clerk_).error().code, "command.id_reused");
    EXPECT_EQ(run(request_, other_person).error().code, "command.id_reused");
    EXPECT_EQ(runs_, 1);
}

TEST_F(CommandExecutorTest, IdMustBeAUuidOfVersionSeven) {
    CommandRequest wrong = request_;
    wrong.id = CommandId("1");
    EXPECT_EQ(run(wrong, clerk_).error().code, "command.id_invalid");
    EXPECT_EQ(transactions_.writes, 0);
}

TEST_F(CommandExecutorTest, FailedCommandIsNotKeptAndMayBeSentAgain) {
    const auto failed = executor_.run(clerk_, request_, [](Tx&) -> Result<Json> {
        return fail(ErrorKind::conflict, "conflict");
    });
    EXPECT_EQ(failed.error().code, "conflict");
    EXPECT_TRUE(commands_.stored.empty());
    EXPECT_TRUE(run(request_, clerk_));
}

TEST_F(CommandExecutorTest, IdsAreTakenForTheTimeThatAnswersAreKept) {
    constexpr std::chrono::milliseconds kMoment{1};
    const Instant now = clock_.now();
    EXPECT_TRUE(run(requestMadeAt(now - kKeep), clerk_));
    EXPECT_EQ(run(requestMadeAt(now - kKeep - kMoment), clerk_).error().code, "command.too_old");
    EXPECT_TRUE(run(requestMadeAt(now + kClockAheadMax), clerk_));
    EXPECT_EQ(run(requestMadeAt(now + kClockAheadMax + kMoment), clerk_).error().code,
              "command.clock_ahead");
    EXPECT_EQ(runs_, 2);
}

// Whatever the client's clock said, and however long the server waits with its sweep: an id runs
// once.
TEST_F(CommandExecutorTest, ForgottenCommandNeverRunsAgain) {
    const Instant start = clock_.now();
    const std::vector<CommandRequest> sent{requestMadeAt(start - kKeep), requestMadeAt(start),
                                           requestMadeAt(start + kClockAheadMax)};
    for (const auto& request : sent)
        ASSERT_TRUE(run(request, clerk_));
    for (int hour = 0; hour <= 40 * 24; ++hour) {
        clock_.set(start + std::chrono::hours(hour));
        ASSERT_TRUE(run(requestMadeAt(clock_.now()), clerk_)); // the counter goes on
        const int runs = runs_;
        ASSERT_TRUE(executor_.forgetOld());
        for (const auto& request : sent)
            static_cast<void>(run(request, clerk_));
        ASSERT_EQ(runs_, runs) << "after " << hour << " hours";
    }
    for (const auto& request : sent)
        EXPECT_EQ(run(request, clerk_).error().code, "command.too_old");
}

TEST_F(CommandExecutorTest, AClockThatJumpedAheadForgetsNothingFresh) {
    ASSERT_TRUE(run(request_, clerk_));
    const Instant right = clock_.now();
    clock_.set(right + std::chrono::days(400));
    EXPECT_EQ(executor_.forgetOld().value(), 0);
    clock_.set(right);
    EXPECT_TRUE(run(request_, clerk_));
    EXPECT_EQ(runs_, 1);
}

// The administrator lengthens the time, or the clock is put back: what was forgotten stays so.
TEST_F(CommandExecutorTest, NeitherALongerTimeNorAClockPutBackRunsAForgottenCommand) {
    ASSERT_TRUE(run(request_, clerk_));
    const Instant start = clock_.now();
    clock_.set(start + kKeep + 2 * kClockAheadMax);
    ASSERT_TRUE(run(requestMadeAt(clock_.now()), clerk_));
    ASSERT_EQ(executor_.forgetOld().value(), 1);
    CommandExecutor longer({transactions_, commands_, clock_}, 10 * kKeep);
    const auto work = [this](Tx&) -> Result<Json> { return Json{{"run", ++runs_}}; };
    EXPECT_EQ(longer.run(clerk_, request_, work).error().code, "command.forgotten");
    EXPECT_TRUE(longer.run(clerk_, requestMadeAt(start + std::chrono::milliseconds(1)), work));
    clock_.set(start);
    EXPECT_EQ(run(request_, clerk_).error().code, "command.forgotten");
    EXPECT_EQ(runs_, 3);
}

TEST_F(CommandExecutorTest, StoredTellsTheAnswerAndRunsNothing) {
    EXPECT_EQ(executor_.stored(clerk_, request_).value(), std::nullopt);
    ASSERT_TRUE(run(request_, clerk_));
    EXPECT_EQ(executor_.stored(clerk_, request_).value(), R"({"run":1})");
    CommandRequest other_body = request_;
    other_body.body = R"({"a":2})";
    EXPECT_EQ(executor_.stored(clerk_, other_body).error().code, "command.id_reused");
    other_body.id = CommandId("1");
    EXPECT_EQ(executor_.stored(clerk_, other_body).error().code, "command.id_invalid");
    EXPECT_EQ(transactions_.writes, 1);
}

} // namespace
} // namespace bianmin::journal
