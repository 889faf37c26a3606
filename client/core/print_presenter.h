// From a document's record to the paper: fetch, draw, preview, log the print, hand to the printer.
// The screen says which of these has happened. What was logged but did not come out of the printer
// is sent again as it is, not logged twice.
#pragma once

#include "client/core/desk_services.h"
#include "client/core/notice.h"
#include "client/core/printer.h"
#include "reports/document_renderer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bianmin::client {

enum class PaperStage { fetching, drawn, printing, printed, failed };

struct Paper {
    documents::DocumentSummary summary;
    int ordinal = 1; // 2 and more: a reprint, and the paper says so
    PaperStage stage = PaperStage::fetching;
};

class PrintView {
  public:
    virtual ~PrintView() = default;
    virtual void showPapers(const std::vector<Paper>& papers, std::size_t current) = 0;
    // The pages of the current paper; null while there are none.
    virtual void showPages(std::shared_ptr<const reports::RenderedDocument> document) = 0;
    virtual void showNotice(const Notice& notice) = 0;
    virtual void setBusy(bool busy) = 0;
    virtual void allPrinted() = 0;
};

// UI thread only.
class PrintPresenter {
  public:
    struct Ports {
        const DeskServices& desk;
        const reports::DocumentRenderer& renderer;
        Printer& printer;
    };
    PrintPresenter(PrintView& view, const Ports& ports)
        : view_(view)
        , ports_(ports) {}

    // `number` names the files.
    void open(const CaseNumber& number, const std::vector<documents::DocumentSummary>& documents);
    void show(std::size_t paper);
    // Prints every paper that is not printed yet, in order.
    void print();

  private:
    struct Drawn {
        documents::DocumentRecord record;
        reports::RenderedDocument document;
    };
    struct Job {
        Paper paper;
        std::shared_ptr<const Drawn> drawn;
        CommandId print_id; // of the log entry; kept until it is answered
        bool logged = false;
    };

    void draw(std::size_t index);
    void drawnArrived(std::size_t index, Result<std::shared_ptr<const Drawn>> drawn);
    void printNext();
    void logged(std::size_t index, Result<documents::PrintEntry> entry);
    void handOver(std::size_t index);
    void handedOver(std::size_t index, const Result<void>& done);
    void stopWith(std::size_t index, const Error& error);
    void showPapers();
    [[nodiscard]] std::string fileName(const Job& job) const;

    PrintView& view_;
    Ports ports_;
    AliveToken alive_;
    CaseNumber number_;
    std::vector<Job> jobs_;
    std::size_t current_ = 0;
    bool printing_ = false;
};

} // namespace bianmin::client
