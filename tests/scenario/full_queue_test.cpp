// A server whose writer cannot keep up refuses at once and says when to come back.
#include "shared/storage/sqlite/sqlite_connection.h"
#include "tests/scenario/server_process.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace bianmin::scenario {

using support::valueOf;

namespace {

std::string loginBody() {
    return dumpJson(encode(identity::LoginCommand{"admin", api_test::kPassword, std::nullopt}));
}

} // namespace

// The writer waits for another program's lock, so one command can be with it and one in the queue.
// Of three at least one is too many: two where the second comes before the writer has taken the
// first.
TEST(FullQueue, IsRefusedWith503AndRetryAfter) {
    constexpr int kCommands = 3;
    const County county("write_queue_max = 1\n");
    auto lock =
        valueOf(storage::SqliteConnection::open(county.database(), storage::OpenMode::read_write));
    valueOf(lock->execute("BEGIN IMMEDIATE"));
    const auto client = county.client();
    std::promise<transport::HttpResponse> refused;
    std::atomic<int> good{0};
    std::atomic<int> bad{0};
    std::vector<std::jthread> senders;
    for (int i = 0; i < kCommands; ++i)
        senders.emplace_back([&] {
            const auto response = valueOf(client->send(
                {"POST", "/v1/sessions", {{"content-type", "application/json"}}, loginBody()}));
            if (response.status == 201)
                ++good;
            else if (++bad == 1)
                refused.set_value(response);
        });
    const auto response = refused.get_future().get();
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(api_test::problemCode(response), "store.busy");
    EXPECT_EQ(response.headers.count("retry-after"), 1U);
    valueOf(lock->execute("ROLLBACK"));
    senders.clear();
    EXPECT_EQ(good + bad, kCommands);
    EXPECT_GE(good, 1);
    EXPECT_GE(bad, 1);
    // Refused is not lost: when the writer is free again, the same request is answered.
    EXPECT_EQ(
        valueOf(client->send(
                    {"POST", "/v1/sessions", {{"content-type", "application/json"}}, loginBody()}))
            .status,
        201);
}

} // namespace bianmin::scenario
