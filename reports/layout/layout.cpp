#include "reports/layout/layout.h"

#include "reports/layout/block_setter.h"
#include "reports/layout/flow.h"
#include "reports/layout/grid.h"
#include "reports/layout/text_setter.h"
#include "shared/base/hash.h"
#include "shared/base/text.h"

#include <string>
#include <utility>

namespace bianmin::reports {
namespace {

// From the end of the type area to the first line of the footer.
constexpr Length kFooterGap = 4000;
// Of the snapshot's SHA-256: enough to tell two versions of a paper apart by eye.
constexpr std::size_t kDigestDigits = 16;

// What the layout itself supplies to placeholders, beside the snapshot.
struct Supplied {
    Json copy;
    Json print;
    Json form;
};

Supplied supplied(const Template& document_template, const Json& snapshot,
                  const LayoutOptions& options) {
    Supplied out;
    out.copy = {{"ordinal", options.copy + 1},
                {"count", document_template.copies.size()},
                {"name", document_template.copies[options.copy]}};
    const std::string mark = options.print_ordinal > 1
                                 ? "补打（第" + std::to_string(options.print_ordinal) + "次打印）"
                                 : "";
    out.print = {{"ordinal", options.print_ordinal},
                 {"mark", mark},
                 {"digest", toUpperAscii(sha256Hex(dumpJson(snapshot)).substr(0, kDigestDigits))}};
    out.form = {{"id", document_template.id},
                {"name", document_template.name},
                {"version", document_template.version}};
    return out;
}

class FooterSetter {
  public:
    FooterSetter(const Template& document_template, const TextSetter& text)
        : template_(document_template)
        , text_(text) {}

    Result<void> set(const Scope& scope, PlacedPage& page) {
        Length y = page.height - template_.page.bottom + kFooterGap;
        for (const FooterLine& line : template_.footer) {
            TRY(part(line.left, Align::left, scope, y, page));
            TRY(part(line.centre, Align::centre, scope, y, page));
            TRY(part(line.right, Align::right, scope, y, page));
            y += template_.footer_format.line_height;
        }
        return {};
    }

  private:
    Result<void> part(const std::optional<Pattern>& pattern, Align align, const Scope& scope,
                      Length y, PlacedPage& page) {
        if (!pattern)
            return {};
        TextFormat format = template_.footer_format;
        format.align = align;
        const LineBox box{page.width - template_.page.left - template_.page.right, 0};
        const auto lines = TRY(text_.set(TRY(fill(*pattern, scope)), format, box));
        addLines(lines, {template_.page.left, y}, format.line_height, page.items);
        return {};
    }

    const Template& template_;
    const TextSetter& text_;
};

} // namespace

Result<PlacedDocument> layoutDocument(const Template& document_template, const Json& snapshot,
                                      const FontLibrary& fonts, const LayoutOptions& options) {
    if (options.copy >= document_template.copies.size()) {
        return fail(ErrorKind::invalid, "document.no_such_copy",
                    {{"copy", std::to_string(options.copy + 1)}});
    }
    const Supplied names = supplied(document_template, snapshot, options);
    const Json* organ = Scope(snapshot).find("organ.name");
    const Words words =
        document_template.wordsFor(organ && organ->is_string() ? organ->get<std::string>() : "");
    const Scope scope = Scope(snapshot)
                            .withWords(words)
                            .with("copy", names.copy, "copy")
                            .with("print", names.print, "print")
                            .with("form", names.form, "form");
    const TextSetter text(fonts);
    BlockSetter blocks(text, document_template.page, scope);
    TRY(blocks.set(document_template.blocks));
    PlacedDocument placed = TRY(paginate(blocks.take(), document_template.page));

    FooterSetter footer(document_template, text);
    for (std::size_t i = 0; i < placed.pages.size(); ++i) {
        const Json page = {{"number", i + 1}, {"count", placed.pages.size()}};
        TRY(footer.set(scope.with("page", page, "page"), placed.pages[i]));
    }
    return placed;
}

} // namespace bianmin::reports
