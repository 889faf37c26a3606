#include "client/core/station_settings.h"

#include "shared/base/files.h"

namespace bianmin::client {

namespace {

constexpr std::size_t kSettingsMaxBytes = 64 * 1024;

void resolve(std::string& path, const std::filesystem::path& base) {
    if (!path.empty())
        path = (base / path).lexically_normal().string(); // an absolute path stays as it is
}

void resolveAll(std::vector<std::string>& paths, const std::filesystem::path& base) {
    for (std::string& path : paths)
        resolve(path, base);
}

std::vector<FieldError> faultsOf(const StationSettings& settings) {
    std::vector<FieldError> faults;
    if (settings.servers.empty())
        faults.push_back({"/servers", "settings.servers_missing", {}});
    for (std::size_t i = 0; i < settings.servers.size(); ++i) {
        if (!settings.servers[i].starts_with("https://"))
            faults.push_back({"/servers/" + std::to_string(i), "settings.server_not_https", {}});
    }
    if (settings.print_folder.empty() && settings.print_command.empty())
        faults.push_back({"/print_folder", "settings.printer_missing", {}});
    return faults;
}

} // namespace

Result<StationSettings> parseStationSettings(std::string_view text,
                                             const std::filesystem::path& base) {
    const Json json = TRY(parseJson(text));
    StationSettings settings = TRY(decode<StationSettings>(json));
    auto faults = faultsOf(settings);
    if (!faults.empty())
        return failFields(std::move(faults));
    resolve(settings.ca_file, base);
    resolve(settings.print_folder, base);
    resolve(settings.template_directory, base);
    resolve(settings.font_directory, base);
    resolve(settings.state_directory, base);
    resolveAll(settings.body_fonts, base);
    resolveAll(settings.heading_fonts, base);
    resolveAll(settings.sans_fonts, base);
    return settings;
}

Result<StationSettings> readStationSettings(const std::filesystem::path& file) {
    const std::string text = TRY(readWholeFile(file, kSettingsMaxBytes));
    return parseStationSettings(text, std::filesystem::absolute(file).parent_path());
}

} // namespace bianmin::client
