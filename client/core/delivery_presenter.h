// The output desk (出件): find the case by the receipt's QR code, check the person, hand over,
// rate.
#pragma once

#include "client/core/delivery_form.h"
#include "client/core/receipt_code.h"

#include <optional>
#include <string>

namespace bianmin::client {

class DeliveryView {
  public:
    virtual ~DeliveryView() = default;
    virtual void showScanNotice(const Notice& notice) = 0;
    // What stands in the fields, and which of them this method has; checks that stand stay.
    virtual void showDelivery(const DeliveryForm& form) = 0;
    virtual void showCheck(DeliveryField field, const Notice& check) = 0;
    virtual void clearChecks() = 0;
    virtual void focus(DeliveryField field) = 0;
    // The receipt is good: show this case.
    virtual void caseScanned(const CaseNumber& number) = 0;
};

// Works beside a CasePresenter, which shows the case and sends the acts. UI thread only.
class DeliveryPresenter {
  public:
    DeliveryPresenter(DeliveryView& view, CasePresenter& cases, const DeskServices& desk)
        : view_(view)
        , cases_(cases)
        , desk_(desk) {}

    void scan(const std::string& text);
    // The case on the screen has changed: checks the scanned code against it. The form begins anew
    // with another case, and stays with the same one that was only read again.
    void fileShown();

    void setMethod(cases::DeliveryMethod method);
    void setIdKind(identity::IdKind kind);
    void setText(DeliveryField field, const std::string& text);
    // The person leaves a field: put it right, check it, fill in what follows.
    void leave(DeliveryField field);
    // Enter in a field: the next one that still needs something; nothing when the form is complete.
    [[nodiscard]] std::optional<DeliveryField> next(DeliveryField from);
    // 送达: sends what the domain's own rules accept, else says beside the field what is wrong.
    void deliver();

    [[nodiscard]] const DeliveryForm& form() const { return form_; }

  private:
    [[nodiscard]] bool codeFits(const cases::Case& subject) const;
    [[nodiscard]] const cases::Case* subject() const;
    void personChecked(const RecipientCheck& check);
    void showFaults(const std::vector<DeliveryFault>& faults);

    DeliveryView& view_;
    CasePresenter& cases_;
    const DeskServices& desk_;
    std::optional<ReceiptCode> scanned_;
    CaseNumber form_of_; // the case that the form is for
    DeliveryForm form_;
};

} // namespace bianmin::client
