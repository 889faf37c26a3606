#include "client/core/login_presenter.h"

#include "shared/base/text.h"

namespace bianmin::client {

void LoginPresenter::submit(const std::string& login_name, const std::string& password) {
    if (busy_)
        return;
    identity::LoginCommand command{trimmed(login_name), password, std::nullopt};
    if (!station_.empty())
        command.station = station_;
    if (command.login_name.empty() || command.password.empty())
        return view_.showNotice(notice(NoticeLevel::fault, "login.incomplete"));
    busy_ = true;
    view_.setBusy(true);
    view_.showNotice(notice(NoticeLevel::busy, "login.asking"));
    desk_.ask([command](CountyApi& api) { return api.login(command); }, alive_.watch(),
              [this](Result<identity::LoginResult> answer) { answered(std::move(answer)); });
}

void LoginPresenter::answered(Result<identity::LoginResult> answer) {
    busy_ = false;
    view_.setBusy(false);
    if (!answer) {
        view_.showNotice(faultNotice(answer.error()));
        if (!isNetworkError(answer.error()))
            view_.clearPassword();
        return;
    }
    view_.showNotice({});
    view_.entered({answer->account, answer->organization, answer->station, answer->permissions});
}

} // namespace bianmin::client
