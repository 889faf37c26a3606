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

    std::map<CommandId, StoredCommand> stored;
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
    const CommandRequest request_{CommandId("0195543a-7d20-7c3e-9a51-2f6f0c7b1a44"), "intakeCase",
                                  R"({"a":1})"};
    bianmin::testing::FakeTransactions transactions_;
    FakeCommands commands_;
    bianmin::testing::FakeClock clock_;
    CommandExecutor executor_{{transactions_, commands_, clock_}};
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

} // namespace
} // namespace bianmin::journal
