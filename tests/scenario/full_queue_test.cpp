// A server whose writer cannot keep up refuses at once and says when to come back.
#include "shared/storage/sqlite/sqlite_connection.h"
#include "tests/scenario/server_process.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace bianmin::scenario {

using support::valueOf;

namespace {

std::string loginBody() {
    return dumpJson(encode(identity::LoginCommand{"admin", api_test::kPassword, std::nullopt}));
}

} // namespace

// The writer waits for another program's lock until somebody was refused: with a queue of one, that
// happens however slowly the commands come. Refused is not lost: whoever asks again is answered
// when the writer is free.
TEST(FullQueue, IsRefusedWith503AndRetryAfter) {
    constexpr int kCommands = 3;
    const County county("write_queue_max = 1\n");
    auto lock =
        valueOf(storage::SqliteConnection::open(county.database(), storage::OpenMode::read_write));
    valueOf(lock->execute("BEGIN IMMEDIATE"));
    const auto client = county.client();
    std::promise<transport::HttpResponse> refused;
    std::once_flag first_refusal;
    std::atomic<int> good{0};
    std::vector<std::jthread> senders;
    for (int i = 0; i < kCommands; ++i)
        senders.emplace_back([&] {
            for (;;) {
                const auto response = valueOf(client->send(
                    {"POST", "/v1/sessions", {{"content-type", "application/json"}}, loginBody()}));
                if (response.status != 503) {
                    good += response.status == 201 ? 1 : 0;
                    return;
                }
                std::call_once(first_refusal, [&] { refused.set_value(response); });
            }
        });
    const auto response = refused.get_future().get();
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(api_test::problemCode(response), "store.busy");
    EXPECT_EQ(response.headers.count("retry-after"), 1U);
    valueOf(lock->execute("ROLLBACK"));
    senders.clear();
    EXPECT_EQ(good, kCommands);
}

} // namespace bianmin::scenario
