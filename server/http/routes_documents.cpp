// Papers: their records, the print log, and what the office knows of a printed file.
#include "server/http/endpoint.h"
#include "server/http/routes.h"
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

Result<Response> recordPrint(const Call& call, Services& services) {
    const auto command = TRY(bodyAs<documents::PrintCommand>(call));
    return answerCommand<documents::PrintEntry>(call, services, call.body, [&](Tx& tx) {
        return services.desk.recordPrint(tx, *call.actor, documentOf(call), command);
    });
}

Result<Response> verifyDocument(const Call& call, Services& services) {
    const auto question = TRY(bodyAs<contract::FileHash>(call));
    return answerQuery<documents::VerifyAnswer>(call, services, [&](ReadTx& tx) {
        return services.desk.verify(tx, *call.actor, question.sha256);
    });
}

constexpr HandlerRow kRows[] = {
    {"showDocument", &showDocument, {}},
    {"recordPrint", &recordPrint, {}},
    {"verifyDocument", &verifyDocument, {}},
};

} // namespace

std::span<const HandlerRow> documentRoutes() {
    return kRows;
}

} // namespace bianmin::http
