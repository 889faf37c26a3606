#include "client/ui/wx_executor.h"

#include <wx/app.h>

namespace bianmin::ui {

void WxExecutor::post(std::function<void()> job) {
    if (wxTheApp != nullptr)
        wxTheApp->CallAfter(std::move(job));
}

} // namespace bianmin::ui
