// One case on its way from the counter to the rating, as the commands that a counter sends: each
// follows from the answer to the one before. Used in the process and over HTTPS alike.
#pragma once

#include "shared/domain/documents/case_desk.h"

#include <deque>
#include <optional>
#include <string>

namespace bianmin::fault {

struct Request {
    std::string operation; // of the API: "intakeCase"
    std::string subject;   // case number or document id; empty for an intake
    Json body;
};

// A command that was answered.
struct Acknowledged {
    CommandId id;
    std::string operation;
    std::string subject;
    std::string answer; // canonical JSON, as it is stored

    Acknowledged(CommandId its_id, const Request& request, const Json& its_answer)
        : id(std::move(its_id))
        , operation(request.operation)
        , subject(request.subject)
        , answer(dumpJson(its_answer)) {}
};

class Errand {
  public:
    // The item must be one that is decided on the spot.
    explicit Errand(cases::IntakeCommand intake);

    // What to send now; empty when the case is rated. The same until answered() is called.
    [[nodiscard]] const std::optional<Request>& next() const { return next_; }
    void answered(const Json& answer);

  private:
    void takeOutcome(const Json& answer);
    [[nodiscard]] Request onCase(const std::string& operation, Json body) const;
    [[nodiscard]] std::optional<Request> following() const;

    std::string recipient_id_;
    std::string number_;
    std::string state_;
    std::int64_t version_ = 0;
    bool rated_ = false;
    std::deque<std::string> to_print_; // ids of papers
    std::optional<Request> next_;
};

} // namespace bianmin::fault
