// What may be done with the case on the screen, and only that: opinion, decision, the counter's
// acts.
#pragma once

#include "client/core/case_presenter.h"
#include "client/ui/form.h"
#include "client/ui/virtual_table.h"
#include "client/window/material_rows.h"

#include <wx/choice.h>
#include <wx/listbox.h>
#include <wx/panel.h>
#include <wx/radiobut.h>
#include <wx/simplebook.h>

#include <set>

namespace bianmin::window {

class ActionPanel final : public wxPanel {
  public:
    ActionPanel(wxWindow* parent, client::CasePresenter& presenter);

    void show(const cases::Case& subject, const catalog::Item& item,
              const std::set<client::CaseAction>& actions);
    void clear();
    void setBusy(bool busy);
    void showNotice(const client::Notice& notice);
    // Ctrl+Enter: the main act of what is shown.
    void doMainAct();
    // The other acts of the sheet, by the digit that their buttons show behind "Ctrl+".
    bool actByKey(int key);
    // Puts the cursor where the work begins; false when there is nothing to do here.
    bool takeFocus();

  private:
    enum Sheet : std::size_t { kNothing, kCounter, kResubmit, kReview, kDecide, kReady };

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
    void fillMaterials();
    void openResubmit();
    void addPhrase();
    void askSupplement();
    void askRefusal();
    void decisionChanged();
    // Nothing when a date on the sheet cannot be read; the place then says so.
    [[nodiscard]] std::optional<cases::DecideCommand> decision();
    [[nodiscard]] bool readDate(wxTextCtrl* field, std::optional<CivilDate>& date);

    client::CasePresenter& presenter_;
    cases::Case subject_;
    bool shown_ = false;
    MaterialRows materials_;
    wxSimplebook* book_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
    std::vector<wxButton*> buttons_;

    wxButton* accept_ = nullptr;
    wxButton* supplement_ = nullptr;
    wxButton* take_missing_ = nullptr;
    ui::VirtualTable* material_table_ = nullptr;
    wxTextCtrl* opinion_ = nullptr;
    wxListBox* phrases_ = nullptr;
    wxRadioButton* grant_ = nullptr;
    wxRadioButton* refuse_ = nullptr;
    ui::Form* decision_form_ = nullptr;
    wxTextCtrl* content_ = nullptr;
    wxTextCtrl* conditions_ = nullptr;
    wxTextCtrl* reasons_ = nullptr;
    wxTextCtrl* basis_ = nullptr;
    wxTextCtrl* certificate_ = nullptr;
    wxTextCtrl* valid_from_ = nullptr;
    wxTextCtrl* valid_to_ = nullptr;
    ui::NoticeLine* preview_ = nullptr;
};

} // namespace bianmin::window
