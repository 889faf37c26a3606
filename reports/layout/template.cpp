#include "reports/layout/template.h"

#include "reports/layout/template_node.h"
#include "shared/base/error_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bianmin::reports {
namespace {

template <class E, std::size_t N>
using Names = std::array<std::pair<std::string_view, E>, N>;

constexpr Names<TextStyle, 3> kStyles{
    {{"body", TextStyle::body}, {"heading", TextStyle::heading}, {"sans", TextStyle::sans}}};
constexpr Names<Align, 4> kAligns{{{"left", Align::left},
                                   {"centre", Align::centre},
                                   {"right", Align::right},
                                   {"justify", Align::justify}}};
constexpr Names<Test, 6> kTests{{{"present", Test::present},
                                 {"absent", Test::absent},
                                 {"true", Test::is_true},
                                 {"false", Test::is_false},
                                 {"equals", Test::equals},
                                 {"not_equals", Test::not_equals}}};

enum class BlockType {
    title,
    number,
    paragraph,
    fields,
    table,
    signature,
    qr,
    group,
    red_head,
    sealed_end,
    fixed,
    flow_chart
};
constexpr Names<BlockType, 12> kBlockTypes{{{"title", BlockType::title},
                                            {"number", BlockType::number},
                                            {"paragraph", BlockType::paragraph},
                                            {"fields", BlockType::fields},
                                            {"table", BlockType::table},
                                            {"signature", BlockType::signature},
                                            {"qr", BlockType::qr},
                                            {"group", BlockType::group},
                                            {"red_head", BlockType::red_head},
                                            {"sealed_end", BlockType::sealed_end},
                                            {"fixed", BlockType::fixed},
                                            {"flow_chart", BlockType::flow_chart}}};

constexpr int kVersionMax = 1'000'000;
constexpr int kIndentMax = 20;
constexpr int kFixedLinesMax = 20;
constexpr std::size_t kCopiesMax = 10;
constexpr std::size_t kBlocksMax = 200;
constexpr std::size_t kRowsMax = 60; // of a field grid
constexpr std::size_t kConditionsMax = 10;
constexpr std::size_t kCellsPerRowMax = 4;
constexpr std::size_t kColumnsMax = 12;
constexpr std::size_t kSignaturesMax = 3;
constexpr std::size_t kSignatureLinesMax = 12;
constexpr std::size_t kFooterLinesMax = 4;
constexpr std::size_t kOrgansMax = 200;
constexpr std::size_t kGroupDepthMax = 4;
constexpr Length kTypeAreaMin = 40'000;
constexpr Length kValueWidthMin = 15'000; // of a cell with text in it
constexpr Length kColumnWidthMin = 8'000;
constexpr Length kTenth = 100;

class TemplateParser {
  public:
    explicit TemplateParser(TemplateReading& reading)
        : reading_(reading) {}

    Template parse(const TemplateNode& node) {
        node.expectKeys({"id", "version", "name", "page", "text", "copies", "words", "organs",
                         "blocks", "footer"});
        Template out;
        out.id = node.identifier("id");
        out.version = node.integer("version", {1, kVersionMax});
        out.name = node.text("name");
        if (const auto place = node.member("page"))
            out.page = page(*place);
        page_ = out.page;
        if (node.has("text")) {
            const auto text = node.member("text");
            text->expectKeys({"style", "size", "line", "align"});
            text_ = format(*text, text_);
        }
        for (const TemplateNode& copy : node.list("copies", kCopiesMax)) {
            if (copy.json().is_string())
                out.copies.push_back(copy.json().get<std::string>());
            else
                copy.fault("template.text_expected");
        }
        if (node.has("words"))
            out.words = words(*node.member("words"));
        if (node.has("organs")) {
            for (const TemplateNode& organ : node.list("organs", kOrgansMax))
                out.organs.push_back(organWords(organ, out.words));
        }
        out.blocks = blocks(node.list("blocks", kBlocksMax));
        if (node.has("footer"))
            footer(*node.member("footer"), out);
        checkWords(out);
        return out;
    }

  private:
    [[nodiscard]] Length width() const { return page_.width - page_.left - page_.right; }
    [[nodiscard]] Length height() const { return page_.height - page_.top - page_.bottom; }

    static PageFormat page(const TemplateNode& node) {
        node.expectKeys({"width", "height", "top", "right", "bottom", "left"});
        PageFormat out;
        out.width = node.millimetres("width");
        out.height = node.millimetres("height");
        out.top = node.millimetres("top");
        out.right = node.millimetres("right");
        out.bottom = node.millimetres("bottom");
        out.left = node.millimetres("left");
        if (out.width - out.left - out.right < kTypeAreaMin ||
            out.height - out.top - out.bottom < kTypeAreaMin)
            node.fault("template.type_area_small");
        return out;
    }

    static TextFormat format(const TemplateNode& node, TextFormat fallback) {
        TextFormat out = fallback;
        out.style = node.choice("style", kStyles, std::optional(fallback.style));
        out.size = node.points("size", fallback.size);
        out.line_height = node.millimetres("line", fallback.line_height);
        out.align = node.choice("align", kAligns, std::optional(fallback.align));
        if (out.line_height < emOf(out.size)) {
            node.fault("template.line_below_size");
            out.line_height = emOf(out.size);
        }
        return out;
    }

    static Words words(const TemplateNode& node) {
        Words out;
        if (!node.json().is_object())
            node.fault("field.not_an_object");
        else
            for (const auto& entry : node.json().items())
                out.emplace(entry.key(), node.pattern(entry.key()));
        for (const auto& [name, pattern] : out) {
            for (const PatternPiece& piece : pattern.pieces) {
                if (piece.path.rfind("words.", 0) == 0)
                    node.faultOf(name, "template.word_in_word");
            }
        }
        return out;
    }

    static OrganWords organWords(const TemplateNode& node, const Words& known) {
        node.expectKeys({"organ", "words"});
        OrganWords out;
        out.organ = node.text("organ");
        if (const auto own = node.member("words")) {
            out.words = words(*own);
            for (const auto& entry : out.words) {
                if (known.count(entry.first) == 0)
                    own->faultOf(entry.first, "template.word_unknown", {{"word", entry.first}});
            }
        }
        return out;
    }

    // What stands for a word is known only once all of the template is read.
    void checkWords(const Template& read) const {
        for (const FieldUse& use : reading_.uses) {
            if (use.path.rfind("words.", 0) != 0 || read.words.count(use.path.substr(6)) > 0)
                continue;
            reading_.faults.push_back(
                {use.place, "template.word_unknown", {{"word", use.path.substr(6)}}});
        }
    }

    static Condition condition(const TemplateNode& node) {
        node.expectKeys({"path", "test", "value"});
        Condition out;
        out.path = node.path("path");
        out.test = node.choice<Test>("test", kTests);
        const bool needs_value = out.test == Test::equals || out.test == Test::not_equals;
        if (needs_value)
            out.value = node.text("value");
        else if (node.has("value"))
            node.fault("template.value_superfluous");
        return out;
    }

    // One condition or a list of conditions that must all hold.
    static Conditions conditions(const TemplateNode& node) {
        Conditions out;
        if (!node.has("when"))
            return out;
        const auto when = node.member("when");
        if (!when->json().is_array()) {
            out.push_back(condition(*when));
            return out;
        }
        for (const TemplateNode& one : node.list("when", kConditionsMax))
            out.push_back(condition(one));
        return out;
    }

    std::vector<Block> blocks(const std::vector<TemplateNode>& nodes) {
        std::vector<Block> out;
        for (const TemplateNode& node : nodes)
            out.push_back(block(node));
        return out;
    }

    Block block(const TemplateNode& node) {
        Block out;
        const auto type = node.choice<BlockType>("type", kBlockTypes);
        out.when = conditions(node);
        switch (type) {
        case BlockType::title:
            out.content = paragraph(node, titleDefaults());
            break;
        case BlockType::number:
            out.content = paragraph(node, numberDefaults());
            break;
        case BlockType::paragraph:
            out.content = paragraph(node, paragraphDefaults());
            break;
        case BlockType::fields:
            out.content = fields(node);
            break;
        case BlockType::table:
            out.content = table(node);
            break;
        case BlockType::signature:
            out.content = signature(node);
            break;
        case BlockType::qr:
            out.content = qr(node);
            break;
        case BlockType::group:
            out.content = group(node);
            break;
        case BlockType::red_head:
            out.content = redHead(node);
            break;
        case BlockType::sealed_end:
            out.content = sealedEnd(node);
            break;
        case BlockType::fixed:
            out.content = fixed(node);
            break;
        case BlockType::flow_chart:
            out.content = flowChart(node);
            break;
        }
        return out;
    }

    GroupBlock group(const TemplateNode& node) {
        node.expectKeys({"type", "when", "blocks"});
        if (depth_ == kGroupDepthMax) {
            node.fault("template.nested_deep", {{"max", std::to_string(kGroupDepthMax)}});
            return {};
        }
        ++depth_;
        GroupBlock out{blocks(node.list("blocks", kBlocksMax))};
        --depth_;
        return out;
    }

    // The three kinds of paragraph differ only in what they are when nothing is said.
    static ParagraphBlock titleDefaults() {
        ParagraphBlock out;
        out.format = {TextStyle::heading, 2200, 11'000, Align::centre};
        out.space_after = 4000;
        out.keep_with_next = true;
        return out;
    }

    [[nodiscard]] ParagraphBlock numberDefaults() const {
        ParagraphBlock out;
        out.format = text_;
        out.format.align = Align::right;
        out.space_after = 3000;
        out.keep_with_next = true;
        return out;
    }

    [[nodiscard]] ParagraphBlock paragraphDefaults() const {
        ParagraphBlock out;
        out.format = text_;
        return out;
    }

    static ParagraphBlock paragraph(const TemplateNode& node, ParagraphBlock out) {
        node.expectKeys({"type", "when", "text", "style", "size", "line", "align", "indent",
                         "before", "after", "keep_with_next"});
        out.text = node.pattern("text");
        out.format = format(node, out.format);
        out.indent_characters = node.integer("indent", {0, kIndentMax}, 0);
        out.space_before = node.millimetres("before", out.space_before);
        out.space_after = node.millimetres("after", out.space_after);
        out.keep_with_next = node.flag("keep_with_next", out.keep_with_next);
        return out;
    }

    [[nodiscard]] FieldsBlock fields(const TemplateNode& node) const {
        node.expectKeys({"type", "when", "style", "size", "line", "align", "label_width", "rows",
                         "before", "after"});
        FieldsBlock out;
        out.format = format(node, text_);
        out.label_width = node.millimetres("label_width");
        out.space_before = node.millimetres("before", 0);
        out.space_after = node.millimetres("after", 0);
        for (const TemplateNode& row : node.list("rows", kRowsMax))
            out.rows.push_back(fieldRow(row, out.label_width));
        return out;
    }

    [[nodiscard]] FieldRow fieldRow(const TemplateNode& node, Length label_width) const {
        node.expectKeys({"when", "cells"});
        FieldRow out;
        out.when = conditions(node);
        for (const TemplateNode& cell : node.list("cells", kCellsPerRowMax)) {
            cell.expectKeys({"label", "text"});
            out.cells.push_back({cell.pattern("label"), cell.pattern("text")});
        }
        if (out.cells.empty())
            return out;
        const Length share = width() / static_cast<Length>(out.cells.size());
        if (label_width < kColumnWidthMin || share - label_width < kValueWidthMin)
            node.fault("template.cell_narrow");
        return out;
    }

    [[nodiscard]] TableBlock table(const TemplateNode& node) const {
        node.expectKeys({"type", "when", "style", "size", "line", "align", "rows", "columns",
                         "before", "after"});
        TableBlock out;
        out.format = format(node, text_);
        out.list = node.path("rows");
        out.space_before = node.millimetres("before", 0);
        out.space_after = node.millimetres("after", 0);
        Length fixed_width = 0;
        Length flexible = 0;
        for (const TemplateNode& entry : node.list("columns", kColumnsMax)) {
            out.columns.push_back(column(entry, out));
            fixed_width += out.columns.back().width;
            flexible += out.columns.back().width == 0 ? 1 : 0;
        }
        if (fixed_width + flexible * kValueWidthMin > width())
            node.fault("template.columns_wide");
        return out;
    }

    [[nodiscard]] TableColumn column(const TemplateNode& node, const TableBlock& table) const {
        node.expectKeys({"head", "text", "width", "align"});
        TableColumn out;
        out.head = node.pattern("head");
        reading_.row_list = table.list;
        out.cell = node.pattern("text");
        reading_.row_list.clear();
        out.width = node.millimetres("width", 0);
        out.align = node.choice("align", kAligns, std::optional(table.format.align));
        if (out.width != 0 && out.width < kColumnWidthMin)
            node.fault("template.column_narrow");
        return out;
    }

    [[nodiscard]] SignatureBlock signature(const TemplateNode& node) const {
        node.expectKeys({"type", "when", "style", "size", "line", "align", "columns",
                         "seal_diameter", "before"});
        SignatureBlock out;
        out.format = format(node, text_);
        out.seal_diameter = node.millimetres("seal_diameter", 42'000);
        out.space_before = node.millimetres("before", 6000);
        for (const TemplateNode& column : node.list("columns", kSignaturesMax))
            out.columns.push_back(signatureColumn(column, out.format.align));
        return out;
    }

    static SignatureColumn signatureColumn(const TemplateNode& node, Align align) {
        node.expectKeys({"lines", "align", "seal"});
        SignatureColumn out;
        out.align = node.choice("align", kAligns, std::optional(align));
        out.seal = node.optionalPattern("seal");
        for (const TemplateNode& line : node.list("lines", kSignatureLinesMax)) {
            line.expectKeys({"when", "text"});
            out.lines.push_back({conditions(line), line.pattern("text")});
        }
        return out;
    }

    [[nodiscard]] RedHeadBlock redHead(const TemplateNode& node) const {
        node.expectKeys({"type", "when", "issuer", "issuer_size", "number", "drop", "style", "size",
                         "line", "align"});
        RedHeadBlock out;
        out.issuer = node.pattern("issuer");
        out.size = node.points("issuer_size", 3600);
        out.number = node.optionalPattern("number");
        out.drop = node.millimetres("drop", 35'000);
        out.number_format = text_;
        out.number_format.align = Align::centre;
        out.number_format = format(node, out.number_format);
        return out;
    }

    [[nodiscard]] SealedEndBlock sealedEnd(const TemplateNode& node) const {
        node.expectKeys({"type", "when", "issuer", "date", "seal", "seal_diameter", "style", "size",
                         "line", "align"});
        SealedEndBlock out;
        out.format = format(node, text_);
        out.issuer = node.pattern("issuer");
        out.date = node.pattern("date");
        out.seal = node.optionalPattern("seal");
        out.seal_diameter = node.millimetres("seal_diameter", 42'000);
        return out;
    }

    // In tenths of a millimetre: what a ruler on pre-printed stock can tell.
    static Length tenths(const TemplateNode& node, std::string_view key) {
        const Length value = node.millimetres(key);
        if (value % kTenth != 0)
            node.faultOf(key, "template.tenths");
        return value;
    }

    [[nodiscard]] FixedBlock fixed(const TemplateNode& node) const {
        node.expectKeys(
            {"type", "when", "text", "x", "y", "width", "lines", "style", "size", "line", "align"});
        FixedBlock out;
        out.text = node.pattern("text");
        out.format = format(node, text_);
        out.x = tenths(node, "x");
        out.y = tenths(node, "y");
        out.width = tenths(node, "width");
        out.lines_max = node.integer("lines", {1, kFixedLinesMax}, 1);
        if (out.x + out.width > page_.width ||
            out.y + out.lines_max * out.format.line_height > page_.height)
            node.fault("template.outside_page");
        return out;
    }

    [[nodiscard]] FlowChartBlock flowChart(const TemplateNode& node) const {
        node.expectKeys({"type", "when", "rows", "height", "style", "size", "line", "align"});
        FlowChartBlock out;
        out.list = node.path("rows");
        out.format = text_;
        out.format.align = Align::centre;
        out.format = format(node, out.format);
        out.height = node.millimetres("height");
        if (out.height > height() || out.height < kTypeAreaMin)
            node.fault("template.outside_page");
        return out;
    }

    [[nodiscard]] QrBlock qr(const TemplateNode& node) const {
        node.expectKeys({"type", "when", "text", "caption", "caption_size", "x", "y", "size"});
        QrBlock out;
        out.payload = node.pattern("text");
        out.caption = node.optionalPattern("caption");
        out.caption_format = text_;
        out.caption_format.size = node.points("caption_size", 800);
        out.caption_format.line_height = emOf(out.caption_format.size) * 5 / 4;
        out.x = node.millimetres("x");
        out.y = node.millimetres("y");
        out.size = node.millimetres("size");
        if (out.x + out.size > page_.width || out.y + out.size > page_.height)
            node.fault("template.outside_page");
        return out;
    }

    void footer(const TemplateNode& node, Template& out) const {
        node.expectKeys({"style", "size", "line", "align", "lines"});
        out.footer_format = format(node, text_);
        for (const TemplateNode& line : node.list("lines", kFooterLinesMax)) {
            line.expectKeys({"left", "centre", "right"});
            out.footer.push_back({line.optionalPattern("left"), line.optionalPattern("centre"),
                                  line.optionalPattern("right")});
        }
    }

    TemplateReading& reading_;
    TextFormat text_; // what blocks use when they say nothing
    PageFormat page_;
    std::size_t depth_ = 0;
};

} // namespace

Result<Template> parseTemplate(const Json& json) {
    TemplateReading reading;
    Template read = TemplateParser(reading).parse(TemplateNode(json, "", reading));
    if (!reading.faults.empty()) {
        const FieldError& first = reading.faults.front();
        const ErrorParams params{{"place", first.path}, {"fault", describe(first)}};
        return tl::unexpected(
            Error{ErrorKind::invalid, "template.invalid", std::move(reading.faults), params, {}});
    }
    read.uses = std::move(reading.uses);
    return read;
}

Words Template::wordsFor(std::string_view organ) const {
    Words out = words;
    for (const OrganWords& own : organs) {
        if (own.organ != organ)
            continue;
        for (const auto& [word, pattern] : own.words)
            out.insert_or_assign(word, pattern);
    }
    return out;
}

} // namespace bianmin::reports
