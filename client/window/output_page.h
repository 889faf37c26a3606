// F6, the output desk: scan the receipt, check the person, hand over, rate.
#pragma once

#include "client/core/delivery_presenter.h"
#include "client/ui/form.h"
#include "client/window/case_list_panel.h"
#include "client/window/case_panel.h"
#include "client/window/page.h"

#include <wx/radiobox.h>

namespace bianmin::window {

class OutputPage final : public Page, private client::CaseFileView, private client::DeliveryView {
  public:
    OutputPage(wxWindow* parent, const WindowServices& services, std::function<void()> acted);

    void open(const client::Workplace& workplace) override;
    void enter() override;
    bool key(const wxKeyEvent& event) override;

  private:
    // CaseFileView
    void showFile(const documents::CaseFile& file, const catalog::Item& item,
                  const std::set<client::CaseAction>& actions) override;
    void showNoFile() override;
    void showNotice(const client::Notice& notice) override;
    void setBusy(bool busy) override;
    void acted(const documents::CaseOutcome& outcome) override;
    // DeliveryView
    void showScanNotice(const client::Notice& notice) override;
    void showRecipient(const client::DeliveryForm& form, const client::Notice& check) override;
    void caseScanned(const CaseNumber& number) override;

    wxSizer* makeScan();
    wxWindow* makeDesk();
    wxWindow* makeRating(wxWindow* parent);
    [[nodiscard]] client::DeliveryForm delivery() const;
    void doMainAct();
    void rate();

    const WindowServices& services_;
    std::function<void()> acted_;
    client::CasePresenter presenter_;
    client::DeliveryPresenter desk_;
    std::set<client::CaseAction> actions_;
    bool rating_chosen_ = false;
    bool moves_on_ = false; // the next file shown takes the cursor to its work

    wxTextCtrl* scan_ = nullptr;
    ui::NoticeLine* scan_notice_ = nullptr;
    CaseListPanel* list_ = nullptr;
    CasePanel* file_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
    wxWindow* ready_part_ = nullptr;
    wxWindow* rating_part_ = nullptr;
    ui::Form* form_ = nullptr;
    wxTextCtrl* recipient_id_ = nullptr;
    wxTextCtrl* recipient_ = nullptr;
    wxTextCtrl* relation_ = nullptr;
    wxRadioBox* rating_ = nullptr;
    wxTextCtrl* rating_words_ = nullptr;
    wxButton* main_ = nullptr;
};

} // namespace bianmin::window
