#include "reports/layout/known_fields.h"

#include <algorithm>
#include <array>

namespace bianmin::reports {
namespace {

// Supplied by the layout.
constexpr std::array<std::string_view, 11> kOfLayout{
    "copy.ordinal", "copy.count", "copy.name",    "print.ordinal", "print.mark", "print.digest",
    "form.id",      "form.name",  "form.version", "page.number",   "page.count"};

// Of a case's papers: shared/domain/documents/snapshot.cpp.
constexpr std::string_view kOfPapers[] = {"document.kind",
                                          "document.title",
                                          "document.number",
                                          "document.issued_at",
                                          "case.number",
                                          "case.query_code",
                                          "case.received_at",
                                          "case.accepted_on",
                                          "case.due_on",
                                          "case.due_estimated",
                                          "case.statutory_days",
                                          "case.statutory_unit",
                                          "case.promised_days",
                                          "case.days_unit",
                                          "case.immediate",
                                          "case.calendar_version",
                                          "case.excluded_time",
                                          "case.supplemented_at",
                                          "case.progress_hint",
                                          "case.collect_method",
                                          "case.mail_address",
                                          "refusal.licence_provision",
                                          "case.handed_in",
                                          "item.name",
                                          "item.code",
                                          "item.version",
                                          "item.type",
                                          "item.department",
                                          "item.fee.charged",
                                          "item.fee.standard",
                                          "item.fee.basis",
                                          "item.fee.amount_fen",
                                          "item.result_name",
                                          "item.legal_basis",
                                          "applicant.kind",
                                          "applicant.name",
                                          "applicant.id_kind",
                                          "applicant.id_number",
                                          "applicant.phone",
                                          "applicant.address",
                                          "applicant.legal_representative",
                                          "agent",
                                          "agent.name",
                                          "agent.id_number",
                                          "agent.phone",
                                          "agent.authority",
                                          "organ.name",
                                          "organ.address",
                                          "organ.phone",
                                          "organ.complaint_phone",
                                          "organ.seal",
                                          "organ.number_word",
                                          "window.name",
                                          "window.clerk",
                                          "materials",
                                          "materials.*.seq",
                                          "materials.*.name",
                                          "materials.*.form",
                                          "materials.*.copies",
                                          "materials.*.pages",
                                          "materials.*.mode",
                                          "materials.*.note",
                                          "supplement",
                                          "supplement.items",
                                          "supplement.items.*.seq",
                                          "supplement.items.*.material",
                                          "supplement.items.*.problem",
                                          "supplement.items.*.requirement",
                                          "supplement.items.*.basis",
                                          "supplement.due_on",
                                          "supplement.method",
                                          "refusal",
                                          "refusal.reason_class",
                                          "refusal.reason",
                                          "refusal.basis",
                                          "refusal.proper_organ",
                                          "decision",
                                          "decision.content",
                                          "decision.conditions",
                                          "decision.certificate_name",
                                          "decision.certificate_number",
                                          "decision.valid_from",
                                          "decision.valid_to",
                                          "decision.facts",
                                          "decision.reasons",
                                          "decision.basis",
                                          "decision.decided_on",
                                          "decision.statement_heard",
                                          "remedy",
                                          "remedy.review_organ",
                                          "remedy.court",
                                          "remedy.review_first",
                                          "delivery",
                                          "delivery.papers",
                                          "delivery.papers.*.seq",
                                          "delivery.papers.*.name",
                                          "delivery.papers.*.number",
                                          "delivery.papers.*.count",
                                          "delivery.recipient",
                                          "delivery.relation",
                                          "delivery.recipient_id_number",
                                          "delivery.by_mail",
                                          "delivery.method",
                                          "delivery.place",
                                          "delivery.delivered_at",
                                          "delivery.server",
                                          "delivery.second_server",
                                          "delivery.reason_for_agent"};

// Of an item's guide: reports/guides/item_guide.cpp.
constexpr std::string_view kOfGuides[] = {"guide.name",
                                          "guide.code",
                                          "guide.basic_code",
                                          "guide.version",
                                          "guide.published_at",
                                          "guide.type",
                                          "guide.level",
                                          "guide.department",
                                          "guide.subjects",
                                          "guide.case_kind",
                                          "guide.levels",
                                          "guide.conditions",
                                          "guide.legal_basis",
                                          "guide.materials",
                                          "guide.materials.*.seq",
                                          "guide.materials.*.name",
                                          "guide.materials.*.form",
                                          "guide.materials.*.copies",
                                          "guide.materials.*.need",
                                          "guide.materials.*.source",
                                          "guide.materials.*.remark",
                                          "guide.steps",
                                          "guide.steps.*.seq",
                                          "guide.steps.*.name",
                                          "guide.steps.*.role",
                                          "guide.steps.*.time",
                                          "guide.steps.*.kind",
                                          "guide.statutory",
                                          "guide.promised",
                                          "guide.special",
                                          "guide.fee",
                                          "guide.result",
                                          "guide.result_kind",
                                          "guide.visits",
                                          "guide.online_depth",
                                          "guide.aliases",
                                          "guide.one_things",
                                          "guide.flow",
                                          "guide.route",
                                          "organ.review_organ",
                                          "organ.court"};

std::vector<std::string_view> allFields() {
    std::vector<std::string_view> all(kOfLayout.begin(), kOfLayout.end());
    all.insert(all.end(), std::begin(kOfPapers), std::end(kOfPapers));
    all.insert(all.end(), std::begin(kOfGuides), std::end(kOfGuides));
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

const std::vector<std::string_view>& knownFields() {
    static const std::vector<std::string_view> all = allFields();
    return all;
}

bool isKnownField(std::string_view path) {
    return std::binary_search(knownFields().begin(), knownFields().end(), path);
}

} // namespace bianmin::reports
