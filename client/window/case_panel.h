// The file of one case, to read: what it is, its materials, its papers, its history.
#pragma once

#include "client/ui/fact_list.h"
#include "client/ui/virtual_table.h"
#include "client/window/material_rows.h"
#include "client/window/window_services.h"
#include "shared/domain/documents/case_desk.h"

#include <wx/panel.h>

#include <functional>

namespace bianmin::window {

class CasePanel final : public wxPanel {
  public:
    // `printed` is told when papers were printed here: the counts on the screen are old then.
    CasePanel(wxWindow* parent, const WindowServices& services, std::function<void()> printed);

    void show(const documents::CaseFile& file);
    void clear();
    // Ctrl+P: the papers of this case again; the selected one, or all when none is selected.
    void reprint();

  private:
    class PaperRows final : public ui::TableRows {
      public:
        std::vector<documents::DocumentSummary> papers;
        [[nodiscard]] std::size_t count() const override { return papers.size(); }
        [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
    };
    class HistoryRows final : public ui::TableRows {
      public:
        std::vector<cases::HistoryEntry> entries; // newest first
        [[nodiscard]] std::size_t count() const override { return entries.size(); }
        [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
    };

    const WindowServices& services_;
    std::function<void()> printed_;
    CaseNumber number_;
    MaterialRows materials_{MaterialLook::file};
    PaperRows papers_;
    HistoryRows history_;
    wxStaticText* heading_ = nullptr;
    ui::FactList* facts_ = nullptr;
    ui::VirtualTable* material_table_ = nullptr;
    ui::VirtualTable* paper_table_ = nullptr;
    ui::VirtualTable* history_table_ = nullptr;
};

} // namespace bianmin::window
