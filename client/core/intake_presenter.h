// Taking in one application (受理): decides what the intake screen shows and does. No widgets here.
#pragma once

#include "client/core/draft_keeper.h"
#include "client/core/intake_facts.h"
#include "client/core/intake_sender.h"
#include "client/core/item_finder.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bianmin::client {

class IntakeView {
  public:
    virtual ~IntakeView() = default;
    virtual void showChoices(const std::vector<catalog::ItemSummary>& items) = 0;
    virtual void showForm(const IntakeForm& form) = 0;
    virtual void showMaterials(const std::vector<cases::CollectedMaterial>& rows) = 0;
    virtual void showFacts(const IntakeFacts& facts) = 0;
    virtual void showCheck(IntakeField field, const Notice& check) = 0;
    virtual void showSummary(const Notice& summary) = 0;
    virtual void showDuplicate(bool shown) = 0; // the field for the reason
    virtual void setBusy(bool busy) = 0;
    virtual void focus(IntakeField field) = 0;
    // The unfinished ones that wait beside the one on the screen, newest first.
    virtual void showDrafts(const std::vector<Draft>& drafts) = 0;
    // The server finds fault with what was typed for a paper: it is asked for again.
    virtual void askRefusal(const std::vector<FieldError>& faults) = 0;
    virtual void askSupplement(const std::vector<FieldError>& faults) = 0;
    // Saved durably and numbered; now the papers.
    virtual void taken(const documents::CaseOutcome& outcome) = 0;
};

// UI thread only; the view and everything in Ports must outlive it.
class IntakePresenter {
  public:
    struct Ports {
        const DeskServices& desk;
        ItemFinder& items;
        DraftKeeper& drafts;
        const calendar::WorkCalendar& calendar;
    };
    IntakePresenter(IntakeView& view, const Ports& ports)
        : view_(view)
        , ports_(ports)
        , person_(ports.desk, [this] { personFound(); })
        , sender_(ports.desk, ports.drafts) {}

    // Fetches the catalogue and the drafts that wait.
    void open(const Workplace& workplace);

    void search(const std::string& text);
    void chooseItem(const ItemId& code);
    void setText(IntakeField field, const std::string& text);
    void setKind(catalog::Subject kind);
    void setIdKind(identity::IdKind kind);
    void setAgent(bool present);
    // The result is sent by mail: to the applicant's address unless another is typed.
    void setByMail(bool wished);
    void setMaterial(std::size_t row, const cases::CollectedMaterial& state);
    void collectAll(); // every required row is in
    void setConditionsChecked(bool checked);
    // The person leaves a field: put it right, check it, fill in what follows.
    void leave(IntakeField field);
    // Enter in a field: go to the next one that still needs something.
    void advance(IntakeField from);

    // What is typed for the other papers; it stays in the form, and so in the draft, until it was
    // sent.
    void setSupplement(std::vector<SupplementLine> lines);
    void setRefusal(RefusalWords words);

    // False when no item is chosen: says so, and the cursor goes there. Nothing can be written for
    // an application of which nobody knows what for.
    [[nodiscard]] bool requireItem();

    // Each ends the intake when the server has it. accept and receive:
    void finish(cases::IntakeOutcome outcome);
    void finishSupplement();
    void finishRefusal(); // words without faults

    [[nodiscard]] const IntakeForm& form() const { return form_; }
    [[nodiscard]] bool isBusy() const { return sender_.isBusy(); }

    // Every few seconds: keeps what is new. saveNow tells the person.
    void tick();
    void saveNow();
    // Esc: once the draft is on the disk the screen is free for the next person.
    void giveUp();
    // Puts what is on the screen aside and goes on with this one of drafts().
    void takeUp(DraftId id);
    void dropDraft(DraftId id); // by value: the caller's may be part of drafts()
    [[nodiscard]] const std::vector<Draft>& drafts() const { return drafts_; }

  private:
    void itemArrived(const catalog::ItemVersion& item);
    void showAll();
    void refreshFacts();
    void personFound();
    [[nodiscard]] bool isDuplicate() const;
    [[nodiscard]] bool readyToSend(cases::IntakeCommand& command);
    void showFaults(const Error& error);
    // A field that was found faulty has been put right: what the summary says of it as well.
    void noteCorrected(IntakeField field);
    void send(const cases::IntakeCommand& command);
    void answered(Result<documents::CaseOutcome> answer);
    void reset();
    [[nodiscard]] std::string itemName() const;
    // What is on the screen, as it is kept and sent.
    [[nodiscard]] Draft draft();
    void keep(std::function<void(const Result<void>&)> then);
    void loadDrafts();
    // `then` follows when the screen is free; never when the disk did not take the draft.
    void putAside(std::function<void()> then);

    IntakeView& view_;
    Ports ports_;
    AliveToken alive_;
    PersonLookup person_;
    RegionNames regions_;
    IntakeForm form_;
    std::optional<catalog::ItemVersion> item_;
    std::string taken_up_item_; // the item's name while a draft's item is on its way
    DraftId draft_id_;          // of what is on the screen, once it was kept
    std::vector<Draft> drafts_;
    bool leaving_ = false; // on its way to be put aside
    bool server_says_duplicate_ = false;
    IntakeSender sender_;
    bool dirty_ = false;
    std::map<IntakeField, std::string> corrected_; // what a text was put right to, and said so
    std::set<IntakeField> faulty_;                 // texts of which the summary speaks
    bool says_nothing_found_ = false;              // the summary is the search's own
};

} // namespace bianmin::client
