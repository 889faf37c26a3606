// Papers: their records, the print log, and what the office knows of a printed file.
#include "server/http/endpoint.h"
#include "server/http/routes.h"
#include "shared/base/hash.h"
#include "shared/contract/messages.h"

namespace bianmin::http {

namespace {

DocumentId documentOf(const Call& call) {
    return DocumentId(call.path.at("document_id"));
}

Result<Response> showDocument(const Call& call, Services& services) {
    return answerQuery<documents::DocumentRecord>(call, services, [&](ReadTx& tx) {
        return services.desk.document(tx, *call.actor, documentOf(call));
    });
}

// The paper as this record, this template and these fonts make it: what the station prints must be
// the same to the byte, or the archive would keep another paper than the applicant holds.
Result<std::string> drawPaper(const Call& call, Services& services,
                              const documents::PrintCommand& command) {
    documents::DocumentRecord record;
    TRY(services.transactions.read([&](ReadTx& tx) -> Result<void> {
        record = TRY(services.desk.document(tx, *call.actor, documentOf(call)));
        return {};
    }));
    auto paper =
        TRY(services.papers.render(record.template_id, record.template_version, record.snapshot,
                                   {.copy = std::nullopt, .print_ordinal = command.ordinal}));
    if (sha256Hex(paper.pdf) != command.sha256)
        return fail(ErrorKind::conflict, "document.paper_differs");
    return std::move(paper.pdf);
}

Result<Response> recordPrint(const Call& call, Services& services) {
    const auto command = TRY(bodyAs<documents::PrintCommand>(call));
    // A repeat needs no drawing, and templates or fonts may be others since.
    if (auto before = TRY(storedAnswer(call, services, call.body)))
        return std::move(*before);
    const std::string paper = TRY(drawPaper(call, services, command));
    Response response;
    TRY(services.blobs.keep(paper, [&](const documents::BlobRecord& file) -> Result<void> {
        response = TRY(answerCommand<documents::PrintEntry>(call, services, call.body, [&](Tx& tx) {
            return services.desk.recordPrint(tx, *call.actor, documentOf(call), command, file);
        }));
        return {};
    }));
    return response;
}

Result<Response> verifyDocument(const Call& call, Services& services) {
    const auto question = TRY(bodyAs<contract::FileHash>(call));
    return answerQuery<documents::VerifyAnswer>(call, services, [&](ReadTx& tx) {
        return services.desk.verify(tx, *call.actor, question.sha256);
    });
}

constexpr HandlerRow kDocumentRoutes[] = {
    {"showDocument", &showDocument, {}},
    {"recordPrint", &recordPrint, {}},
    {"verifyDocument", &verifyDocument, {}},
};

} // namespace

std::span<const HandlerRow> documentRoutes() {
    return kDocumentRoutes;
}

} // namespace bianmin::http
