// What may be done with the case on the screen, and only that: opinion, decision, the counter's
// acts.
#pragma once

#include "client/core/work_sheet.h"
#include "client/ui/fact_list.h"
#include "client/ui/virtual_table.h"
#include "client/window/decision_panel.h"
#include "client/window/material_rows.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/listbox.h>
#include <wx/panel.h>
#include <wx/simplebook.h>

#include <set>
#include <vector>

namespace bianmin::window {

class ActionPanel final : public wxPanel {
  public:
    ActionPanel(wxWindow* parent, client::CasePresenter& presenter);

    void show(const cases::Case& subject, const catalog::Item& item,
              const std::set<client::CaseAction>& actions);
    void clear();
    void setBusy(bool busy);
    void showNotice(const client::Notice& notice);
    // Dialogs for the papers that end an intake otherwise; `faults` are the server's.
    void askRefusal(const std::vector<FieldError>& faults);
    void askSupplement(const std::vector<FieldError>& faults);
    // Ctrl+Enter: the main act of what is shown.
    void doMainAct();
    // The other acts of the sheet, by the digit that their buttons show behind "Ctrl+".
    bool actByKey(int key);
    // A key of the table of materials, when the cursor is in it.
    bool materialKey(const wxKeyEvent& event);
    // Esc: back from the sheet that a key opened to the one it was opened from; false when there
    // is no way back here.
    bool goBack();
    // The words on the sheet are stored with the case now.
    void sent() { typed_is_sent_ = true; }
    // Puts the cursor where the work begins; false when there is nothing to do here.
    bool takeFocus();

  private:
    wxWindow* makeNothing();
    wxWindow* makeCounter();
    wxWindow* makeResubmit();
    wxWindow* makeReview();
    wxWindow* makeDecide();
    wxWindow* makeReady();
    wxButton* addButton(wxWindow* sheet, wxSizer* column, const wxString& label,
                        std::function<void()> act);
    wxButton* addMainButton(wxWindow* sheet, wxSizer* column, const wxString& label,
                            std::function<void()> act);
    wxWindow* makeKept();
    void openSheet(client::WorkSheet sheet);
    [[nodiscard]] client::WorkSheet openedSheet() const;
    void beginSheet(const catalog::Item& item);
    void setAside(const wxString& words);
    // What has been typed on the sheet beyond what it began with; empty when that is nothing.
    [[nodiscard]] wxString typedWords() const;
    void fillMaterials(std::vector<cases::CollectedMaterial> rows);
    void openResubmit();
    void addPhrase();
    void accept();
    void showCounter(const catalog::Item& item, const std::set<client::CaseAction>& actions);
    void decisionChanged();
    void decide();
    void handInOpinion();

    client::CasePresenter& presenter_;
    cases::Case subject_;
    bool shown_ = false;
    client::SheetPlace place_;   // of the words on the sheets; stays while nothing is shown
    bool typed_is_sent_ = false; // the place's words are stored: nothing to keep
    MaterialRows materials_;
    wxSimplebook* book_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
    wxWindow* kept_part_ = nullptr;
    wxTextCtrl* kept_ = nullptr;
    std::vector<wxButton*> buttons_;

    wxButton* accept_ = nullptr;
    wxButton* supplement_ = nullptr;
    wxButton* take_missing_ = nullptr;
    wxButton* confirm_refusal_ = nullptr;
    wxButton* back_ = nullptr;
    ui::FactList* conditions_list_ = nullptr;
    wxCheckBox* conditions_checked_ = nullptr;
    ui::VirtualTable* material_table_ = nullptr;
    wxTextCtrl* opinion_ = nullptr;
    wxListBox* phrases_ = nullptr;
    DecisionPanel* decision_ = nullptr;
};

} // namespace bianmin::window
