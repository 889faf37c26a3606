#include "reports/layout/template.h"

#include "reports/layout/template_node.h"

#include <array>
#include <limits>
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

enum class BlockType { title, number, paragraph, fields, table, signature, qr, group };
constexpr Names<BlockType, 8> kBlockTypes{{{"title", BlockType::title},
                                           {"number", BlockType::number},
                                           {"paragraph", BlockType::paragraph},
                                           {"fields", BlockType::fields},
                                           {"table", BlockType::table},
                                           {"signature", BlockType::signature},
                                           {"qr", BlockType::qr},
                                           {"group", BlockType::group}}};

constexpr int kVersionMax = 1'000'000;
constexpr int kIndentMax = 20;
constexpr std::size_t kCellsPerRowMax = 4;
constexpr std::size_t kColumnsMax = 12;
constexpr std::size_t kSignaturesMax = 3;
constexpr Length kTypeAreaMin = 40'000;
constexpr Length kValueWidthMin = 15'000; // of a cell with text in it
constexpr Length kColumnWidthMin = 8'000;

class TemplateParser {
  public:
    Result<Template> parse(const TemplateNode& node) {
        TRY(node.expectKeys(
            {"id", "version", "name", "page", "text", "copies", "blocks", "footer"}));
        Template out;
        out.id = TRY(node.path("id"));
        out.version = TRY(node.integer("version", {1, kVersionMax}));
        out.name = TRY(node.text("name"));
        out.page = TRY(page(TRY(node.member("page"))));
        width_ = out.page.width - out.page.left - out.page.right;
        if (node.has("text")) {
            const TemplateNode text = TRY(node.member("text"));
            TRY(text.expectKeys({"style", "size", "line", "align"}));
            text_ = TRY(format(text, text_));
        }
        for (const TemplateNode& copy : TRY(node.list("copies"))) {
            if (!copy.json().is_string())
                return copy.fault("应为文字");
            out.copies.push_back(copy.json().get<std::string>());
        }
        out.blocks = TRY(blocks(TRY(node.list("blocks"))));
        if (node.has("footer"))
            TRY(footer(TRY(node.member("footer")), out));
        return out;
    }

  private:
    static Result<PageFormat> page(const TemplateNode& node) {
        TRY(node.expectKeys({"width", "height", "top", "right", "bottom", "left"}));
        PageFormat out;
        out.width = TRY(node.millimetres("width"));
        out.height = TRY(node.millimetres("height"));
        out.top = TRY(node.millimetres("top"));
        out.right = TRY(node.millimetres("right"));
        out.bottom = TRY(node.millimetres("bottom"));
        out.left = TRY(node.millimetres("left"));
        if (out.width - out.left - out.right < kTypeAreaMin ||
            out.height - out.top - out.bottom < kTypeAreaMin)
            return node.fault("版心不足 40 毫米");
        return out;
    }

    static Result<TextFormat> format(const TemplateNode& node, TextFormat fallback) {
        TextFormat out = fallback;
        out.style = TRY(node.choice("style", kStyles, std::optional(fallback.style)));
        out.size = TRY(node.points("size", fallback.size));
        out.line_height = TRY(node.millimetres("line", fallback.line_height));
        out.align = TRY(node.choice("align", kAligns, std::optional(fallback.align)));
        if (out.line_height < emOf(out.size))
            return node.fault("行高小于字号");
        return out;
    }

    static Result<Condition> condition(const TemplateNode& node) {
        TRY(node.expectKeys({"path", "test", "value"}));
        Condition out;
        out.path = TRY(node.path("path"));
        out.test = TRY(node.choice<Test>("test", kTests));
        const bool needs_value = out.test == Test::equals || out.test == Test::not_equals;
        if (needs_value)
            out.value = TRY(node.text("value"));
        else if (node.has("value"))
            return node.fault("此条件不需要“value”");
        return out;
    }

    // One condition or a list of conditions that must all hold.
    static Result<Conditions> conditions(const TemplateNode& node) {
        Conditions out;
        if (!node.has("when"))
            return out;
        const TemplateNode when = TRY(node.member("when"));
        if (!when.json().is_array()) {
            out.push_back(TRY(condition(when)));
            return out;
        }
        for (const TemplateNode& one : TRY(node.list("when")))
            out.push_back(TRY(condition(one)));
        return out;
    }

    Result<std::vector<Block>> blocks(const std::vector<TemplateNode>& nodes) {
        std::vector<Block> out;
        for (const TemplateNode& node : nodes)
            out.push_back(TRY(block(node)));
        return out;
    }

    Result<Block> block(const TemplateNode& node) {
        Block out;
        const auto type = TRY(node.choice<BlockType>("type", kBlockTypes));
        out.when = TRY(conditions(node));
        switch (type) {
        case BlockType::title:
            out.content = TRY(paragraph(node, titleDefaults()));
            break;
        case BlockType::number:
            out.content = TRY(paragraph(node, numberDefaults()));
            break;
        case BlockType::paragraph:
            out.content = TRY(paragraph(node, paragraphDefaults()));
            break;
        case BlockType::fields:
            out.content = TRY(fields(node));
            break;
        case BlockType::table:
            out.content = TRY(table(node));
            break;
        case BlockType::signature:
            out.content = TRY(signature(node));
            break;
        case BlockType::qr:
            out.content = TRY(qr(node));
            break;
        case BlockType::group:
            TRY(node.expectKeys({"type", "when", "blocks"}));
            out.content = GroupBlock{TRY(blocks(TRY(node.list("blocks"))))};
            break;
        }
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

    static Result<ParagraphBlock> paragraph(const TemplateNode& node, ParagraphBlock out) {
        TRY(node.expectKeys({"type", "when", "text", "style", "size", "line", "align", "indent",
                             "before", "after", "keep_with_next"}));
        out.text = TRY(node.pattern("text"));
        out.format = TRY(format(node, out.format));
        out.indent_characters = TRY(node.integer("indent", {0, kIndentMax}, 0));
        out.space_before = TRY(node.millimetres("before", out.space_before));
        out.space_after = TRY(node.millimetres("after", out.space_after));
        out.keep_with_next = TRY(node.flag("keep_with_next", out.keep_with_next));
        return out;
    }

    Result<FieldsBlock> fields(const TemplateNode& node) const {
        TRY(node.expectKeys({"type", "when", "style", "size", "line", "align", "label_width",
                             "rows", "before", "after"}));
        FieldsBlock out;
        out.format = TRY(format(node, text_));
        out.label_width = TRY(node.millimetres("label_width"));
        out.space_before = TRY(node.millimetres("before", 0));
        out.space_after = TRY(node.millimetres("after", 0));
        for (const TemplateNode& row : TRY(node.list("rows")))
            out.rows.push_back(TRY(fieldRow(row, out.label_width)));
        return out;
    }

    Result<FieldRow> fieldRow(const TemplateNode& node, Length label_width) const {
        TRY(node.expectKeys({"when", "cells"}));
        FieldRow out;
        out.when = TRY(conditions(node));
        for (const TemplateNode& cell : TRY(node.list("cells"))) {
            TRY(cell.expectKeys({"label", "text"}));
            out.cells.push_back({TRY(cell.pattern("label")), TRY(cell.pattern("text"))});
        }
        if (out.cells.size() > kCellsPerRowMax)
            return node.fault("一行最多 4 格");
        const Length share = width_ / static_cast<Length>(out.cells.size());
        if (label_width < kColumnWidthMin || share - label_width < kValueWidthMin)
            return node.fault("格子过窄");
        return out;
    }

    Result<TableBlock> table(const TemplateNode& node) const {
        TRY(node.expectKeys({"type", "when", "style", "size", "line", "align", "rows", "columns",
                             "before", "after"}));
        TableBlock out;
        out.format = TRY(format(node, text_));
        out.list = TRY(node.path("rows"));
        out.space_before = TRY(node.millimetres("before", 0));
        out.space_after = TRY(node.millimetres("after", 0));
        Length fixed = 0;
        Length flexible = 0;
        for (const TemplateNode& entry : TRY(node.list("columns"))) {
            TRY(entry.expectKeys({"head", "text", "width", "align"}));
            TableColumn column;
            column.head = TRY(entry.pattern("head"));
            column.cell = TRY(entry.pattern("text"));
            column.width = TRY(entry.millimetres("width", 0));
            column.align = TRY(entry.choice("align", kAligns, std::optional(out.format.align)));
            if (column.width != 0 && column.width < kColumnWidthMin)
                return entry.fault("列宽不足 8 毫米");
            fixed += column.width;
            flexible += column.width == 0 ? 1 : 0;
            out.columns.push_back(std::move(column));
        }
        if (out.columns.size() > kColumnsMax)
            return node.fault("最多 12 列");
        if (fixed + flexible * kValueWidthMin > width_)
            return node.fault("各列宽度之和超出版心");
        return out;
    }

    Result<SignatureBlock> signature(const TemplateNode& node) const {
        TRY(node.expectKeys({"type", "when", "style", "size", "line", "align", "columns",
                             "seal_diameter", "before"}));
        SignatureBlock out;
        out.format = TRY(format(node, text_));
        out.seal_diameter = TRY(node.millimetres("seal_diameter", 42'000));
        out.space_before = TRY(node.millimetres("before", 6000));
        for (const TemplateNode& column : TRY(node.list("columns")))
            out.columns.push_back(TRY(signatureColumn(column, out.format.align)));
        if (out.columns.size() > kSignaturesMax)
            return node.fault("最多 3 栏");
        return out;
    }

    static Result<SignatureColumn> signatureColumn(const TemplateNode& node, Align align) {
        TRY(node.expectKeys({"lines", "align", "seal"}));
        SignatureColumn out;
        out.align = TRY(node.choice("align", kAligns, std::optional(align)));
        out.seal = TRY(node.optionalPattern("seal"));
        for (const TemplateNode& line : TRY(node.list("lines"))) {
            TRY(line.expectKeys({"when", "text"}));
            out.lines.push_back({TRY(conditions(line)), TRY(line.pattern("text"))});
        }
        return out;
    }

    Result<QrBlock> qr(const TemplateNode& node) const {
        TRY(node.expectKeys({"type", "when", "text", "caption", "caption_size", "x", "y", "size"}));
        QrBlock out;
        out.payload = TRY(node.pattern("text"));
        out.caption = TRY(node.optionalPattern("caption"));
        out.caption_format = text_;
        out.caption_format.size = TRY(node.points("caption_size", 800));
        out.caption_format.line_height = emOf(out.caption_format.size) * 5 / 4;
        out.x = TRY(node.millimetres("x"));
        out.y = TRY(node.millimetres("y"));
        out.size = TRY(node.millimetres("size"));
        return out;
    }

    Result<void> footer(const TemplateNode& node, Template& out) const {
        TRY(node.expectKeys({"style", "size", "line", "align", "lines"}));
        out.footer_format = TRY(format(node, text_));
        for (const TemplateNode& line : TRY(node.list("lines"))) {
            TRY(line.expectKeys({"left", "centre", "right"}));
            out.footer.push_back({TRY(line.optionalPattern("left")),
                                  TRY(line.optionalPattern("centre")),
                                  TRY(line.optionalPattern("right"))});
        }
        return {};
    }

    TextFormat text_; // what blocks use when they say nothing
    Length width_ = 0;
};

} // namespace

Result<Template> parseTemplate(const Json& json) {
    return TemplateParser().parse(TemplateNode(json, ""));
}

} // namespace bianmin::reports
