// Cases as people read them in a terminal.
#pragma once

#include "shared/domain/documents/case_desk.h"

#include <string>
#include <vector>

namespace bianmin::ctl {

[[nodiscard]] std::string papersText(const std::vector<documents::DocumentSummary>& papers);
// Number, state, item, applicant; the promised day.
[[nodiscard]] std::string caseText(const cases::CaseView& view);
// All of a case that stands on its papers, its papers and its history.
[[nodiscard]] std::string fileText(const documents::CaseFile& file);

} // namespace bianmin::ctl
