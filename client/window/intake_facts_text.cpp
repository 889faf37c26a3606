#include "client/window/intake_facts_text.h"

#include "client/window/texts.h"

#include <wx/intl.h>

#include <algorithm>
#include <iterator>

namespace bianmin::window {

using client::NoticeLevel;
using client::PersonCases;

namespace {

void addItem(std::vector<ui::Fact>& rows, const client::IntakeFacts& facts) {
    const catalog::Item& item = *facts.item;
    rows.push_back({{}, toWx(item.name)});
    rows.push_back({_("Type"), toWx(catalog::chinese(item.type))});
    rows.push_back({_("Decided by"), toWx(item.department)});
    rows.push_back({_("Promise"), promiseText(item)});
    rows.push_back({_("Due"), dateText(facts.due_on, facts.due_estimated)});
    rows.push_back(
        {_("Fee"), feeText(item.fee), item.fee.charged ? NoticeLevel::warning : NoticeLevel::none});
    rows.push_back({_("Result"), toWx(item.result.name)});
}

ui::Fact casesRow(const client::IntakeFacts& facts) {
    switch (facts.person) {
    case PersonCases::not_asked:
    case PersonCases::asked:
        return {_("In progress"), _("being looked up")};
    case PersonCases::failed:
        return {_("In progress"), _("not known: the server did not answer; asked again by itself"),
                NoticeLevel::warning};
    case PersonCases::known:
        break;
    }
    return {_("In progress"),
            wxString::Format(wxPLURAL("%d case", "%d cases", facts.open_cases), facts.open_cases),
            facts.open_cases > 0 ? NoticeLevel::warning : NoticeLevel::none};
}

void addPerson(std::vector<ui::Fact>& rows, const client::IntakeFacts& facts) {
    rows.push_back({{}, _("Applicant")});
    if (!facts.id_region.empty()) {
        // A code alone is a place that the county's own table does not name.
        const wxString region = toWx(facts.id_region);
        rows.push_back({_("ID from"), region.IsNumber()
                                          ? wxString::Format(_("elsewhere (%s)"), region)
                                          : region});
    }
    rows.push_back(casesRow(facts));
    if (!facts.last_case)
        return;
    const cases::CaseRow& last = *facts.last_case;
    rows.push_back(
        {_("Last time"), wxString::Format("%s %s %s", toWx(civilDate(last.received_at).iso()),
                                          toWx(last.item_name), toWx(last.state_text))});
}

} // namespace

std::vector<ui::Fact> factRows(const client::IntakeFacts& facts) {
    std::vector<ui::Fact> rows;
    if (!facts.item) {
        rows.push_back({{}, _("Choose an item: its periods, fee and materials stand here.")});
        return rows;
    }
    addItem(rows, facts);
    if (facts.person != PersonCases::not_asked)
        addPerson(rows, facts);
    rows.push_back({{}, _("Materials")});
    if (facts.missing.empty())
        rows.push_back({_("Missing"), _("nothing"), NoticeLevel::good});
    else
        rows.push_back({_("Missing"), listText(facts.missing), NoticeLevel::warning});
    if (!facts.item->conditions.empty()) {
        rows.push_back({{}, _("Conditions")});
        std::ranges::move(conditionRows(*facts.item), std::back_inserter(rows));
    }
    return rows;
}

std::vector<ui::Fact> conditionRows(const catalog::Item& item) {
    std::vector<ui::Fact> rows;
    int number = 1;
    for (const std::string& condition : item.conditions)
        rows.push_back({wxString::Format("%d", number++), toWx(condition)});
    return rows;
}

} // namespace bianmin::window
