#include "server/ctl/program.h"

#include "shared/base/error_table.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/contract/problem.h"
#include "shared/transport/https_client.h"

#include <algorithm>
#include <array>

namespace bianmin::ctl {

namespace {

constexpr int kExitRefused = 1;
constexpr int kExitUsage = 2;

// How the server is found and who asks: by option, else by environment.
struct ConnectionOption {
    OptionSpec option;
    std::string_view variable;
    bool required = false;
};
constexpr std::array<ConnectionOption, 5> kConnection{{
    {{"--server", "地址", "服务器 https://主机:端口，多台用逗号分开"}, "BIANMIN_SERVER", true},
    {{"--ca", "文件", "信任的证书（PEM）"}, "BIANMIN_CA", true},
    {{"--user", "用户名", "登录的用户名"}, "BIANMIN_USER", true},
    {{"--password-file", "文件", "密码，取文件首行"}, "BIANMIN_PASSWORD_FILE", true},
    {{"--station", "终端号", "所在终端，收件时必须给出"}, "BIANMIN_STATION", false},
}};
constexpr OptionSpec kJson{"--json", "", "输出 JSON"};
constexpr OptionSpec kHelp{"--help", "", "输出用法"};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (start <= text.size()) {
        const auto end = std::min(text.find(separator, start), text.size());
        if (end > start)
            parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

// The value of a connection option; empty when it is neither given nor in the environment.
Result<std::string> connectionValue(const ConnectionOption& wanted, const Arguments& arguments,
                                    const Environment& environment) {
    std::string value = arguments.text(wanted.option.name);
    if (value.empty())
        value = environment(std::string(wanted.variable)).value_or("");
    if (value.empty() && wanted.required)
        return fail(ErrorKind::invalid, "usage.option_missing",
                    {{"option", std::string(wanted.option.name)}});
    return value;
}

struct Connection {
    std::unique_ptr<transport::HttpsClient> client;
    std::unique_ptr<transport::ApiSession> session;
};

Result<Connection> connect(const Arguments& arguments, const Environment& environment) {
    std::array<std::string, kConnection.size()> values;
    for (std::size_t i = 0; i < kConnection.size(); ++i)
        values[i] = TRY(connectionValue(kConnection[i], arguments, environment));
    const auto& [servers, ca_file, user, password_file, station] = values;
    Connection connection;
    transport::HttpsClientSettings settings;
    settings.servers = split(servers, ',');
    settings.ca_file = ca_file;
    connection.client = TRY(transport::HttpsClient::create(settings));
    connection.session = std::make_unique<transport::ApiSession>(*connection.client);
    const std::string password = TRY(readSecretFile(password_file));
    identity::LoginCommand login{user, password, std::nullopt};
    if (!station.empty())
        login.station = StationId(station);
    TRY(connection.session->login(login));
    return connection;
}

std::vector<OptionSpec> optionsOf(const Command& command) {
    std::vector<OptionSpec> options = command.options;
    if (command.needs == Needs::server) {
        for (const ConnectionOption& row : kConnection)
            options.push_back(row.option);
    }
    options.push_back(kJson);
    options.push_back(kHelp);
    return options;
}

std::string overview() {
    std::string text = "用法：bianminctl 命令 [参数] [选项]\n\n命令：\n";
    for (const Command& command : allCommands()) {
        text += "  " + std::string(command.name);
        if (!command.arguments.empty())
            text += " " + std::string(command.arguments);
        text += "\n      " + std::string(command.summary) + "\n";
    }
    return text + "\n每个命令的选项：bianminctl 命令 --help\n";
}

std::string helpOf(const Command& command) {
    std::string text = "用法：bianminctl " + std::string(command.name);
    if (!command.arguments.empty())
        text += " " + std::string(command.arguments);
    text += " [选项]\n" + std::string(command.summary) + "\n\n选项：\n";
    for (const OptionSpec& option : optionsOf(command)) {
        text += "  " + std::string(option.name);
        if (!option.value.empty())
            text += " " + std::string(option.value);
        text += "\n      " + std::string(option.help) + "\n";
    }
    if (command.needs == Needs::server) {
        text += "\n连接选项也可用环境变量：";
        for (const ConnectionOption& row : kConnection)
            text += std::string(row.variable) + " ";
        text.back() = '\n';
    }
    return text;
}

// The command whose words begin the line, and how many words it has.
struct Found {
    const Command* command = nullptr;
    std::size_t words = 0;
};
Found findCommand(const std::vector<Command>& commands, const std::vector<std::string>& words) {
    for (const Command& command : commands) {
        const auto parts = split(std::string(command.name), ' ');
        if (words.size() >= parts.size() && std::equal(parts.begin(), parts.end(), words.begin()))
            return {&command, parts.size()};
    }
    return {};
}

bool isUsage(const Error& error) {
    return error.code.starts_with("usage.");
}

std::string timeText(const std::string& instant) {
    const auto parsed = parseInstant(instant);
    return parsed ? formatChinese(toCivil(*parsed)) : instant;
}

int refuse(const Error& error, bool json, const Streams& streams) {
    if (json) {
        Json fields = Json::array();
        for (const FieldError& fault : error.fields)
            fields.push_back(
                {{"path", fault.path}, {"code", fault.code}, {"message", describe(fault)}});
        const Json report{{"error",
                           {{"code", error.code},
                            {"message", describe(error)},
                            {"fields", fields},
                            {"changes", encode(error.changes)}}}};
        streams.err << dumpJson(report) << "\n";
    } else {
        streams.err << "bianminctl: " << describe(error) << "\n";
        for (const FieldError& fault : error.fields)
            streams.err << "  " << fault.path << "  " << describe(fault) << "\n";
        for (const OthersChange& change : error.changes)
            streams.err << "  " << timeText(change.at) << "  " << change.actor_name << "  "
                        << change.action_text << "  " << change.state_text << "\n";
    }
    return isUsage(error) ? kExitUsage : kExitRefused;
}

Result<void> checkCount(const Command& command, const Arguments& arguments) {
    const std::size_t count = arguments.positional.size();
    if (count < command.arguments_min)
        return fail(ErrorKind::invalid, "usage.argument_missing",
                    {{"argument", std::string(command.arguments)}});
    if (count > command.arguments_max)
        return fail(ErrorKind::invalid, "usage.argument_extra",
                    {{"argument", textStart(arguments.positional[command.arguments_max])}});
    return {};
}

Result<Output> runCommand(const Command& command, const Arguments& arguments,
                          const ProgramPorts& ports) {
    TRY(checkCount(command, arguments));
    ProgressLine progress(ports.streams.err, ports.streams.err_is_terminal
                                                 ? ProgressLine::Place::terminal
                                                 : ProgressLine::Place::nowhere);
    Context context{nullptr, ports.clock, ports.random, progress};
    if (command.needs == Needs::nothing)
        return command.run(arguments, context);
    const Connection connection = TRY(connect(arguments, ports.environment));
    context.session = connection.session.get();
    auto output = command.run(arguments, context);
    progress.end();
    // The answer stands whether or not the server still hears that we leave.
    static_cast<void>(connection.session->logout());
    return output;
}

} // namespace

std::vector<Command> allCommands() {
    std::vector<Command> all;
    for (auto&& part :
         {itemCommands(), caseCommands(), documentCommands(), numberCommands(), officeCommands(),
          journalCommands(), storeCommands(), localCommands(), templateCommands(), guideCommands()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

int runProgram(const std::vector<std::string>& line, const ProgramPorts& ports) {
    // These two may stand anywhere, also before the command.
    std::vector<std::string> words = line;
    const bool json = std::erase(words, kJson.name) != 0;
    const bool help = std::erase(words, kHelp.name) != 0;
    const std::vector<Command> commands = allCommands();
    const auto [command, count] = findCommand(commands, words);
    if (command == nullptr) {
        if (words.empty()) {
            (help ? ports.streams.out : ports.streams.err) << overview();
            return help ? 0 : kExitUsage;
        }
        const std::string& typed = words.front();
        return refuse(Error{ErrorKind::invalid,
                            "usage.command_unknown",
                            {},
                            {{"command", textStart(typed)}},
                            {}},
                      json, ports.streams);
    }
    if (help) {
        ports.streams.out << helpOf(*command);
        return 0;
    }
    const auto arguments =
        parseArguments(std::span<const std::string>(words).subspan(count), optionsOf(*command));
    if (!arguments)
        return refuse(arguments.error(), json, ports.streams);
    const auto output = runCommand(*command, *arguments, ports);
    if (!output)
        return refuse(output.error(), json, ports.streams);
    ports.streams.out << (json ? dumpJson(output->json) + "\n" : output->text);
    return output->exit_code;
}

} // namespace bianmin::ctl
