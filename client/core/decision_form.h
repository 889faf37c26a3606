// A decision in the making. What is typed for granting and for not granting is kept apart: words of
// a grant never get into a refusal by a change of mind, and none are lost by one.
#pragma once

#include "shared/domain/cases/case_views.h"

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace bianmin::client {

enum class DecisionField {
    content, // of a grant
    facts,   // 查明的事实, of a refusal
    conditions,
    reasons,
    basis,
    certificate_number,
    valid_from,
    valid_to,
};

// The fields that an outcome needs, in the order of the screen.
[[nodiscard]] std::span<const DecisionField> fieldsOf(bool granted);

class DecisionForm {
  public:
    // The words that the outcomes begin with.
    struct Proposal {
        std::string content;
        std::string basis;
    };
    // Another case: both outcomes begin anew, a grant stands on the screen.
    void begin(const Proposal& proposal);

    void choose(bool granted) { granted_ = granted; }
    [[nodiscard]] bool granted() const { return granted_; }
    // Of the chosen outcome.
    [[nodiscard]] std::string text(DecisionField field) const;
    void setText(DecisionField field, const std::string& text);

    // Dates that cannot be read, by their fields.
    [[nodiscard]] std::map<DecisionField, Error> faults() const;
    // Of the chosen outcome's own fields; a date that cannot be read is left out.
    [[nodiscard]] cases::DecideCommand command() const;

    // What an outcome has beyond the words it began with; empty when that is nothing.
    using Words = std::map<DecisionField, std::string>;
    [[nodiscard]] Words typed(bool granted) const;

  private:
    [[nodiscard]] Words& words() { return words_.at(granted_ ? 1 : 0); }
    [[nodiscard]] const Words& words() const { return words_.at(granted_ ? 1 : 0); }

    bool granted_ = true;
    std::array<Words, 2> words_; // refused, granted
    std::array<Words, 2> begun_with_;
};

} // namespace bianmin::client
