// A server whose disk is full: people log in and read, nothing is written, and when there is room
// again all goes on without a restart.
#include "shared/contract/messages.h"
#include "shared/storage/sqlite/sqlite_connection.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"
#include "tests/fault/faulty_vfs.h"

#include <gtest/gtest.h>

#include <atomic>

namespace bianmin::api_test {
namespace {

using fault::Call;
using fault::FaultyVfs;
using fault::FileCall;
using fault::Verdict;

constexpr const char* kOtherPassword = "Liu-Shui-1912";

class FullDisk : public testing::Test {
  protected:
    FullDisk() {
        FaultyVfs::instance(); // before the store is opened
        server_.emplace(ApiServer::Catalogue::demo);
        clerk_ = server_->tokenOf(kClerk);
        item_ = itemOf(*server_->sessionOf(kClerk), "MZ0001");
        EXPECT_EQ(intake(clerk_, server_->newId()).status, 201);
        FaultyVfs::instance().setJudge([this](const Call& call) {
            return full_ && call.what == FileCall::write ? Verdict::disk_full : Verdict::pass;
        });
        full_ = true;
    }
    ~FullDisk() override { FaultyVfs::instance().obeyNobody(); }

    transport::HttpResponse login(const std::string& password) {
        const identity::LoginCommand command{kClerk.login_name, password,
                                             StationId(kClerk.station)};
        return server_->send("POST", "/v1/sessions", dumpJson(encode(command)));
    }
    // Of a log-in that must succeed.
    std::string loggedIn() {
        const auto answer = login(kPassword);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return valueOf(parseJson(answer.body)).at("token");
    }
    transport::HttpResponse intake(const std::string& token, const CommandId& id) {
        const auto command = intakeOf(item_, {.id_number = inventedIdNumber(intakes_)});
        return server_->send("POST", "/v1/cases", dumpJson(encode(command)), token, id);
    }
    transport::HttpResponse listed(const std::string& token) {
        return server_->send("POST", "/v1/cases/search", R"({"list":"all"})", token);
    }
    std::size_t casesSeenBy(const std::string& token) {
        const auto answer = listed(token);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return valueOf(parseJson(answer.body)).at("rows").size();
    }
    int statusOf(const std::string& token) { return listed(token).status; }
    int sessionsOpened() {
        const auto connection = valueOf(
            storage::SqliteConnection::open(server_->databaseFile(), storage::OpenMode::read_only));
        const auto rows = valueOf(
            connection->query("SELECT count(*) FROM journal_entry WHERE kind = 'session.opened'"));
        EXPECT_TRUE(valueOf(rows->next()));
        return static_cast<int>(rows->integer(0));
    }
    static void expectFull(const transport::HttpResponse& answer) {
        EXPECT_EQ(answer.status, 503);
        EXPECT_EQ(problemCode(answer), "store.full");
    }

    std::atomic<bool> full_{false};
    std::optional<ApiServer> server_;
    std::string clerk_;
    catalog::ItemVersion item_;
    int intakes_ = 0;
};

TEST_F(FullDisk, LetsPeopleLogInAndReadAndRefusesToWrite) {
    EXPECT_EQ(casesSeenBy(clerk_), 1U);
    const std::string token = loggedIn();
    EXPECT_EQ(casesSeenBy(token), 1U);
    ++intakes_;
    const CommandId id = server_->newId();
    expectFull(intake(token, id));
    expectFull(server_->send("POST", "/v1/files", "%PDF-1.7 a scan %%EOF\n", token, {},
                             contract::kUploadMediaType));
    EXPECT_EQ(casesSeenBy(token), 1U);

    full_ = false;
    EXPECT_EQ(intake(token, id).status, 201) << "the same command, with the same log-in";
    EXPECT_EQ(casesSeenBy(token), 2U);
    EXPECT_EQ(server_
                  ->send("POST", "/v1/files", "%PDF-1.7 a scan %%EOF\n", token, {},
                         contract::kUploadMediaType)
                  .status,
              201);
}

TEST_F(FullDisk, RecordsItsLogInsWhenThereIsRoom) {
    const int before = sessionsOpened();
    const std::string token = loggedIn();
    const std::string unused = loggedIn();
    EXPECT_EQ(casesSeenBy(token), 1U);
    EXPECT_EQ(sessionsOpened(), before);
    full_ = false;
    EXPECT_EQ(casesSeenBy(token), 1U);
    EXPECT_EQ(casesSeenBy(token), 1U);
    EXPECT_EQ(sessionsOpened(), before + 1) << "once";
    server_->restart([] {});
    EXPECT_EQ(statusOf(token), 200);
    EXPECT_EQ(statusOf(unused), 401) << "what was kept in memory ends with the program";
}

TEST_F(FullDisk, EndsALogInByLogOutAndByAnotherPassword) {
    const std::string left = loggedIn();
    EXPECT_EQ(server_->send("DELETE", "/v1/sessions/current", {}, left).status, 200);
    EXPECT_EQ(statusOf(left), 401);
    const std::string token = loggedIn();
    full_ = false;
    const std::string admin = server_->administratorToken();
    const auto accounts =
        valueOf(parseJson(server_->send("GET", "/v1/accounts", {}, admin).body)).at("rows");
    for (const Json& account : accounts) {
        if (account.at("login_name") == kClerk.login_name)
            server_->post("/v1/accounts/" + account.at("id").get<std::string>() + "/password",
                          {{"password", kOtherPassword}}, admin);
    }
    EXPECT_EQ(statusOf(token), 401);
}

TEST_F(FullDisk, IsNoChanceToGuessPasswords) {
    for (int i = 0; i < identity::IdentityPolicy().failed_logins_max; ++i)
        EXPECT_EQ(problemCode(login(kOtherPassword)), "login.refused");
    expectFull(login(kPassword));
    full_ = false;
    loggedIn();
    full_ = true;
    loggedIn();
}

} // namespace
} // namespace bianmin::api_test
