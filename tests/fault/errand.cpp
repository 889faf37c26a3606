#include "tests/fault/errand.h"

#include "shared/base/hash.h"
#include "shared/domain/documents/number_book.h"

namespace bianmin::fault {

CaseErrand::CaseErrand(cases::IntakeCommand intake)
    : Errand({"intakeCase", {}, encode(intake)})
    , recipient_id_(intake.applicant.id_number) {}

void CaseErrand::answered(const Json& answer) {
    if (next_->operation == "recordPrint")
        to_print_.pop_front();
    else
        takeOutcome(answer);
    next_ = following();
}

void CaseErrand::takeOutcome(const Json& answer) {
    const Json& record = answer.at("case").at("record");
    number_ = record.at("number").get<std::string>();
    state_ = record.at("state").get<std::string>();
    version_ = record.at("version").get<std::int64_t>();
    rated_ = next_->operation == "rateCase";
    for (const Json& paper : answer.at("documents"))
        to_print_.push_back(paper.at("id").get<std::string>());
}

Request CaseErrand::onCase(const std::string& operation, Json body) const {
    body["version"] = version_;
    return {operation, number_, std::move(body)};
}

std::optional<Request> CaseErrand::following() const {
    if (!to_print_.empty()) {
        const std::string& paper = to_print_.front();
        return Request{"recordPrint", paper,
                       encode(documents::PrintCommand{1, sha256Hex(paper), 2, "HP-1020"})};
    }
    if (state_ == "accepted")
        return onCase("reviewCase", {{"opinion", "材料齐全，符合条件"}});
    if (state_ == "reviewed")
        return onCase("decideCase", {{"granted", true}, {"content", "准予办理"}});
    if (state_ == "granted")
        return onCase("readyCase", Json::object());
    if (state_ == "ready") {
        cases::DeliverCommand command;
        command.version = version_;
        command.recipient = "王小明";
        command.recipient_id_number = recipient_id_;
        command.relation = "本人";
        return Request{"deliverCase", number_, encode(command)};
    }
    if (rated_)
        return std::nullopt;
    cases::RateCommand command;
    command.version = version_;
    return Request{"rateCase", number_, encode(command)};
}

NumberErrand::NumberErrand()
    : Errand({"reserveNumbers",
              {},
              encode(documents::ReserveNumbersCommand{documents::DocumentKind::acceptance_notice,
                                                      catalog::ItemType::licence, 3, "停电"})}) {}

void NumberErrand::answered(const Json& answer) {
    if (next_->operation == "voidNumber") {
        next_.reset();
        return;
    }
    const auto first = answer.at("first").get<int>();
    const documents::NumberBook book{answer.at("book").at("word").get<std::string>(),
                                     answer.at("book").at("year").get<int>()};
    next_ = Request{
        "voidNumber",
        {},
        encode(documents::VoidNumberCommand{documents::numberText({book, first}), "写错作废"})};
}

} // namespace bianmin::fault
