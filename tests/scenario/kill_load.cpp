#include "tests/scenario/kill_load.h"

#include "shared/base/hash.h"
#include "shared/transport/operation_path.h"
#include "tests/api/case_requests.h"

namespace bianmin::scenario {

using support::valueOf;

void Shift::answered() {
    {
        const std::lock_guard lock(mutex_);
        ++answers_;
    }
    changed_.notify_all();
}

void Shift::counterLeft() {
    {
        const std::lock_guard lock(mutex_);
        --counters_;
    }
    changed_.notify_all();
}

bool Shift::goesOn() const {
    const std::lock_guard lock(mutex_);
    return answers_ < answers_max_;
}

void Shift::waitForAnswers(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return answers_ >= count || counters_ == 0; });
}

void Shift::waitFor(std::chrono::microseconds time) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, time, [] { return false; });
}

Counter::Counter(const County& county, const std::string& login_name, const std::string& station,
                 bool takes_cases)
    : county_(county)
    , session_(line_)
    , takes_cases_(takes_cases) {
    moveTo(county);
    identity::LoginCommand login{login_name, api_test::kPassword, std::nullopt};
    if (!station.empty())
        login.station = StationId(station);
    valueOf(session_.login(login));
}

Counter::Counter(const County& county, const std::string& login_name)
    : Counter(county, login_name, "", false) {}

Counter::Counter(const County& county, const std::string& login_name, const std::string& item,
                 int person)
    : Counter(county, login_name, "0101", true) {
    intake_ = api_test::intakeOf(api_test::itemOf(session_, item),
                                 {.id_number = api_test::inventedIdNumber(person)});
    intake_.duplicate_reason = "代家庭成员申请";
}

void Counter::moveTo(const County& county) {
    line_.moveTo(county.client());
}

void Counter::work(Shift& shift) {
    if (repeatUnanswered(shift)) {
        while (shift.goesOn() && sendNext(shift)) {
        }
    }
    shift.counterLeft();
}

bool Counter::repeatUnanswered(Shift& shift) {
    if (id_.empty())
        return true;
    const CommandId id = id_;
    const fault::Request request = *errand_->next();
    if (!sendNext(shift))
        return false;
    id_ = id;
    const auto again = send(request);
    id_ = {};
    if (again && dumpJson(*again) != answers_.back().answer)
        complaint_ = "another answer to the same command: " + dumpJson(*again);
    return again.has_value();
}

bool Counter::begin() {
    if (!takes_cases_) {
        errand_ = std::make_unique<fault::NumberErrand>();
        return true;
    }
    // A scan of its own for every case.
    const auto stored = session_.upload(transport::operationPath("storeFile"),
                                        "%PDF-1.7\n" + county_.newId().str() + "\n%%EOF\n");
    if (!stored) {
        noteComplaint("storeFile", stored.error());
        return false;
    }
    intake_.materials.front().scans = {stored->at("sha256").get<std::string>()};
    errand_ = std::make_unique<fault::CaseErrand>(intake_);
    return true;
}

bool Counter::sendNext(Shift& shift) {
    if ((!errand_ || !errand_->next()) && !begin())
        return false;
    if (id_.empty())
        id_ = county_.newId();
    const auto answer = send(*errand_->next());
    if (!answer)
        return false;
    answers_.emplace_back(id_, *errand_->next(), *answer);
    errand_->answered(*answer);
    id_ = {};
    shift.answered();
    return true;
}

Result<Json> Counter::ask(const fault::Request& request) {
    if (request.subject.empty())
        return session_.command(transport::operationPath(request.operation), request.body, id_);
    if (request.operation != "recordPrint")
        return session_.command(
            transport::operationPath(request.operation, {{"case_number", request.subject}}),
            request.body, id_);
    Json body = request.body;
    body["sha256"] = sha256Hex(api_test::paperOf(TRY(session_.getAs<documents::DocumentRecord>(
        transport::operationPath("showDocument", {{"document_id", request.subject}})))));
    return session_.command(
        transport::operationPath(request.operation, {{"document_id", request.subject}}), body, id_);
}

std::optional<Json> Counter::send(const fault::Request& request) {
    auto answer = ask(request);
    if (answer)
        return std::move(*answer);
    noteComplaint(request.operation, answer.error());
    return std::nullopt;
}

void Counter::noteComplaint(const std::string& operation, const Error& error) {
    if (!error.code.starts_with("network."))
        complaint_ = operation + ": " + error.code + " " + error.detail;
}

std::vector<fault::Acknowledged> Counter::takeAnswers() {
    return std::exchange(answers_, {});
}

} // namespace bianmin::scenario
