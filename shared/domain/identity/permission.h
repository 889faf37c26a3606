// Who may do what, in one place: role × region subtree × department. Services call require();
// nothing else decides about access.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/result.h"
#include "shared/domain/identity/organization.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::identity {

enum class Role {
    window_clerk,    // 综窗受理员
    reviewer,        // 部门审查员
    department_head, // 部门负责人(首席代表)
    output_desk,     // 出件窗口
    administrator,   // 系统管理员
};

[[nodiscard]] std::string_view roleChinese(Role role);

enum class Permission {
    catalog_read,              // read items
    catalog_manage,            // import items
    people_manage,             // accounts, roles, passwords
    directory_read,            // organisations, stations
    case_intake,               // take in at the counter
    case_accept,               // accept, ask for supplements, take them in, refuse acceptance
    case_read,                 // open and list cases
    case_review,               // give the review opinion
    case_decide,               // grant or refuse
    case_conclude_on_the_spot, // review and decide a 即办件 at the counter
    case_deliver,              // hand over the result and record the rating
    document_print,            // read a document's record, print it and log the print
    number_read,               // read the ledger of document numbers
    number_manage,             // set numbers of one's own organ aside, make them void
    journal_read,              // read and verify the journal
    store_check,               // compare the store's files and numbers with its records
    backup_make,               // write a backup of the running server
};

// A person at work, as every service sees them.
struct Actor {
    UserId user;
    std::string name; // shown on papers and in the journal's actor field as user id only
    std::vector<Role> roles;
    Organization organization;
    std::optional<Station> station; // absent for scripts and administrators

    [[nodiscard]] bool has(Role role) const;
};

// What a permission is asked for: the place and the organisation that own the thing. Empty parts
// are not compared (a thing of the whole county).
struct Scope {
    std::optional<regions::RegionCode> region; // the receiving place of a case
    std::optional<OrganizationId> deciding;    // the deciding organisation of a case
};

// Good when any of the actor's roles grants the permission in this scope; otherwise the error
// "forbidden". Counter roles reach cases received in their own region subtree; department roles
// reach cases that their own organisation decides.
[[nodiscard]] Result<void> require(const Actor& actor, Permission permission, const Scope& scope);
[[nodiscard]] bool allowed(const Actor& actor, Permission permission, const Scope& scope);
// True when some role of the actor grants the permission in some scope (menus, log-in answers).
[[nodiscard]] bool grantedSomewhere(const Actor& actor, Permission permission);

} // namespace bianmin::identity

namespace bianmin {

template <>
struct EnumNames<identity::Role> {
    using R = identity::Role;
    static constexpr std::array<std::pair<R, std::string_view>, 5> names{
        {{R::window_clerk, "window_clerk"},
         {R::reviewer, "reviewer"},
         {R::department_head, "department_head"},
         {R::output_desk, "output_desk"},
         {R::administrator, "administrator"}}};
};

template <>
struct EnumNames<identity::Permission> {
    using P = identity::Permission;
    static constexpr std::array<std::pair<P, std::string_view>, 17> names{
        {{P::catalog_read, "catalog_read"},
         {P::catalog_manage, "catalog_manage"},
         {P::people_manage, "people_manage"},
         {P::directory_read, "directory_read"},
         {P::case_intake, "case_intake"},
         {P::case_accept, "case_accept"},
         {P::case_read, "case_read"},
         {P::case_review, "case_review"},
         {P::case_decide, "case_decide"},
         {P::case_conclude_on_the_spot, "case_conclude_on_the_spot"},
         {P::case_deliver, "case_deliver"},
         {P::document_print, "document_print"},
         {P::number_read, "number_read"},
         {P::number_manage, "number_manage"},
         {P::journal_read, "journal_read"},
         {P::store_check, "store_check"},
         {P::backup_make, "backup_make"}}};
};

} // namespace bianmin
