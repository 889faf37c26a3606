// Results of workers reach the widgets through wx's event queue.
#pragma once

#include "client/core/ui_executor.h"

namespace bianmin::ui {

// Works as long as the wxApp does; jobs posted after its end are dropped.
class WxExecutor final : public client::UiExecutor {
  public:
    void post(std::function<void()> job) override;
};

} // namespace bianmin::ui
