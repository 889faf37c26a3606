#include "shared/transport/https_client.h"

#include "shared/base/text.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/Net.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <istream>
#include <mutex>
#include <ostream>

namespace bianmin::transport {

namespace {

constexpr std::size_t kAnswerMaxBytes = 64 * 1024 * 1024;
constexpr std::size_t kIdleSessionsMax = 8; // kept-alive connections per server
constexpr std::size_t kServersMax = 16;
// Shorter than the server's own patience, so that a connection is rarely stale when it is used.
constexpr std::chrono::seconds kKeepAlive{10};
constexpr int kVerificationDepth = 4;

Poco::Timespan timespan(std::chrono::milliseconds duration) {
    return Poco::Timespan(static_cast<Poco::Timespan::TimeDiff>(duration.count()) * 1000);
}

// A session on a connection that stands already. POCO's own constructor for that always throws.
class Session final : public Poco::Net::HTTPSClientSession {
  public:
    Session(const Poco::Net::Context::Ptr& context, const Poco::Net::SecureStreamSocket& socket)
        : HTTPSClientSession(context) {
        attachSocket(socket);
    }
};

// The libraries behind POCO start once and stay: clients come and go, the process does not.
void startNetwork() {
    static const bool started = [] {
        Poco::Net::initializeNetwork();
        Poco::Net::initializeSSL();
        return true;
    }();
    static_cast<void>(started);
}

// A connection that may be used again, for a while.
struct Kept {
    std::unique_ptr<Session> session;
    std::chrono::steady_clock::time_point since;
};

struct Server {
    std::string host;
    std::uint16_t port = 0;
    std::mutex mutex; // guards idle
    std::vector<Kept> idle;

    std::unique_ptr<Session> takeIdle() {
        const auto oldest = std::chrono::steady_clock::now() - kKeepAlive;
        const std::lock_guard guard(mutex);
        std::erase_if(idle, [&](const Kept& kept) { return kept.since < oldest; });
        if (idle.empty())
            return nullptr;
        auto session = std::move(idle.back().session);
        idle.pop_back();
        return session;
    }

    void giveBack(std::unique_ptr<Session> session) {
        const std::lock_guard guard(mutex);
        if (idle.size() < kIdleSessionsMax)
            idle.push_back({std::move(session), std::chrono::steady_clock::now()});
    }

    void dropIdle() {
        const std::lock_guard guard(mutex);
        idle.clear();
    }
};

Result<std::unique_ptr<Server>> parseServer(const std::string& address) {
    const auto invalid =
        fail(ErrorKind::invalid, "network.server_address_invalid", {{"address", address}});
    try {
        const Poco::URI uri(address);
        const bool only_server = (uri.getPath().empty() || uri.getPath() == "/") &&
                                 uri.getRawQuery().empty() && uri.getFragment().empty() &&
                                 uri.getUserInfo().empty();
        if (uri.getScheme() != "https" || uri.getHost().empty() || uri.getPort() == 0 ||
            !only_server)
            return invalid;
        auto server = std::make_unique<Server>();
        server->host = uri.getHost();
        server->port = uri.getPort();
        return server;
    } catch (const Poco::Exception&) {
        return invalid;
    }
}

Error networkError(std::string code, const Poco::Exception& error) {
    return Error{ErrorKind::unavailable, std::move(code), {}, {}, error.displayText()};
}

Result<std::string> readBody(std::istream& stream) {
    std::string body;
    std::array<char, 16 * 1024> buffer{};
    while (stream) {
        stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        body.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
        if (body.size() > kAnswerMaxBytes)
            return fail(ErrorKind::internal, "network.answer_too_large");
    }
    return body;
}

struct Exchanged {
    HttpResponse response;
    bool reusable = false; // the connection
};

// One exchange on one connection. POCO's exceptions pass to the caller, who knows the connection.
Result<Exchanged> exchangeOn(Session& session, const std::string& host,
                             const HttpRequest& request) {
    Poco::Net::HTTPRequest sent(request.method, request.path, Poco::Net::HTTPMessage::HTTP_1_1);
    sent.setHost(host);
    for (const auto& [name, value] : request.headers)
        sent.set(name, value);
    sent.setContentLength64(static_cast<Poco::Int64>(request.body.size()));
    sent.setKeepAlive(true);
    std::ostream& out = session.sendRequest(sent);
    out.write(request.body.data(), static_cast<std::streamsize>(request.body.size()));
    out.flush();

    Poco::Net::HTTPResponse received;
    std::istream& in = session.receiveResponse(received);
    HttpResponse response;
    response.status = received.getStatus();
    for (const auto& [name, value] : received)
        response.headers[toLowerAscii(name)] = value;
    response.body = TRY(readBody(in));
    if (const auto* broken = session.networkException())
        broken->rethrow();
    // A body cut short ends the stream like a whole one does.
    const auto promised = received.getContentLength64();
    if (promised != Poco::Net::HTTPMessage::UNKNOWN_CONTENT_LENGTH &&
        static_cast<std::size_t>(promised) != response.body.size())
        throw Poco::Net::ConnectionAbortedException("answer cut short");
    return Exchanged{std::move(response), received.getKeepAlive()};
}

} // namespace

struct HttpsClient::State {
    HttpsClientSettings settings;
    Poco::Net::Context::Ptr context;
    std::vector<std::unique_ptr<Server>> servers;
    std::atomic<std::size_t> preferred{0}; // the server that answered last

    // POCO waits for the socket's time-out twice, once in the system and once in its own poll.
    static Poco::Timespan half(std::chrono::milliseconds timeout) { return timespan(timeout / 2); }

    // The handshake is done here and not by the session, which would go on after it timed out and
    // wait again and again. The session knows no host, so that it never connects by itself.
    std::unique_ptr<Session> connectTo(const Server& server) const {
        Poco::Net::SecureStreamSocket socket(context);
        socket.setLazyHandshake(true);
        socket.setPeerHostName(server.host);
        try {
            socket.connect(Poco::Net::SocketAddress(server.host, server.port),
                           timespan(settings.connect_timeout));
            socket.setReceiveTimeout(half(settings.connect_timeout));
            socket.setSendTimeout(half(settings.connect_timeout));
            if (socket.completeHandshake() != 1)
                throw Poco::Net::NetException("TLS handshake");
        } catch (const Poco::TimeoutException& error) {
            // Nothing was sent yet: another server may be asked instead.
            throw Poco::Net::NetException(error.displayText());
        }
        socket.verifyPeerCertificate(server.host);
        socket.setReceiveTimeout(half(settings.answer_timeout));
        socket.setSendTimeout(half(settings.answer_timeout));
        socket.setNoDelay(true);
        auto session = std::make_unique<Session>(context, socket);
        session->setKeepAlive(true);
        return session;
    }

    Result<HttpResponse> exchangeWith(Server& server, std::unique_ptr<Session> session,
                                      const HttpRequest& request) const {
        auto exchanged = TRY(exchangeOn(*session, server.host, request));
        if (exchanged.reusable)
            server.giveBack(std::move(session));
        return std::move(exchanged.response);
    }

    // Tries a kept-alive connection first. It may have been closed by the server meanwhile, which
    // shows only in use; the request is then sent again on a new connection. That is safe, because
    // queries change nothing and the server runs a command id once only.
    Result<HttpResponse> exchange(Server& server, const HttpRequest& request) const {
        if (auto kept = server.takeIdle()) {
            try {
                return exchangeWith(server, std::move(kept), request);
            } catch (const Poco::TimeoutException& error) {
                return tl::unexpected(networkError("network.timeout", error));
            } catch (const Poco::Exception&) {
                server.dropIdle(); // the others are as old
            }
        }
        return exchangeFresh(server, request);
    }

    Result<HttpResponse> exchangeFresh(Server& server, const HttpRequest& request) const {
        try {
            return exchangeWith(server, connectTo(server), request);
        } catch (const Poco::Net::SSLConnectionUnexpectedlyClosedException& error) {
            return tl::unexpected(networkError("network.unreachable", error));
        } catch (const Poco::Net::SSLException& error) {
            return tl::unexpected(networkError("network.certificate", error));
        } catch (const Poco::TimeoutException& error) {
            return tl::unexpected(networkError("network.timeout", error));
        } catch (const Poco::Exception& error) {
            return tl::unexpected(networkError("network.unreachable", error));
        }
    }
};

HttpsClient::HttpsClient(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

HttpsClient::~HttpsClient() = default;

Result<std::unique_ptr<HttpsClient>> HttpsClient::create(const HttpsClientSettings& settings) {
    if (settings.servers.empty() || settings.servers.size() > kServersMax)
        return fail(ErrorKind::invalid, "network.server_address_invalid", {{"address", ""}});
    startNetwork();
    auto state = std::make_unique<State>();
    state->settings = settings;
    for (const std::string& address : settings.servers)
        state->servers.push_back(TRY(parseServer(address)));
    try {
        // Strict verification, because POCO checks no host name of a local server otherwise.
        state->context =
            new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, "", "", settings.ca_file,
                                   Poco::Net::Context::VERIFY_STRICT, kVerificationDepth, false);
        state->context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
        state->context->enableExtendedCertificateVerification(true);
    } catch (const Poco::Exception& error) {
        return fail(ErrorKind::invalid, "network.ca_unreadable", {{"file", settings.ca_file}},
                    error.displayText());
    }
    return std::unique_ptr<HttpsClient>(new HttpsClient(std::move(state)));
}

Result<HttpResponse> HttpsClient::send(const HttpRequest& request) {
    const std::size_t count = state_->servers.size();
    const std::size_t first = state_->preferred.load();
    Result<HttpResponse> response = fail(ErrorKind::unavailable, "network.unreachable");
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t index = (first + i) % count;
        response = state_->exchange(*state_->servers[index], request);
        if (response)
            state_->preferred.store(index);
        if (response || response.error().code != "network.unreachable")
            break;
    }
    return response;
}

} // namespace bianmin::transport
