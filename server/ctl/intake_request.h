// From what was typed to what is sent: the requests of the case commands. Pure.
#pragma once

#include "server/ctl/arguments.h"
#include "shared/domain/cases/case_views.h"

namespace bianmin::ctl {

// The option that states the number of a paper written by hand.
inline constexpr std::string_view kHandwritten = "--handwritten-number";

// The intake of an application: the item's list with everything required handed in but what
// --missing names; accepted, its conditions count as checked.
// "usage.option_missing", "usage.value_invalid", "usage.material_unknown" {value}.
[[nodiscard]] Result<cases::IntakeCommand> intakeRequest(const Arguments& arguments,
                                                         const catalog::ItemVersion& item);

// The acts on an existing case; `version` is the one that the person has seen.
[[nodiscard]] Result<cases::SupplementCommand> supplementRequest(const Arguments& arguments,
                                                                 const cases::Case& subject);
[[nodiscard]] Result<cases::ProposeRefusalCommand> refuseRequest(const Arguments& arguments,
                                                                 std::int64_t version);
// Everything is handed in now but what --missing names.
[[nodiscard]] Result<cases::ResubmitCommand> resubmitRequest(const Arguments& arguments,
                                                             const cases::Case& subject);
[[nodiscard]] Result<cases::DecideCommand> decideRequest(const Arguments& arguments,
                                                         std::int64_t version);
[[nodiscard]] Result<cases::DeliverCommand> deliverRequest(const Arguments& arguments,
                                                           const cases::Case& subject);
[[nodiscard]] Result<cases::RateCommand> rateRequest(const Arguments& arguments,
                                                     std::int64_t version);
[[nodiscard]] Result<cases::CaseQuery> listRequest(const Arguments& arguments);

} // namespace bianmin::ctl
