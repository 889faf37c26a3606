// Draws the papers: a document's record (template, version, snapshot) in, the placed pages and the
// PDF out. What the client prints, what the server archives and what `bianminctl doc render` writes
// all come from here, so the same record always gives the same bytes.
#pragma once

#include "reports/layout/font_library.h"
#include "reports/layout/placed_document.h"
#include "reports/layout/template.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bianmin::reports {

struct RenderOptions {
    std::optional<std::size_t> copy; // one copy (联), from 0; absent: all copies, one after another
    int print_ordinal = 1;           // 1 is the original; later ones say that they are reprints
    // By how much a printer shifts pre-printed stock, undone: everything moves by this much. The
    // kept copy of a paper is drawn without.
    Point offset = {};
};

struct RenderedDocument {
    std::string pdf;
    PlacedDocument placed; // for the preview: the same pages
    std::size_t page_count = 0;
    std::size_t copy_count = 0; // how many copies the template has
};

// With a template at hand instead of a library. Errors: those of layoutDocument() and renderPdf(),
// "document.field_missing" for the title, the organ or the time of issue.
[[nodiscard]] Result<RenderedDocument> renderDocument(const Template& document_template,
                                                      const Json& snapshot,
                                                      const FontLibrary& fonts,
                                                      const RenderOptions& options = {});

// Immutable after construction, thread-safe. The libraries are shared.
class DocumentRenderer final {
  public:
    DocumentRenderer(std::shared_ptr<const TemplateLibrary> templates,
                     std::shared_ptr<const FontLibrary> fonts);
    // The errors of TemplateLibrary::load() and FontLibrary::create().
    static Result<DocumentRenderer> load(const std::string& template_folder,
                                         const FontSettings& fonts);

    // Errors: "template.not_found" and those of layoutDocument() and renderPdf().
    [[nodiscard]] Result<RenderedDocument> render(std::string_view template_id,
                                                  int template_version, const Json& snapshot,
                                                  const RenderOptions& options = {}) const;

    // Only the pages, for a preview that does not need the PDF.
    [[nodiscard]] Result<PlacedDocument> place(std::string_view template_id, int template_version,
                                               const Json& snapshot,
                                               const RenderOptions& options = {}) const;

    [[nodiscard]] const TemplateLibrary& templates() const { return *templates_; }
    [[nodiscard]] const FontLibrary& fonts() const { return *fonts_; }

  private:
    std::shared_ptr<const TemplateLibrary> templates_;
    std::shared_ptr<const FontLibrary> fonts_;
};

} // namespace bianmin::reports
