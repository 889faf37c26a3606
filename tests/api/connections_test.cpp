// Connections: TLS only, many at once, kept alive and stale, silent, refused when full, stopped in
// good order; and the client that rides them.
#include "server/http/poco_server.h"
#include "server/http/responses.h"
#include "tests/api/api_server.h"
#include "tests/api/raw_client.h"

#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <future>
#include <latch>
#include <thread>

namespace bianmin::api_test {

namespace {

using http::HttpServerSettings;
using http::PocoServer;
using http::Request;
using http::Response;

// The adapter alone, around a handler of the test.
struct Adapter {
    explicit Adapter(http::Handler handler, int connections_max = 512,
                     const std::string& address = "127.0.0.1")
        : certificates(directory.path()) {
        HttpServerSettings settings;
        settings.address = address;
        settings.certificate_file = certificates.certificate;
        settings.key_file = certificates.key;
        settings.connections_max = connections_max;
        settings.read_timeout = std::chrono::seconds(1);
        server = valueOf(PocoServer::start(settings, std::move(handler)));
    }
    std::unique_ptr<transport::HttpsClient> client() const {
        return valueOf(transport::HttpsClient::create(
            {.servers = {"https://127.0.0.1:" + std::to_string(server->port())},
             .ca_file = certificates.ca}));
    }

    support::TemporaryDirectory directory;
    Certificates certificates;
    std::unique_ptr<PocoServer> server;
};

http::Handler echo() {
    return [](const Request& request) {
        if (request.fault)
            return http::problemResponse(*request.fault, "t");
        return http::jsonResponse(200, "\"" + request.target + "\"");
    };
}

const transport::HttpRequest kHealth{"GET", "/healthz", {}, {}};

// Reads until the peer closes; how many bytes came.
std::size_t readToEnd(Poco::Net::StreamSocket& socket) {
    std::array<char, 1024> buffer{};
    std::size_t total = 0;
    try {
        while (const int count = socket.receiveBytes(buffer.data(), 1024))
            total += static_cast<std::size_t>(count);
    } catch (const Poco::Exception&) {
        // a reset is an end as well
    }
    return total;
}

Poco::Net::StreamSocket plainSocket(std::uint16_t port) {
    Poco::Net::StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port));
    socket.setReceiveTimeout(Poco::Timespan(10, 0));
    return socket;
}

bool isListening(std::uint16_t port) {
    try {
        plainSocket(port);
        return true;
    } catch (const Poco::Exception&) {
        return false;
    }
}

} // namespace

TEST(Connections, WithoutTlsAreClosedWithoutAnAnswer) {
    ApiServer server;
    auto socket = plainSocket(server.port());
    const std::string request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.sendBytes(request.data(), static_cast<int>(request.size()));
    EXPECT_LT(readToEnd(socket), 16U); // at most a TLS alert
    EXPECT_EQ(server.send("GET", "/healthz").status, 200);
}

TEST(Connections, SilentOnesAreClosedAfterTheReadTimeout) {
    const Adapter adapter(echo());
    auto socket = plainSocket(adapter.server->port());
    EXPECT_EQ(readToEnd(socket), 0U);
    EXPECT_TRUE(adapter.client()->send(kHealth));
}

TEST(Connections, ManyIdleOnesStarveNobody) {
    const Adapter adapter(echo());
    std::vector<std::unique_ptr<transport::HttpsClient>> idle;
    for (int i = 0; i < 100; ++i) {
        idle.push_back(adapter.client());
        ASSERT_TRUE(idle.back()->send(kHealth));
    }
    EXPECT_EQ(adapter.server->connections(), 100);
    for (const auto& client : idle)
        EXPECT_TRUE(client->send(kHealth));
    EXPECT_EQ(adapter.server->connections(), 100);
}

TEST(Connections, OneTooManyIsToldToComeBack) {
    const Adapter adapter(echo(), 2);
    const auto first = adapter.client();
    const auto second = adapter.client();
    EXPECT_EQ(valueOf(first->send(kHealth)).status, 200);
    EXPECT_EQ(valueOf(second->send(kHealth)).status, 200);
    const auto refused = valueOf(adapter.client()->send(kHealth));
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.headers.count("retry-after"), 1U);
    EXPECT_EQ(valueOf(first->send(kHealth)).status, 200);
}

TEST(Connections, StopLetsRequestsUnderWayFinish) {
    std::latch inside(1);
    std::promise<void> go_on;
    Adapter adapter([&](const Request&) {
        inside.count_down();
        go_on.get_future().wait();
        return http::jsonResponse(200, "\"finished\"");
    });
    const auto client = adapter.client();
    auto answer = std::async(std::launch::async, [&] { return client->send(kHealth); });
    inside.wait();
    auto stopped =
        std::async(std::launch::async, [&] { adapter.server->stop(std::chrono::seconds(10)); });
    // Once the stop has begun nothing is accepted any more, but this request still gets its answer.
    while (isListening(adapter.server->port())) {
    }
    go_on.set_value();
    EXPECT_EQ(valueOf(answer.get()).body, "\"finished\"");
    stopped.get();
    EXPECT_EQ(adapter.server->connections(), 0);
    EXPECT_EQ(codeOf(adapter.client()->send(kHealth)), "network.unreachable");
}

TEST(Connections, StopClosesIdleOnesAtOnce) {
    Adapter adapter(echo());
    const auto client = adapter.client();
    EXPECT_TRUE(client->send(kHealth));
    const auto begin = std::chrono::steady_clock::now();
    adapter.server->stop(std::chrono::seconds(30));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Connections, ServerTellsWhyItDoesNotStart) {
    support::TemporaryDirectory directory;
    HttpServerSettings settings;
    settings.address = "127.0.0.1";
    settings.certificate_file = directory.path() / "missing.pem";
    settings.key_file = directory.path() / "missing.key";
    EXPECT_EQ(codeOf(PocoServer::start(settings, echo())), "server.certificate_unreadable");
    const Adapter adapter(echo());
    settings.certificate_file = adapter.certificates.certificate;
    settings.key_file = adapter.certificates.key;
    settings.port = adapter.server->port();
    EXPECT_EQ(codeOf(PocoServer::start(settings, echo())), "server.address_unavailable");
}

TEST(Client, SendsAgainOnANewConnectionWhenTheOldOneIsStale) {
    auto adapter = std::make_unique<Adapter>(echo());
    const auto client = adapter->client();
    EXPECT_TRUE(client->send(kHealth));
    // The same address with a new server: the kept-alive connection is dead.
    HttpServerSettings settings;
    settings.address = "127.0.0.1";
    settings.port = adapter->server->port();
    settings.certificate_file = adapter->certificates.certificate;
    settings.key_file = adapter->certificates.key;
    adapter->server->stop(std::chrono::seconds(1));
    const auto restarted = valueOf(PocoServer::start(settings, echo()));
    EXPECT_TRUE(client->send(kHealth));
}

TEST(Client, GoesToTheNextServerWhenOneIsDown) {
    const Adapter first(echo());
    const Adapter second(echo());
    const auto address = [](const Adapter& adapter) {
        return "https://127.0.0.1:" + std::to_string(adapter.server->port());
    };
    const auto client = valueOf(transport::HttpsClient::create(
        {.servers = {address(first), address(second)}, .ca_file = second.certificates.ca}));
    // The first has a certificate of another authority: that is no reason to go on quietly.
    EXPECT_EQ(codeOf(client->send(kHealth)), "network.certificate");
    first.server->stop(std::chrono::seconds(1));
    EXPECT_EQ(valueOf(client->send(kHealth)).status, 200);
}

TEST(Client, VerifiesTheServersNameAndAuthority) {
    const Adapter adapter(echo());
    // Its certificate names 127.0.0.1 and localhost only.
    const Adapter misnamed(echo(), 512, "127.0.0.2");
    const auto code = [](const std::string& host, const Adapter& server, const std::string& ca) {
        const auto client = valueOf(transport::HttpsClient::create(
            {.servers = {"https://" + host + ":" + std::to_string(server.server->port())},
             .ca_file = ca}));
        return codeOf(client->send(kHealth));
    };
    EXPECT_EQ(code("127.0.0.1", adapter, adapter.certificates.ca), "good");
    EXPECT_EQ(code("localhost", adapter, adapter.certificates.ca), "good");
    EXPECT_EQ(code("127.0.0.2", misnamed, misnamed.certificates.ca), "network.certificate");
    EXPECT_EQ(code("127.0.0.1", adapter, misnamed.certificates.ca), "network.certificate");
}

TEST(Client, RefusesFaultySettings) {
    const auto code = [](const std::string& server, const std::string& ca) {
        return codeOf(transport::HttpsClient::create({.servers = {server}, .ca_file = ca}));
    };
    for (const char* address : {"http://localhost:8443", "localhost:8443", "https://", "",
                                "https://localhost/path", "https://a@localhost"})
        EXPECT_EQ(code(address, ""), "network.server_address_invalid") << address;
    EXPECT_EQ(code("https://localhost:8443", "/nothing/ca.pem"), "network.ca_unreadable");
}

TEST(Client, TellsWhenTheAnswerDoesNotCome) {
    std::promise<void> go_on;
    auto waiting = go_on.get_future().share();
    const Adapter adapter([waiting](const Request&) {
        waiting.wait();
        return http::jsonResponse(200, "{}");
    });
    const auto client = valueOf(transport::HttpsClient::create(
        {.servers = {"https://127.0.0.1:" + std::to_string(adapter.server->port())},
         .ca_file = adapter.certificates.ca,
         .answer_timeout = std::chrono::milliseconds(200)}));
    EXPECT_EQ(codeOf(client->send(kHealth)), "network.timeout");
    go_on.set_value();
}

TEST(Client, GivesUpOnAServerThatTakesTheConnectionAndSaysNothing) {
    Poco::Net::ServerSocket silent;
    silent.bind(Poco::Net::SocketAddress("127.0.0.1", 0));
    silent.listen(5);
    const Adapter adapter(echo());
    const auto client = valueOf(transport::HttpsClient::create(
        {.servers = {"https://127.0.0.1:" + std::to_string(silent.address().port())},
         .ca_file = adapter.certificates.ca,
         .connect_timeout = std::chrono::milliseconds(400)}));
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(codeOf(client->send(kHealth)), "network.unreachable");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Server, AnswersManyClientsAtOnceWithoutMixingThem) {
    const Adapter adapter(echo());
    constexpr int kThreads = 16;
    constexpr int kRequests = 50;
    const auto client = adapter.client();
    std::atomic<int> right{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < kRequests; ++i) {
                    const std::string path =
                        "/thing-" + std::to_string(t) + "-" + std::to_string(i);
                    const auto answer = client->send({"GET", path, {}, {}});
                    if (answer && answer->body == "\"" + path + "\"")
                        ++right;
                }
            });
    }
    EXPECT_EQ(right, kThreads * kRequests);
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
    const Adapter adapter(echo());
    const std::string one = "GET /one HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const std::string last = "GET /two HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const std::string answer = exchangeRaw(adapter.server->port(), one + last);
    EXPECT_EQ(statusOf(answer), 200);
    EXPECT_NE(answer.find("/one"), std::string::npos);
}

} // namespace bianmin::api_test
