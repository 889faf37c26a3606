// How values read on the screen.
#pragma once

#include "client/core/print_presenter.h"
#include "client/ui/text.h"
#include "shared/domain/catalog/item.h"

#include <wx/string.h>

#include <optional>

namespace bianmin::window {

using ui::toUtf8;
using ui::toWx;

[[nodiscard]] wxString dateText(const std::optional<CivilDate>& date, bool estimated);
// The same for a narrow column.
[[nodiscard]] wxString shortDateText(const std::optional<CivilDate>& date, bool estimated);
[[nodiscard]] wxString timeText(Instant instant);  // "11-23 09:15"
[[nodiscard]] wxString clockText(Instant instant); // "09:15"
// "3 working days left", "2 working days overdue"; empty where no clock runs.
[[nodiscard]] wxString remainingText(const std::optional<int>& working_days);
[[nodiscard]] wxString promiseText(const catalog::Item& item);
[[nodiscard]] wxString shortPromiseText(const catalog::ItemSummary& item);
[[nodiscard]] wxString feeText(const catalog::Fee& fee);
[[nodiscard]] wxString listText(const std::vector<std::string>& names);
[[nodiscard]] wxString stageText(client::PaperStage stage);
[[nodiscard]] wxString eventText(const std::string& kind); // of a history entry

} // namespace bianmin::window
