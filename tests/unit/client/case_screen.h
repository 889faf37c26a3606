// One case on a screen that remembers what it was told, over the fake county.
#pragma once

#include "client/core/case_presenter.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

namespace bianmin::client::testing {

class FileScreen final : public CaseFileView {
  public:
    std::optional<documents::CaseFile> file;
    std::set<CaseAction> actions;
    Notice notice;
    bool busy = false;
    std::vector<documents::CaseOutcome> done;
    std::vector<FieldError> refusal_faults; // what the dialog is opened again with
    std::vector<FieldError> supplement_faults;

    void showFile(const documents::CaseFile& shown, const catalog::Item&,
                  const std::set<CaseAction>& allowed) override {
        file = shown;
        actions = allowed;
    }
    void showNoFile() override { file.reset(); }
    void showNotice(const Notice& shown) override { notice = shown; }
    void setBusy(bool now) override { busy = now; }
    void askRefusal(const std::vector<FieldError>& faults) override { refusal_faults = faults; }
    void askSupplement(const std::vector<FieldError>& faults) override {
        supplement_faults = faults;
    }
    void acted(const documents::CaseOutcome& outcome) override { done.push_back(outcome); }
};

inline cases::Case caseIn(cases::CaseState state) {
    support::CaseSpec spec;
    spec.state = state;
    return support::sampleCase(spec);
}

struct CaseTest : ::testing::Test {
    Desk desk;
    FileScreen screen;
    CasePresenter presenter{screen, desk.services};

    CaseTest() {
        desk.county.catalogue = {support::sampleItemVersion("441821-0001", "社会保障卡申领")};
    }
    CaseNumber put(const cases::Case& subject) {
        documents::CaseFile file;
        file.view.record = subject;
        desk.county.files[subject.number] = file;
        desk.county.outcome.view = file.view;
        return subject.number;
    }
    void show(cases::CaseState state, const Workplace& workplace) {
        presenter.setWorkplace(workplace);
        presenter.show(put(caseIn(state)));
        desk.tasks.settle();
    }
};

} // namespace bianmin::client::testing
