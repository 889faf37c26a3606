// Counters that work over HTTPS until their server is gone, and go on with the next one where they
// were: what had no answer is sent again under its id.
#pragma once

#include "shared/transport/api_session.h"
#include "tests/fault/errand.h"
#include "tests/scenario/server_process.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace bianmin::scenario {

// The work of one life of the server. Thread-safe.
class Shift {
  public:
    // The counters stop by themselves after `answers_max` answers of all together.
    Shift(int counters, int answers_max)
        : counters_(counters)
        , answers_max_(answers_max) {}

    void answered();
    void counterLeft();
    [[nodiscard]] bool goesOn() const;

    // Returns when so many were answered, or nobody works any more.
    void waitForAnswers(int count);
    // Lets the time pass; for choosing the moment of a kill.
    void waitFor(std::chrono::microseconds time);

  private:
    mutable std::mutex mutex_; // guards all below
    std::condition_variable changed_;
    int counters_;
    const int answers_max_;
    int answers_ = 0;
};

// Used by one thread at a time.
class Counter {
  public:
    // A window that takes in cases with scans. Logs in; the session lasts through all lives of the
    // server. The item must be one that is decided on the spot, the login that of a window clerk
    // who also hands over.
    Counter(const County& county, const std::string& login_name, const std::string& item,
            int person);
    // A department's head, who sets numbers aside and makes them void.
    Counter(const County& county, const std::string& login_name);

    // The server has another port now.
    void moveTo(const County& county);
    // Repeats what had no answer, twice; then one case after another, until the shift ends or the
    // server is gone.
    void work(Shift& shift);

    [[nodiscard]] bool hasUnanswered() const { return !id_.empty(); }
    // What was answered since the last call.
    [[nodiscard]] std::vector<fault::Acknowledged> takeAnswers();
    // What went wrong other than that the server was gone; empty when nothing did.
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

  private:
    // A transport that outlives the servers.
    class Line final : public transport::HttpTransport {
      public:
        void moveTo(std::unique_ptr<transport::HttpsClient> client) { client_ = std::move(client); }
        Result<transport::HttpResponse> send(const transport::HttpRequest& request) override {
            return client_->send(request);
        }

      private:
        std::unique_ptr<transport::HttpsClient> client_;
    };

    Counter(const County& county, const std::string& login_name, const std::string& station,
            bool takes_cases);
    // The next errand; false when the server is gone.
    bool begin();
    bool repeatUnanswered(Shift& shift);
    bool sendNext(Shift& shift);
    // A print is asked for with the hash of the paper that this record makes.
    Result<Json> ask(const fault::Request& request);
    std::optional<Json> send(const fault::Request& request);
    void noteComplaint(const std::string& operation, const Error& error);

    const County& county_;
    Line line_;
    transport::ApiSession session_;
    cases::IntakeCommand intake_;
    const bool takes_cases_;
    std::unique_ptr<fault::Errand> errand_;
    CommandId id_; // of the command that has no answer yet
    std::vector<fault::Acknowledged> answers_;
    std::string complaint_;
};

} // namespace bianmin::scenario
