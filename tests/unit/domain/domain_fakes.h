// Small stand-ins for the ports of identity, journal and catalog: everything in memory, every value
// known in advance. The real repositories have their own tests.
#pragma once

#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/base/transaction.h"
#include "shared/domain/catalog/catalog_service.h"
#include "shared/domain/identity/account.h"
#include "shared/domain/identity/change_recorder.h"
#include "shared/domain/journal/journal_service.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bianmin::testing {

class FakeClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override { return now_; }
    void set(Instant instant) { now_ = instant; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

  private:
    Instant now_ = fromMillis(1772414100000); // 2026-03-02T01:15:00Z
};

class FakeRandom final : public Random {
  public:
    [[nodiscard]] std::string bytes(std::size_t count) override {
        std::string made(count, '\0');
        for (char& byte : made)
            byte = static_cast<char>(next_++);
        return made;
    }

  private:
    unsigned char next_ = 0;
};

// Runs the work at once. Counts writes, so that a test can tell that nothing was written.
class FakeTransactions final : public TransactionRunner {
  public:
    Result<void> write(const std::function<Result<void>(Tx&)>& work) override {
        ++writes;
        Tx tx;
        return work(tx);
    }
    Result<void> read(const std::function<Result<void>(ReadTx&)>& work) override {
        ReadTx tx;
        return work(tx);
    }

    int writes = 0;
};

// Keeps what was recorded, with the actor's user and station.
class FakeRecorder final : public identity::ChangeRecorder {
  public:
    struct Recorded {
        std::string user;
        std::string station;
        identity::Change change;
    };
    Result<void> record(Tx&, const identity::Actor& actor,
                        const identity::Change& change) override {
        recorded.push_back(
            {actor.user.str(), actor.station ? actor.station->id.str() : "", change});
        return {};
    }
    [[nodiscard]] std::vector<std::string> kinds() const {
        std::vector<std::string> all;
        for (const Recorded& one : recorded)
            all.push_back(one.change.kind);
        return all;
    }

    std::vector<Recorded> recorded;
};

class FakeHasher final : public identity::PasswordHasher {
  public:
    Result<std::string> hash(const std::string& password) override { return "hash:" + password; }
    bool verify(const std::string& hash, const std::string& password) override {
        verified.push_back(hash);
        return hash == "hash:" + password;
    }

    std::vector<std::string> verified; // the hashes that were compared with
};

class FakeDirectory final : public identity::DirectoryRepository {
  public:
    Result<void> addRegion(Tx&, const regions::Region& region) override {
        all_regions.push_back(region);
        return {};
    }
    Result<void> addOrganization(Tx&, const identity::Organization& organization) override {
        all_organizations.push_back(organization);
        return {};
    }
    Result<void> addStation(Tx&, const identity::Station& station) override {
        all_stations.push_back(station);
        return {};
    }
    Result<std::vector<regions::Region>> regions(ReadTx&) override { return all_regions; }
    Result<std::vector<identity::Organization>>
    departments(ReadTx&, const std::string& department) override {
        std::vector<identity::Organization> found;
        std::ranges::copy_if(all_organizations, std::back_inserter(found),
                             [&](const auto& one) { return one.department == department; });
        return found;
    }
    Result<std::vector<identity::Organization>> organizations(ReadTx&) override {
        return all_organizations;
    }
    Result<std::vector<identity::Station>> stations(ReadTx&) override { return all_stations; }
    Result<identity::Organization> organization(ReadTx&, const OrganizationId& id) override {
        const auto found = std::ranges::find(all_organizations, id, &identity::Organization::id);
        if (found == all_organizations.end())
            return fail(ErrorKind::not_found, "organization.not_found", {{"id", id.str()}});
        return *found;
    }
    Result<identity::Station> station(ReadTx&, const StationId& id) override {
        const auto found = std::ranges::find(all_stations, id, &identity::Station::id);
        if (found == all_stations.end())
            return fail(ErrorKind::not_found, "station.not_found", {{"id", id.str()}});
        return *found;
    }

    std::vector<regions::Region> all_regions;
    std::vector<identity::Organization> all_organizations;
    std::vector<identity::Station> all_stations;
};

class FakeAccounts final : public identity::AccountRepository {
  public:
    Result<void> add(Tx&, const identity::Account& account) override {
        if (std::ranges::find(accounts, account.login_name, &identity::Account::login_name) !=
            accounts.end())
            return fail(ErrorKind::conflict, "account.login_name_taken");
        accounts.push_back(account);
        return {};
    }
    Result<void> update(Tx&, const identity::Account& account) override {
        *std::ranges::find(accounts, account.id, &identity::Account::id) = account;
        return {};
    }
    Result<std::optional<identity::Account>> findByLoginName(ReadTx&,
                                                             const std::string& name) override {
        const auto found = std::ranges::find(accounts, name, &identity::Account::login_name);
        return found == accounts.end() ? std::nullopt : std::optional(*found);
    }
    Result<identity::Account> load(ReadTx&, const UserId& id) override {
        const auto found = std::ranges::find(accounts, id, &identity::Account::id);
        if (found == accounts.end())
            return fail(ErrorKind::not_found, "account.not_found");
        return *found;
    }
    Result<std::vector<identity::AccountView>> list(ReadTx&) override {
        std::vector<identity::AccountView> views;
        for (const auto& a : accounts)
            views.push_back(
                {a.id, a.login_name, a.display_name, a.organization, a.roles, a.active});
        return views;
    }
    Result<void> addSession(Tx&, const identity::Session& session) override {
        sessions.push_back(session);
        return {};
    }
    Result<std::optional<identity::Session>> findSession(ReadTx&, const SessionId& id) override {
        const auto found = std::ranges::find(sessions, id, &identity::Session::id);
        return found == sessions.end() ? std::nullopt : std::optional(*found);
    }
    Result<void> endSession(Tx&, const SessionId& id) override {
        std::erase_if(sessions, [&](const auto& session) { return session.id == id; });
        return {};
    }
    Result<void> endSessionsOf(Tx&, const UserId& user) override {
        std::erase_if(sessions, [&](const auto& session) { return session.user == user; });
        return {};
    }
    Result<void> dropExpiredSessions(Tx&, Instant now) override {
        std::erase_if(sessions, [&](const auto& session) { return session.expires_at <= now; });
        return {};
    }

    std::vector<identity::Account> accounts;
    std::vector<identity::Session> sessions;
};

class FakeJournal final : public journal::JournalRepository {
  public:
    Result<journal::StreamHead> head(ReadTx&, const std::string&) override {
        if (head_override)
            return *head_override;
        return entries.empty() ? journal::StreamHead{}
                               : journal::StreamHead{entries.back().seq, entries.back().hash};
    }
    Result<void> append(Tx&, const journal::Entry& entry) override {
        entries.push_back(entry);
        return {};
    }
    Result<void> addPersonal(Tx&, const journal::PersonalValue& value) override {
        personal_values.push_back(value);
        return {};
    }
    Result<std::optional<journal::PersonalValue>> personal(ReadTx&,
                                                           const std::string& commitment) override {
        for (const journal::PersonalValue& value : personal_values) {
            if (value.commitment == commitment)
                return value;
        }
        return std::nullopt;
    }
    Result<std::vector<journal::Entry>> read(ReadTx&, const journal::JournalQuery& query) override {
        ++reads;
        std::vector<journal::Entry> page;
        for (const journal::Entry& entry : entries) {
            if (entry.seq > query.after_seq && page.size() < query.limit)
                page.push_back(entry);
        }
        return page;
    }
    Result<std::vector<journal::Entry>> tail(ReadTx&, const std::string&,
                                             std::size_t count) override {
        asked_tail = count;
        const auto size = std::min(count, entries.size());
        return std::vector(entries.end() - static_cast<std::ptrdiff_t>(size), entries.end());
    }
    Result<std::vector<journal::Entry>> ofEntity(ReadTx&, const std::string& entity) override {
        std::vector<journal::Entry> found;
        std::ranges::copy_if(entries, std::back_inserter(found),
                             [&](const auto& entry) { return entry.entity == entity; });
        return found;
    }

    Result<std::optional<std::int64_t>> foreignSeq(ReadTx&, const std::string& stream) override {
        const auto found = std::ranges::find_if(
            entries, [&](const auto& entry) { return entry.stream != stream; });
        return found == entries.end() ? std::nullopt : std::optional(found->seq);
    }
    Result<std::optional<journal::Entry>> newest(ReadTx&, const std::string& entity,
                                                 const std::string& kind_start) override {
        std::optional<journal::Entry> found;
        for (const journal::Entry& entry : entries) {
            if (entry.entity == entity && entry.kind.starts_with(kind_start))
                found = entry;
        }
        return found;
    }

    std::vector<journal::Entry> entries;
    std::vector<journal::PersonalValue> personal_values;
    std::optional<journal::StreamHead> head_override; // as if the newest entries had been cut off
    std::size_t asked_tail = 0;
    int reads = 0;
};

// Says what a test tells it to say.
class FakeRecords final : public journal::RecordWitness {
  public:
    Result<std::int64_t> confirm(ReadTx&, const journal::OpenedEntry& opened) override {
        const journal::Entry& entry = opened.entry;
        if (unreadable)
            return fail(ErrorKind::unavailable, "store.failed");
        if (lost_at == entry.seq)
            return fail(ErrorKind::conflict, "journal.record_lost",
                        {{"seq", std::to_string(entry.seq)}, {"record", entry.entity}});
        return entry.kind == made_by ? 1 : 0;
    }
    Result<std::int64_t> standing(ReadTx&) override { return standing_records; }

    std::string made_by = "case.accepted"; // the kind of the entries that make a record
    std::int64_t standing_records = 0;
    std::int64_t lost_at = 0; // the entry whose record is not there
    bool unreadable = false;
};

class FakeItems final : public catalog::ItemRepository {
  public:
    Result<catalog::SharedItemVersion> current(ReadTx&, const ItemId& code) override {
        const auto found = versions.find(code);
        return found == versions.end()
                   ? nullptr
                   : std::make_shared<const catalog::ItemVersion>(found->second.back());
    }
    Result<catalog::SharedItemVersion> version(ReadTx&, const ItemId& code, int number) override {
        const auto found = versions.find(code);
        if (found == versions.end() || number < 1 ||
            static_cast<std::size_t>(number) > found->second.size())
            return fail(ErrorKind::not_found, "item.not_found");
        return std::make_shared<const catalog::ItemVersion>(
            found->second[static_cast<std::size_t>(number) - 1]);
    }
    Result<catalog::StoredItem> stored(ReadTx& tx, const ItemId& code, int number) override {
        const auto found = TRY(version(tx, code, number));
        return catalog::StoredItem{dumpJson(encode(*found)), found->content_hash,
                                   found->published_at,
                                   dumpJson(encode(current_summaries.at(code)))};
    }
    Result<std::vector<catalog::NewestVersion>> newestVersions(ReadTx&) override {
        std::vector<catalog::NewestVersion> newest;
        for (const auto& [code, all] : versions)
            newest.push_back({code, all.back().version});
        return newest;
    }
    Result<void> add(Tx&, const catalog::ItemVersion& version,
                     const catalog::ItemSummary& summary) override {
        versions[version.item.code].push_back(version);
        current_summaries[version.item.code] = summary;
        return {};
    }
    Result<std::vector<catalog::ItemSummary>> summaries(ReadTx&) override {
        std::vector<catalog::ItemSummary> all;
        for (const auto& [code, summary] : current_summaries)
            all.push_back(summary);
        return all;
    }

    std::map<ItemId, std::vector<catalog::ItemVersion>> versions;
    std::map<ItemId, catalog::ItemSummary> current_summaries;
};

// A person of an organisation in 石角镇 (441821100) with the given roles.
inline identity::Actor actorWith(std::vector<identity::Role> roles) {
    identity::Actor actor;
    actor.user = UserId("0195543a-7d20-7c3e-9a51-2f6f0c7b1a44");
    actor.name = "赵一";
    actor.roles = std::move(roles);
    actor.organization.id = OrganizationId("441821100-bm");
    actor.organization.name = "石角镇便民服务中心";
    actor.organization.kind = identity::OrganizationKind::township_centre;
    actor.organization.region = regions::RegionCode::parse("441821100").value();
    return actor;
}

} // namespace bianmin::testing
