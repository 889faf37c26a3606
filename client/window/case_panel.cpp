#include "client/window/case_panel.h"

#include "client/core/case_facts.h"
#include "client/ui/form.h"
#include "client/ui/tokens.h"
#include "client/window/print_dialog.h"
#include "client/window/texts.h"
#include "shared/domain/identity/contact_checks.h"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace bianmin::window {

using ui::Space;

namespace {

void addPeople(std::vector<ui::Fact>& rows, const cases::Case& subject) {
    const cases::Applicant& applicant = subject.applicant;
    rows.push_back(
        {{},
         wxString::Format("%s  %s", toWx(applicant.name), toWx(catalog::chinese(applicant.kind)))});
    rows.push_back({toWx(identity::chinese(applicant.id_kind)), toWx(applicant.id_number)});
    rows.push_back({_("Phone"), toWx(applicant.phone)});
    if (!applicant.address.empty())
        rows.push_back({_("Address"), toWx(applicant.address)});
    if (!subject.mail_address.empty())
        rows.push_back({_("Send the result to"), toWx(subject.mail_address)});
    if (!applicant.legal_representative.empty())
        rows.push_back({_("Legal representative"), toWx(applicant.legal_representative)});
    if (subject.agent)
        rows.push_back({_("Agent"), toWx(subject.agent->name + "  " + subject.agent->id_number +
                                         "  " + subject.agent->phone)});
}

// The label of a fact, and how it is coloured.
ui::Fact rowOf(const client::CaseFact& fact) {
    using enum client::CaseFactKind;
    const wxString value = toWx(fact.value);
    switch (fact.kind) {
    case refusal_proposed:
        return {_("Refusal proposed"), value, client::NoticeLevel::fault};
    case refusal_confirmed:
        return {_("Not accepted"), value, client::NoticeLevel::fault};
    case refusal_reason:
        return {_("Reason"), value};
    case refusal_basis:
        return {_("Legal basis"), value};
    case refusal_organ:
        return {_("Organ to go to"), value};
    case proposed_by:
        return {_("Proposed by"), value};
    case confirmed_by:
        return {_("Confirmed by"), value};
    case supplement_until:
        return {_("Supplement until"), value, client::NoticeLevel::warning};
    case supplement_line:
        break;
    }
    return {_("To hand in"), value};
}

void addOutcome(std::vector<ui::Fact>& rows, const cases::Case& subject) {
    for (const cases::Opinion& opinion : subject.opinions)
        rows.push_back({_("Opinion"), toWx(opinion.text + "  " + opinion.by_name)});
    if (subject.decision) {
        const cases::Decision& decision = *subject.decision;
        rows.push_back({_("Decision"), toWx(decision.content + "  " + decision.by_name),
                        decision.granted ? client::NoticeLevel::good : client::NoticeLevel::fault});
        if (!decision.reasons.empty())
            rows.push_back({_("Reasons"), toWx(decision.reasons)});
    }
    if (subject.delivery)
        rows.push_back({_("Delivered to"),
                        toWx(subject.delivery->recipient + "  " + subject.delivery->relation)});
    if (subject.rating)
        rows.push_back(
            {_("Rating"), toWx(cases::chinese(subject.rating->level)) +
                              (subject.rating->is_default ? _(" (default)") : wxString())});
}

std::vector<ui::Fact> factsOf(const cases::CaseView& view) {
    const cases::Case& subject = view.record;
    std::vector<ui::Fact> rows;
    rows.push_back({{}, toWx(subject.item_name)});
    rows.push_back({_("Step"), toWx(view.state_text)});
    if (subject.dates.due_on) {
        const wxString left = remainingText(view.remaining_days);
        rows.push_back({_("Due"),
                        dateText(subject.dates.due_on, subject.dates.due_estimated) +
                            (left.empty() ? left : "  " + left),
                        view.lamp == cases::Lamp::red      ? client::NoticeLevel::fault
                        : view.lamp == cases::Lamp::yellow ? client::NoticeLevel::warning
                                                           : client::NoticeLevel::none});
    }
    rows.push_back({_("Received"), timeText(subject.received_at) + "  " +
                                       toWx(view.receiving_name + "  " + subject.clerk_name)});
    rows.push_back({_("Decided by"), toWx(view.deciding_name)});
    if (!subject.duplicate_reason.empty())
        rows.push_back({_("Accepted again"), toWx(subject.duplicate_reason)});
    // What stands in the way of acceptance comes before the person: it is what the work is about.
    for (const client::CaseFact& fact : client::refusalFacts(subject))
        rows.push_back(rowOf(fact));
    for (const client::CaseFact& fact : client::supplementFacts(subject))
        rows.push_back(rowOf(fact));
    addPeople(rows, subject);
    addOutcome(rows, subject);
    return rows;
}

} // namespace

CasePanel::CasePanel(wxWindow* parent, const WindowServices& services,
                     std::function<void()> printed)
    : wxPanel(parent)
    , services_(services)
    , printed_(std::move(printed)) {
    auto* all = new wxBoxSizer(wxVERTICAL);
    heading_ = ui::makeHeading(this, wxString());
    all->Add(heading_, wxSizerFlags().Expand());
    all->AddSpacer(ui::space(this, Space::tight));
    facts_ = new ui::FactList(this, _("The case"));
    all->Add(facts_, wxSizerFlags(7).Expand());
    const auto addTable = [&](const std::vector<ui::Column>& columns, ui::TableRows& rows,
                              const ui::TableLook& look, int proportion) {
        all->AddSpacer(ui::space(this, Space::normal));
        all->Add(ui::makeHeading(this, look.name));
        all->AddSpacer(ui::space(this, Space::tight));
        auto* table = new ui::VirtualTable(this, columns, rows, look);
        all->Add(table, wxSizerFlags(proportion).Expand());
        return table;
    };
    material_table_ = addTable(materials_.columns(), materials_, {true, _("Materials")}, 3);
    paper_table_ = addTable({{_("Paper"), 120, ui::CellKind::text, true},
                             {_("Document number"), 196},
                             {_("Prints"), 76}},
                            papers_, {false, _("Papers  Ctrl+P")}, 2);
    paper_table_->onActivated([this](std::size_t) { reprint(); });
    history_table_ =
        addTable({{_("When"), 96}, {_("What"), 120, ui::CellKind::text, true}, {_("Who"), 90}},
                 history_, {false, _("History")}, 2);
    SetSizer(all);
    clear();
}

void CasePanel::show(const documents::CaseFile& file) {
    number_ = file.view.record.number;
    heading_->SetLabelText(toWx(number_.str()));
    facts_->show(factsOf(file.view));
    materials_.set(file.view.record.materials);
    papers_.papers = file.documents;
    history_.entries.assign(file.history.rbegin(), file.history.rend());
    material_table_->rowsReplaced();
    paper_table_->rowsReplaced();
    history_table_->rowsReplaced();
}

void CasePanel::clear() {
    number_ = {};
    heading_->SetLabelText(_("No case chosen"));
    facts_->show({});
    materials_.set({});
    papers_.papers.clear();
    history_.entries.clear();
    material_table_->rowsReplaced();
    paper_table_->rowsReplaced();
    history_table_->rowsReplaced();
}

void CasePanel::reprint() {
    if (papers_.papers.empty())
        return;
    std::vector<documents::DocumentSummary> wanted = papers_.papers;
    if (const auto row = paper_table_->selectedRow())
        wanted = {papers_.papers[*row]};
    PrintDialog(this, services_, number_, wanted).ShowModal();
    printed_();
}

ui::Cell CasePanel::PaperRows::cell(std::size_t row, std::size_t column) const {
    enum PaperColumn : std::size_t { kTitle, kNumber, kPrints };
    const documents::DocumentSummary& paper = papers[row];
    ui::Cell cell;
    if (column == kTitle)
        cell.text = toWx(paper.title);
    else if (column == kNumber)
        cell.text = toWx(paper.number);
    else if (paper.prints == 0)
        cell.text = _("not printed");
    else
        cell.text = wxString::Format(wxPLURAL("%d print", "%d prints", paper.prints), paper.prints);
    return cell;
}

ui::Cell CasePanel::HistoryRows::cell(std::size_t row, std::size_t column) const {
    enum HistoryColumn : std::size_t { kWhen, kWhat, kWho };
    const cases::HistoryEntry& entry = entries[row];
    ui::Cell cell;
    if (column == kWhen)
        cell.text = timeText(entry.at);
    else if (column == kWhat)
        cell.text = eventText(entry.kind);
    else
        cell.text = toWx(entry.actor_name);
    return cell;
}

} // namespace bianmin::window
