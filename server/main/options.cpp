#include "server/main/options.h"

#include <algorithm>
#include <array>

namespace bianmin::server {

namespace {

struct OptionRow {
    std::string_view name;
    std::string_view value; // what stands behind it; empty for a switch
    std::string_view help;
    std::string Options::*member;
};

constexpr std::array<OptionRow, 7> kRows{{
    {"--config", "文件", "配置文件", &Options::config_file},
    {"--initialize", "县数据文件", "首次运行：建立数据库，写入区划、机构、终端和首个管理员 admin",
     &Options::county_file},
    {"--administrator-password-file", "文件", "首个管理员的密码，取文件首行",
     &Options::administrator_password_file},
    {"--restore", "备份目录", "恢复一份备份（数据库须不存在），核对全部流水和文件后退出",
     &Options::backup_folder},
    {"--port-file", "文件", "开始监听后把端口号写入此文件", &Options::port_file},
    {"--example-config", "", "输出带说明的配置文件样例", nullptr},
    {"--help", "", "输出本说明", nullptr},
}};

tl::unexpected<Error> usage(const char* code, std::string_view option) {
    return fail(ErrorKind::invalid, code, {{"option", textStart(option)}});
}

} // namespace

Result<Options> parseOptions(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto row = std::ranges::find(kRows, std::string_view(arguments[i]), &OptionRow::name);
        if (row == kRows.end())
            return usage("usage.option_unknown", arguments[i]);
        if (row->member == nullptr) {
            options.task =
                row->name == "--help" ? Options::Task::help : Options::Task::example_config;
            return options;
        }
        if (!(options.*(row->member)).empty())
            return usage("usage.option_repeated", row->name);
        if (i + 1 == arguments.size() || arguments[i + 1].empty())
            return usage("usage.option_value_missing", row->name);
        options.*(row->member) = arguments[++i];
    }
    if (options.config_file.empty())
        return usage("usage.option_missing", "--config");
    if (!options.backup_folder.empty() && !options.county_file.empty())
        return usage("usage.option_conflict", "--initialize");
    if (!options.backup_folder.empty())
        options.task = Options::Task::restore;
    if (options.county_file.empty())
        return options;
    options.task = Options::Task::initialize;
    if (options.administrator_password_file.empty())
        return usage("usage.option_missing", "--administrator-password-file");
    return options;
}

std::string optionsHelp() {
    std::string text = "用法：\n"
                       "  bianmin-server --config 文件 [--port-file 文件]\n"
                       "  bianmin-server --config 文件 --initialize 县数据文件 "
                       "--administrator-password-file 文件\n"
                       "  bianmin-server --config 文件 --restore 备份目录\n\n选项：\n";
    for (const OptionRow& row : kRows) {
        text += "  " + std::string(row.name);
        if (!row.value.empty())
            text += " " + std::string(row.value);
        text += "\n      " + std::string(row.help) + "\n";
    }
    return text;
}

} // namespace bianmin::server
