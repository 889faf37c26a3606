#include "tests/perf/intake_load.h"

#include "shared/transport/operation_path.h"
#include "tests/api/case_requests.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>

#include <array>
#include <barrier>
#include <mutex>
#include <thread>

namespace bianmin::perf {
namespace {

using std::chrono::steady_clock;
using support::valueOf;

constexpr const char* kCatalogue = BIANMIN_SOURCE_DIR "/installer/demo/catalogue.json";
constexpr const char* kItem = "CL0001"; // six materials; any hall takes it in
constexpr const char* kNameMark = "@name@";
constexpr const char* kNumberMark = "@number@";
constexpr const char* kPhoneMark = "@phone@";
constexpr std::uint64_t kLoadSeed = 7;

// Windows in several halls, because one terminal numbers at most 99,999 cases a day.
struct Window {
    const char* login_name;
    const char* organization;
    const char* station;
};
constexpr std::array<Window, 4> kWindows{{{"load.county", "zwzx", "0001"},
                                          {"load.first", "sjz-zx", "0101"},
                                          {"load.second", "sjz-zx", "0102"},
                                          {"load.other", "stz-zx", "0201"}}};

void fill(std::string& text, std::string_view mark, const std::string& value) {
    text.replace(text.find(mark), mark.size(), value);
}

} // namespace

// One kept-alive connection.
class IntakeLoad::Line {
  public:
    Line(const Poco::Net::Context::Ptr& context, std::uint16_t port)
        : socket_(Poco::Net::SocketAddress("127.0.0.1", port), "localhost", context) {
        socket_.setNoDelay(true);
    }

    // The status and the answer's bytes; a broken connection throws.
    const std::string& exchange(const std::string& request) {
        for (std::size_t sent = 0; sent < request.size();)
            sent += static_cast<std::size_t>(
                socket_.sendBytes(request.data() + sent, static_cast<int>(request.size() - sent)));
        answer_.clear();
        while (!complete()) {
            const int count =
                socket_.receiveBytes(buffer_.data(), static_cast<int>(buffer_.size()));
            if (count <= 0)
                throw Poco::IOException("the server closed a connection");
            answer_.append(buffer_.data(), static_cast<std::size_t>(count));
        }
        return answer_;
    }

  private:
    [[nodiscard]] bool complete() const {
        constexpr std::string_view kLength = "Content-Length: ";
        const auto end = answer_.find("\r\n\r\n");
        if (end == std::string::npos)
            return false;
        const auto length = answer_.find(kLength);
        return answer_.size() >= end + 4 + std::stoul(answer_.substr(length + kLength.size(), 12));
    }

    Poco::Net::SecureStreamSocket socket_;
    std::string answer_;
    std::array<char, 32 * 1024> buffer_{};
};

IntakeLoad::IntakeLoad(scenario::County& county)
    : county_(county)
    , population_(kLoadSeed, {"石角镇", "水头镇", "汤塘镇", "龙山镇"}) {
    county.ctlJson("admin", "", {"item", "import", kCatalogue});
    for (const Window& window : kWindows) {
        county.addPerson({window.login_name, "window_clerk", window.organization, window.station});
        const auto client = county.client();
        transport::ApiSession session(*client);
        const auto login = valueOf(
            session.login({window.login_name, api_test::kPassword, StationId(window.station)}));
        auto intake = api_test::intakeOf(api_test::itemOf(session, kItem));
        intake.applicant.name = kNameMark;
        intake.applicant.id_number = kNumberMark;
        intake.applicant.phone = kPhoneMark;
        desks_.push_back({login.token, dumpJson(encode(intake))});
    }
}

IntakeLoad::~IntakeLoad() = default;

std::string IntakeLoad::nextRequest(const Desk& desk) {
    const auto person = population_.person(next_person_++);
    std::string body = desk.body;
    fill(body, kNameMark, person.name);
    fill(body, kNumberMark, person.id_number);
    fill(body, kPhoneMark, person.phone);
    std::string request = "POST " + transport::operationPath("intakeCase") +
                          " HTTP/1.1\r\nHost: localhost\r\nConnection: Keep-Alive\r\n"
                          "Content-Type: application/json\r\nAuthorization: Bearer ";
    request += desk.token + "\r\nIdempotency-Key: " + county_.newId().str() +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    return request + body;
}

LoadResult IntakeLoad::run(int clients, std::chrono::milliseconds time) {
    const Poco::Net::Context::Ptr context =
        new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, "", "", county_.authority(),
                               Poco::Net::Context::VERIFY_STRICT);
    std::vector<std::unique_ptr<Line>> lines;
    for (int i = 0; i < clients; ++i)
        lines.push_back(std::make_unique<Line>(context, county_.port()));

    LoadResult all;
    std::mutex mutex; // guards all
    std::barrier start(clients + 1);
    std::atomic<bool> over = false;
    const auto work = [&](Line& line, const Desk& desk) {
        LoadResult mine;
        start.arrive_and_wait();
        try {
            while (!over && mine.complaint.empty()) {
                const std::string request = nextRequest(desk);
                const auto begun = steady_clock::now();
                const std::string& answer = line.exchange(request);
                mine.answers.add(steady_clock::now() - begun);
                if (answer.starts_with("HTTP/1.1 201"))
                    ++mine.accepts;
                else
                    mine.complaint = answer;
            }
        } catch (const Poco::Exception& error) {
            mine.complaint = error.displayText();
        }
        const std::lock_guard lock(mutex);
        all.accepts += mine.accepts;
        all.answers.add(mine.answers);
        if (all.complaint.empty())
            all.complaint = mine.complaint;
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < lines.size(); ++i)
        threads.emplace_back(work, std::ref(*lines[i]), std::cref(desks_[i % desks_.size()]));
    const auto server_before = usageOf(county_.process());
    const auto client_before = ownUsage();
    const auto commits_before = commitCount(database());
    const auto begun = steady_clock::now();
    start.arrive_and_wait();
    waitUntil(begun + time);
    over = true;
    threads.clear();
    all.time = steady_clock::now() - begun;
    all.commits = commitCount(database()) - commits_before;
    all.client = ownUsage().processor - client_before.processor;
    all.server = usageOf(county_.process()).processor - server_before.processor;
    return all;
}

} // namespace bianmin::perf
