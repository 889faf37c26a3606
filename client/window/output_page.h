// F6, the output desk: scan the receipt, check the person, hand over, rate.
#pragma once

#include "client/core/delivery_presenter.h"
#include "client/window/case_list_panel.h"
#include "client/window/case_panel.h"
#include "client/window/delivery_panel.h"
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
    void showDelivery(const client::DeliveryForm& form) override;
    void showCheck(client::DeliveryField field, const client::Notice& check) override;
    void clearChecks() override;
    void focus(client::DeliveryField field) override;
    void caseScanned(const CaseNumber& number) override;

    wxSizer* makeScan();
    wxWindow* makeDesk();
    wxWindow* makeDelivery(wxWindow* parent);
    wxWindow* makeRating(wxWindow* parent);
    bool controlKey(const wxKeyEvent& event);
    bool enterKey();
    void doMainAct();
    void beginRating(const CaseNumber& number);
    void rate();

    const WindowServices& services_;
    std::function<void()> acted_;
    client::CasePresenter presenter_;
    client::DeliveryPresenter desk_;
    std::set<client::CaseAction> actions_;
    CaseNumber rating_of_; // the case that the rating on the screen is for
    bool rating_chosen_ = false;
    bool moves_on_ = false; // the next file shown takes the cursor to its work

    wxTextCtrl* scan_ = nullptr;
    ui::NoticeLine* scan_notice_ = nullptr;
    CaseListPanel* list_ = nullptr;
    CasePanel* file_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
    wxWindow* ready_part_ = nullptr;
    wxWindow* rating_part_ = nullptr;
    DeliveryPanel* delivery_ = nullptr;
    wxRadioBox* rating_ = nullptr;
    wxTextCtrl* rating_words_ = nullptr;
    wxButton* main_ = nullptr;
};

} // namespace bianmin::window
