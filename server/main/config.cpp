#include "server/main/config.h"

#include "shared/base/files.h"
#include "shared/base/spelling.h"
#include "shared/base/text.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <vector>

namespace bianmin::server {

namespace {

// Puts a value into its place; false when it is not of the key's type.
using Assign = bool (*)(std::string_view value, ServerConfig& config);

struct Key {
    std::string_view name;
    std::string_view type;          // what a value must be, in words
    std::string_view default_value; // empty = must be set
    std::string_view unit;
    std::string_view help;
    Assign assign = nullptr;
};

template <class Integer>
bool assignInteger(std::string_view value, Integer low, Integer high, Integer& out) {
    Integer number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number < low || number > high)
        return false;
    out = number;
    return true;
}

bool assignSeconds(std::string_view value, int high, std::chrono::seconds& out) {
    int seconds = 0;
    if (!assignInteger(value, 1, high, seconds))
        return false;
    out = std::chrono::seconds(seconds);
    return true;
}

bool assignText(std::string_view value, std::string& out) {
    out = value;
    return !value.empty();
}

bool assignCounty(std::string_view value, std::string& out) {
    out = value;
    return value.size() == 6 && std::ranges::all_of(value, isAsciiDigit);
}

// The value of a folder that stands beside the database under its name.
constexpr std::string_view kBesideDatabase = "auto";

constexpr std::string_view kNone = "none";

bool assignPlace(std::string_view value, std::string& out) {
    out = value == kBesideDatabase ? std::string_view() : value;
    return !value.empty();
}

constexpr Key kKeys[] = {
    {"level", "county", "county", "", "本服务器的层级，本版本只有 county（县级）",
     [](std::string_view value, ServerConfig& config) {
         config.level = Level::county;
         return value == "county";
     }},
    {"county", "六位数字", "", "", "本县的行政区划代码，例如 441821",
     [](std::string_view value, ServerConfig& config) {
         return assignCounty(value, config.county);
     }},
    {"database", "文件路径", "", "", "数据库文件，所在目录须已存在",
     [](std::string_view value, ServerConfig& config) {
         return assignText(value, config.database);
     }},
    {"file_folder", "目录路径或 auto", kBesideDatabase, "",
     "扫描件和已打印文书的目录，auto 表示数据库文件名加 .files",
     [](std::string_view value, ServerConfig& config) {
         return assignPlace(value, config.file_folder);
     }},
    {"backup_folder", "目录路径或 auto", kBesideDatabase, "",
     "备份的目录，应放在另一块磁盘上；auto 表示数据库文件名加 .backups",
     [](std::string_view value, ServerConfig& config) {
         return assignPlace(value, config.backup_folder);
     }},
    {"template_folder", "目录路径", BIANMIN_TEMPLATE_FOLDER, "", "文书样式的目录",
     [](std::string_view value, ServerConfig& config) {
         return assignText(value, config.template_folder);
     }},
    {"font_folder", "目录路径", "/usr/share/fonts/truetype", "", "文书字体的目录",
     [](std::string_view value, ServerConfig& config) {
         return assignText(value, config.font_folder);
     }},
    {"county_font_folder", "目录路径或 none", kNone, "",
     "本县自有字库的目录，分 body、heading、sans 三个子目录，优先使用；各窗口须配置同样的字库",
     [](std::string_view value, ServerConfig& config) {
         config.county_font_folder = value == kNone ? std::string_view() : value;
         return !value.empty();
     }},
    {"heads_folder", "目录路径或 auto", kBesideDatabase, "",
     "流水签名链头的目录，应放在另一块磁盘或另一台机器上；auto 表示数据库文件名加 .heads",
     [](std::string_view value, ServerConfig& config) {
         return assignPlace(value, config.heads_folder);
     }},
    {"journal_key", "文件路径或 auto", kBesideDatabase, "",
     "流水签名私钥（PEM），首次启动时生成，公钥在其旁（.pub），应交审计管理员留存；"
     "auto 表示签名链头目录旁的 journal.key",
     [](std::string_view value, ServerConfig& config) {
         return assignPlace(value, config.journal_key);
     }},
    {"listen_address", "IP 地址", "0.0.0.0", "", "监听的地址，0.0.0.0 表示所有网卡",
     [](std::string_view value, ServerConfig& config) {
         return assignText(value, config.listen.address);
     }},
    {"listen_port", "0 到 65535 的整数", "8443", "", "监听的端口，0 表示由系统分配",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger<std::uint16_t>(value, 0, 65535, config.listen.port);
     }},
    {"certificate", "文件路径", "", "", "服务器证书（PEM，本机证书在前，其后为证书链）",
     [](std::string_view value, ServerConfig& config) {
         return assignText(value, config.listen.certificate_file);
     }},
    {"private_key", "文件路径", "", "", "服务器私钥（PEM），只允许服务账号读取",
     [](std::string_view value, ServerConfig& config) {
         return assignText(value, config.listen.key_file);
     }},
    {"connections_max", "1 到 10000 的整数", "512", "个", "同时连接数上限，应大于终端总数",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger(value, 1, 10'000, config.listen.connections_max);
     }},
    {"keep_alive", "1 到 300 的整数", "15", "秒", "空闲连接保持的时间",
     [](std::string_view value, ServerConfig& config) {
         return assignSeconds(value, 300, config.listen.keep_alive);
     }},
    {"read_timeout", "1 到 300 的整数", "10", "秒", "接收请求时允许的停顿时间",
     [](std::string_view value, ServerConfig& config) {
         return assignSeconds(value, 300, config.listen.read_timeout);
     }},
    {"write_timeout", "1 到 300 的整数", "30", "秒", "发送答复时允许的停顿时间",
     [](std::string_view value, ServerConfig& config) {
         return assignSeconds(value, 300, config.listen.write_timeout);
     }},
    {"stop_grace", "1 到 300 的整数", "10", "秒", "停止服务时等待正在处理的请求的时间",
     [](std::string_view value, ServerConfig& config) {
         return assignSeconds(value, 300, config.stop_grace);
     }},
    {"readers", "1 到 64 的整数", "4", "个", "数据库读连接数",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger(value, 1, 64, config.readers);
     }},
    {"write_queue_max", "1 到 100000 的整数", "1024", "条", "等待写入的指令数上限，超过时答复繁忙",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger(value, 1, 100'000, config.write_queue_max);
     }},
    {"session_hours", "1 到 24 的整数", "12", "小时", "一次登录的有效时间",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger(value, 1, 24, config.session_hours);
     }},
    {"command_days", "1 到 365 的整数", "30", "天",
     "指令答复的保存时间，在此期间重复发送同一指令只生效一次，更早的指令不再受理",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger(value, 1, 365, config.command_days);
     }},
    {"password_memory", "8 到 1048576 的整数", "19456", "KiB",
     "密码散列（Argon2id）使用的内存，改动只影响此后设置的密码",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger<std::uint32_t>(value, 8, 1'048'576, config.password_hash.memory_kib);
     }},
    {"password_passes", "1 到 100 的整数", "2", "遍", "密码散列（Argon2id）的遍数",
     [](std::string_view value, ServerConfig& config) {
         return assignInteger<std::uint32_t>(value, 1, 100, config.password_hash.passes);
     }},
};

constexpr std::size_t kSuggestionDistanceMax = 3;

FieldError unknownKey(std::string_view name, const std::string& line) {
    const auto nearest = std::ranges::min_element(
        kKeys, {}, [&](const Key& key) { return editDistance(key.name, name); });
    ErrorParams params{{"line", line}, {"key", textStart(name)}};
    if (editDistance(nearest->name, name) > kSuggestionDistanceMax)
        return {"/" + line, "config.key_unknown", params};
    params["suggestion"] = nearest->name;
    return {"/" + line, "config.key_misspelt", params};
}

struct Parser {
    ServerConfig config;
    std::map<std::string_view, int> lines; // of the keys that are set
    std::vector<FieldError> faults;

    void set(const Key& key, std::string_view value, const std::string& place) {
        if (!key.assign(value, config))
            faults.push_back(
                {place,
                 "config.value_invalid",
                 {{"key", std::string(key.name)}, {"expected", std::string(key.type)}}});
    }

    void takeLine(std::string_view text, int number) {
        const std::string line = std::to_string(number);
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) {
            faults.push_back({"/" + line, "config.line_invalid", {{"line", line}}});
            return;
        }
        const std::string name = trimmed(text.substr(0, equals));
        const std::string value = trimmed(text.substr(equals + 1));
        const auto key = std::ranges::find(kKeys, std::string_view(name), &Key::name);
        if (key == std::end(kKeys)) {
            faults.push_back(unknownKey(name, line));
            return;
        }
        if (!lines.emplace(key->name, number).second) {
            faults.push_back({"/" + line, "config.key_repeated", {{"line", line}, {"key", name}}});
            return;
        }
        set(*key, value, "/" + line);
    }

    void fillDefaults() {
        for (const Key& key : kKeys) {
            if (lines.contains(key.name))
                continue;
            if (key.default_value.empty())
                faults.push_back({"/", "config.key_missing", {{"key", std::string(key.name)}}});
            else
                set(key, key.default_value, "/");
        }
    }
};

} // namespace

Result<ServerConfig> parseConfig(std::string_view text) {
    Parser parser;
    int number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (!line.empty() && line.front() != '#')
            parser.takeLine(line, number);
    }
    parser.fillDefaults();
    if (!parser.faults.empty())
        return failFields(std::move(parser.faults));
    return parser.config;
}

Result<ServerConfig> readConfig(const std::string& file) {
    return parseConfig(TRY(readTextFile(file)));
}

std::string exampleConfig() {
    std::string text = "# bianmin-server 配置文件：名称 = 值，“#”开头的行是说明。\n";
    for (const Key& key : kKeys) {
        text += "\n# " + std::string(key.help) + "。取值：" + std::string(key.type);
        if (!key.unit.empty())
            text += "（" + std::string(key.unit) + "）";
        if (key.default_value.empty())
            text += "。必须设置。\n" + std::string(key.name) + " =\n";
        else
            text +=
                "。\n# " + std::string(key.name) + " = " + std::string(key.default_value) + "\n";
    }
    return text;
}

} // namespace bianmin::server
