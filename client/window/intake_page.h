// F2, taking in an application: one screen from the item to the receipt.
#pragma once

#include "client/core/intake_presenter.h"
#include "client/ui/fact_list.h"
#include "client/ui/virtual_table.h"
#include "client/window/applicant_form.h"
#include "client/window/material_rows.h"
#include "client/window/page.h"
#include "client/window/window_services.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/timer.h>

#include <memory>

namespace bianmin::window {

class IntakePage final : public Page, public client::IntakeView, private ui::TableRows {
  public:
    // `show_case` opens the file of a case that can be concluded on the spot.
    IntakePage(wxWindow* parent, const WindowServices& services,
               std::function<void(const CaseNumber&)> show_case);

    void open(const client::Workplace& workplace) override;
    void enter() override;
    bool key(const wxKeyEvent& event) override;
    void leaveForGood() override;

  private:
    // IntakeView
    void showChoices(const std::vector<catalog::ItemSummary>& items) override;
    void showForm(const client::IntakeForm& form) override;
    void showMaterials(const std::vector<cases::CollectedMaterial>& rows) override;
    void showFacts(const client::IntakeFacts& facts) override;
    void showCheck(client::IntakeField field, const client::Notice& check) override;
    void showSummary(const client::Notice& summary) override;
    void showDuplicate(bool shown) override;
    void setBusy(bool busy) override;
    void focus(client::IntakeField field) override;
    void showDrafts(const std::vector<client::Draft>& drafts) override;
    void askRefusal(const std::vector<FieldError>& faults) override;
    void askSupplement(const std::vector<FieldError>& faults) override;
    void taken(const documents::CaseOutcome& outcome) override;

    // TableRows: the choices of items
    [[nodiscard]] std::size_t count() const override { return choices_.size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;

    wxSizer* makeItemColumn();
    wxSizer* makeCentreColumn();
    wxSizer* makeFactsColumn();
    wxSizer* makeButtons();
    wxButton* addButton(wxSizer* row, const wxString& label, std::function<void()> act);
    void chooseSelectedItem();
    void chooseDraft();
    wxWindow* makeDraftBar();
    bool plainKey(int key);
    bool controlKey(int key);
    void advanceFromFocus();

    const WindowServices& services_;
    std::function<void(const CaseNumber&)> show_case_;
    client::IntakePresenter presenter_;
    client::Workplace workplace_;
    std::vector<catalog::ItemSummary> choices_;
    MaterialRows materials_;
    catalog::Item item_;

    wxTextCtrl* search_ = nullptr;
    ui::VirtualTable* choice_table_ = nullptr;
    ui::NoticeLine* summary_ = nullptr;
    wxWindow* draft_bar_ = nullptr;
    wxStaticText* draft_text_ = nullptr;
    ApplicantForm* applicant_ = nullptr;
    ui::VirtualTable* material_table_ = nullptr;
    wxCheckBox* conditions_ = nullptr;
    wxStaticText* material_heading_ = nullptr;
    ui::FactList* facts_ = nullptr;
    std::vector<wxButton*> buttons_;
    wxButton* accept_ = nullptr;
    wxTimer timer_;
};

} // namespace bianmin::window
