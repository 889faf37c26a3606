#include "client/core/decision_form.h"

#include "shared/base/text.h"

namespace bianmin::client {

namespace {

using enum DecisionField;

constexpr std::array kOfGrant{content, conditions, basis, certificate_number, valid_from, valid_to};
constexpr std::array kOfRefusal{facts, reasons, basis};

} // namespace

std::span<const DecisionField> fieldsOf(bool granted) {
    if (granted)
        return kOfGrant;
    return kOfRefusal;
}

void DecisionForm::begin(const Proposal& proposal) {
    granted_ = true;
    words_ = {Words{{basis, proposal.basis}},
              Words{{content, proposal.content}, {basis, proposal.basis}}};
    begun_with_ = words_;
}

std::string DecisionForm::text(DecisionField field) const {
    const auto found = words().find(field);
    return found == words().end() ? std::string() : found->second;
}

void DecisionForm::setText(DecisionField field, const std::string& text) {
    if (text.empty())
        words().erase(field);
    else
        words()[field] = text;
}

std::map<DecisionField, Error> DecisionForm::faults() const {
    std::map<DecisionField, Error> faults;
    for (const DecisionField field : {valid_from, valid_to}) {
        const std::string date = trimmed(text(field));
        if (date.empty())
            continue;
        if (const auto parsed = CivilDate::parse(date); !parsed)
            faults[field] = parsed.error();
    }
    return faults;
}

cases::DecideCommand DecisionForm::command() const {
    const auto stated = [this](DecisionField field) { return trimmed(text(field)); };
    const auto date = [&](DecisionField field) -> std::optional<CivilDate> {
        const auto parsed = CivilDate::parse(stated(field));
        return parsed ? std::optional(*parsed) : std::nullopt;
    };
    cases::DecideCommand command;
    command.granted = granted_;
    command.content = stated(granted_ ? content : facts);
    command.conditions = stated(conditions);
    command.reasons = stated(reasons);
    command.basis = stated(basis);
    command.certificate_number = stated(certificate_number);
    command.valid_from = date(valid_from);
    command.valid_to = date(valid_to);
    return command;
}

DecisionForm::Words DecisionForm::typed(bool granted) const {
    const std::size_t outcome = granted ? 1 : 0;
    return words_.at(outcome) == begun_with_.at(outcome) ? Words() : words_.at(outcome);
}

} // namespace bianmin::client
