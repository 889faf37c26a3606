// The fonts that papers are set in: for each style a chain that is searched from its first font to
// its last, the county's own licensed fonts first, then the fallbacks that are shipped. A character
// that no font of the chain has stops the paper; it is never drawn blank or as a box. A private-use
// character is drawn by the county's own fonts only: what a fallback has there is another
// character.
//
// A library never changes after it was made and may be used by any number of threads at once. The
// font files are mapped, not read: they must not be overwritten in place while a program runs.
#pragma once

#include "reports/layout/length.h"
#include "shared/base/result.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace bianmin::reports {

enum class TextStyle {
    body,    // 仿宋, else 宋
    heading, // 小标宋, else 宋 drawn heavier
    sans,    // 黑体
};
inline constexpr std::size_t kTextStyleCount = 3;

// One TrueType file; `index` chooses the face of a collection (.ttc).
struct FontFile {
    std::string path;
    unsigned index = 0;

    friend bool operator==(const FontFile&, const FontFile&) = default;
};

struct FontSettings {
    // The folder with arphic/uming.ttc, hanazono/HanaMinA.ttf, hanazono/HanaMinB.ttf,
    // wqy/wqy-zenhei.ttc and babelstone/BabelStoneHan.ttf, as Debian lays them out. Together they
    // have every Han character of GB 18030 level 3.
    std::string fallback_root = "/usr/share/fonts/truetype";
    // The county's own fonts, tried in this order before the fallbacks.
    std::vector<FontFile> body;
    std::vector<FontFile> heading;
    std::vector<FontFile> sans;
};

// A font of one library; ids of different libraries must not be mixed.
struct FontId {
    std::uint16_t value = 0;

    friend auto operator<=>(const FontId&, const FontId&) = default;
};
using GlyphId = std::uint32_t;

struct ResolvedGlyph {
    FontId font;
    GlyphId glyph = 0;
    // How much heavier than designed it is drawn: width of the stroke that is added around the
    // outline, in thousandths of the em. 0 for real heading fonts.
    int weight_permille = 0;
};

// Adds a county's fonts: each *.ttf and *.ttc below `folder`/body, /heading and /sans, by name,
// each subfolder may be missing. Error "font.folder_unreadable" {path}.
[[nodiscard]] Result<void> addFontFolder(const std::string& folder, FontSettings& settings);

class FontLibrary final {
  public:
    // Errors: "font.file_missing" {path}, "font.unusable" {path} (not TrueType outlines: CFF fonts
    // cannot be embedded), "font.embedding_forbidden" {path} (the font's own licence bits).
    static Result<std::shared_ptr<const FontLibrary>> create(const FontSettings& settings);
    ~FontLibrary();
    FontLibrary(const FontLibrary&) = delete;
    FontLibrary& operator=(const FontLibrary&) = delete;

    // The first font of the chain that has the character; nothing when none has it.
    [[nodiscard]] std::optional<ResolvedGlyph> find(TextStyle style, char32_t code_point) const;
    // The font's own advance at that size.
    [[nodiscard]] Length advance(FontId font, GlyphId glyph, FontSize size) const;

    [[nodiscard]] std::size_t fontCount() const;
    [[nodiscard]] const FontFile& file(FontId font) const;
    [[nodiscard]] unsigned unitsPerEm(FontId font) const;

    // For the back ends; both are immutable and owned by the library.
    [[nodiscard]] hb_face_t* face(FontId font) const;
    [[nodiscard]] hb_font_t* font(FontId font) const;

  private:
    struct Impl;
    explicit FontLibrary(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bianmin::reports
