// Text with placeholders, "受理日期：{{case.accepted_on|date}}", and the snapshot they are filled
// from. Filters, applied from left to right:
//   date      "2026-03-02" or an instant -> 2026年3月2日 (China time)
//   time      an instant -> 2026年3月2日 09时15分 (China time)
//   money     whole fen -> 1,680.32
//   capital   whole fen -> 人民币壹仟陆佰捌拾元零叁角贰分
//   mask_id   an identity number with its middle hidden: 110105********002X
//   sentence  without full stops, semicolons and spaces at the end, so that the template can add
//             its own
//   provision the same, and without 的规定 or 规定 at the end of a legal basis
//   join:、   a list of texts joined by the given text
//   count     the number of a list's elements
//   default:… this text where the value is missing, null or empty
// A value that is missing, null or empty and has no default stops the document:
// "document.field_missing".
#pragma once

#include "shared/base/json.h"
#include "shared/base/result.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::reports {

enum class Filter {
    date,
    time,
    money,
    capital,
    mask_id,
    sentence,
    provision,
    join,
    count,
    fallback
};

struct FilterUse {
    Filter filter = Filter::date;
    std::string argument;
};

// Either literal text (empty path) or a placeholder.
struct PatternPiece {
    std::string literal;
    std::string path;
    std::vector<FilterUse> filters;
};

struct Pattern {
    std::vector<PatternPiece> pieces;
};

// Named texts of a template: {{words.name}} stands for the text of that name, filled like the rest.
using Words = std::map<std::string, Pattern, std::less<>>;

// Errors: "template.brace_open", "template.brace_close", "template.path_invalid" {path},
// "template.filter_unknown" {filter, choices}, "template.filter_argument" {filter}.
[[nodiscard]] Result<Pattern> parsePattern(std::string_view text);
// Whether the text is a path: names of lower-case letters, digits and underscores, joined by dots.
[[nodiscard]] bool isPath(std::string_view text);

// What paths lead into: the snapshot, and beside it names that the layout supplies (the row of a
// table, the copy, the page). Refers to the JSON, which must outlive it.
class Scope {
  public:
    explicit Scope(const Json& snapshot)
        : snapshot_(&snapshot) {}
    // A scope in which `name` leads to `value`, hiding the same name outside. `origin` is what
    // faults call it: "materials.3" for the fourth row.
    [[nodiscard]] Scope with(std::string_view name, const Json& value, std::string origin) const;

    // A scope whose placeholders "words.name" stand for these; they must outlive it.
    [[nodiscard]] Scope withWords(const Words& words) const;
    // The text that "words.name" stands for; nullptr for every other path.
    [[nodiscard]] const Pattern* word(std::string_view path) const;

    // The value, or nullptr when there is none (also for null, the empty text, the empty list).
    [[nodiscard]] const Json* find(std::string_view path) const;
    // The path as it is in the snapshot, for messages.
    [[nodiscard]] std::string fullPath(std::string_view path) const;

  private:
    struct Named {
        std::string name;
        const Json* value;
        std::string origin;
    };
    [[nodiscard]] const Named* named(std::string_view head) const;

    const Json* snapshot_;
    std::vector<Named> named_;
    const Words* words_ = nullptr;
};

// Filled text that still knows which field each part came from.
struct FilledText {
    struct Part {
        std::size_t end = 0; // byte offset behind the part
        std::string field;   // full path; "template" for the template's own words
    };
    std::string text;
    std::vector<Part> parts;

    [[nodiscard]] const std::string& fieldAt(std::size_t byte_offset) const;
};

// Line ends in values become '\n', tabs become spaces. Errors: "document.field_missing" {field},
// "document.field_invalid" {field} where a value does not suit its filter.
[[nodiscard]] Result<FilledText> fill(const Pattern& pattern, const Scope& scope);

} // namespace bianmin::reports
