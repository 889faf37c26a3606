// GTK's part of platform.h. A Windows build brings platform_msw.cpp in its place (wxAccessible,
// IMM).
#include "client/ui/platform.h"

#include <cstdlib>
#include <gtk/gtk.h>

namespace bianmin::ui {

namespace {

GtkWidget* widgetOf(const wxWindow* window) {
    return static_cast<GtkWidget*>(window->GetHandle());
}

int open_compositions = 0;

// The name goes to the window's own widget and to whatever inside it takes the focus: the text
// inside a scrolled window, the button inside a combo box.
void nameFocusable(GtkWidget* widget, gpointer name) {
    if (gtk_widget_get_can_focus(widget) != FALSE)
        atk_object_set_name(gtk_widget_get_accessible(widget), static_cast<const char*>(name));
    if (GTK_IS_CONTAINER(widget))
        gtk_container_forall(GTK_CONTAINER(widget), nameFocusable, name);
}

GtkWidget* findTextWidget(GtkWidget* widget) {
    if (GTK_IS_ENTRY(widget) || GTK_IS_TEXT_VIEW(widget))
        return widget;
    if (!GTK_IS_CONTAINER(widget))
        return nullptr;
    GtkWidget* found = nullptr;
    GList* children = gtk_container_get_children(GTK_CONTAINER(widget));
    for (GList* child = children; child != nullptr && found == nullptr; child = child->next)
        found = findTextWidget(static_cast<GtkWidget*>(child->data));
    g_list_free(children);
    return found;
}

constexpr const char* kComposing = "bianmin-composing";

void preeditChanged(GtkWidget* widget, const char* preedit, gpointer) {
    const bool now = preedit != nullptr && *preedit != '\0';
    const bool before = g_object_get_data(G_OBJECT(widget), kComposing) != nullptr;
    if (now == before)
        return;
    g_object_set_data(G_OBJECT(widget), kComposing, now ? widget : nullptr);
    open_compositions += now ? 1 : -1;
}

void widgetGone(GtkWidget* widget, gpointer) {
    preeditChanged(widget, "", nullptr);
}

} // namespace

void prepareToolkit() {
    // GDK would load a software OpenGL (54 MB) only to find out that nobody draws with it.
    ::setenv("GDK_GL", "disable", 0);
}

void setAccessibleName(wxWindow* window, const wxString& name) {
    const std::string text = name.utf8_string();
    GtkWidget* widget = widgetOf(window);
    atk_object_set_name(gtk_widget_get_accessible(widget), text.c_str());
    nameFocusable(widget, const_cast<char*>(text.c_str()));
}

void setAccessibleDescription(wxWindow* window, const wxString& description) {
    atk_object_set_description(gtk_widget_get_accessible(widgetOf(window)),
                               description.utf8_string().c_str());
}

ReadOnlyPanel::ReadOnlyPanel(wxWindow* parent)
    : wxPanel(parent) {
    gtk_widget_set_can_focus(widgetOf(this), FALSE);
}

void switchInputMethodOff(wxTextCtrl* field) {
    GtkWidget* text = findTextWidget(widgetOf(field));
    if (text != nullptr)
        g_object_set(G_OBJECT(text), "im-module", "gtk-im-context-simple", nullptr);
}

void setInnerMargin(wxTextCtrl* field, int pixels) {
    GtkWidget* text = findTextWidget(widgetOf(field));
    if (text == nullptr || !GTK_IS_TEXT_VIEW(text))
        return;
    auto* view = GTK_TEXT_VIEW(text);
    gtk_text_view_set_left_margin(view, pixels);
    gtk_text_view_set_right_margin(view, pixels);
    gtk_text_view_set_top_margin(view, pixels);
    gtk_text_view_set_bottom_margin(view, pixels);
}

void watchComposition(wxTextCtrl* field) {
    GtkWidget* text = findTextWidget(widgetOf(field));
    if (text == nullptr)
        return;
    g_signal_connect(text, "preedit-changed", G_CALLBACK(preeditChanged), nullptr);
    g_signal_connect(text, "destroy", G_CALLBACK(widgetGone), nullptr);
}

void switchTypeAheadOff(wxDataViewCtrl* table) {
    gtk_tree_view_set_enable_search(GTK_TREE_VIEW(table->GtkGetTreeView()), FALSE);
}

void letColumnGrow(wxDataViewCtrl* table, unsigned column) {
    auto* tree = GTK_TREE_VIEW(table->GtkGetTreeView());
    for (unsigned i = 0; i < table->GetColumnCount(); ++i)
        gtk_tree_view_column_set_expand(gtk_tree_view_get_column(tree, static_cast<int>(i)),
                                        i == column ? TRUE : FALSE);
}

bool isComposing() {
    return open_compositions > 0;
}

} // namespace bianmin::ui
