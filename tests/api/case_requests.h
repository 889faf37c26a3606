// Requests of a counter for the tests: filled from the item's own list.
#pragma once

#include "shared/domain/documents/case_desk.h"
#include "shared/transport/api_session.h"

#include <string>

namespace bianmin::api_test {

struct ApplicantSpec {
    std::string name = "王小明";
    std::string id_number = "441802190611153129"; // an invented person born in 1906
};

// The current version of an item.
[[nodiscard]] catalog::ItemVersion itemOf(transport::ApiSession& session, const std::string& code);
// Everything handed in, accepted.
[[nodiscard]] cases::IntakeCommand intakeOf(const catalog::ItemVersion& item,
                                            const ApplicantSpec& applicant = {});
// The PDF that a station draws of this record, to the byte.
[[nodiscard]] std::string paperOf(const documents::DocumentRecord& record, int print_ordinal = 1);
// Identity numbers of invented people, each with a right check digit; `index` 0 … 998.
[[nodiscard]] std::string inventedIdNumber(int index);

} // namespace bianmin::api_test
