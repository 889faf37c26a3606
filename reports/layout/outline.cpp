#include "reports/layout/outline.h"

#include <hb.h>

#include <memory>

namespace bianmin::reports {
namespace {

OutlineSink& sinkOf(void* draw_data) {
    return *static_cast<OutlineSink*>(draw_data);
}

OutlinePoint point(float x, float y) {
    return {static_cast<double>(x), static_cast<double>(y)};
}

void onMove(hb_draw_funcs_t*, void* sink, hb_draw_state_t*, float x, float y, void*) {
    sinkOf(sink).moveTo(point(x, y));
}

void onLine(hb_draw_funcs_t*, void* sink, hb_draw_state_t*, float x, float y, void*) {
    sinkOf(sink).lineTo(point(x, y));
}

void onQuadratic(hb_draw_funcs_t*, void* sink, hb_draw_state_t*, float control_x, float control_y,
                 float x, float y, void*) {
    sinkOf(sink).quadraticTo(point(control_x, control_y), point(x, y));
}

// HarfBuzz fixes this list of parameters.
void onCubic(hb_draw_funcs_t*, void* sink, hb_draw_state_t*, float control1_x, float control1_y,
             float control2_x, float control2_y, float x, float y, void*) {
    sinkOf(sink).cubicTo(point(control1_x, control1_y), point(control2_x, control2_y), point(x, y));
}

void onClose(hb_draw_funcs_t*, void* sink, hb_draw_state_t*, void*) {
    sinkOf(sink).close();
}

struct DrawFunctionsDeleter {
    void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
};
using DrawFunctions = std::unique_ptr<hb_draw_funcs_t, DrawFunctionsDeleter>;

DrawFunctions makeDrawFunctions() {
    DrawFunctions functions(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(functions.get(), onMove, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(functions.get(), onLine, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(functions.get(), onQuadratic, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(functions.get(), onCubic, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(functions.get(), onClose, nullptr, nullptr);
    hb_draw_funcs_make_immutable(functions.get());
    return functions;
}

} // namespace

void visitOutline(const FontLibrary& fonts, FontId font, GlyphId glyph, OutlineSink& sink) {
    static const DrawFunctions functions = makeDrawFunctions();
    hb_font_get_glyph_shape(fonts.font(font), glyph, functions.get(), &sink);
}

} // namespace bianmin::reports
