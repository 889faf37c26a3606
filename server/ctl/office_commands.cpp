// The administrator's commands: accounts, organisations.
#include "server/ctl/command.h"
#include "shared/base/files.h"
#include "shared/contract/messages.h"
#include "shared/transport/operation_path.h"

#include <algorithm>

namespace bianmin::ctl {

namespace {

using transport::operationPath;

std::string rolesOf(const std::vector<identity::Role>& roles) {
    std::string text;
    for (const identity::Role role : roles)
        text += (text.empty() ? "" : "、") + std::string(identity::roleChinese(role));
    return text;
}

std::string lineOf(const identity::AccountView& account) {
    return account.login_name + "  " + account.display_name + "  " + account.organization.str() +
           "  " + rolesOf(account.roles) + (account.active ? "" : "  已停用") + "\n";
}

Result<std::vector<identity::Role>> rolesFrom(const Arguments& arguments) {
    std::vector<identity::Role> roles;
    for (const std::string& name : arguments.all("--role")) {
        const auto role = enumFromName<identity::Role>(name);
        if (!role)
            return valueInvalid(
                "--role", name,
                "window_clerk、reviewer、department_head、output_desk、administrator");
        roles.push_back(*role);
    }
    return roles;
}

Result<Output> addUser(const Arguments& arguments, Context& context) {
    identity::AddAccountCommand command;
    command.login_name = arguments.positional[0];
    command.display_name = TRY(arguments.required("--name"));
    command.organization = OrganizationId(TRY(arguments.required("--organization")));
    command.roles = TRY(rolesFrom(arguments));
    command.password = TRY(readSecretFile(TRY(arguments.required("--new-password-file"))));
    const auto account = TRY(context.session->commandAs<identity::AccountView>(
        operationPath("addAccount"), encode(command), context.newCommandId()));
    return Output{encode(account), "已增加 " + lineOf(account)};
}

Result<contract::Rows<identity::AccountView>> accounts(Context& context) {
    return context.session->getAs<contract::Rows<identity::AccountView>>(
        operationPath("listAccounts"));
}

Result<Output> listUsers(const Arguments&, Context& context) {
    const auto list = TRY(accounts(context));
    Output output{encode(list), {}};
    for (const identity::AccountView& account : list.rows)
        output.text += lineOf(account);
    return output;
}

Result<Output> setPassword(const Arguments& arguments, Context& context) {
    const std::string& login_name = arguments.positional[0];
    const contract::NewPassword command{
        TRY(readSecretFile(TRY(arguments.required("--new-password-file"))))};
    const auto list = TRY(accounts(context));
    const auto found = std::ranges::find(list.rows, login_name, &identity::AccountView::login_name);
    if (found == list.rows.end())
        return fail(ErrorKind::not_found, "account.not_found");
    const auto account = TRY(context.session->commandAs<identity::AccountView>(
        operationPath("setPassword", {{"user_id", found->id.str()}}), encode(command),
        context.newCommandId()));
    return Output{encode(account), "已设置 " + account.login_name + " 的密码，其登录均已失效\n"};
}

// The organisations below `parent` with their windows, each level indented by two.
void appendOrganizations(const std::vector<identity::Organization>& organizations,
                         const std::vector<identity::Station>& stations,
                         const std::optional<OrganizationId>& parent, std::size_t depth,
                         std::string& text) {
    const std::string indent(2 * depth, ' ');
    for (const identity::Organization& organization : organizations) {
        if (organization.parent != parent)
            continue;
        text += indent + organization.id.str() + "  " + organization.name + "\n";
        for (const identity::Station& station : stations) {
            if (station.organization == organization.id)
                text += indent + "  · " + station.id.str() + "  " + station.name + "\n";
        }
        appendOrganizations(organizations, stations, organization.id, depth + 1, text);
    }
}

Result<Output> listOrganizations(const Arguments&, Context& context) {
    const auto organizations = TRY(context.session->getAs<contract::Rows<identity::Organization>>(
        operationPath("listOrganizations")));
    const auto stations = TRY(
        context.session->getAs<contract::Rows<identity::Station>>(operationPath("listStations")));
    Output output;
    output.json = {{"organizations", encode(organizations.rows)},
                   {"stations", encode(stations.rows)}};
    appendOrganizations(organizations.rows, stations.rows, std::nullopt, 0, output.text);
    return output;
}

} // namespace

std::vector<Command> officeCommands() {
    const OptionSpec new_password{"--new-password-file", "文件", "新密码，取文件首行"};
    return {
        {"user add",
         "用户名",
         1,
         1,
         "增加人员账号",
         Needs::server,
         {{"--name", "姓名", "工作人员姓名"},
          {"--organization", "机构编码", "所在机构"},
          {"--role", "角色",
           "window_clerk 综窗受理员、reviewer 部门审查员、department_head 部门负责人、"
           "output_desk 出件员、administrator 系统管理员；可重复",
           OptionSpec::Times::many},
          new_password},
         &addUser},
        {"user list", "", 0, 0, "列出人员账号", Needs::server, {}, &listUsers},
        {"user passwd",
         "用户名",
         1,
         1,
         "设置人员密码",
         Needs::server,
         {new_password},
         &setPassword},
        {"org list", "", 0, 0, "列出机构和终端", Needs::server, {}, &listOrganizations},
    };
}

} // namespace bianmin::ctl
