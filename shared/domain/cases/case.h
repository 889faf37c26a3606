// A case (办件): one applicant's application for one item version, from the counter to the rating.
// All guards of its transitions are here; the service adds permissions, numbers and the store.
#pragma once

#include "shared/base/codec.h"
#include "shared/domain/catalog/item.h"
#include "shared/domain/identity/contact_checks.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::cases {

enum class CaseState {
    received,           // R1 已收件: the five-day check clock runs
    supplement_needed,  // B1 待补正
    acceptance_refused, // N1 不予受理 (end)
    accepted,           // A1 已受理: the promise clock runs
    reviewed,           // V3 决定待批
    granted,            // E1 准予
    refused,            // E2 不予
    ready,              // L1 待领取
    delivered,          // L2 已送达
};

struct Applicant { // 申请人
    catalog::Subject kind = catalog::Subject::person;
    std::string name;
    identity::IdKind id_kind = identity::IdKind::resident_id;
    std::string id_number;
    std::string phone;
    std::string address;
    std::string legal_representative; // enterprises: 法定代表人
};

struct Agent { // 代理人(经办人)
    std::string name;
    std::string id_number; // 公民身份号码
    std::string phone;
    std::string authority; // 授权: "授权委托书,全权办理"
};

enum class ReceiptMode { // 收取方式
    paper,               // 纸质收取
    upload,              // 附件上传
    scan,                // 扫描
    shared,              // 证照库(免提交)
    promise,             // 告知承诺
};

inline constexpr std::size_t kScansPerMaterialMax = 50; // pages
inline constexpr int kMaterialPagesMax = 999;

struct CollectedMaterial { // one row of the item's list, as it was at the counter
    std::string name;
    catalog::MaterialForm form = catalog::MaterialForm::original;
    bool required = true;
    bool collected = false;
    bool original_checked = false; // 原件已核验
    int copies = 0;
    std::optional<int> pages{}; // 页数 of all copies together, 0 to 999; empty = not counted
    ReceiptMode mode = ReceiptMode::paper;
    std::string note;
    std::vector<std::string>
        scans{}; // names of files (documents/blob.h), in the order of the pages
};

// Whether what is handed in this way shows its original at the counter; copies alone and files do
// not, and are compared with it only where the clerk says so.
[[nodiscard]] bool bringsOriginal(const CollectedMaterial& material);

struct Signature { // 签署: who did something, and when
    Instant at;
    UserId by;
    std::string by_name;
};

struct SupplementItem { // one line of the one-time supplement notice
    std::string material;
    std::string problem;     // 缺 / 不符
    std::string requirement; // 补正要求
    std::string basis;
};

struct SupplementNotice { // 一次性告知, 行政许可法 art. 32(1)(4)
    std::vector<SupplementItem> items;
    CivilDate due_on;
    Instant notified_at;
};

enum class RefusalReason { // 不予受理, art. 32(1)(1),(2)
    no_licence_needed,     // 依法不需要取得行政许可
    not_our_power,         // 不属于本机关职权范围
    legally_barred,        // 法律规定不予受理的其他情形
};

struct RefusalGrounds {
    RefusalReason reason_class = RefusalReason::not_our_power;
    std::string reason;
    std::string basis;
    std::string proper_organ; // required for not_our_power
};

// 不予受理 takes two: whoever takes in or accepts proposes it, a reviewer of the deciding organ
// confirms it.
struct AcceptanceRefusal : RefusalGrounds {
    std::optional<Signature> proposed{}; // empty in cases of before two were asked for
    std::optional<Signature> confirmed{};
};

struct Opinion { // 审查意见
    std::string text;
    UserId by;
    std::string by_name;
    Instant at;
};

struct Decision { // 决定
    bool granted = true;
    std::string content; // 准予的内容 / 不予的事实
    std::string conditions;
    std::string reasons; // required when refused, art. 38(2)
    std::string basis;
    std::string certificate_number;
    std::optional<CivilDate> valid_from;
    std::optional<CivilDate> valid_to; // empty = 长期 or not stated
    UserId by;
    std::string by_name;
    CivilDate decided_on;
};

enum class DeliveryMethod { direct, mail, agent_pick_up }; // 直接送达, 邮寄送达, 代收

// Delivery.relation of the applicant in person.
inline constexpr std::string_view kRelationSelf = "本人";

struct Delivery { // 送达
    DeliveryMethod method = DeliveryMethod::direct;
    std::string recipient;
    identity::IdKind recipient_id_kind = identity::IdKind::resident_id;
    std::string recipient_id_number; // identity is checked: never empty but for mail
    std::string relation;            // 与受送达人关系
    std::string place;
    std::string mail_number; // 邮件号, required for mail: 8 to 30 capital letters and digits
    UserId by;
    std::string by_name;
    Instant at;
};

enum class Satisfaction { // 满意度, GB/T 39046 table A.8: 1 is the best
    very_satisfied = 1,
    satisfied,
    basically_satisfied,
    dissatisfied,
    very_dissatisfied,
};

struct Rating {
    Satisfaction level = Satisfaction::satisfied;
    bool is_default = false; // nobody chose: kept out of every rate
    std::string words;
    Instant at;
};

// Legal dates, computed once by the calendar module and stored with what they were computed from.
struct CaseDates {
    std::optional<CivilDate> accepted_on;
    std::optional<CivilDate> due_on; // 承诺办结日
    bool due_estimated = false;      // 预估: beyond the published schedule
    std::optional<CivilDate> statutory_due_on;
    std::string calendar_version;
};

struct Case {
    CaseNumber number;
    std::int64_t version = 0; // optimistic lock: counts changes
    std::string salt; // 32 hex digits, new with each version: see recordHash(); empty in old cases
    CaseState state = CaseState::received;

    ItemId item_code;
    int item_version = 1;
    std::string item_name;
    bool immediate = false;

    Applicant applicant;
    std::optional<Agent> agent;
    std::vector<CollectedMaterial> materials;
    std::string collect_method;   // 领取方式: 窗口领取, 邮寄
    std::string mail_address{};   // where the result is sent; empty = fetched at a window
    std::string duplicate_reason; // why an open case of the same person and item was no obstacle

    OrganizationId receiving;   // 收件机构
    regions::RegionCode region; // of the receiving organisation: the scope of permissions
    StationId station;
    UserId clerk;
    std::string clerk_name;
    OrganizationId deciding; // 实施机关

    Instant received_at;
    std::string query_code_hash; // 查询密码, SHA-256 over number and code
    CaseDates dates;
    std::optional<Signature> conditions_checked{}; // 受理条件已逐条核对: needed for acceptance

    std::optional<SupplementNotice> supplement;
    int supplement_count = 0;
    std::optional<Signature> supplemented; // 接收补正材料: the last time that some came in later
    std::optional<AcceptanceRefusal> acceptance_refusal;
    std::vector<Opinion> opinions;
    std::optional<Decision> decision;
    std::optional<Delivery> delivery;
    std::optional<Rating> rating;
};

// What was decided about the dates when a case is accepted.
struct AcceptanceDates {
    CivilDate accepted_on;
    CivilDate due_on;
    bool due_estimated = false;
    std::optional<CivilDate> statutory_due_on;
    std::string calendar_version;
};

// Transitions. Each returns "case.state_forbids" {state, action} when the case is elsewhere, or the
// guard's own error, and then leaves the case as it was.
// Required materials are in, and the conditions were checked. Drops a proposed refusal, as a
// supplement notice and further materials do.
Result<void> accept(Case& subject, const AcceptanceDates& dates);
// One notice only, and it lists every required material that is missing; "case.supplement_twice",
// "case.supplement_empty", "case.supplement_incomplete" {materials}, "case.supplement_contradicts"
// {materials}.
Result<void> askSupplement(Case& subject, SupplementNotice notice);
Result<void> resubmit(Case& subject, std::vector<CollectedMaterial> materials, Signature receipt);
// The case stays received. A later proposal takes the place of an earlier one.
Result<void> proposeRefusal(Case& subject, RefusalGrounds grounds, Signature proposed);
// By somebody else than who proposed it; "case.same_person_refuses".
Result<void> confirmRefusal(Case& subject, Signature confirmed);
Result<void> review(Case& subject, Opinion opinion); // opinion is mandatory
// By somebody else than who reviewed, but for a 即办件 that is granted. What is decided, its words,
// certificate and validity agree: "case.grant_content_refuses", "case.grant_has_reasons",
// "case.refusal_needs_facts",
// "case.refusal_has_certificate", "case.validity_ended", "case.validity_reversed".
Result<void> decide(Case& subject, Decision decision);
Result<void> makeReady(Case& subject);
// Recipient, document, relation and method agree with each other and with the case:
// "case.recipient_unchecked", "case.recipient_not_applicant", "case.recipient_is_applicant",
// "case.recipient_name_differs" {name}, "case.recipient_stranger", "case.mail_number_required",
// "case.mail_number_invalid", "case.mail_place_required".
Result<void> deliver(Case& subject, Delivery delivery);
Result<void> rate(Case& subject, Rating rating); // once

// A refusal of acceptance is proposed and waits for the reviewer.
[[nodiscard]] bool refusalWaits(const Case& subject);
// Where the case stands, in words: "拟不予受理" while a refusal waits.
[[nodiscard]] std::string stateText(const Case& subject);
// 领取方式 as papers print it, with the address of a mailed result.
[[nodiscard]] std::string collectMethodText(const Case& subject);

// Names of the required materials that are not in yet.
[[nodiscard]] std::vector<std::string> missingMaterials(const Case& subject);
// Those of `missing` that no line of a supplement notice names.
[[nodiscard]] std::vector<std::string> unlistedMaterials(const std::vector<std::string>& missing,
                                                         const std::vector<SupplementItem>& listed);
// Those that a notice calls missing although they are in.
[[nodiscard]] std::vector<std::string>
collectedThoughMissing(const std::vector<CollectedMaterial>& materials,
                       const std::vector<SupplementItem>& listed);
// "case.proper_organ_required", "case.proper_organ_unfit": named only where the case is not in our
// power, and then it is an organ.
Result<void> checkProperOrgan(const RefusalGrounds& grounds);
[[nodiscard]] bool isOpen(CaseState state); // still on its way to a decision

[[nodiscard]] std::string_view chinese(CaseState state);
[[nodiscard]] std::string_view chinese(ReceiptMode mode);
[[nodiscard]] std::string_view chinese(RefusalReason reason);
// What a notice states of the reason; only a licence can be one that is not needed.
[[nodiscard]] std::string_view refusalStatement(RefusalReason reason, catalog::ItemType type);
[[nodiscard]] std::string_view chinese(DeliveryMethod method);
[[nodiscard]] std::string_view chinese(Satisfaction level);

enum class Lamp { green, yellow, red, grey }; // 灯: in time, due soon, overdue, closed
[[nodiscard]] std::string_view chinese(Lamp lamp);

// Working days left until the due date (negative = overdue) and the lamp of a case. Yellow from
// max(1 working day, 10 % of the promise) on.
struct Remaining {
    std::optional<int> working_days; // empty where no clock runs
    Lamp lamp = Lamp::grey;
};
[[nodiscard]] Remaining remaining(CaseState state, const CaseDates& dates, CivilDate today,
                                  const calendar::WorkCalendar& calendar);

} // namespace bianmin::cases
