#include "tests/api/raw_client.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Timespan.h>

#include <array>

namespace bianmin::api_test {

namespace {

constexpr int kTimeoutSeconds = 10;

// Whether the bytes hold one whole answer with its stated length.
bool isComplete(const std::string& answer) {
    const auto head_end = answer.find("\r\n\r\n");
    if (head_end == std::string::npos)
        return false;
    const auto length = answer.find("Content-Length: ");
    if (length == std::string::npos || length > head_end)
        return false;
    return answer.size() >= head_end + 4 + std::stoul(answer.substr(length + 16));
}

} // namespace

std::string exchangeRaw(std::uint16_t port, const std::string& bytes) {
    // The certificate is not the point of these tests.
    const Poco::Net::Context::Ptr context = new Poco::Net::Context(
        Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_NONE);
    std::string answer;
    try {
        Poco::Net::SecureStreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port), context);
        socket.setReceiveTimeout(Poco::Timespan(kTimeoutSeconds, 0));
        for (std::size_t sent = 0; sent < bytes.size();)
            sent += static_cast<std::size_t>(
                socket.sendBytes(bytes.data() + sent, static_cast<int>(bytes.size() - sent)));
        std::array<char, 4096> buffer{};
        while (!isComplete(answer)) {
            const int count = socket.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
            if (count <= 0)
                break;
            answer.append(buffer.data(), static_cast<std::size_t>(count));
        }
    } catch (const Poco::Exception&) {
        // The server closed: what came until then is the answer.
    }
    return answer;
}

int statusOf(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

} // namespace bianmin::api_test
