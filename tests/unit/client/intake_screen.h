// The intake screen that remembers what it was told, over the fake county.
#pragma once

#include "client/core/intake_presenter.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

namespace bianmin::client::testing {

using cases::IntakeOutcome;
using identity::Permission;

class IntakeScreen final : public IntakeView {
  public:
    std::vector<catalog::ItemSummary> choices;
    IntakeForm form;
    std::vector<cases::CollectedMaterial> materials;
    IntakeFacts facts;
    std::map<IntakeField, Notice> checks;
    Notice summary;
    bool duplicate = false;
    bool busy = false;
    IntakeField focused = IntakeField::finish;
    std::vector<Draft> drafts;
    std::vector<documents::CaseOutcome> taken_cases;
    std::vector<FieldError> refusal_faults; // what the dialog is opened again with
    std::vector<FieldError> supplement_faults;

    void showChoices(const std::vector<catalog::ItemSummary>& items) override { choices = items; }
    void showForm(const IntakeForm& shown) override { form = shown; }
    void showMaterials(const std::vector<cases::CollectedMaterial>& rows) override {
        materials = rows;
    }
    void showFacts(const IntakeFacts& shown) override { facts = shown; }
    void showCheck(IntakeField field, const Notice& check) override { checks[field] = check; }
    void showSummary(const Notice& shown) override { summary = shown; }
    void showDuplicate(bool shown) override { duplicate = shown; }
    void setBusy(bool now) override { busy = now; }
    void focus(IntakeField field) override { focused = field; }
    void showDrafts(const std::vector<Draft>& waiting) override { drafts = waiting; }
    void askRefusal(const std::vector<FieldError>& faults) override { refusal_faults = faults; }
    void askSupplement(const std::vector<FieldError>& faults) override {
        supplement_faults = faults;
    }
    void taken(const documents::CaseOutcome& outcome) override { taken_cases.push_back(outcome); }
};

struct IntakeTest : ::testing::Test {
    Desk desk;
    support::TemporaryDirectory folder;
    StationMemory memory{folder.path() / "memory.json"};
    MemoryDrafts store;
    ItemFinder items{desk.services, memory};
    DraftKeeper drafts{store, desk.tasks};
    IntakeScreen screen;
    IntakePresenter presenter{screen,
                              {desk.services, items, drafts, calendar::publishedCalendar()}};

    IntakeTest() {
        desk.county.catalogue = {support::sampleItemVersion("441821-0001", "社会保障卡申领"),
                                 support::sampleItemVersion("441821-0002", "高龄津贴申领")};
        for (auto& item : desk.county.catalogue)
            item.item.conditions = {"具有本县户籍"};
        desk.county.outcome.view.record = support::sampleCase();
    }

    void open() {
        presenter.open(workplaceWith({Permission::case_intake}));
        desk.tasks.settle();
    }
    void choose(const std::string& code = "441821-0001") {
        presenter.chooseItem(ItemId(code));
        desk.tasks.settle();
    }
    void type(IntakeField field, const std::string& text) {
        presenter.setText(field, text);
        presenter.advance(field);
        desk.tasks.settle();
    }
    void fillIn() {
        open();
        choose();
        type(IntakeField::id_number, "441802190611153129");
        type(IntakeField::name, "王小明");
        type(IntakeField::phone, "13800138000");
        type(IntakeField::address, "石角镇解放路1号");
        presenter.collectAll();
        presenter.setConditionsChecked(true);
    }
    void accept() {
        presenter.finish(IntakeOutcome::accept);
        desk.tasks.settle();
    }
    void personHasOpenCaseOf(const std::string& item_name) {
        cases::CaseRow row;
        row.number = CaseNumber("441821260302010100001H");
        row.item_name = item_name;
        for (const catalog::ItemVersion& version : desk.county.catalogue) {
            if (version.item.name == item_name)
                row.item_code = version.item.code;
        }
        row.state = cases::CaseState::accepted;
        desk.county.found = {row};
    }
};

} // namespace bianmin::client::testing
