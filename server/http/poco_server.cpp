#include "server/http/poco_server.h"

#include "server/http/connection_registry.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnection.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>
#include <Poco/Timespan.h>
#include <Poco/Timestamp.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>

namespace bianmin::http {

namespace {

constexpr int kListenBacklog = 1024;
// Threads beyond connections_max: they say "busy" to those who are one too many.
constexpr int kRefusalThreads = 16;
constexpr int kQueuedMax = 64; // accepted, waiting for a thread
// The PDF library alone takes more than a quarter of a mebibyte; untouched pages cost nothing.
constexpr int kThreadStackBytes = 1024 * 1024;
constexpr int kThreadIdleSeconds = 60;
// Of a body that nobody wanted, read on so that the peer sees the answer before the end.
constexpr std::size_t kDrainMaxBytes = 40 * 1024 * 1024;

Poco::Timespan timespan(std::chrono::seconds duration) {
    return Poco::Timespan(static_cast<long>(duration.count()), 0);
}

Error malformed(std::string detail) {
    return Error{ErrorKind::invalid, "request.malformed", {}, {}, std::move(detail)};
}

bool isDigits(const std::string& text) {
    return !text.empty() && text.size() < 16 && std::ranges::all_of(text, isAsciiDigit);
}

// Headers that decide how a request is read: twice means that two readers could disagree.
constexpr std::array<std::string_view, 6> kOnceOnly{"authorization",   "content-length",
                                                    "content-type",    "host",
                                                    "idempotency-key", "transfer-encoding"};

class StreamBody final : public BodyReader {
  public:
    StreamBody(Poco::Net::HTTPServerRequestImpl& request, Poco::Net::HTTPServerResponseImpl& answer)
        : request_(request)
        , answer_(answer)
        , length_(request.hasContentLength() ? std::optional(request.getContentLength64())
                                             : std::nullopt) {}

    [[nodiscard]] bool present() const {
        return request_.getChunkedTransferEncoding() || length_.value_or(0) > 0;
    }
    [[nodiscard]] bool finished() const { return finished_; }

    Result<std::string> read(std::size_t max_bytes) override {
        const auto too_large = fail(ErrorKind::invalid, "request.body_too_large",
                                    {{"max", std::to_string(max_bytes)}});
        if (length_ && static_cast<std::size_t>(*length_) > max_bytes)
            return too_large;
        if (request_.getExpectContinue())
            answer_.sendContinue();
        std::string body;
        const bool complete = readOn(max_bytes, [&](std::string_view part) { body += part; });
        if (const auto* broken = request_.session().networkException()) {
            const bool late = dynamic_cast<const Poco::TimeoutException*>(broken) != nullptr;
            return fail(ErrorKind::unavailable, late ? "request.timeout" : "request.malformed");
        }
        if (!complete)
            return too_large;
        if (length_ && body.size() != static_cast<std::size_t>(*length_))
            return tl::unexpected(malformed("body cut short"));
        finished_ = true;
        return body;
    }

    void drain() {
        readOn(kDrainMaxBytes, [](std::string_view) {});
    }

  private:
    // True when the end came within max_bytes.
    template <class Sink>
    bool readOn(std::size_t max_bytes, const Sink& sink) {
        std::istream& stream = request_.stream();
        std::array<char, 16 * 1024> buffer{};
        std::size_t total = 0;
        while (stream) {
            stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
            const auto count = static_cast<std::size_t>(stream.gcount());
            total += count;
            if (total > max_bytes)
                return false;
            sink({buffer.data(), count});
        }
        return true;
    }

    Poco::Net::HTTPServerRequestImpl& request_;
    Poco::Net::HTTPServerResponseImpl& answer_;
    std::optional<Poco::Int64> length_;
    bool finished_ = false;
};

// Fills our request; what is ambiguous becomes its fault.
Request requestOf(const Poco::Net::HTTPServerRequestImpl& received) {
    Request request;
    request.method = received.getMethod();
    request.target = received.getURI();
    for (const auto& [name, value] : received) {
        const std::string key = toLowerAscii(name);
        const auto [place, is_new] = request.headers.emplace(key, value);
        if (is_new)
            continue;
        if (std::ranges::find(kOnceOnly, key) != kOnceOnly.end())
            request.fault = malformed("header twice: " + key);
        place->second += ", " + value;
    }
    const auto length = request.headers.find("content-length");
    const auto encoding = request.headers.find("transfer-encoding");
    if (length != request.headers.end() &&
        (!isDigits(length->second) || encoding != request.headers.end()))
        request.fault = malformed("content-length");
    if (encoding != request.headers.end() && toLowerAscii(encoding->second) != "chunked")
        request.fault = malformed("transfer-encoding");
    return request;
}

struct Shared {
    HttpServerSettings settings;
    Handler handler;
    ConnectionRegistry registry;
    Poco::Net::HTTPServerParams::Ptr parameters;
};

class Connection final : public Poco::Net::TCPServerConnection {
  public:
    Connection(const Poco::Net::StreamSocket& socket, Shared& shared)
        : TCPServerConnection(socket)
        , shared_(shared)
        , descriptor_(socket.impl()->sockfd()) {}

    void run() override {
        const int count = shared_.registry.enter(descriptor_);
        admitted_ = count <= shared_.settings.connections_max;
        try {
            serve();
        } catch (const Poco::Exception& error) {
            noteEnd(error.displayText());
        } catch (const std::exception& error) {
            noteEnd(error.what());
        }
        shared_.registry.leave(descriptor_);
    }

  private:
    // A peer that is gone, silent or does not speak TLS: nobody is left to tell.
    static void noteEnd(const std::string& detail) {
        log(LogLevel::debug, "connection.broken", {{"detail", detail}});
    }

    void serve() {
        socket().setReceiveTimeout(timespan(shared_.settings.read_timeout));
        socket().setSendTimeout(timespan(shared_.settings.write_timeout));
        socket().setNoDelay(true);
        Poco::Net::HTTPServerSession session(socket(), shared_.parameters);
        // TLS may hold a whole request that the descriptor no longer shows.
        while (socket().available() > 0 || session.hasMoreRequests()) {
            if (!serveOne(session))
                return;
        }
    }

    // False when this was the last request of the connection.
    bool serveOne(Poco::Net::HTTPServerSession& session) {
        std::optional<Poco::Net::HTTPServerResponseImpl> answer(std::in_place, session);
        std::optional<Poco::Net::HTTPServerRequestImpl> received;
        Request request;
        try {
            received.emplace(*answer, session, shared_.parameters.get());
            request = requestOf(*received);
        } catch (const Poco::Net::NoMessageException&) {
            return false; // the peer closed an idle connection
        } catch (const Poco::Exception& error) {
            if (session.networkException() != nullptr)
                throw;
            request.fault = malformed(error.displayText());
        }
        if (!admitted_)
            request.fault = Error{ErrorKind::unavailable, "unavailable", {}, {}, "connections"};
        if (!shared_.registry.beginRequest(descriptor_))
            return false;

        std::optional<StreamBody> body;
        if (received)
            body.emplace(*received, *answer);
        const bool has_body = body && body->present();
        request.body = has_body ? &*body : nullptr;
        const Response response = shared_.handler(request);
        const bool all_read = !has_body || body->finished();
        const bool more = received && received->getKeepAlive() && !request.fault && all_read &&
                          !shared_.registry.stopping();
        send(*answer, received ? received->getVersion() : Poco::Net::HTTPMessage::HTTP_1_1,
             response, more);
        if (!all_read)
            body->drain(); // or the reset of the connection would take the answer with it
        // Its last bytes leave with it: a stop shuts idle connections down, and this one is idle
        // next.
        answer.reset();
        session.setKeepAlive(more);
        return shared_.registry.endRequest(descriptor_) && more;
    }

    static void send(Poco::Net::HTTPServerResponseImpl& answer, const std::string& version,
                     const Response& response, bool more) {
        answer.setVersion(version);
        answer.setStatusAndReason(
            static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status));
        answer.setDate(Poco::Timestamp());
        for (const auto& [name, value] : response.headers)
            answer.set(name, value);
        answer.setKeepAlive(more);
        answer.sendBuffer(response.body.data(), response.body.size());
    }

    Shared& shared_;
    int descriptor_;
    bool admitted_ = true;
};

class ConnectionFactory final : public Poco::Net::TCPServerConnectionFactory {
  public:
    explicit ConnectionFactory(Shared& shared)
        : shared_(shared) {}
    Poco::Net::TCPServerConnection*
    createConnection(const Poco::Net::StreamSocket& socket) override {
        return new Connection(socket, shared_); // POCO's contract: the dispatcher deletes it
    }

  private:
    Shared& shared_;
};

Poco::Net::Context::Ptr makeContext(const HttpServerSettings& settings) {
    Poco::Net::Context::Params params;
    params.privateKeyFile = settings.key_file;
    params.certificateFile = settings.certificate_file;
    params.verificationMode = Poco::Net::Context::VERIFY_NONE;
    params.loadDefaultCAs = false;
    Poco::Net::Context::Ptr context =
        new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, params);
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    // Would compare a client's address with its certificate's host name.
    context->enableExtendedCertificateVerification(false);
    context->enableSessionCache(true, "bianmin");
    return context;
}

Poco::Net::HTTPServerParams::Ptr makeParameters(const HttpServerSettings& settings) {
    Poco::Net::HTTPServerParams::Ptr parameters = new Poco::Net::HTTPServerParams;
    parameters->setMaxThreads(settings.connections_max + kRefusalThreads);
    parameters->setMaxQueued(kQueuedMax);
    parameters->setThreadIdleTime(Poco::Timespan(kThreadIdleSeconds, 0));
    parameters->setTimeout(timespan(settings.read_timeout));
    parameters->setKeepAlive(true);
    parameters->setKeepAliveTimeout(timespan(settings.keep_alive));
    return parameters;
}

} // namespace

struct PocoServer::State {
    explicit State(const HttpServerSettings& settings, Handler handler)
        : shared{settings, std::move(handler), {}, makeParameters(settings)}
        , pool(2, settings.connections_max + kRefusalThreads, kThreadIdleSeconds,
               kThreadStackBytes) {}

    Shared shared;
    Poco::ThreadPool pool;
    std::unique_ptr<Poco::Net::TCPServer> server;
    Poco::Net::ServerSocket listening; // the server's own, to be closed when it stops
    std::uint16_t port = 0;
    bool stopped = false;
};

PocoServer::PocoServer(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

PocoServer::~PocoServer() {
    stop(std::chrono::seconds(1));
}

Result<std::unique_ptr<PocoServer>> PocoServer::start(const HttpServerSettings& settings,
                                                      Handler handler) {
    std::signal(SIGPIPE, SIG_IGN); // a peer that is gone must not end the process
    Poco::Net::initializeSSL();
    auto state = std::make_unique<State>(settings, std::move(handler));
    Poco::Net::Context::Ptr context;
    try {
        context = makeContext(settings);
    } catch (const Poco::Exception& error) {
        return fail(ErrorKind::invalid, "server.certificate_unreadable",
                    {{"certificate", settings.certificate_file}, {"key", settings.key_file}},
                    error.displayText());
    }
    try {
        Poco::Net::SecureServerSocket socket(context);
        // Not the port itself: two servers must never share one.
        const bool reuse_address = true;
        const bool reuse_port = false;
        socket.bind(Poco::Net::SocketAddress(settings.address, settings.port), reuse_address,
                    reuse_port);
        socket.listen(kListenBacklog);
        state->port = socket.address().port();
        state->listening = socket;
        state->server = std::make_unique<Poco::Net::TCPServer>(
            new ConnectionFactory(state->shared), state->pool, socket, state->shared.parameters);
        state->server->start();
    } catch (const Poco::Exception& error) {
        return fail(ErrorKind::unavailable, "server.address_unavailable",
                    {{"address", settings.address + ":" + std::to_string(settings.port)}},
                    error.displayText());
    }
    return std::unique_ptr<PocoServer>(new PocoServer(std::move(state)));
}

std::uint16_t PocoServer::port() const {
    return state_->port;
}

int PocoServer::connections() const {
    return state_->shared.registry.count();
}

void PocoServer::stop(std::chrono::milliseconds grace) {
    if (state_->stopped)
        return;
    state_->stopped = true;
    state_->server->stop();
    // Else the system would go on taking connections that nobody serves.
    state_->listening.close();
    state_->shared.registry.stop();
    if (!state_->shared.registry.waitEmpty(grace)) {
        log(LogLevel::warning, "server.stop_forced",
            {{"connections", std::to_string(connections())}});
        state_->shared.registry.shutDownAll();
    }
    state_->pool.joinAll();
}

} // namespace bianmin::http
