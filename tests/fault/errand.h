// What people come for, as the commands that a counter sends: each follows from the answer to the
// one before. Used in the process and over HTTPS alike.
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
    virtual ~Errand() = default;
    // What to send now; empty when all is done. The same until answered() is called.
    [[nodiscard]] const std::optional<Request>& next() const { return next_; }
    virtual void answered(const Json& answer) = 0;

  protected:
    explicit Errand(Request first)
        : next_(std::move(first)) {}

    std::optional<Request> next_;
};

// One case on its way from the counter to the rating, with its papers printed.
class CaseErrand final : public Errand {
  public:
    // The item must be one that is decided on the spot.
    explicit CaseErrand(cases::IntakeCommand intake);
    void answered(const Json& answer) override;

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
};

// Numbers set aside for papers that are written by hand, and one of them made void.
class NumberErrand final : public Errand {
  public:
    NumberErrand();
    void answered(const Json& answer) override;
};

} // namespace bianmin::fault
