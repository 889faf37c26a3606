#include "reports/layout/font_library.h"

#include <hb.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace bianmin::reports {
namespace {

// The tables a font must have to be subset and embedded as TrueType.
constexpr std::array<hb_tag_t, 9> kRequiredTables{
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't')};

// OS/2 fsType: restricted licence, no subsetting, bitmaps only.
constexpr unsigned kEmbeddingForbidden = 0x0002 | 0x0100 | 0x0200;
constexpr unsigned kFsTypeOffset = 8;

// A Song face drawn as heavy as a small-title Song looks beside it.
constexpr int kHeadingWeightPermille = 28;

struct BlobDeleter {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct FaceDeleter {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct FontDeleter {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
using BlobPointer = std::unique_ptr<hb_blob_t, BlobDeleter>;
using FacePointer = std::unique_ptr<hb_face_t, FaceDeleter>;
using FontPointer = std::unique_ptr<hb_font_t, FontDeleter>;

struct OpenedFont {
    FontFile file;
    FacePointer face;
    FontPointer font;
    unsigned units_per_em = 0;
};

enum class Owner { county, shipped };

struct ChainLink {
    FontId font;
    Owner owner = Owner::shipped;
    int weight_permille = 0;
    std::u32string_view without; // characters that the next font of the chain draws better
};

// The shipped Song is drawn for Taiwan as well: its 。 and 、 stand in the middle of their square.
// On papers of the mainland they belong at its lower left.
constexpr std::u32string_view kSongWithout = U"\u3001\u3002";

bool hasTable(hb_face_t* face, hb_tag_t tag) {
    const BlobPointer table(hb_face_reference_table(face, tag));
    return hb_blob_get_length(table.get()) > 0;
}

bool mayBeEmbedded(hb_face_t* face) {
    const BlobPointer table(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(table.get(), &length);
    if (length < kFsTypeOffset + 2)
        return false;
    const unsigned high = static_cast<unsigned char>(bytes[kFsTypeOffset]);
    const unsigned low = static_cast<unsigned char>(bytes[kFsTypeOffset + 1]);
    return ((high << 8 | low) & kEmbeddingForbidden) == 0;
}

tl::unexpected<Error> fontFault(std::string code, const FontFile& file) {
    return fail(ErrorKind::internal, std::move(code), {{"path", file.path}});
}

Result<OpenedFont> openFont(const FontFile& file) {
    const BlobPointer blob(hb_blob_create_from_file_or_fail(file.path.c_str()));
    if (!blob)
        return fontFault("font.file_missing", file);
    OpenedFont opened;
    opened.file = file;
    opened.face.reset(hb_face_create(blob.get(), file.index));
    const auto has = [&](hb_tag_t tag) { return hasTable(opened.face.get(), tag); };
    if (hb_face_get_glyph_count(opened.face.get()) == 0 ||
        !std::all_of(kRequiredTables.begin(), kRequiredTables.end(), has))
        return fontFault("font.unusable", file);
    if (!mayBeEmbedded(opened.face.get()))
        return fontFault("font.embedding_forbidden", file);
    opened.units_per_em = hb_face_get_upem(opened.face.get());
    hb_face_make_immutable(opened.face.get());
    opened.font.reset(hb_font_create(opened.face.get())); // its scale is units per em
    hb_font_make_immutable(opened.font.get());
    return opened;
}

// Fonts map controls, invisible marks and the replacement character to blanks and boxes. None of
// them may stand in for a character of a name.
bool mayStandOnPaper(char32_t code_point) {
    const auto character = static_cast<UChar32>(code_point);
    const auto type = u_charType(character);
    return type != U_CONTROL_CHAR && type != U_FORMAT_CHAR && character != 0xFFFC &&
           character != 0xFFFD &&
           !u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// What a private-use code means is agreed with one font. A county that installs its own font knows
// what stands there; a shipped fallback would print some other character in a name's place.
bool mayBeDrawnBy(Owner owner, char32_t code_point) {
    return owner == Owner::county ||
           u_charType(static_cast<UChar32>(code_point)) != U_PRIVATE_USE_CHAR;
}

std::size_t indexOf(TextStyle style) {
    return static_cast<std::size_t>(style);
}

} // namespace

struct FontLibrary::Impl {
    std::vector<OpenedFont> fonts;
    std::array<std::vector<ChainLink>, kTextStyleCount> chains;

    Result<void> append(TextStyle style, const FontFile& file, ChainLink link) {
        auto known = std::find_if(fonts.begin(), fonts.end(),
                                  [&](const OpenedFont& opened) { return opened.file == file; });
        if (known == fonts.end()) {
            fonts.push_back(TRY(openFont(file)));
            known = fonts.end() - 1;
        }
        link.font = FontId{static_cast<std::uint16_t>(known - fonts.begin())};
        chains[indexOf(style)].push_back(link);
        return {};
    }

    const OpenedFont& at(FontId id) const {
        BIANMIN_CHECK(id.value < fonts.size());
        return fonts[id.value];
    }
};

FontLibrary::FontLibrary(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
FontLibrary::~FontLibrary() = default;

Result<std::shared_ptr<const FontLibrary>> FontLibrary::create(const FontSettings& settings) {
    auto impl = std::make_unique<Impl>();
    const std::string& root = settings.fallback_root;
    const FontFile song{root + "/arphic/uming.ttc", 0};
    const FontFile rare_a{root + "/hanazono/HanaMinA.ttf", 0};
    const FontFile rare_b{root + "/hanazono/HanaMinB.ttf", 0};
    const FontFile hei{root + "/wqy/wqy-zenhei.ttc", 0};
    const FontFile newest{root + "/babelstone/BabelStoneHan.ttf", 0};

    ChainLink own;
    own.owner = Owner::county;
    for (const FontFile& file : settings.body)
        TRY(impl->append(TextStyle::body, file, own));
    for (const FontFile& file : settings.heading)
        TRY(impl->append(TextStyle::heading, file, own));
    for (const FontFile& file : settings.sans)
        TRY(impl->append(TextStyle::sans, file, own));
    for (const FontFile& file : {song, rare_a, rare_b, hei, newest}) {
        ChainLink link;
        link.without = file == song ? kSongWithout : U"";
        TRY(impl->append(TextStyle::body, file, link));
        link.weight_permille = file == hei ? 0 : kHeadingWeightPermille;
        TRY(impl->append(TextStyle::heading, file, link));
    }
    for (const FontFile& file : {hei, rare_a, rare_b, song, newest})
        TRY(impl->append(TextStyle::sans, file, {}));
    return std::shared_ptr<const FontLibrary>(new FontLibrary(std::move(impl)));
}

std::optional<ResolvedGlyph> FontLibrary::find(TextStyle style, char32_t code_point) const {
    if (!mayStandOnPaper(code_point))
        return std::nullopt;
    for (const ChainLink& link : impl_->chains[indexOf(style)]) {
        if (link.without.find(code_point) != std::u32string_view::npos ||
            !mayBeDrawnBy(link.owner, code_point))
            continue;
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(impl_->at(link.font).font.get(), code_point, &glyph) &&
            glyph != 0)
            return ResolvedGlyph{link.font, glyph, link.weight_permille};
    }
    return std::nullopt;
}

Length FontLibrary::advance(FontId font, GlyphId glyph, FontSize size) const {
    const OpenedFont& opened = impl_->at(font);
    const Length units = hb_font_get_glyph_h_advance(opened.font.get(), glyph);
    const Length divisor = 7200 * static_cast<Length>(opened.units_per_em);
    return (units * size * 25400 + divisor / 2) / divisor;
}

std::size_t FontLibrary::fontCount() const {
    return impl_->fonts.size();
}

const FontFile& FontLibrary::file(FontId font) const {
    return impl_->at(font).file;
}

unsigned FontLibrary::unitsPerEm(FontId font) const {
    return impl_->at(font).units_per_em;
}

hb_face_t* FontLibrary::face(FontId font) const {
    return impl_->at(font).face.get();
}

hb_font_t* FontLibrary::font(FontId font) const {
    return impl_->at(font).font.get();
}

} // namespace bianmin::reports
