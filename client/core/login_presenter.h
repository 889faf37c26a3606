// The log-in window's decisions.
#pragma once

#include "client/core/desk_services.h"
#include "client/core/notice.h"

#include <string>

namespace bianmin::client {

class LoginView {
  public:
    virtual ~LoginView() = default;
    virtual void showNotice(const Notice& notice) = 0;
    virtual void setBusy(bool busy) = 0;
    virtual void clearPassword() = 0;
    virtual void entered(const Workplace& workplace) = 0;
};

// UI thread only.
class LoginPresenter {
  public:
    LoginPresenter(LoginView& view, const DeskServices& desk, StationId station)
        : view_(view)
        , desk_(desk)
        , station_(std::move(station)) {}

    void submit(const std::string& login_name, const std::string& password);

  private:
    void answered(Result<identity::LoginResult> answer);

    LoginView& view_;
    const DeskServices& desk_;
    StationId station_;
    AliveToken alive_;
    bool busy_ = false;
};

} // namespace bianmin::client
