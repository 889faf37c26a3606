#include "reports/pdf/pdf.h"

#include "reports/pdf/font_subset.h"
#include "reports/pdf/temporary_font_file.h"
#include "reports/pdf/xmp.h"
#include "shared/base/hash.h"
#include "shared/base/text.h"

#include <fmt/format.h>
#include <hpdf.h>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bianmin::reports {
namespace {

// Grey that a laser printer and a copier still show.
constexpr HPDF_REAL kGrey = 0.45F;
constexpr HPDF_REAL kRed = 0.8F; // the red of red heads, dark enough for a grey printer
constexpr HPDF_UINT16 kSealDash[] = {3, 3};
constexpr std::size_t kIdBytes = 16;

// libharu remembers the first error of a document and refuses everything after it, so one look at
// the end of each step is enough.
tl::unexpected<Error> pdfFailed(HPDF_Doc pdf, std::string_view step) {
    return fail(ErrorKind::internal, "document.pdf_failed", {},
                fmt::format("libharu {}: 0x{:04X}/{}", step,
                            static_cast<std::uint64_t>(HPDF_GetError(pdf)),
                            static_cast<std::uint64_t>(HPDF_GetErrorDetail(pdf))));
}

HPDF_REAL points(Length length) {
    return static_cast<HPDF_REAL>(toPoints(length));
}

struct LoadedFont {
    HPDF_Font font = nullptr;
    FontSubset subset;
};

struct PdfDeleter {
    void operator()(HPDF_Doc_Rec* pdf) const { HPDF_Free(pdf); }
};

class PdfWriter {
  public:
    PdfWriter(const PlacedDocument& document, const FontLibrary& fonts)
        : document_(document)
        , fonts_(fonts)
        , pdf_(HPDF_New(nullptr, nullptr)) {}

    Result<std::string> write(const PdfInfo& info) {
        if (!pdf_)
            return fail(ErrorKind::internal, "document.pdf_failed", {}, "HPDF_New");
        HPDF_SetCompressionMode(pdf_.get(), HPDF_COMP_ALL);
        HPDF_UseUTFEncodings(pdf_.get());
        setInfo(info);
        setCatalogue(info);
        TRY(loadFonts());
        for (const PlacedPage& page : document_.pages)
            draw(page);
        if (HPDF_GetError(pdf_.get()) != HPDF_OK)
            return pdfFailed(pdf_.get(), "drawing");
        return save();
    }

  private:
    // UTF-16 with its mark: what PDF calls a text string. Written as bytes because libharu's own
    // text setter loses characters beyond U+FFFF.
    void setInfoText(const char* key, const std::string& text) {
        std::string bytes = "\xFE\xFF";
        const auto unit = [&](std::uint32_t value) {
            bytes += static_cast<char>(value >> 8 & 0xFF);
            bytes += static_cast<char>(value & 0xFF);
        };
        for (const char32_t character : codePoints(text)) {
            const auto value = std::uint32_t{character};
            if (value < 0x10000) {
                unit(value);
            } else {
                unit(0xD800 + ((value - 0x10000) >> 10));
                unit(0xDC00 + ((value - 0x10000) & 0x3FF));
            }
        }
        HPDF_Dict_Add(pdf_->info, key, binary(std::move(bytes)));
    }

    void setInfo(const PdfInfo& info) {
        const CivilTime time = toCivil(info.created_at);
        const HPDF_Date date{time.date.year(),
                             static_cast<HPDF_INT>(time.date.month()),
                             static_cast<HPDF_INT>(time.date.day()),
                             time.hour,
                             time.minute,
                             time.second,
                             '+',
                             8,
                             0};
        HPDF_SetInfoDateAttr(pdf_.get(), HPDF_INFO_CREATION_DATE, date);
        HPDF_SetInfoAttr(pdf_.get(), HPDF_INFO_CREATOR, kPdfCreator);
        if (pdf_->info) {
            setInfoText("Title", info.title);
            setInfoText("Author", info.author);
        }
    }

    HPDF_Binary binary(std::string bytes) {
        // libharu copies the bytes; its signature only lacks the const.
        auto* data = reinterpret_cast<HPDF_BYTE*>(bytes.data());
        return HPDF_Binary_New(pdf_->mmgr, data, static_cast<HPDF_UINT>(bytes.size()));
    }

    // What libharu has no call for: the language for screen readers, the title instead of the
    // file's name in the window of a reader, XMP, and an identifier that depends on nothing but the
    // document.
    void setCatalogue(const PdfInfo& info) {
        HPDF_Dict_Add(pdf_->catalog, "Lang", HPDF_String_New(pdf_->mmgr, kPdfLanguage, nullptr));
        HPDF_Dict viewer = HPDF_Dict_New(pdf_->mmgr);
        HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
        HPDF_Dict_Add(pdf_->catalog, "ViewerPreferences", viewer);
        const std::string packet = xmpPacket(info);
        if (HPDF_Dict xmp = HPDF_DictStream_New(pdf_->mmgr, pdf_->xref)) {
            HPDF_Dict_AddName(xmp, "Type", "Metadata");
            HPDF_Dict_AddName(xmp, "Subtype", "XML");
            HPDF_Stream_WriteStr(xmp->stream, packet.c_str());
            HPDF_Dict_Add(pdf_->catalog, "Metadata", xmp);
        }
        const Sha256 digest = sha256(packet + textOf(document_));
        const std::string id(digest.begin(), digest.begin() + kIdBytes);
        HPDF_Array pair = HPDF_Array_New(pdf_->mmgr);
        HPDF_Array_Add(pair, binary(id));
        HPDF_Array_Add(pair, binary(id));
        HPDF_Dict_Add(pdf_->trailer, "ID", pair);
    }

    Result<void> loadFonts() {
        std::map<FontId, std::set<char32_t>> characters;
        for (const PlacedPage& page : document_.pages) {
            for (const PlacedItem& item : page.items) {
                if (const auto* run = std::get_if<GlyphRun>(&item)) {
                    for (const PlacedGlyph& glyph : run->glyphs)
                        characters[run->font].insert(glyph.code_point);
                }
            }
        }
        for (const auto& [font, used] : characters)
            TRY(loadFont(font, used));
        return {};
    }

    Result<void> loadFont(FontId id, const std::set<char32_t>& characters) {
        LoadedFont loaded;
        loaded.subset = TRY(subsetFont(fonts_, id, characters));
        const TemporaryFontFile file = TRY(TemporaryFontFile::create(loaded.subset.file));
        const char* name = HPDF_LoadTTFontFromFile(pdf_.get(), file.path().c_str(), HPDF_TRUE);
        loaded.font = name ? HPDF_GetFont(pdf_.get(), name, "UTF-8") : nullptr;
        if (!loaded.font)
            return pdfFailed(pdf_.get(), "loading " + fonts_.file(id).path);
        // libharu's own table is malformed and knows only our codes.
        auto* table =
            static_cast<HPDF_Dict>(HPDF_Dict_GetItem(loaded.font, "ToUnicode", HPDF_OCLASS_DICT));
        if (!table || !table->stream)
            return pdfFailed(pdf_.get(), "ToUnicode");
        HPDF_MemStream_FreeData(table->stream);
        HPDF_Stream_WriteStr(table->stream, loaded.subset.toUnicode().c_str());
        loaded_.emplace(id, std::move(loaded));
        return {};
    }

    void draw(const PlacedPage& placed) {
        page_ = HPDF_AddPage(pdf_.get());
        if (!page_)
            return; // the document's error says why
        page_height_ = placed.height;
        HPDF_Page_SetWidth(page_, points(placed.width));
        HPDF_Page_SetHeight(page_, points(placed.height));
        for (const PlacedItem& item : placed.items)
            std::visit([&](const auto& one) { draw(one); }, item);
    }

    // PDF measures from the bottom.
    [[nodiscard]] HPDF_REAL fromBottom(Length y) const { return points(page_height_ - y); }

    void setFill(Ink ink) {
        if (ink == Ink::grey)
            HPDF_Page_SetGrayFill(page_, kGrey);
        if (ink == Ink::red)
            HPDF_Page_SetRGBFill(page_, kRed, 0.0F, 0.0F);
    }

    void setStroke(Ink ink) {
        if (ink == Ink::red)
            HPDF_Page_SetRGBStroke(page_, kRed, 0.0F, 0.0F);
        else
            HPDF_Page_SetGrayStroke(page_, ink == Ink::grey ? kGrey : 0.0F);
    }

    void draw(const GlyphRun& run) {
        const LoadedFont& loaded = loaded_.at(run.font);
        std::u32string codes;
        for (const PlacedGlyph& glyph : run.glyphs)
            codes.push_back(loaded.subset.codes.at(glyph.code_point));
        const bool own_state = run.weight > 0 || run.ink != Ink::black;
        if (own_state)
            HPDF_Page_GSave(page_);
        setFill(run.ink);
        if (run.weight > 0) {
            if (run.ink != Ink::black)
                setStroke(run.ink);
            HPDF_Page_SetLineWidth(page_, points(run.weight));
            HPDF_Page_SetLineJoin(page_, HPDF_ROUND_JOIN);
            HPDF_Page_SetTextRenderingMode(page_, HPDF_FILL_THEN_STROKE);
        }
        HPDF_Page_BeginText(page_);
        HPDF_Page_SetFontAndSize(page_, loaded.font, static_cast<HPDF_REAL>(run.size) / 100.0F);
        HPDF_Page_SetCharSpace(page_, points(run.letter_spacing));
        HPDF_Page_MoveTextPos(page_, points(run.glyphs.front().x), fromBottom(run.baseline));
        HPDF_Page_ShowText(page_, toUtf8(codes).c_str());
        HPDF_Page_EndText(page_);
        if (own_state)
            HPDF_Page_GRestore(page_);
    }

    void draw(const Line& line) {
        HPDF_Page_GSave(page_);
        setStroke(line.ink);
        HPDF_Page_SetLineWidth(page_, points(line.width));
        HPDF_Page_SetLineCap(page_, HPDF_PROJECTING_SCUARE_END);
        HPDF_Page_MoveTo(page_, points(line.from.x), fromBottom(line.from.y));
        HPDF_Page_LineTo(page_, points(line.to.x), fromBottom(line.to.y));
        HPDF_Page_Stroke(page_);
        HPDF_Page_GRestore(page_);
    }

    void draw(const FilledShape& shape) {
        if (shape.rectangles.empty())
            return;
        for (const Rectangle& one : shape.rectangles) {
            HPDF_Page_Rectangle(page_, points(one.origin.x), fromBottom(one.origin.y + one.height),
                                points(one.width), points(one.height));
        }
        HPDF_Page_Fill(page_);
    }

    void draw(const SealPlace& seal) {
        HPDF_Page_GSave(page_);
        HPDF_Page_SetGrayStroke(page_, kGrey);
        HPDF_Page_SetLineWidth(page_, points(seal.line_width));
        HPDF_Page_SetDash(page_, kSealDash, 2, 0);
        HPDF_Page_Circle(page_, points(seal.centre.x), fromBottom(seal.centre.y),
                         points(seal.radius));
        HPDF_Page_Stroke(page_);
        HPDF_Page_GRestore(page_);
    }

    Result<std::string> save() {
        if (HPDF_SaveToStream(pdf_.get()) != HPDF_OK)
            return pdfFailed(pdf_.get(), "saving");
        HPDF_ResetStream(pdf_.get());
        HPDF_UINT32 size = HPDF_GetStreamSize(pdf_.get());
        std::string bytes(size, '\0');
        // The bytes of a string are written as libharu's byte type.
        auto* target = reinterpret_cast<HPDF_BYTE*>(bytes.data());
        const HPDF_STATUS status = HPDF_ReadFromStream(pdf_.get(), target, &size);
        if (status != HPDF_OK || size != bytes.size())
            return pdfFailed(pdf_.get(), "reading the saved document");
        return bytes;
    }

    const PlacedDocument& document_;
    const FontLibrary& fonts_;
    std::unique_ptr<HPDF_Doc_Rec, PdfDeleter> pdf_;
    std::map<FontId, LoadedFont> loaded_;
    HPDF_Page page_ = nullptr;
    Length page_height_ = 0;
};

} // namespace

Result<std::string> renderPdf(const PlacedDocument& document, const FontLibrary& fonts,
                              const PdfInfo& info) {
    return PdfWriter(document, fonts).write(info);
}

} // namespace bianmin::reports
