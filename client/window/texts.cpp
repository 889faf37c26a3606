#include "client/window/texts.h"

#include "client/core/case_conflict.h"
#include "shared/domain/cases/case_history.h"

#include <wx/intl.h>

#include <cstdlib>

namespace bianmin::window {

namespace {

wxString daysText(int days, calendar::DayUnit unit) {
    if (unit == calendar::DayUnit::working_day)
        return wxString::Format(wxPLURAL("%d working day", "%d working days", days), days);
    return wxString::Format(wxPLURAL("%d calendar day", "%d calendar days", days), days);
}

} // namespace

wxString dateText(const std::optional<CivilDate>& date, bool estimated) {
    if (!date)
        return _("not stated");
    if (estimated) // TRANSLATORS: a date beyond the published holiday schedule
        return wxString::Format(_("%s (estimate)"), toWx(date->iso()));
    return toWx(date->iso());
}

wxString shortDateText(const std::optional<CivilDate>& date, bool estimated) {
    if (!date)
        return {};
    if (estimated) // TRANSLATORS: an estimated date in a narrow column: one character
        return wxString::Format(_("%s est."), toWx(date->iso()));
    return toWx(date->iso());
}

wxString timeText(Instant instant) {
    return toWx(client::shortTime(instant));
}

wxString clockText(Instant instant) {
    const CivilTime time = toCivil(instant);
    return wxString::Format("%02d:%02d", time.hour, time.minute);
}

wxString remainingText(const std::optional<int>& working_days) {
    if (!working_days)
        return {};
    const int days = std::abs(*working_days);
    if (*working_days < 0)
        return wxString::Format(wxPLURAL("%d working day overdue", "%d working days overdue", days),
                                days);
    if (days == 0)
        return _("due today");
    return wxString::Format(wxPLURAL("%d working day left", "%d working days left", days), days);
}

wxString promiseText(const catalog::Item& item) {
    const wxString promise =
        item.immediate ? _("Done on the spot") : daysText(item.promised_days, item.days_unit);
    if (!item.statutory_days)
        return promise;
    // TRANSLATORS: the promised period, then the one that the law allows
    return wxString::Format(_("%s (law: %s)"), promise,
                            daysText(*item.statutory_days, item.statutory_unit));
}

wxString shortPromiseText(const catalog::ItemSummary& item) {
    if (item.immediate) // TRANSLATORS: 即办, two characters in a narrow column
        return _("at once");
    return daysText(item.promised_days, item.days_unit);
}

wxString feeText(const catalog::Fee& fee) {
    if (!fee.charged)
        return _("Free of charge");
    if (fee.amount)
        return wxString::Format(_("%s yuan %s"), toWx(fee.amount->grouped()), toWx(fee.unit));
    return fee.note.empty() ? _("Charged as published") : toWx(fee.note);
}

wxString listText(const std::vector<std::string>& names) {
    wxString text;
    for (const std::string& name : names) {
        if (!text.empty())
            text += toWx("、");
        text += toWx(name);
    }
    return text;
}

wxString stageText(client::PaperStage stage) {
    switch (stage) {
    case client::PaperStage::fetching:
        return _("being drawn");
    case client::PaperStage::drawn:
        return _("ready to print");
    case client::PaperStage::printing:
        return _("printing");
    case client::PaperStage::printed:
        return _("printed");
    case client::PaperStage::failed:
        return _("failed");
    }
    return {};
}

wxString eventText(const std::string& kind) {
    const std::string_view act = cases::chineseAct(kind);
    // An act that this release has no word for yet: no screen shows the code behind it.
    return act == kind ? _("Other change") : toWx(act);
}

} // namespace bianmin::window
