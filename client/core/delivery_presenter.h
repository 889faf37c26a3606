// The output desk (出件): find the case by the receipt's QR code, check the person, hand over,
// rate.
#pragma once

#include "client/core/case_presenter.h"

#include <optional>
#include <string>

namespace bianmin::client {

// What a scanner types from a receipt, or a person from its print: "BM1:<number>:<query code>" or
// the number alone. Errors "delivery.code_unreadable", "case_number.*".
struct ReceiptCode {
    CaseNumber number;
    std::string query_code; // empty when the number was typed
};
[[nodiscard]] Result<ReceiptCode> parseReceiptCode(std::string_view text);

// Who stands at the desk, by the ID number on their card.
enum class Recipient { applicant, agent, somebody_else };
struct RecipientCheck {
    Recipient who = Recipient::somebody_else;
    identity::IdKind id_kind = identity::IdKind::resident_id;
    std::string id_number; // in the stored form
    std::string name;      // of the applicant or agent
    std::string relation;  // 本人, 委托代理人; empty for somebody else
};
// Errors: those of normaliseIdNumber.
[[nodiscard]] Result<RecipientCheck> checkRecipient(const cases::Case& subject,
                                                    std::string_view id_number, CivilDate today);

// What the desk has typed about the handing over.
struct DeliveryForm {
    std::string recipient;
    std::string recipient_id_number;
    std::string relation;
};

class DeliveryView {
  public:
    virtual ~DeliveryView() = default;
    virtual void showScanNotice(const Notice& notice) = 0;
    virtual void showRecipient(const DeliveryForm& form, const Notice& check) = 0;
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
    // The case on the screen has changed: checks the scanned code against it, empties the form.
    void fileShown();
    void checkRecipient(const std::string& id_number);
    // 送达: refuses to hand over to somebody whose relation is not stated.
    void deliver(const DeliveryForm& form);

  private:
    [[nodiscard]] bool codeFits(const cases::Case& subject) const;

    DeliveryView& view_;
    CasePresenter& cases_;
    const DeskServices& desk_;
    std::optional<ReceiptCode> scanned_;
};

} // namespace bianmin::client
