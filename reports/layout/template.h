// A document's template: data that a county may change (reports/templates/*.json, described in
// shared/docs/templates.md). Reading is strict: an unknown key, filter, style or a wrong value is
// refused with the place of the fault, so that a mistake shows when the template is installed and
// not when a paper is due.
#pragma once

#include "reports/layout/font_library.h"
#include "reports/layout/length.h"
#include "reports/layout/pattern.h"
#include "reports/layout/template_node.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bianmin::reports {

enum class Align { left, centre, right, justify };

struct TextFormat {
    TextStyle style = TextStyle::body;
    FontSize size = 1200;
    Length line_height = 7000;
    Align align = Align::left;
};

// "when": all conditions of a list must hold. A path is present when it leads to something other
// than null, the empty text and the empty list.
enum class Test { present, absent, is_true, is_false, equals, not_equals };
struct Condition {
    std::string path;
    Test test = Test::present;
    std::string value; // for equals and not_equals
};
using Conditions = std::vector<Condition>;

struct ParagraphBlock {
    Pattern text;
    TextFormat format;
    int indent_characters = 0; // of the first line
    Length space_before = 0;
    Length space_after = 0;
    bool keep_with_next = false;
};

// A bordered grid of label and value pairs; a row's cells share its width.
struct FieldCell {
    Pattern label;
    Pattern value;
};
struct FieldRow {
    Conditions when;
    std::vector<FieldCell> cells;
};
struct FieldsBlock {
    TextFormat format;
    Length label_width = 0;
    std::vector<FieldRow> rows;
    Length space_before = 0;
    Length space_after = 0;
};

// A bordered table with one row for each element of a list; "row" is the element's path.
struct TableColumn {
    Pattern head;
    Pattern cell;
    Length width = 0; // 0: an equal share of what the fixed columns leave
    Align align = Align::left;
};
struct TableBlock {
    TextFormat format;
    std::string list; // path
    std::vector<TableColumn> columns;
    Length space_before = 0;
    Length space_after = 0;
};

// The end of a document: who signs and where the seal goes, side by side. Never torn apart and
// never alone on a page: at least two lines of what precedes stay with it.
struct SignatureColumn {
    struct SignatureLine {
        Conditions when;
        Pattern text;
    };
    std::vector<SignatureLine> lines;
    Align align = Align::left;
    std::optional<Pattern> seal; // words in the empty ring; the ring's centre lies over the lines
};
struct SignatureBlock {
    TextFormat format;
    std::vector<SignatureColumn> columns;
    Length seal_diameter = 0;
    Length space_before = 0;
};

// The red head of GB/T 9704-2012, 7.2: the organ's name in red, its top 35 mm below the top of the
// type area, the number two lines below, a red rule 4 mm below the number as wide as the type area.
struct RedHeadBlock {
    Pattern issuer; // set smaller where it would be wider than the type area
    std::optional<Pattern> number;
    FontSize size = 0; // of the issuer
    Length drop = 0;
    TextFormat number_format;
};

// Organ and date at the end of a document that is sealed (GB/T 9704-2012, 7.3.5): the date four
// characters from the right, the organ centred above it, the seal's place centred over both a
// little higher, its top within a line of the text. Stays with the text like a SignatureBlock.
struct SealedEndBlock {
    Pattern issuer;
    Pattern date;
    std::optional<Pattern> seal; // words in the empty ring
    TextFormat format;
    Length seal_diameter = 0;
};

// Text at a fixed place of the first page, for pre-printed stock: x and y of its top left corner on
// the paper, in tenths of a millimetre. Text that needs more lines stops the document.
struct FixedBlock {
    Pattern text;
    TextFormat format;
    Length x = 0;
    Length y = 0;
    Length width = 0;
    int lines_max = 1;
};

// A drawn flow chart, never torn apart: boxes one below another, joined by arrows, and beside a box
// what branches off. Each element of the list is an object: "text"; "note", smaller, below it;
// "shape", "round", "box" or "decision"; "side", a list of texts. The type is made smaller until
// the chart is no higher than `height`.
struct FlowChartBlock {
    std::string list; // path
    TextFormat format;
    Length height = 0;
};

// A QR code at a fixed place of the first page.
struct QrBlock {
    Pattern payload;
    std::optional<Pattern> caption; // centred below
    TextFormat caption_format;
    Length x = 0;
    Length y = 0;
    Length size = 0;
};

struct Block;
struct GroupBlock {
    std::vector<Block> blocks;
};

struct Block {
    Conditions when;
    std::variant<ParagraphBlock, FieldsBlock, TableBlock, SignatureBlock, QrBlock, GroupBlock,
                 RedHeadBlock, SealedEndBlock, FixedBlock, FlowChartBlock>
        content;
};

struct FooterLine {
    std::optional<Pattern> left;
    std::optional<Pattern> centre;
    std::optional<Pattern> right;
};

struct PageFormat {
    Length width = 0;
    Length height = 0;
    Length top = 0; // margins
    Length right = 0;
    Length bottom = 0;
    Length left = 0;
};

// Texts that blocks use as {{words.name}}, and what stands for them on the papers of one organ.
struct OrganWords {
    std::string organ; // the organ's full name
    Words words;
};

struct Template {
    std::string id;
    int version = 0;
    std::string name; // for lists of templates
    PageFormat page;
    std::vector<std::string> copies; // 联: who gets each of them
    Words words;
    std::vector<OrganWords> organs;
    std::vector<Block> blocks;
    TextFormat footer_format;
    std::vector<FooterLine> footer; // set below the bottom margin's edge on every page
    std::vector<FieldUse> uses;     // every path, for checkFields()

    // The words of that organ's papers.
    [[nodiscard]] Words wordsFor(std::string_view organ) const;
};

// Error "template.invalid" {place, fault}, of the first fault: `place` is a JSON pointer, `fault`
// says what is wrong. Its fields are all faults.
[[nodiscard]] Result<Template> parseTemplate(const Json& json);

// All templates of a folder. Immutable after loading, thread-safe.
class TemplateLibrary final {
  public:
    // Reads every *.json. Errors: "template.folder_unreadable" {path}, "template.invalid" {file,
    // place, fault}, also for two files that claim the same id and version.
    static Result<TemplateLibrary> load(const std::string& directory);
    // The shipped templates and a county's own. A county's template takes the place of a shipped
    // one by a higher version of the same id; the same version again is refused like any other
    // pair.
    static Result<TemplateLibrary> load(const std::string& shipped, const std::string& county);

    // Error "template.not_found" {id, version}.
    [[nodiscard]] Result<const Template*> find(std::string_view id, int version) const;
    // The newest version of each id, by id.
    [[nodiscard]] std::vector<const Template*> newest() const;

  private:
    Result<void> addFolder(const std::string& directory);

    std::vector<Template> templates_; // by id, then version
};

// The *.json of a folder, by name. Error "template.folder_unreadable" {path}.
[[nodiscard]] Result<std::vector<std::string>> templateFiles(const std::string& folder);
// One template's file. Errors: "template.file_unreadable" {path}, "template.invalid" {file, place,
// fault}, its fields all faults.
[[nodiscard]] Result<Template> readTemplate(const std::string& file);

} // namespace bianmin::reports
