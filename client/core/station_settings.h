// The settings file of a station: which servers, which terminal, where papers go. JSON, read once
// at start; paths in it are relative to the file's own folder.
#pragma once

#include "shared/base/codec.h"

#include <filesystem>
#include <string>
#include <vector>

namespace bianmin::client {

struct StationSettings {
    std::vector<std::string> servers;       // "https://host:port", in order of preference
    std::string ca_file;                    // PEM: the only authority that is trusted
    StationId station;                      // 终端号; empty on a department's desk
    std::string print_folder;               // papers as files; used when print_command is empty
    std::vector<std::string> print_command; // e.g. ["lp", "-d", "A4", "{file}"]
    std::string template_directory;         // reports/templates of the installation
    std::string font_directory;             // shipped fall-back fonts
    std::vector<std::string> body_fonts;    // the county's own fonts, tried first
    std::vector<std::string> heading_fonts;
    std::vector<std::string> sans_fonts;
    std::string state_directory; // drafts and what this window remembers
};

// Errors "file.unreadable", those of parseJson, and "input.invalid" with every fault of the
// content: "settings.servers_missing", "settings.server_not_https", "settings.printer_missing".
[[nodiscard]] Result<StationSettings> readStationSettings(const std::filesystem::path& file);
[[nodiscard]] Result<StationSettings> parseStationSettings(std::string_view text,
                                                           const std::filesystem::path& base);

} // namespace bianmin::client

namespace bianmin {
template <>
struct Schema<client::StationSettings> {
    using T = client::StationSettings;
    static constexpr FieldRule kOptional{.presence = Presence::optional};
    static constexpr auto fields(auto&& visit) {
        return visit(field("servers", &T::servers, {.max = 8}),
                     field("ca_file", &T::ca_file, {.min = 1}),
                     field("station", &T::station, kOptional),
                     field("print_folder", &T::print_folder, kOptional),
                     field("print_command", &T::print_command, kOptional),
                     field("template_directory", &T::template_directory, kOptional),
                     field("font_directory", &T::font_directory, kOptional),
                     field("body_fonts", &T::body_fonts, kOptional),
                     field("heading_fonts", &T::heading_fonts, kOptional),
                     field("sans_fonts", &T::sans_fonts, kOptional),
                     field("state_directory", &T::state_directory, kOptional));
    }
};
} // namespace bianmin
