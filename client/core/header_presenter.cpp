#include "client/core/header_presenter.h"

namespace bianmin::client {

using cases::CaseState;
using identity::Permission;

cases::CaseQuery toDoQuery(const Workplace& workplace) {
    cases::CaseQuery query;
    if (workplace.may(Permission::case_review) || workplace.may(Permission::case_decide)) {
        query.list = cases::CaseListKind::inbox;
        // Also what was only received (art. 32: five days to say whether it is accepted), and what
        // is decided but has not gone to the output desk yet.
        query.states = {CaseState::received, CaseState::accepted, CaseState::granted,
                        CaseState::refused};
        // What waits for somebody else's decision is no work of a reviewer's.
        if (workplace.may(Permission::case_decide))
            query.states.push_back(CaseState::reviewed);
        return query;
    }
    query.list = cases::CaseListKind::to_do;
    return query;
}

void HeaderPresenter::open(const Workplace& workplace) {
    workplace_ = workplace;
    alive_.renew();
    waiting_ = 0;
    desk_.connection.onLinkChanged([this](Link link) { view_.showLink(link); });
    view_.showLink(desk_.connection.link());
    tick();
}

void HeaderPresenter::tick() {
    if (waiting_ > 0 || !workplace_.may(Permission::case_read))
        return;
    count(toDoQuery(workplace_), &HeaderView::showToDo);
    if (!workplace_.may(Permission::case_deliver))
        return;
    cases::CaseQuery output;
    output.list = cases::CaseListKind::output;
    count(output, &HeaderView::showOutput);
}

void HeaderPresenter::count(const cases::CaseQuery& query,
                            void (HeaderView::*show)(HeaderView::Waiting)) {
    ++waiting_;
    desk_.ask([query](CountyApi& api) { return api.search(query); }, alive_.watch(),
              [this, show](Result<Page<cases::CaseRow>> page) {
                  --waiting_;
                  if (page)
                      (view_.*show)({static_cast<int>(page->rows.size()), !page->next.empty()});
              });
}

} // namespace bianmin::client
