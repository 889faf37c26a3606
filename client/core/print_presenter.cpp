#include "client/core/print_presenter.h"

#include "shared/base/hash.h"

#include <algorithm>

namespace bianmin::client {

void PrintPresenter::open(const CaseNumber& number,
                          const std::vector<documents::DocumentSummary>& documents) {
    alive_.renew();
    number_ = number;
    jobs_.clear();
    current_ = 0;
    printing_ = false;
    for (const auto& document : documents)
        jobs_.push_back({{document, document.prints + 1, PaperStage::fetching}, {}, {}, false});
    showPapers();
    for (std::size_t i = 0; i < jobs_.size(); ++i)
        draw(i);
}

void PrintPresenter::draw(std::size_t index) {
    const auto work = [&renderer = ports_.renderer, id = jobs_[index].paper.summary.id](
                          CountyApi& api) -> Result<std::shared_ptr<const Drawn>> {
        auto drawn = std::make_shared<Drawn>();
        drawn->record = TRY(api.document(id));
        reports::RenderOptions options;
        options.print_ordinal = drawn->record.prints + 1;
        drawn->document =
            TRY(renderer.render(drawn->record.template_id, drawn->record.template_version,
                                drawn->record.snapshot, options));
        return std::shared_ptr<const Drawn>(std::move(drawn));
    };
    ports_.desk.ask(work, alive_.watch(),
                    [this, index](auto drawn) { drawnArrived(index, std::move(drawn)); });
}

void PrintPresenter::drawnArrived(std::size_t index, Result<std::shared_ptr<const Drawn>> drawn) {
    if (!drawn)
        return stopWith(index, drawn.error());
    Job& job = jobs_[index];
    job.drawn = std::move(*drawn);
    job.print_id = ports_.desk.newCommandId();
    job.logged = false;
    job.paper.ordinal = job.drawn->record.prints + 1;
    job.paper.stage = PaperStage::drawn;
    showPapers();
    if (index == current_)
        show(index);
}

void PrintPresenter::show(std::size_t paper) {
    if (paper >= jobs_.size())
        return;
    current_ = paper;
    showPapers();
    const auto& drawn = jobs_[paper].drawn;
    // Shares the life of the drawn record: no copy of the pages.
    view_.showPages(drawn
                        ? std::shared_ptr<const reports::RenderedDocument>(drawn, &drawn->document)
                        : nullptr);
}

void PrintPresenter::print() {
    if (printing_)
        return;
    printing_ = true;
    view_.setBusy(true);
    printNext();
}

void PrintPresenter::printNext() {
    const auto next = std::ranges::find_if(
        jobs_, [](const Job& job) { return job.paper.stage != PaperStage::printed; });
    if (next == jobs_.end()) {
        printing_ = false;
        view_.setBusy(false);
        view_.showNotice(notice(NoticeLevel::good, "print.all_printed",
                                {{"count", std::to_string(jobs_.size())}}));
        return view_.allPrinted();
    }
    const auto index = static_cast<std::size_t>(next - jobs_.begin());
    Job& job = jobs_[index];
    if (!job.drawn) {
        printing_ = false;
        view_.setBusy(false);
        view_.showNotice(notice(NoticeLevel::warning, "print.not_drawn"));
        return draw(index);
    }
    job.paper.stage = PaperStage::printing;
    show(index);
    view_.showNotice(
        notice(NoticeLevel::busy, "print.printing", {{"title", job.paper.summary.title}}));
    if (job.logged)
        return handOver(index);
    const documents::PrintCommand command{job.paper.ordinal, sha256Hex(job.drawn->document.pdf), 1,
                                          ports_.printer.name()};
    ports_.desk.ask(
        [id = job.paper.summary.id, command, print_id = job.print_id](CountyApi& api) {
            return api.recordPrint(id, command, print_id);
        },
        alive_.watch(),
        [this, index](Result<documents::PrintEntry> entry) { logged(index, std::move(entry)); });
}

void PrintPresenter::logged(std::size_t index, Result<documents::PrintEntry> entry) {
    if (!entry) {
        stopWith(index, entry.error());
        // Printed elsewhere meanwhile: what is drawn says the wrong ordinal. Draw it anew.
        if (entry.error().code == "document.print_out_of_turn")
            draw(index);
        return;
    }
    jobs_[index].logged = true;
    handOver(index);
}

void PrintPresenter::handOver(std::size_t index) {
    const Job& job = jobs_[index];
    ports_.desk.tasks.run(
        [&printer = ports_.printer, drawn = job.drawn, title = job.paper.summary.title,
         name = fileName(job)] {
            return printer.print({drawn->document.pdf, title, name, 1});
        },
        alive_.watch(), [this, index](Result<void> done) { handedOver(index, done); });
}

void PrintPresenter::handedOver(std::size_t index, const Result<void>& done) {
    if (!done)
        return stopWith(index, done.error());
    jobs_[index].paper.stage = PaperStage::printed;
    showPapers();
    printNext();
}

void PrintPresenter::stopWith(std::size_t index, const Error& error) {
    printing_ = false;
    jobs_[index].paper.stage = PaperStage::failed;
    showPapers();
    view_.setBusy(false);
    view_.showNotice(faultNotice(error));
}

void PrintPresenter::showPapers() {
    std::vector<Paper> papers;
    for (const Job& job : jobs_)
        papers.push_back(job.paper);
    view_.showPapers(papers, current_);
}

std::string PrintPresenter::fileName(const Job& job) const {
    std::string name = number_.str() + "-" + std::string(enumName(job.paper.summary.kind));
    if (job.paper.ordinal > 1)
        name += "-" + std::to_string(job.paper.ordinal);
    return name;
}

} // namespace bianmin::client
