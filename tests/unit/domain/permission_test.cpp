#include "shared/domain/identity/permission.h"
#include "tests/unit/domain/domain_fakes.h"

#include <gtest/gtest.h>

#include <set>

namespace bianmin::identity {
namespace {

const OrganizationId kOwn("441821100-bm");
const OrganizationId kOther("441821-mzj");

regions::RegionCode region(const char* code) {
    return regions::RegionCode::parse(code).value();
}

TEST(Permissions, EveryRoleHasExactlyThesePermissions) {
    using P = Permission;
    const std::map<Role, std::set<P>> expected{
        {Role::window_clerk,
         {P::catalog_read, P::directory_read, P::case_intake, P::case_accept, P::case_read,
          P::case_conclude_on_the_spot, P::document_print}},
        {Role::reviewer,
         {P::catalog_read, P::directory_read, P::case_accept, P::case_read, P::case_review,
          P::document_print, P::number_read}},
        {Role::department_head,
         {P::catalog_read, P::directory_read, P::case_accept, P::case_read, P::case_review,
          P::case_decide, P::document_print, P::number_read, P::number_manage}},
        {Role::output_desk,
         {P::catalog_read, P::directory_read, P::case_read, P::case_deliver, P::document_print}},
        {Role::administrator,
         {P::catalog_read, P::catalog_manage, P::people_manage, P::directory_read, P::journal_read,
          P::store_check, P::backup_make, P::number_read}}};
    for (const auto& [role, role_name] : EnumNames<Role>::names) {
        const Actor actor = bianmin::testing::actorWith({role});
        for (const auto& [permission, name] : EnumNames<Permission>::names)
            EXPECT_EQ(grantedSomewhere(actor, permission), expected.at(role).contains(permission))
                << role_name << " " << name;
    }
}

TEST(Permissions, NobodyWithoutRolesMayDoAnything) {
    const Actor actor = bianmin::testing::actorWith({});
    for (const auto& [permission, name] : EnumNames<Permission>::names)
        EXPECT_FALSE(allowed(actor, permission, {})) << name;
}

TEST(Permissions, CounterRolesReachTheirOwnRegionSubtreeOnly) {
    for (const auto& [role, permission] :
         {std::pair(Role::window_clerk, Permission::case_intake),
          std::pair(Role::window_clerk, Permission::case_conclude_on_the_spot),
          std::pair(Role::output_desk, Permission::case_deliver)}) {
        const Actor actor = bianmin::testing::actorWith({role});
        EXPECT_TRUE(allowed(actor, permission, {.region = region("441821100"), .deciding = {}}));
        EXPECT_TRUE(
            allowed(actor, permission, {.region = region("441821100201"), .deciding = kOther}));
        EXPECT_FALSE(allowed(actor, permission, {.region = region("441821101"), .deciding = {}}));
        EXPECT_FALSE(allowed(actor, permission, {.region = region("441821"), .deciding = kOwn}));
    }
}

TEST(Permissions, DepartmentRolesReachWhatTheirOrganisationDecides) {
    for (const auto& [role, permission] :
         {std::pair(Role::reviewer, Permission::case_review),
          std::pair(Role::department_head, Permission::case_decide)}) {
        const Actor actor = bianmin::testing::actorWith({role});
        EXPECT_TRUE(allowed(actor, permission, {.region = region("441821101"), .deciding = kOwn}));
        EXPECT_FALSE(
            allowed(actor, permission, {.region = region("441821100"), .deciding = kOther}));
    }
}

TEST(Permissions, TwoRolesAddUp) {
    const Actor actor = bianmin::testing::actorWith({Role::window_clerk, Role::department_head});
    EXPECT_TRUE(
        allowed(actor, Permission::case_read, {.region = region("441821101"), .deciding = kOwn}));
    EXPECT_TRUE(
        allowed(actor, Permission::case_read, {.region = region("441821100"), .deciding = kOther}));
    EXPECT_FALSE(
        allowed(actor, Permission::case_read, {.region = region("441821101"), .deciding = kOther}));
}

TEST(Permissions, RequireTellsForbidden) {
    const Actor clerk = bianmin::testing::actorWith({Role::window_clerk});
    EXPECT_TRUE(require(clerk, Permission::catalog_read, {}));
    const auto refused = require(clerk, Permission::catalog_manage, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "forbidden");
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
}

TEST(Roles, HaveTheirOfficialNames) {
    EXPECT_EQ(roleChinese(Role::window_clerk), "综窗受理员");
    EXPECT_EQ(roleChinese(Role::reviewer), "部门审查员");
    EXPECT_EQ(roleChinese(Role::department_head), "部门负责人");
    EXPECT_EQ(roleChinese(Role::output_desk), "出件员");
    EXPECT_EQ(roleChinese(Role::administrator), "系统管理员");
}

} // namespace
} // namespace bianmin::identity
