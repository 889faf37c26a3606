// Who sits down at this window.
#pragma once

#include "client/core/login_presenter.h"
#include "client/window/dialog_base.h"
#include "client/window/window_services.h"

#include <optional>

namespace bianmin::window {

class LoginDialog final : public DialogBase, private client::LoginView {
  public:
    // `login_name` is filled in when the same person is asked again; the forms stay as they are.
    LoginDialog(wxWindow* parent, const WindowServices& services, const std::string& login_name);
    // Valid after wxID_OK.
    [[nodiscard]] const client::Workplace& workplace() const { return *workplace_; }

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::vector<ui::Fact> helpKeys() const override;
    void showNotice(const client::Notice& notice) override;
    void setBusy(bool busy) override;
    void clearPassword() override;
    void entered(const client::Workplace& workplace) override;
    void submit();

    client::LoginPresenter presenter_;
    std::optional<client::Workplace> workplace_;
    wxTextCtrl* name_ = nullptr;
    wxTextCtrl* password_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
    wxButton* enter_ = nullptr;
};

} // namespace bianmin::window
