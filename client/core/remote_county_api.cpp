#include "client/core/remote_county_api.h"

#include "shared/transport/operation_path.h"

#include <string_view>

namespace bianmin::client {

using transport::operationPath;

namespace {

template <class Row>
struct Rows { // {"rows": [...]}
    std::vector<Row> rows;
};

// The operation of each act, as the contract names it.
struct OperationOf {
    std::string_view operator()(const cases::AcceptCommand&) const { return "acceptCase"; }
    std::string_view operator()(const cases::SupplementCommand&) const { return "supplementCase"; }
    std::string_view operator()(const cases::ProposeRefusalCommand&) const {
        return "proposeRefusal";
    }
    std::string_view operator()(const cases::ConfirmRefusalCommand&) const {
        return "confirmRefusal";
    }
    std::string_view operator()(const cases::ResubmitCommand&) const { return "resubmitCase"; }
    std::string_view operator()(const cases::ReviewCommand&) const { return "reviewCase"; }
    std::string_view operator()(const cases::DecideCommand&) const { return "decideCase"; }
    std::string_view operator()(const cases::ReadyCommand&) const { return "readyCase"; }
    std::string_view operator()(const cases::DeliverCommand&) const { return "deliverCase"; }
    std::string_view operator()(const cases::RateCommand&) const { return "rateCase"; }
};

} // namespace

} // namespace bianmin::client

namespace bianmin {
template <class Row>
struct Schema<client::Rows<Row>> {
    static constexpr auto fields(auto&& visit) {
        return visit(field("rows", &client::Rows<Row>::rows, {.max = 100'000}));
    }
};
} // namespace bianmin

namespace bianmin::client {

Result<identity::LoginResult> RemoteCountyApi::login(const identity::LoginCommand& command) {
    return session_.login(command);
}

Result<void> RemoteCountyApi::logout() {
    return session_.logout();
}

Result<std::vector<regions::Region>> RemoteCountyApi::regions() {
    return TRY(session_.getAs<Rows<regions::Region>>(operationPath("listRegions"))).rows;
}

Result<std::vector<catalog::ItemSummary>> RemoteCountyApi::items() {
    return TRY(session_.getAs<Rows<catalog::ItemSummary>>(operationPath("listItems"))).rows;
}

Result<catalog::ItemVersion> RemoteCountyApi::item(const ItemId& code, int version) {
    return session_.getAs<catalog::ItemVersion>(
        operationPath("showItem", {{"item_code", code.str()}}) +
        "?version=" + std::to_string(version));
}

Result<documents::CaseOutcome> RemoteCountyApi::intake(const cases::IntakeCommand& command,
                                                       const CommandId& id) {
    return session_.commandAs<documents::CaseOutcome>(operationPath("intakeCase"), encode(command),
                                                      id);
}

Result<documents::CaseOutcome> RemoteCountyApi::act(const CaseNumber& number, const CaseAct& act,
                                                    const CommandId& id) {
    const std::string path =
        operationPath(std::visit(OperationOf{}, act), {{"case_number", number.str()}});
    const Json body = std::visit([](const auto& command) { return encode(command); }, act);
    return session_.commandAs<documents::CaseOutcome>(path, body, id);
}

Result<documents::CaseFile> RemoteCountyApi::caseFile(const CaseNumber& number) {
    return session_.getAs<documents::CaseFile>(
        operationPath("showCase", {{"case_number", number.str()}}));
}

Result<Page<cases::CaseRow>> RemoteCountyApi::search(const cases::CaseQuery& query) {
    return session_.queryAs<Page<cases::CaseRow>>(operationPath("searchCases"), encode(query));
}

Result<documents::DocumentRecord> RemoteCountyApi::document(const DocumentId& id) {
    return session_.getAs<documents::DocumentRecord>(
        operationPath("showDocument", {{"document_id", id.str()}}));
}

Result<documents::PrintEntry> RemoteCountyApi::recordPrint(const DocumentId& document,
                                                           const documents::PrintCommand& command,
                                                           const CommandId& id) {
    return session_.commandAs<documents::PrintEntry>(
        operationPath("recordPrint", {{"document_id", document.str()}}), encode(command), id);
}

} // namespace bianmin::client
