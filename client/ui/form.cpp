#include "client/ui/form.h"

#include "client/ui/platform.h"
#include "client/ui/text.h"
#include "client/ui/tokens.h"

#include <vector>

namespace bianmin::ui {

namespace {

wxString withoutMnemonic(const wxString& label) {
    return wxControl::RemoveMnemonics(label);
}

} // namespace

wxTextCtrl* makeText(wxWindow* parent, TextKind kind) {
    auto* field = new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                 wxTE_PROCESS_ENTER);
    if (kind == TextKind::code)
        switchInputMethodOff(field);
    else
        watchComposition(field);
    return field;
}

wxTextCtrl* makeLongText(wxWindow* parent, int lines) {
    auto* field = new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                 wxTE_MULTILINE);
    watchComposition(field);
    setInnerMargin(field, space(parent, Space::tight));
    field->SetMinSize(
        wxSize(-1, field->GetCharHeight() * lines + 2 * space(parent, Space::normal)));
    return field;
}

wxStaticText* makeHeading(wxWindow* parent, const wxString& text) {
    auto* heading = new wxStaticText(parent, wxID_ANY, text);
    heading->SetFont(heading->GetFont().Bold());
    return heading;
}

void setQuietly(wxTextCtrl* field, const wxString& text) {
    if (field->GetValue() != text)
        field->ChangeValue(text);
}

void relayout(wxWindow* changed) {
    std::vector<wxWindow*> chain{changed};
    while (!chain.back()->IsTopLevel() && chain.back()->GetParent() != nullptr)
        chain.push_back(chain.back()->GetParent());
    for (wxWindow* window : chain)
        window->InvalidateBestSize();
    // From the outside in: a window whose own size stays does not lay out what is inside by itself.
    for (auto window = chain.rbegin(); window != chain.rend(); ++window)
        (*window)->Layout();
}

Form::Form(wxWindow* parent, int control_width, CheckPlace checks)
    : wxPanel(parent)
    , grid_(new wxFlexGridSizer(checks == CheckPlace::beside ? 3 : 2, space(this, Space::tight),
                                space(this, Space::normal)))
    , control_width_(control_width)
    , checks_(checks) {
    grid_->AddGrowableCol(checks == CheckPlace::beside ? 2 : 1);
    SetSizer(grid_);
}

Form::Row& Form::addRow(const wxString& label, wxWindow* control) {
    return finishRow(label, control, nullptr);
}

Form::Row& Form::addRow(const wxString& label, wxWindow* before, wxWindow* control) {
    auto* controls = new wxBoxSizer(wxHORIZONTAL);
    controls->Add(before, wxSizerFlags().CentreVertical());
    controls->AddSpacer(space(this, Space::tight));
    controls->Add(control, wxSizerFlags(1).CentreVertical());
    return finishRow(label, control, controls);
}

Form::Row& Form::finishRow(const wxString& label, wxWindow* control, wxSizer* controls) {
    Row row{new wxStaticText(this, wxID_ANY, label), control, new NoticeLine(this)};
    // The label must stand directly before its control for the system to tie them together.
    row.label->MoveBeforeInTabOrder(control);
    setAccessibleName(control, withoutMnemonic(label));
    grid_->Add(row.label, wxSizerFlags().CentreVertical());
    const int width = FromDIP(control_width_);
    if (controls != nullptr) {
        controls->SetMinSize(wxSize(width, -1));
        grid_->Add(controls, wxSizerFlags().Expand());
    } else {
        control->SetMinSize(wxSize(width, control->GetMinSize().GetHeight()));
        grid_->Add(control, wxSizerFlags().Expand());
    }
    if (checks_ == CheckPlace::below)
        row.below_label = grid_->AddSpacer(0);
    grid_->Add(row.check, wxSizerFlags(1).Expand());
    return rows_[control] = row;
}

wxTextCtrl* Form::addText(const wxString& label, TextKind kind, TextListeners listeners) {
    wxTextCtrl* text = makeText(this, kind);
    addRow(label, text);
    text->Bind(wxEVT_TEXT, [this, text, typed = std::move(listeners.typed)](wxCommandEvent&) {
        check(text, {}); // it was about what stood there before
        typed(toUtf8(text->GetValue()));
    });
    text->Bind(wxEVT_KILL_FOCUS, [left = std::move(listeners.left)](wxFocusEvent& event) {
        event.Skip();
        left();
    });
    return text;
}

void Form::showRow(const wxWindow* control, bool shown) {
    const auto row = rows_.find(control);
    if (row == rows_.end() || row->second.label->IsShown() == shown)
        return;
    row->second.label->Show(shown);
    row->second.control->Show(shown);
    row->second.check->Show(shown);
    if (row->second.below_label != nullptr)
        row->second.below_label->Show(shown); // else its line keeps a gap
    relayout(this);
}

void Form::check(const wxWindow* control, const client::Notice& notice) {
    const auto row = rows_.find(control);
    if (row == rows_.end())
        return;
    // A sign without words needs a place beside the field: below, it would cost a line each.
    const bool only_a_sign = notice.level == client::NoticeLevel::good && notice.text.empty();
    row->second.check->show(checks_ == CheckPlace::below && only_a_sign ? client::Notice{}
                                                                        : notice);
}

void Form::clearChecks() {
    for (auto& [control, row] : rows_)
        row.check->show({});
}

} // namespace bianmin::ui
