// A county server that does what a test tells it, and work that runs when the test says so.
#pragma once

#include "client/core/desk_services.h"
#include "client/core/draft_store.h"
#include "client/core/printer.h"
#include "tests/support/fake_clock.h"
#include "tests/support/samples.h"
#include "tests/support/seeded_random.h"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bianmin::client::testing {

// Posted jobs wait until the test drains them.
class ManualExecutor final : public UiExecutor {
  public:
    void post(std::function<void()> job) override { jobs_.push_back(std::move(job)); }
    bool runOne() {
        if (jobs_.empty())
            return false;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        job();
        return true;
    }

  private:
    std::deque<std::function<void()>> jobs_;
};

// Work waits as well: a test sees the state between question and answer.
class ManualTasks final : public TaskRunner {
  public:
    explicit ManualTasks(ManualExecutor& ui)
        : TaskRunner(ui)
        , ui_(ui) {}
    bool workOne() {
        if (work_.empty())
            return false;
        auto job = std::move(work_.front());
        work_.pop_front();
        job();
        return true;
    }
    // Until nothing is left to do.
    void settle() {
        while (workOne() || ui_.runOne()) {
        }
    }
    [[nodiscard]] std::size_t waiting() const { return work_.size(); }
    bool refuses = false; // the queue is full

  protected:
    bool submit(Job job) override {
        if (refuses)
            return false;
        work_.push_back(std::move(job));
        return true;
    }

  private:
    ManualExecutor& ui_;
    std::deque<Job> work_;
};

[[nodiscard]] inline Error networkDown() {
    return {ErrorKind::unavailable, "network.unreachable", {}, {}, {}};
}
[[nodiscard]] inline Error failure(ErrorKind kind, const std::string& code) {
    return {kind, code, {}, {}, {}};
}

// Remembers what it was asked; answers from its members, or `next_error` once.
class FakeCounty final : public CountyApi {
  public:
    std::vector<catalog::ItemVersion> catalogue;
    std::vector<regions::Region> places = support::sampleRegions();
    identity::LoginResult login_result;
    std::map<CaseNumber, documents::CaseFile> files;
    std::vector<cases::CaseRow> found; // what searches find
    std::size_t page_size = 100;
    std::map<DocumentId, documents::DocumentRecord> records;
    std::optional<Error> next_error;

    std::vector<identity::LoginCommand> logins;
    std::vector<cases::IntakeCommand> intakes;
    std::vector<CommandId> command_ids;
    std::vector<CaseAct> acts;
    std::vector<cases::CaseQuery> queries;
    std::vector<documents::PrintCommand> prints;
    documents::CaseOutcome outcome; // of intakes and acts

    Result<identity::LoginResult> login(const identity::LoginCommand& command) override {
        logins.push_back(command);
        return answer(login_result);
    }
    Result<void> logout() override { return {}; }
    Result<std::vector<regions::Region>> regions() override { return places; }
    Result<std::vector<catalog::ItemSummary>> items() override {
        std::vector<catalog::ItemSummary> rows;
        for (const auto& version : catalogue)
            rows.push_back(catalog::summaryOf(version));
        return answer(rows);
    }
    Result<catalog::ItemVersion> item(const ItemId& code, int) override {
        for (const auto& version : catalogue) {
            if (version.item.code == code)
                return answer(version);
        }
        return tl::unexpected(failure(ErrorKind::not_found, "item.not_found"));
    }
    Result<documents::CaseOutcome> intake(const cases::IntakeCommand& command,
                                          const CommandId& id) override {
        intakes.push_back(command);
        command_ids.push_back(id);
        return answer(outcome);
    }
    Result<documents::CaseOutcome> act(const CaseNumber&, const CaseAct& act,
                                       const CommandId& id) override {
        acts.push_back(act);
        command_ids.push_back(id);
        return answer(outcome);
    }
    Result<documents::CaseFile> caseFile(const CaseNumber& number) override {
        const auto file = files.find(number);
        if (file == files.end())
            return tl::unexpected(failure(ErrorKind::not_found, "case.not_found"));
        return answer(file->second);
    }
    Result<Page<cases::CaseRow>> search(const cases::CaseQuery& query) override {
        queries.push_back(query);
        Page<cases::CaseRow> page;
        const std::size_t from = query.page.after.empty() ? 0 : std::stoul(query.page.after);
        const std::size_t to = std::min(found.size(), from + page_size);
        for (std::size_t i = from; i < to; ++i)
            page.rows.push_back(found[i]);
        if (to < found.size())
            page.next = std::to_string(to);
        return answer(page);
    }
    Result<documents::DocumentRecord> document(const DocumentId& id) override {
        return answer(records.at(id));
    }
    Result<documents::PrintEntry> recordPrint(const DocumentId& id,
                                              const documents::PrintCommand& command,
                                              const CommandId& command_id) override {
        prints.push_back(command);
        command_ids.push_back(command_id);
        documents::PrintEntry entry;
        entry.document = id;
        entry.ordinal = command.ordinal;
        return answer(entry);
    }

  private:
    template <class T>
    Result<T> answer(const T& value) {
        if (next_error) {
            const Error error = *next_error;
            next_error.reset();
            return tl::unexpected(error);
        }
        return value;
    }
};

// Drafts in memory.
class MemoryDrafts final : public DraftStore {
  public:
    std::map<DraftId, Draft> kept;
    int saves = 0;
    std::optional<Error> next_error;
    std::optional<Error> damaged;

    Result<void> save(const Draft& draft) override {
        ++saves;
        if (next_error)
            return tl::unexpected(*std::exchange(next_error, std::nullopt));
        kept[draft.id] = draft;
        return {};
    }
    Result<LoadedDrafts> load() override {
        LoadedDrafts loaded{{}, damaged};
        for (const auto& [id, draft] : kept)
            loaded.drafts.push_back(draft);
        return loaded;
    }
    Result<void> remove(const DraftId& id) override {
        kept.erase(id);
        return {};
    }
    // The only one that is kept.
    [[nodiscard]] const Draft& only() const {
        BIANMIN_CHECK(kept.size() == 1);
        return kept.begin()->second;
    }
};

class RecordingPrinter final : public Printer {
  public:
    std::vector<PrintJob> jobs;
    std::optional<Error> next_error;

    Result<void> print(const PrintJob& job) override {
        if (next_error)
            return tl::unexpected(*std::exchange(next_error, std::nullopt));
        jobs.push_back(job);
        return {};
    }
    [[nodiscard]] std::string name() const override { return "test"; }
};

// Everything a presenter stands on, over the fakes.
struct Desk {
    FakeCounty county;
    ManualExecutor ui;
    ManualTasks tasks{ui};
    ConnectionState connection;
    support::FakeClock clock;
    support::SeededRandom random;
    DeskServices services{county, tasks, connection, clock, random};
};

[[nodiscard]] inline Workplace workplaceWith(std::vector<identity::Permission> permissions) {
    Workplace workplace;
    workplace.account.id = UserId("clerk-1");
    workplace.account.login_name = "clerk";
    workplace.organization = support::sampleOrganizations().at(0);
    for (const auto& organization : support::sampleOrganizations()) {
        if (organization.kind == identity::OrganizationKind::township_centre) {
            workplace.organization = organization;
            break;
        }
    }
    workplace.permissions = std::move(permissions);
    return workplace;
}

} // namespace bianmin::client::testing
