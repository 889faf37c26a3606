#include "shared/base/hash.h"
#include "shared/domain/identity/identity_service.h"
#include "tests/unit/domain/domain_fakes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bianmin::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kPassword[] = "Shijiao-2026";

class IdentityServiceTest : public ::testing::Test {
  protected:
    IdentityServiceTest()
        : service_({transactions_, accounts_, directory_, hasher_, recorder_, clock_, random_}) {
        const Organization town = bianmin::testing::actorWith({}).organization;
        Organization other = town;
        other.id = OrganizationId("441821101-bm");
        directory_.all_organizations = {town, other};
        directory_.all_stations = {{StationId("0001"), town.id, "1号综合窗口"},
                                   {StationId("0002"), other.id, "1号综合窗口"}};
        accounts_.accounts = {account("clerk", {Role::window_clerk}),
                              account("admin", {Role::administrator})};
        hasher_.verified.clear();
    }

    static Account account(const std::string& login_name, std::vector<Role> roles) {
        Account made;
        made.id = UserId("id-" + login_name);
        made.login_name = login_name;
        made.display_name = "赵一";
        made.organization = OrganizationId("441821100-bm");
        made.roles = std::move(roles);
        made.password_hash = "hash:" + std::string(kPassword);
        return made;
    }

    Result<LoginResult> login(const std::string& name, const std::string& password = kPassword,
                              std::optional<StationId> station = std::nullopt) {
        return service_.login({name, password, std::move(station)});
    }

    std::string codeOf(const std::string& name, const std::string& password,
                       std::optional<StationId> station = std::nullopt) {
        const auto result = login(name, password, std::move(station));
        return result ? "" : result.error().code;
    }

    void failTimes(int times) {
        for (int i = 0; i < times; ++i)
            EXPECT_EQ(codeOf("clerk", "wrong"), "login.refused");
    }

    bianmin::testing::FakeTransactions transactions_;
    bianmin::testing::FakeAccounts accounts_;
    bianmin::testing::FakeDirectory directory_;
    bianmin::testing::FakeHasher hasher_;
    bianmin::testing::FakeRecorder recorder_;
    bianmin::testing::FakeClock clock_;
    bianmin::testing::FakeRandom random_;
    IdentityService service_;
    Tx tx_;
};

TEST_F(IdentityServiceTest, LoginGivesTokenThatAuthenticatesThePersonAtTheStation) {
    const auto result = login("clerk", kPassword, StationId("0001"));
    ASSERT_TRUE(result) << result.error().code;
    EXPECT_EQ(result->token.size(), 43U);
    EXPECT_EQ(result->token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                              "0123456789-_"),
              std::string::npos);
    EXPECT_EQ(result->expires_at, clock_.now() + std::chrono::hours(12));
    EXPECT_EQ(result->station->id.str(), "0001");
    EXPECT_EQ(result->account.login_name, "clerk");
    EXPECT_THAT(result->permissions, ::testing::Contains(Permission::case_intake));
    EXPECT_THAT(result->permissions, Not(::testing::Contains(Permission::case_decide)));

    const auto actor = service_.authenticate(result->token);
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->user.str(), "id-clerk");
    EXPECT_EQ(actor->station->id.str(), "0001");
    EXPECT_TRUE(actor->has(Role::window_clerk));
}

TEST_F(IdentityServiceTest, OnlyTheHashOfTheTokenIsStored) {
    const auto result = login("clerk");
    ASSERT_TRUE(result);
    ASSERT_THAT(accounts_.sessions, SizeIs(1));
    EXPECT_EQ(accounts_.sessions[0].id.str(), sha256Hex(result->token));
}

TEST_F(IdentityServiceTest, EveryLoginGetsAnotherToken) {
    EXPECT_NE(login("clerk")->token, login("clerk")->token);
}

TEST_F(IdentityServiceTest, UnknownNameAndWrongPasswordAreToldAlikeAndCostTheSame) {
    const auto unknown = login("nobody", kPassword);
    const auto wrong = login("clerk", "Wrong-2026-x");
    ASSERT_FALSE(unknown);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(unknown.error(), wrong.error());
    EXPECT_EQ(unknown.error().code, "login.refused");
    EXPECT_THAT(hasher_.verified, SizeIs(2));
    EXPECT_THAT(hasher_.verified[0], Not(IsEmpty()));
}

TEST_F(IdentityServiceTest, DecoyPasswordOpensNothing) {
    EXPECT_EQ(codeOf("nobody", "nobody has this password"), "login.refused");
    EXPECT_THAT(accounts_.sessions, IsEmpty());
}

TEST_F(IdentityServiceTest, FiveFailuresLockTheAccountForTenMinutes) {
    failTimes(5);
    const auto locked = login("clerk");
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.error().code, "login.locked");
    EXPECT_EQ(locked.error().params.at("minutes"), "10");
    clock_.advance(std::chrono::minutes(9) + std::chrono::seconds(1));
    EXPECT_EQ(login("clerk").error().params.at("minutes"), "1");
    clock_.advance(std::chrono::seconds(59));
    EXPECT_TRUE(login("clerk"));
    EXPECT_FALSE(accounts_.accounts[0].locked_until);
}

TEST_F(IdentityServiceTest, LockedAccountIsNotHashedFor) {
    failTimes(5);
    hasher_.verified.clear();
    EXPECT_EQ(codeOf("clerk", "anything"), "login.locked");
    EXPECT_THAT(hasher_.verified, IsEmpty());
}

TEST_F(IdentityServiceTest, SuccessForgetsEarlierFailures) {
    failTimes(4);
    ASSERT_TRUE(login("clerk"));
    failTimes(4);
    EXPECT_TRUE(login("clerk"));
}

TEST_F(IdentityServiceTest, CountStartsAgainAfterALock) {
    failTimes(5);
    clock_.advance(std::chrono::minutes(10));
    failTimes(4);
    EXPECT_TRUE(login("clerk"));
}

TEST_F(IdentityServiceTest, LockThatComesDuringHashingHolds) {
    class LockingHasher final : public PasswordHasher {
      public:
        LockingHasher(bianmin::testing::FakeAccounts& accounts, Instant until)
            : accounts_(accounts)
            , until_(until) {}
        Result<std::string> hash(const std::string& password) override { return password; }
        bool verify(const std::string&, const std::string&) override {
            accounts_.accounts[0].locked_until = until_;
            return true;
        }

      private:
        bianmin::testing::FakeAccounts& accounts_;
        Instant until_;
    };
    LockingHasher hasher(accounts_, clock_.now() + std::chrono::minutes(3));
    IdentityService service(
        {transactions_, accounts_, directory_, hasher, recorder_, clock_, random_});
    const auto result = service.login({"clerk", kPassword, std::nullopt});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "login.locked");
    EXPECT_THAT(accounts_.sessions, IsEmpty());
}

TEST_F(IdentityServiceTest, InactiveAccountIsRefusedAndItsSessionsEnd) {
    const std::string token = login("clerk")->token;
    accounts_.accounts[0].active = false;
    EXPECT_EQ(codeOf("clerk", kPassword), "login.refused");
    EXPECT_EQ(service_.authenticate(token).error().code, "unauthenticated");
}

TEST_F(IdentityServiceTest, StationOfAnotherOrganisationIsRefusedExceptToAdministrators) {
    const auto refused = login("clerk", kPassword, StationId("0002"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "login.station_foreign");
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
    EXPECT_TRUE(login("admin", kPassword, StationId("0002")));
    EXPECT_EQ(codeOf("clerk", kPassword, StationId("9999")), "station.not_found");
}

TEST_F(IdentityServiceTest, SessionExpiresAtItsInstant) {
    const auto result = login("clerk");
    clock_.advance(std::chrono::hours(12) - std::chrono::milliseconds(1));
    EXPECT_TRUE(service_.authenticate(result->token));
    clock_.advance(std::chrono::milliseconds(1));
    const auto expired = service_.authenticate(result->token);
    ASSERT_FALSE(expired);
    EXPECT_EQ(expired.error().code, "unauthenticated");
    EXPECT_EQ(expired.error().kind, ErrorKind::unauthenticated);
}

TEST_F(IdentityServiceTest, WrongTokensAreUnauthenticated) {
    const std::string token = login("clerk")->token;
    std::string other = token;
    other.back() = other.back() == 'A' ? 'B' : 'A';
    for (const std::string& wrong :
         {std::string(), other, token + "=", accounts_.sessions[0].id.str()})
        EXPECT_EQ(service_.authenticate(wrong).error().code, "unauthenticated") << wrong;
}

TEST_F(IdentityServiceTest, LogoutEndsOnlyThisSession) {
    const std::string first = login("clerk")->token;
    const std::string second = login("clerk")->token;
    ASSERT_TRUE(service_.logout(first));
    EXPECT_FALSE(service_.authenticate(first));
    EXPECT_TRUE(service_.authenticate(second));
    EXPECT_TRUE(service_.logout(first)) << "a session that is over can be left again";
    EXPECT_TRUE(service_.logout("no token"));
}

TEST_F(IdentityServiceTest, SessionsAreJournalledWithoutPersonalValues) {
    failTimes(1);
    const std::string token = login("clerk", kPassword, StationId("0001"))->token;
    ASSERT_TRUE(service_.logout(token));
    EXPECT_THAT(recorder_.kinds(),
                ElementsAre("session.refused", "session.opened", "session.closed"));
    EXPECT_EQ(recorder_.recorded[0].user, "") << "nobody was logged in";
    EXPECT_EQ(recorder_.recorded[1].station, "0001");
    for (const auto& one : recorder_.recorded) {
        EXPECT_EQ(one.change.entity, "account:id-clerk");
        EXPECT_THAT(one.change.personal, IsEmpty());
        const std::string payload = dumpJson(one.change.payload);
        EXPECT_THAT(payload, Not(::testing::HasSubstr("赵一")));
        EXPECT_THAT(payload, Not(::testing::HasSubstr(token)));
    }
}

TEST_F(IdentityServiceTest, LoginDropsSessionsThatHaveExpired) {
    ASSERT_TRUE(login("clerk"));
    clock_.advance(std::chrono::hours(13));
    ASSERT_TRUE(login("clerk"));
    EXPECT_THAT(accounts_.sessions, SizeIs(1));
}

TEST_F(IdentityServiceTest, NewAccountIsJournalledAndCanLogIn) {
    const AddAccountCommand command{"li.si",
                                    "  李四 ",
                                    OrganizationId("441821100-bm"),
                                    {Role::reviewer, Role::reviewer},
                                    kPassword};
    const auto prepared = service_.prepareAccount(command);
    ASSERT_TRUE(prepared);
    EXPECT_TRUE(isUuidV7(prepared->id.str()));
    EXPECT_THAT(prepared->roles, ElementsAre(Role::reviewer));
    EXPECT_EQ(transactions_.writes, 0);

    const auto admin = bianmin::testing::actorWith({Role::administrator});
    const auto added = service_.addAccount(tx_, admin, *prepared);
    ASSERT_TRUE(added);
    EXPECT_EQ(added->display_name, "李四");
    ASSERT_THAT(recorder_.kinds(), ElementsAre("account.added"));
    const Change& change = recorder_.recorded[0].change;
    EXPECT_EQ(dumpJson(change.payload),
              R"({"credential":")" + credentialHash(*prepared) +
                  R"(","organization":"441821100-bm","roles":["reviewer"]})");
    EXPECT_EQ(change.personal.at("display_name"), "李四");
    EXPECT_EQ(change.personal.at("login_name"), "li.si");
    EXPECT_TRUE(login("li.si"));

    const auto again = service_.addAccount(tx_, admin, *prepared);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "account.login_name_taken");
}

TEST_F(IdentityServiceTest, PrepareAccountNamesEveryFault) {
    const auto refused = service_.prepareAccount({"Li", "  ", OrganizationId("x"), {}, "short"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "input.invalid");
    std::vector<std::string> seen;
    for (const FieldError& fault : refused.error().fields)
        seen.push_back(fault.path + " " + fault.code);
    EXPECT_THAT(seen, ElementsAre("/login_name account.login_name_invalid",
                                  "/display_name account.display_name_missing",
                                  "/roles account.roles_missing", "/password password.too_weak"));
}

TEST_F(IdentityServiceTest, AccountOfUnknownOrganisationIsRefused) {
    const auto prepared = service_.prepareAccount(
        {"li.si", "李四", OrganizationId("nowhere"), {Role::reviewer}, kPassword});
    const auto refused =
        service_.addAccount(tx_, bianmin::testing::actorWith({Role::administrator}), *prepared);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "organization.not_found");
}

TEST_F(IdentityServiceTest, NewPasswordEndsSessionsAndLiftsTheLock) {
    const std::string token = login("clerk")->token;
    failTimes(5);
    const auto hash = service_.preparePassword("Another-2026");
    ASSERT_TRUE(hash);
    ASSERT_TRUE(service_.setPassword(tx_, bianmin::testing::actorWith({Role::administrator}),
                                     UserId("id-clerk"), *hash));
    EXPECT_FALSE(service_.authenticate(token));
    EXPECT_EQ(codeOf("clerk", kPassword), "login.refused");
    EXPECT_TRUE(login("clerk", "Another-2026"));
    EXPECT_THAT(recorder_.kinds(), ::testing::Contains("account.password_set"));
}

TEST_F(IdentityServiceTest, OnlyAdministratorsManagePeople) {
    const auto clerk = bianmin::testing::actorWith(
        {Role::window_clerk, Role::reviewer, Role::department_head, Role::output_desk});
    EXPECT_EQ(service_.addAccount(tx_, clerk, account("new", {})).error().code, "forbidden");
    EXPECT_EQ(service_.setPassword(tx_, clerk, UserId("id-clerk"), "x").error().code, "forbidden");
    EXPECT_EQ(service_.listAccounts(tx_, clerk).error().code, "forbidden");
    EXPECT_THAT(accounts_.accounts, SizeIs(2));
    EXPECT_THAT(recorder_.recorded, IsEmpty());
    const auto admin = bianmin::testing::actorWith({Role::administrator});
    EXPECT_THAT(service_.listAccounts(tx_, admin).value(), SizeIs(2));
}

TEST(PasswordStrength, NeedsTenCharactersOfThreeClasses) {
    for (const char* good : {"abcdefgH12", "abcdefgh1!", "ABCDEFGH1!", "abcdefgH!!",
                             "口令aB口令口令口令口", "aB1 with spaces"})
        EXPECT_TRUE(checkPasswordStrength(good)) << good;
    for (const char* weak : {"", "aB1!", "abcdefgH1", "abcdefghij", "abcdefgh12", "ABCDEFGH12",
                             "1234567890", "口令口令口令口令口1", "\xFF-abcdefgH12"})
        EXPECT_EQ(checkPasswordStrength(weak).error().code, "password.too_weak") << weak;
}

TEST(LoginName, TakesLowerCaseLettersDigitsAndThreeMarks) {
    for (const char* good : {"abc", "li.si", "a-b_c.1", "abcdefghijklmnopqrstuvwxyz012345"})
        EXPECT_TRUE(checkLoginName(good)) << good;
    for (const char* wrong :
         {"", "ab", "Abc", "a b", "李四四", "a@b.c", "abcdefghijklmnopqrstuvwxyz0123456"})
        EXPECT_EQ(checkLoginName(wrong).error().code, "account.login_name_invalid") << wrong;
}

} // namespace
} // namespace bianmin::identity
