#include "tests/contract/storage/store_test.h"

namespace bianmin::storage {
namespace {

using support::codeOf;
using support::sampleAccount;

class DirectoryRepositoryContract : public StoreTest {};
BIANMIN_ON_EVERY_ENGINE(DirectoryRepositoryContract);

TEST_P(DirectoryRepositoryContract, GivesBackWhatWasAdded) {
    store().addDirectory();
    auto& directory = repositories().directory;

    auto regions =
        read<std::vector<regions::Region>>([&](ReadTx& tx) { return directory.regions(tx); });
    auto expected_regions = support::sampleRegions();
    const auto by_code = [](const auto& a, const auto& b) { return a.code < b.code; };
    std::sort(expected_regions.begin(), expected_regions.end(), by_code);
    EXPECT_EQ(regions, expected_regions);

    const auto organizations = read<std::vector<identity::Organization>>(
        [&](ReadTx& tx) { return directory.organizations(tx); });
    auto expected = support::sampleOrganizations();
    std::sort(expected.begin(), expected.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    EXPECT_EQ(organizations, expected);

    EXPECT_EQ(
        read<std::vector<identity::Station>>([&](ReadTx& tx) { return directory.stations(tx); }),
        support::sampleStations());
}

TEST_P(DirectoryRepositoryContract, FindsOneByItsId) {
    store().addDirectory();
    auto& directory = repositories().directory;
    EXPECT_EQ(read<identity::Organization>([&](ReadTx& tx) {
                  return directory.organization(tx, OrganizationId("441821-rsj"));
              }),
              support::sampleOrganizations()[1]);
    EXPECT_EQ(read<identity::Station>(
                  [&](ReadTx& tx) { return directory.station(tx, StationId("0301")); }),
              support::sampleStations()[3]);
}

TEST_P(DirectoryRepositoryContract, NamesWhatIsMissing) {
    auto& directory = repositories().directory;
    EXPECT_EQ(codeOf(tryRead<identity::Organization>(
                  [&](ReadTx& tx) { return directory.organization(tx, OrganizationId("x")); })),
              "organization.not_found");
    EXPECT_EQ(codeOf(tryRead<identity::Station>(
                  [&](ReadTx& tx) { return directory.station(tx, StationId("9999")); })),
              "station.not_found");
}

TEST_P(DirectoryRepositoryContract, RefusesASecondOfTheSameId) {
    store().addDirectory();
    auto& directory = repositories().directory;
    EXPECT_EQ(
        codeOf(write([&](Tx& tx) { return directory.addRegion(tx, support::sampleRegions()[0]); })),
        "region.exists");
    EXPECT_EQ(codeOf(write([&](Tx& tx) {
                  return directory.addOrganization(tx, support::sampleOrganizations()[0]);
              })),
              "organization.exists");
    EXPECT_EQ(codeOf(write(
                  [&](Tx& tx) { return directory.addStation(tx, support::sampleStations()[0]); })),
              "station.exists");
}

TEST_P(DirectoryRepositoryContract, FindsDepartmentsByTheNameThatItemsState) {
    store().addDirectory();
    const auto found = [&](const std::string& department) {
        std::vector<std::string> ids;
        for (const auto& one : read<std::vector<identity::Organization>>(
                 [&](ReadTx& tx) { return repositories().directory.departments(tx, department); }))
            ids.push_back(one.id.str());
        return ids;
    };
    EXPECT_EQ(found("民政局"), std::vector<std::string>{"441821-mzj"});
    EXPECT_TRUE(found("民政").empty());
}

TEST_P(DirectoryRepositoryContract, RefusesAStationOfAnUnknownOrganization) {
    EXPECT_EQ(codeOf(write([&](Tx& tx) {
                  return repositories().directory.addStation(tx, support::sampleStations()[0]);
              })),
              "store.reference");
}

class AccountRepositoryContract : public StoreTest {
  protected:
    void SetUp() override { store().addDirectory(); }

    Result<void> add(const identity::Account& account) {
        return write([&](Tx& tx) { return repositories().accounts.add(tx, account); });
    }
    std::optional<identity::Account> find(const std::string& login_name) {
        return read<std::optional<identity::Account>>(
            [&](ReadTx& tx) { return repositories().accounts.findByLoginName(tx, login_name); });
    }
    std::optional<identity::Session> findSession(const std::string& id) {
        return read<std::optional<identity::Session>>(
            [&](ReadTx& tx) { return repositories().accounts.findSession(tx, SessionId(id)); });
    }
    Result<void> addSession(const std::string& id, const std::string& login_name,
                            std::int64_t expires_at) {
        return write([&](Tx& tx) {
            return repositories().accounts.addSession(
                tx, {SessionId(id), sampleAccount(login_name).id, StationId("0101"),
                     fromMillis(1'000), fromMillis(expires_at)});
        });
    }
};
BIANMIN_ON_EVERY_ENGINE(AccountRepositoryContract);

TEST_P(AccountRepositoryContract, KeepsEveryFieldOfAnAccount) {
    auto account = sampleAccount("chen");
    account.display_name = "陈𠮷";
    account.roles = {identity::Role::output_desk, identity::Role::window_clerk};
    account.active = false;
    account.failed_logins = 3;
    account.locked_until = fromMillis(1'772'414'100'123);
    support::valueOf(add(account));

    const auto stored = find("chen");
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->id, account.id);
    EXPECT_EQ(stored->display_name, "陈𠮷");
    EXPECT_EQ(stored->organization, account.organization);
    EXPECT_EQ(stored->roles, account.roles);
    EXPECT_FALSE(stored->active);
    EXPECT_EQ(stored->password_hash, account.password_hash);
    EXPECT_EQ(stored->failed_logins, 3);
    EXPECT_EQ(stored->locked_until, account.locked_until);
}

TEST_P(AccountRepositoryContract, RefusesATakenLoginName) {
    support::valueOf(add(sampleAccount("chen")));
    auto other = sampleAccount("chen");
    other.id = UserId("another");
    EXPECT_EQ(codeOf(add(other)), "account.login_name_taken");

    support::valueOf(add(sampleAccount("li.si")));
    auto renamed = sampleAccount("li.si");
    renamed.login_name = "chen";
    EXPECT_EQ(codeOf(write([&](Tx& tx) { return repositories().accounts.update(tx, renamed); })),
              "account.login_name_taken");
}

TEST_P(AccountRepositoryContract, ChangesAnAccountWithItsRoles) {
    auto account = sampleAccount("chen");
    account.locked_until = fromMillis(5);
    support::valueOf(add(account));
    account.roles = {identity::Role::reviewer};
    account.display_name = "陈审查";
    account.locked_until.reset();
    support::valueOf(write([&](Tx& tx) { return repositories().accounts.update(tx, account); }));

    const auto stored = read<identity::Account>(
        [&](ReadTx& tx) { return repositories().accounts.load(tx, account.id); });
    EXPECT_EQ(stored.roles, account.roles);
    EXPECT_EQ(stored.display_name, "陈审查");
    EXPECT_FALSE(stored.locked_until);
}

TEST_P(AccountRepositoryContract, KnowsNobodyElse) {
    EXPECT_FALSE(find("nobody"));
    EXPECT_EQ(codeOf(tryRead<identity::Account>(
                  [&](ReadTx& tx) { return repositories().accounts.load(tx, UserId("nobody")); })),
              "account.not_found");
    EXPECT_EQ(codeOf(write([&](Tx& tx) {
                  return repositories().accounts.update(tx, sampleAccount("nobody"));
              })),
              "account.not_found");
}

TEST_P(AccountRepositoryContract, ListsByLoginNameWithRoles) {
    support::valueOf(add(sampleAccount("zhao")));
    auto chief = sampleAccount("chen");
    chief.roles = {identity::Role::department_head, identity::Role::reviewer};
    support::valueOf(add(chief));
    const auto all = read<std::vector<identity::AccountView>>(
        [&](ReadTx& tx) { return repositories().accounts.list(tx); });
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].login_name, "chen");
    EXPECT_EQ(all[0].roles, chief.roles);
    EXPECT_EQ(all[1].login_name, "zhao");
    EXPECT_TRUE(all[1].active);
}

TEST_P(AccountRepositoryContract, EndsSessionsByIdByPersonAndByTime) {
    support::valueOf(add(sampleAccount("chen")));
    support::valueOf(add(sampleAccount("zhao")));
    support::valueOf(addSession("s1", "chen", 10'000));
    support::valueOf(addSession("s2", "chen", 20'000));
    support::valueOf(addSession("s3", "zhao", 30'000));
    support::valueOf(addSession("s4", "zhao", 40'000));
    ASSERT_TRUE(findSession("s1"));
    EXPECT_EQ(findSession("s1")->user, sampleAccount("chen").id);
    EXPECT_EQ(findSession("s1")->station, StationId("0101"));
    EXPECT_EQ(findSession("s1")->expires_at, fromMillis(10'000));

    auto& accounts = repositories().accounts;
    support::valueOf(write([&](Tx& tx) { return accounts.endSession(tx, SessionId("s1")); }));
    EXPECT_FALSE(findSession("s1"));
    EXPECT_TRUE(findSession("s2"));
    support::valueOf(
        write([&](Tx& tx) { return accounts.endSessionsOf(tx, sampleAccount("chen").id); }));
    EXPECT_FALSE(findSession("s2"));
    EXPECT_TRUE(findSession("s3"));
    support::valueOf(
        write([&](Tx& tx) { return accounts.dropExpiredSessions(tx, fromMillis(30'000)); }));
    EXPECT_FALSE(findSession("s3"));
    EXPECT_TRUE(findSession("s4"));
}

} // namespace
} // namespace bianmin::storage
