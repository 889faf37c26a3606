#include "reports/document_renderer.h"

#include "reports/layout/flow.h"
#include "reports/layout/layout.h"
#include "reports/pdf/pdf.h"

#include <iterator>
#include <utility>

namespace bianmin::reports {
namespace {

// A text that every snapshot must have. Error "document.field_missing".
Result<std::string> required(const Json& snapshot, std::string_view path) {
    const Json* found = Scope(snapshot).find(path);
    if (!found || !found->is_string()) {
        return fail(ErrorKind::invalid, "document.field_missing", {{"field", std::string(path)}});
    }
    return found->get<std::string>();
}

Result<PdfInfo> infoOf(const Json& snapshot) {
    PdfInfo info;
    info.title = TRY(required(snapshot, "document.title"));
    const Json* number = Scope(snapshot).find("document.number");
    if (number && number->is_string())
        info.title += " " + number->get<std::string>();
    info.author = TRY(required(snapshot, "organ.name"));
    const auto issued_at = parseInstant(TRY(required(snapshot, "document.issued_at")));
    if (!issued_at) {
        return fail(ErrorKind::invalid, "document.field_invalid",
                    {{"field", "document.issued_at"}});
    }
    info.created_at = *issued_at;
    return info;
}

Result<PlacedDocument> placeCopies(const Template& document_template, const Json& snapshot,
                                   const FontLibrary& fonts, const RenderOptions& options) {
    LayoutOptions layout;
    layout.print_ordinal = options.print_ordinal;
    if (options.copy) {
        layout.copy = *options.copy;
        return layoutDocument(document_template, snapshot, fonts, layout);
    }
    PlacedDocument all;
    for (; layout.copy < document_template.copies.size(); ++layout.copy) {
        auto one = TRY(layoutDocument(document_template, snapshot, fonts, layout));
        std::move(one.pages.begin(), one.pages.end(), std::back_inserter(all.pages));
    }
    return all;
}

void shift(PlacedDocument& document, Point offset) {
    if (offset.x == 0 && offset.y == 0)
        return;
    for (PlacedPage& page : document.pages) {
        for (PlacedItem& item : page.items)
            item = moved(std::move(item), offset);
    }
}

} // namespace

Result<RenderedDocument> renderDocument(const Template& document_template, const Json& snapshot,
                                        const FontLibrary& fonts, const RenderOptions& options) {
    const PdfInfo info = TRY(infoOf(snapshot));
    RenderedDocument out;
    out.placed = TRY(placeCopies(document_template, snapshot, fonts, options));
    shift(out.placed, options.offset);
    out.pdf = TRY(renderPdf(out.placed, fonts, info));
    out.page_count = out.placed.pages.size();
    out.copy_count = document_template.copies.size();
    return out;
}

DocumentRenderer::DocumentRenderer(std::shared_ptr<const TemplateLibrary> templates,
                                   std::shared_ptr<const FontLibrary> fonts)
    : templates_(std::move(templates))
    , fonts_(std::move(fonts)) {}

Result<DocumentRenderer> DocumentRenderer::load(const std::string& template_folder,
                                                const FontSettings& fonts) {
    auto templates = TRY(TemplateLibrary::load(template_folder));
    auto library = TRY(FontLibrary::create(fonts));
    return DocumentRenderer(std::make_shared<const TemplateLibrary>(std::move(templates)),
                            std::move(library));
}

Result<RenderedDocument> DocumentRenderer::render(std::string_view template_id,
                                                  int template_version, const Json& snapshot,
                                                  const RenderOptions& options) const {
    const Template* found = TRY(templates_->find(template_id, template_version));
    return renderDocument(*found, snapshot, *fonts_, options);
}

Result<PlacedDocument> DocumentRenderer::place(std::string_view template_id, int template_version,
                                               const Json& snapshot,
                                               const RenderOptions& options) const {
    const Template* found = TRY(templates_->find(template_id, template_version));
    return placeCopies(*found, snapshot, *fonts_, options);
}

} // namespace bianmin::reports
