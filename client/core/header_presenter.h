// The line at the top of the window: is the server there, and how much waits for me.
#pragma once

#include "client/core/desk_services.h"

namespace bianmin::client {

class HeaderView {
  public:
    virtual ~HeaderView() = default;
    virtual void showLink(Link link) = 0;
    // `more` says that the count is only what one page holds.
    struct Waiting {
        int count = 0;
        bool more = false;
    };
    virtual void showToDo(Waiting waiting) = 0;
    virtual void showOutput(Waiting waiting) = 0;
};

// What waits for this person: the department's inbox, or at a counter the own cases that stand.
[[nodiscard]] cases::CaseQuery toDoQuery(const Workplace& workplace);

// UI thread only. tick() every kTickSeconds; it asks nothing while an answer is still out.
class HeaderPresenter {
  public:
    static constexpr int kTickSeconds = 20;

    HeaderPresenter(HeaderView& view, const DeskServices& desk)
        : view_(view)
        , desk_(desk) {}

    void open(const Workplace& workplace);
    void tick();

  private:
    void count(const cases::CaseQuery& query, void (HeaderView::*show)(HeaderView::Waiting));

    HeaderView& view_;
    const DeskServices& desk_;
    Workplace workplace_;
    AliveToken alive_;
    int waiting_ = 0; // answers still out
};

} // namespace bianmin::client
