#include "shared/domain/identity/permission.h"

#include <algorithm>

namespace bianmin::identity {

namespace {

// How far a role's grant reaches.
enum class Reach {
    county,       // anything in the county
    own_region,   // cases received in the region subtree of the actor's organisation
    own_decision, // cases that the actor's organisation decides
};

struct Grant {
    Role role;
    Permission permission;
    Reach reach;
};

constexpr Grant kGrants[] = {
    {Role::window_clerk, Permission::catalog_read, Reach::county},
    {Role::window_clerk, Permission::directory_read, Reach::county},
    {Role::window_clerk, Permission::case_intake, Reach::own_region},
    {Role::window_clerk, Permission::case_accept, Reach::own_region},
    {Role::window_clerk, Permission::case_read, Reach::own_region},
    {Role::window_clerk, Permission::case_conclude_on_the_spot, Reach::own_region},
    {Role::window_clerk, Permission::document_print, Reach::own_region},
    {Role::reviewer, Permission::catalog_read, Reach::county},
    {Role::reviewer, Permission::directory_read, Reach::county},
    {Role::reviewer, Permission::case_read, Reach::own_decision},
    {Role::reviewer, Permission::case_accept, Reach::own_decision},
    {Role::reviewer, Permission::case_review, Reach::own_decision},
    {Role::reviewer, Permission::document_print, Reach::own_decision},
    {Role::reviewer, Permission::number_read, Reach::own_decision},
    {Role::department_head, Permission::catalog_read, Reach::county},
    {Role::department_head, Permission::directory_read, Reach::county},
    {Role::department_head, Permission::case_read, Reach::own_decision},
    {Role::department_head, Permission::case_accept, Reach::own_decision},
    {Role::department_head, Permission::case_review, Reach::own_decision},
    {Role::department_head, Permission::case_decide, Reach::own_decision},
    {Role::department_head, Permission::document_print, Reach::own_decision},
    {Role::department_head, Permission::number_read, Reach::own_decision},
    {Role::department_head, Permission::number_manage, Reach::own_decision},
    {Role::output_desk, Permission::catalog_read, Reach::county},
    {Role::output_desk, Permission::directory_read, Reach::county},
    {Role::output_desk, Permission::case_read, Reach::own_region},
    {Role::output_desk, Permission::case_deliver, Reach::own_region},
    {Role::output_desk, Permission::document_print, Reach::own_region},
    {Role::administrator, Permission::catalog_read, Reach::county},
    {Role::administrator, Permission::catalog_manage, Reach::county},
    {Role::administrator, Permission::people_manage, Reach::county},
    {Role::administrator, Permission::directory_read, Reach::county},
    {Role::administrator, Permission::number_read, Reach::county},
    {Role::administrator, Permission::journal_read, Reach::county},
    {Role::administrator, Permission::store_check, Reach::county},
    {Role::administrator, Permission::backup_make, Reach::county},
};

bool reaches(const Grant& grant, const Actor& actor, const Scope& scope) {
    switch (grant.reach) {
    case Reach::county:
        return true;
    case Reach::own_region:
        return !scope.region || actor.organization.region.contains(*scope.region);
    case Reach::own_decision:
        return !scope.deciding || *scope.deciding == actor.organization.id;
    }
    return false;
}

} // namespace

std::string_view roleChinese(Role role) {
    switch (role) {
    case Role::window_clerk:
        return "综窗受理员";
    case Role::reviewer:
        return "部门审查员";
    case Role::department_head:
        return "部门负责人";
    case Role::output_desk:
        return "出件员";
    case Role::administrator:
        return "系统管理员";
    }
    return {};
}

bool Actor::has(Role role) const {
    return std::ranges::find(roles, role) != roles.end();
}

bool allowed(const Actor& actor, Permission permission, const Scope& scope) {
    return std::ranges::any_of(kGrants, [&](const Grant& grant) {
        return grant.permission == permission && actor.has(grant.role) &&
               reaches(grant, actor, scope);
    });
}

bool grantedSomewhere(const Actor& actor, Permission permission) {
    return std::ranges::any_of(kGrants, [&](const Grant& grant) {
        return grant.permission == permission && actor.has(grant.role);
    });
}

Result<void> require(const Actor& actor, Permission permission, const Scope& scope) {
    if (allowed(actor, permission, scope))
        return {};
    return fail(ErrorKind::forbidden, "forbidden");
}

} // namespace bianmin::identity
