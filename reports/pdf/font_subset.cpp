#include "reports/pdf/font_subset.h"

#include "shared/base/text.h"

#include <fmt/format.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace bianmin::reports {
namespace {

// Codes are in the CJK block, which libharu's UTF-8 encoder passes through and treats as wide.
constexpr std::uint32_t kFirstCode = 0x4E00;
// Below the surrogates, and within what a format 4 table can hold.
constexpr std::size_t kCharactersMax = 30'000;
constexpr std::size_t kRangesPerBlock = 100; // of a CMap

struct InputDeleter {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct FaceDeleter {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct PlanDeleter {
    void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};
struct BlobDeleter {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
using InputPointer = std::unique_ptr<hb_subset_input_t, InputDeleter>;
using FacePointer = std::unique_ptr<hb_face_t, FaceDeleter>;
using PlanPointer = std::unique_ptr<hb_subset_plan_t, PlanDeleter>;
using BlobPointer = std::unique_ptr<hb_blob_t, BlobDeleter>;

tl::unexpected<Error> failed(std::string detail) {
    return fail(ErrorKind::internal, "document.pdf_failed", {}, std::move(detail));
}

// Bytes of a font table, big-endian.
class TableWriter {
  public:
    TableWriter& u16(std::uint32_t value) {
        bytes_ += static_cast<char>(value >> 8 & 0xFF);
        bytes_ += static_cast<char>(value & 0xFF);
        return *this;
    }
    TableWriter& u32(std::uint32_t value) { return u16(value >> 16).u16(value & 0xFFFF); }
    TableWriter& append(const std::string& bytes) {
        bytes_ += bytes;
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

// The reduced face, in a form whose tables can be read one by one, and in it the glyph of each
// character, in the characters' order.
struct Reduced {
    FacePointer face;
    std::vector<std::uint32_t> glyphs;
};

Result<Reduced> reduced(hb_face_t* face, const std::set<char32_t>& characters) {
    const InputPointer input(hb_subset_input_create_or_fail());
    if (!input)
        return failed("hb_subset_input_create_or_fail");
    hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
    for (const char32_t character : characters)
        hb_set_add(wanted, character);
    hb_subset_input_set_flags(input.get(),
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    // Nothing that shapes or sets vertically: glyphs are already chosen. No character map either:
    // ours replaces it, and HarfBuzz 6 fails to write one of some thousand characters with gaps.
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag :
         {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
          HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'),
          HB_TAG('F', 'F', 'T', 'M'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
          HB_TAG('V', 'O', 'R', 'G'), HB_TAG('B', 'D', 'F', ' '), HB_TAG('c', 'm', 'a', 'p')})
        hb_set_add(dropped, tag);
    const PlanPointer plan(hb_subset_plan_create_or_fail(face, input.get()));
    if (!plan)
        return failed("hb_subset_plan_create_or_fail");
    const FacePointer built(hb_subset_plan_execute_or_fail(plan.get()));
    if (!built)
        return failed("hb_subset_plan_execute_or_fail");
    const hb_map_t* old_glyphs = hb_subset_plan_unicode_to_old_glyph_mapping(plan.get());
    const hb_map_t* new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    Reduced out;
    for (const char32_t character : characters) {
        const hb_codepoint_t glyph =
            hb_map_get(new_glyphs, hb_map_get(old_glyphs, std::uint32_t{character}));
        if (glyph == 0 || glyph == HB_MAP_VALUE_INVALID)
            return failed(fmt::format("U+{:04X} lost in subset", std::uint32_t{character}));
        out.glyphs.push_back(glyph);
    }
    const BlobPointer bytes(hb_face_reference_blob(built.get()));
    out.face.reset(hb_face_create(bytes.get(), 0));
    return out;
}

// Format 4: one segment of consecutive codes, each with the glyph of its character.
std::string cmapTable(const std::vector<std::uint32_t>& glyphs) {
    const auto count = static_cast<std::uint32_t>(glyphs.size());
    const std::uint32_t last = kFirstCode + count - 1;
    TableWriter out;
    out.u16(0).u16(1).u16(3).u16(1).u32(12); // one subtable: Windows, Unicode
    out.u16(4).u16(32 + 2 * count).u16(0);   // format, length, language
    out.u16(4).u16(4).u16(1).u16(0);         // two segments and their search range
    out.u16(last).u16(0xFFFF).u16(0);        // last codes, padding
    out.u16(kFirstCode).u16(0xFFFF);         // first codes
    out.u16(0).u16(1);                       // deltas
    out.u16(4).u16(0);                       // glyph list behind these two offsets
    for (const std::uint32_t glyph : glyphs)
        out.u16(glyph);
    return out.take();
}

// Only the two names that libharu reads. A font's own names may be long, doubled or in encodings
// that it misreads.
std::string nameTable(const std::string& postscript_name) {
    const std::string subfamily = "Regular";
    const auto utf16 = [](const std::string& ascii) {
        TableWriter out;
        for (const char c : ascii)
            out.u16(static_cast<unsigned char>(c));
        return out.take();
    };
    const std::string family_bytes = utf16(subfamily);
    const std::string name_bytes = utf16(postscript_name);
    const auto family_size = static_cast<std::uint32_t>(family_bytes.size());
    const auto name_size = static_cast<std::uint32_t>(name_bytes.size());
    TableWriter out;
    out.u16(0).u16(2).u16(6 + 2 * 12);
    out.u16(3).u16(1).u16(0x0409).u16(2).u16(family_size).u16(0);
    out.u16(3).u16(1).u16(0x0409).u16(6).u16(name_size).u16(family_size);
    return out.append(family_bytes).append(name_bytes).take();
}

// A program that does nothing (PUSHB 0, POP), for the table that libharu writes last. Without hints
// it would be empty, and libharu seeks to each table that it wrote: to the very end it cannot,
// where the font fills its 4,096-byte buffers exactly (one font in a few thousand).
std::string prepTable() {
    return std::string("\xB0\x00\x21\x00", 4);
}

std::string postscriptName(const FontLibrary& fonts, FontId font) {
    std::string name;
    for (const char c : std::filesystem::path(fonts.file(font).path).stem().string()) {
        name += isAsciiLetterOrDigit(c) ? c : '-';
    }
    constexpr std::size_t kNameMax = 40;
    return fmt::format("{}-{}", name.substr(0, kNameMax), font.value);
}

std::string assembled(hb_face_t* face, const std::map<hb_tag_t, std::string>& replaced) {
    constexpr unsigned kTablesMax = 64;
    std::array<hb_tag_t, kTablesMax> tags{};
    unsigned count = kTablesMax;
    hb_face_get_table_tags(face, 0, &count, tags.data());
    const FacePointer builder(hb_face_builder_create());
    for (unsigned i = 0; i < count; ++i) {
        if (replaced.count(tags[i]) > 0)
            continue;
        const BlobPointer table(hb_face_reference_table(face, tags[i]));
        hb_face_builder_add_table(builder.get(), tags[i], table.get());
    }
    for (const auto& [tag, bytes] : replaced) {
        const BlobPointer table(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                               HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
        hb_face_builder_add_table(builder.get(), tag, table.get());
    }
    const BlobPointer file(hb_face_reference_blob(builder.get()));
    unsigned length = 0;
    const char* data = hb_blob_get_data(file.get(), &length);
    return {data, length};
}

} // namespace

Result<FontSubset> subsetFont(const FontLibrary& fonts, FontId font,
                              const std::set<char32_t>& characters) {
    if (characters.empty() || characters.size() > kCharactersMax)
        return failed("too many characters for one font");
    const Reduced small = TRY(reduced(fonts.face(font), characters));
    FontSubset subset;
    for (const char32_t character : characters)
        subset.codes[character] = static_cast<char16_t>(kFirstCode + subset.codes.size());
    subset.file = assembled(small.face.get(),
                            {{HB_TAG('c', 'm', 'a', 'p'), cmapTable(small.glyphs)},
                             {HB_TAG('p', 'r', 'e', 'p'), prepTable()},
                             {HB_TAG('n', 'a', 'm', 'e'), nameTable(postscriptName(fonts, font))}});
    if (subset.file.empty())
        return failed("hb_face_builder");
    return subset;
}

std::string FontSubset::toUnicode() const {
    std::vector<std::string> entries;
    for (const auto& [character, code] : codes) {
        const auto value = std::uint32_t{character};
        const auto from = std::uint32_t{code};
        if (value < 0x10000) {
            entries.push_back(fmt::format("<{:04X}> <{:04X}>\n", from, value));
        } else {
            const std::uint32_t rest = value - 0x10000;
            entries.push_back(fmt::format("<{:04X}> <{:04X}{:04X}>\n", from, 0xD800 + (rest >> 10),
                                          0xDC00 + (rest & 0x3FF)));
        }
    }
    std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t begin = 0; begin < entries.size(); begin += kRangesPerBlock) {
        const std::size_t end = std::min(begin + kRangesPerBlock, entries.size());
        out += fmt::format("{} beginbfchar\n", end - begin);
        for (std::size_t i = begin; i < end; ++i)
            out += entries[i];
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace bianmin::reports
