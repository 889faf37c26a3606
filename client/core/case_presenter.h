// One case on the screen: its file, and the acts that this person may do on it now.
#pragma once

#include "client/core/desk_services.h"
#include "client/core/notice.h"
#include "client/core/paper_words.h"
#include "client/core/sent_command.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace bianmin::client {

enum class CaseAction {
    accept,
    supplement,
    propose_refusal,
    confirm_refusal,
    resubmit,
    review,
    decide,
    make_ready,
    deliver,
    rate,
};

// What this person may do with a case as it stands.
[[nodiscard]] std::set<CaseAction> allowedActions(const cases::Case& subject,
                                                  const Workplace& workplace);

// What a decision will bring about, shown before it is made.
struct DecisionPreview {
    std::string paper; // 准予行政许可决定书
    cases::CaseState state = cases::CaseState::granted;
    std::optional<Notice> obstacle; // why it cannot be made like this
};
[[nodiscard]] DecisionPreview previewOf(const cases::Case& subject, catalog::ItemType type,
                                        const cases::DecideCommand& command, const UserId& person);

class CaseFileView {
  public:
    virtual ~CaseFileView() = default;
    // `item` is the version that the case is pinned to.
    virtual void showFile(const documents::CaseFile& file, const catalog::Item& item,
                          const std::set<CaseAction>& actions) = 0;
    virtual void showNoFile() = 0;
    virtual void showNotice(const Notice& notice) = 0;
    virtual void setBusy(bool busy) = 0;
    // The server finds fault with what was typed for a paper: it is asked for again. Only views
    // that offer these papers are ever told.
    virtual void askRefusal(const std::vector<FieldError>& /*faults*/) {}
    virtual void askSupplement(const std::vector<FieldError>& /*faults*/) {}
    // An act is done and stored; papers that it made wait to be printed.
    virtual void acted(const documents::CaseOutcome& outcome) = 0;
};

// UI thread only.
class CasePresenter {
  public:
    CasePresenter(CaseFileView& view, const DeskServices& desk)
        : view_(view)
        , desk_(desk) {}

    void setWorkplace(const Workplace& workplace) { workplace_ = workplace; }
    // Shows another case; empty shows none.
    void show(const CaseNumber& number);
    void refresh();

    // What is typed for the papers of the case on the screen. It stays with the case, whatever is
    // shown meanwhile, until it was sent with success.
    [[nodiscard]] const PaperWords& words() { return words_[number_]; }
    void setSupplement(std::vector<SupplementLine> lines);
    void setRefusal(RefusalWords words);

    // Sends an act with the version that is on the screen. A repeat after a broken line carries the
    // same id.
    // `conditions_checked`: the person has checked the item's conditions now.
    void accept(bool conditions_checked);
    void askSupplement();
    void proposeRefusal(); // words without faults
    void confirmRefusal();
    void resubmit(std::vector<cases::CollectedMaterial> materials);
    void review(const std::string& opinion);
    void decide(cases::DecideCommand command);
    void makeReady();
    void deliver(cases::DeliverCommand command);
    void rate(cases::Satisfaction level, bool is_default, const std::string& words);

    [[nodiscard]] const std::optional<documents::CaseFile>& file() const { return file_; }
    [[nodiscard]] const std::optional<catalog::ItemVersion>& item() const { return item_; }
    [[nodiscard]] bool isBusy() const { return busy_; }
    // The last act met a change by somebody else; until refresh() has brought the new file.
    [[nodiscard]] bool inConflict() const { return in_conflict_; }
    [[nodiscard]] DecisionPreview preview(const cases::DecideCommand& command) const;

  private:
    void fileArrived(Result<documents::CaseFile> file);
    void itemArrived(Result<catalog::ItemVersion> item);
    void act(const CaseAct& act);
    void answered(const CaseAct& act, Result<documents::CaseOutcome> answer);
    void refused(const Error& error);
    [[nodiscard]] std::int64_t version() const { return file_->view.record.version; }

    CaseFileView& view_;
    const DeskServices& desk_;
    Workplace workplace_;
    AliveToken alive_;      // of acts: their answers are always wanted
    AliveToken file_alive_; // renewed with each other case
    CaseNumber number_;
    std::optional<documents::CaseFile> file_;
    std::optional<catalog::ItemVersion> item_;
    std::map<CaseNumber, PaperWords> words_;
    SentCommand sent_;
    bool busy_ = false;
    bool in_conflict_ = false;
    bool says_loading_ = false; // other notices stay when the file arrives
};

} // namespace bianmin::client
