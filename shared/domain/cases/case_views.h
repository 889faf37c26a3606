// What callers send (commands) and see (views) of cases, with their JSON.
#pragma once

#include "shared/base/page.h"
#include "shared/domain/cases/case_json.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::cases {

// How the counter ends an intake. Every outcome prints the receipt of the materials as well.
enum class IntakeOutcome {
    receive,    // 收件 only: the department decides about acceptance within five working days
    accept,     // 受理
    supplement, // 补正告知
    refuse,     // 拟不予受理: 收件, and the reviewer is asked to confirm
};

struct IntakeCommand {
    ItemId item_code;
    int item_version = 1;
    Applicant applicant;
    std::optional<Agent> agent;
    // One row for each row of the item's list, in its order.
    std::vector<CollectedMaterial> materials;
    std::string mail_address;        // 邮寄: where the result is sent; empty = 窗口领取
    std::string duplicate_reason;    // passes the duplicate warning
    bool conditions_checked = false; // 受理条件: each was checked and is met
    IntakeOutcome outcome = IntakeOutcome::accept;
    std::vector<SupplementItem> supplement; // outcome supplement: every gap
    std::optional<RefusalGrounds> refusal;  // outcome refuse
    std::string handwritten_number; // 手写文书的文号, set aside beforehand; empty = the next one
};

// Commands on an existing case carry the version the person has seen.
struct AcceptCommand {
    std::int64_t version = 0;
    bool conditions_checked = false; // not needed when somebody has checked them before
    std::string handwritten_number{};
};
struct SupplementCommand {
    std::int64_t version = 0;
    std::vector<SupplementItem> items;
    std::string handwritten_number{};
};
struct ProposeRefusalCommand {
    std::int64_t version = 0;
    RefusalGrounds refusal;
};
struct ConfirmRefusalCommand {
    std::int64_t version = 0;
    std::string handwritten_number{};
};
struct ResubmitCommand {
    std::int64_t version = 0;
    std::vector<CollectedMaterial> materials;
};
struct ReviewCommand {
    std::int64_t version = 0;
    std::string opinion;
};
struct DecideCommand {
    std::int64_t version = 0;
    bool granted = true;
    std::string content;
    std::string conditions;
    std::string reasons;
    std::string basis;
    std::string certificate_number;
    std::optional<CivilDate> valid_from;
    std::optional<CivilDate> valid_to;
    std::string handwritten_number{};
};
struct ReadyCommand {
    std::int64_t version = 0;
};
struct DeliverCommand {
    std::int64_t version = 0;
    DeliveryMethod method = DeliveryMethod::direct;
    std::string recipient;
    identity::IdKind recipient_id_kind = identity::IdKind::resident_id;
    std::string recipient_id_number;
    std::string relation;
    std::string place;
    std::string mail_number;
};
struct RateCommand {
    std::int64_t version = 0;
    Satisfaction level = Satisfaction::satisfied;
    bool is_default = false;
    std::string words;
};

// The whole case as its clerk or department sees it.
struct CaseView {
    Case record;
    std::string state_text; // 已受理
    std::string receiving_name;
    std::string deciding_name;
    std::optional<int> remaining_days;
    Lamp lamp = Lamp::grey;
    std::vector<std::string> missing_materials;
};

// One row of a list; the person is masked.
struct CaseRow {
    CaseNumber number;
    std::int64_t version = 0;
    CaseState state = CaseState::received;
    std::string state_text;
    ItemId item_code;
    std::string item_name;
    std::string applicant; // 姓**
    std::string deciding_name;
    std::string station_name;
    Instant received_at;
    std::optional<CivilDate> due_on;
    bool due_estimated = false;
    std::optional<int> remaining_days;
    Lamp lamp = Lamp::grey;
};

enum class CaseListKind {
    mine,   // taken in by me
    to_do,  // of those, what waits for my own act
    inbox,  // waiting for my department's review or decision
    output, // decided or ready, to be handed over in my region
    all,    // everything I may see
};

struct CaseQuery {
    CaseListKind list = CaseListKind::mine;
    std::vector<CaseState> states; // empty = every state of that list
    std::string text;              // case number, part of a name or item, or initials
    std::string id_number;         // exact, 申请人证件号码
    PageRequest page;
};

struct HistoryEntry {
    std::int64_t seq = 0;
    Instant at;
    std::string kind;
    std::string actor_name;
    std::string station;
    Json payload;
};

} // namespace bianmin::cases

namespace bianmin {

template <>
struct EnumNames<cases::IntakeOutcome> {
    using E = cases::IntakeOutcome;
    static constexpr std::array<std::pair<E, std::string_view>, 4> names{
        {{E::receive, "receive"},
         {E::accept, "accept"},
         {E::supplement, "supplement"},
         {E::refuse, "refuse"}}};
};
template <>
struct EnumNames<cases::CaseListKind> {
    using E = cases::CaseListKind;
    static constexpr std::array<std::pair<E, std::string_view>, 5> names{{{E::mine, "mine"},
                                                                          {E::to_do, "to_do"},
                                                                          {E::inbox, "inbox"},
                                                                          {E::output, "output"},
                                                                          {E::all, "all"}}};
};
template <>
struct Schema<cases::IntakeCommand> {
    using T = cases::IntakeCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("item_code", &T::item_code), field("item_version", &T::item_version),
                     field("applicant", &T::applicant),
                     field("agent", &T::agent, cases::kOptionalValue),
                     field("materials", &T::materials),
                     field("mail_address", &T::mail_address, cases::kShortOptional),
                     field("duplicate_reason", &T::duplicate_reason, cases::kShortOptional),
                     field("conditions_checked", &T::conditions_checked, cases::kOptionalValue),
                     field("outcome", &T::outcome),
                     field("supplement", &T::supplement, cases::kOptionalValue),
                     field("refusal", &T::refusal, cases::kOptionalValue),
                     field("handwritten_number", &T::handwritten_number, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::AcceptCommand> {
    using T = cases::AcceptCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version),
                     field("conditions_checked", &T::conditions_checked, cases::kOptionalValue),
                     field("handwritten_number", &T::handwritten_number, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::ReadyCommand> {
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &cases::ReadyCommand::version));
    }
};
template <>
struct Schema<cases::SupplementCommand> {
    using T = cases::SupplementCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version), field("items", &T::items, {.min = 1}),
                     field("handwritten_number", &T::handwritten_number, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::ProposeRefusalCommand> {
    using T = cases::ProposeRefusalCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version), field("refusal", &T::refusal));
    }
};
template <>
struct Schema<cases::ConfirmRefusalCommand> {
    using T = cases::ConfirmRefusalCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version),
                     field("handwritten_number", &T::handwritten_number, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::ResubmitCommand> {
    using T = cases::ResubmitCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version), field("materials", &T::materials));
    }
};
template <>
struct Schema<cases::ReviewCommand> {
    using T = cases::ReviewCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version),
                     field("opinion", &T::opinion, {.max = 1000, .min = 1}));
    }
};
template <>
struct Schema<cases::DecideCommand> {
    using T = cases::DecideCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version), field("granted", &T::granted),
                     field("content", &T::content, cases::kOptionalText),
                     field("conditions", &T::conditions, cases::kOptionalText),
                     field("reasons", &T::reasons, cases::kOptionalText),
                     field("basis", &T::basis, cases::kOptionalText),
                     field("certificate_number", &T::certificate_number, cases::kShortOptional),
                     field("valid_from", &T::valid_from, cases::kOptionalValue),
                     field("valid_to", &T::valid_to, cases::kOptionalValue),
                     field("handwritten_number", &T::handwritten_number, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::DeliverCommand> {
    using T = cases::DeliverCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version), field("method", &T::method),
                     field("recipient", &T::recipient, cases::kShortText),
                     field("recipient_id_kind", &T::recipient_id_kind, cases::kOptionalValue),
                     field("recipient_id_number", &T::recipient_id_number, cases::kShortOptional),
                     field("relation", &T::relation, cases::kShortText),
                     field("place", &T::place, cases::kShortOptional),
                     field("mail_number", &T::mail_number, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::RateCommand> {
    using T = cases::RateCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("version", &T::version), field("level", &T::level),
                     field("is_default", &T::is_default),
                     field("words", &T::words, {.presence = Presence::optional, .max = 500}));
    }
};
template <>
struct Schema<cases::CaseView> {
    using T = cases::CaseView;
    static constexpr auto fields(auto&& visit) {
        return visit(field("record", &T::record), field("state_text", &T::state_text),
                     field("receiving_name", &T::receiving_name),
                     field("deciding_name", &T::deciding_name),
                     field("remaining_days", &T::remaining_days, cases::kOptionalValue),
                     field("lamp", &T::lamp), field("missing_materials", &T::missing_materials));
    }
};
template <>
struct Schema<cases::CaseRow> {
    using T = cases::CaseRow;
    static constexpr auto fields(auto&& visit) {
        return visit(field("number", &T::number), field("version", &T::version),
                     field("state", &T::state), field("state_text", &T::state_text),
                     field("item_code", &T::item_code), field("item_name", &T::item_name),
                     field("applicant", &T::applicant), field("deciding_name", &T::deciding_name),
                     field("station_name", &T::station_name), field("received_at", &T::received_at),
                     field("due_on", &T::due_on, cases::kOptionalValue),
                     field("due_estimated", &T::due_estimated),
                     field("remaining_days", &T::remaining_days, cases::kOptionalValue),
                     field("lamp", &T::lamp));
    }
};
template <>
struct Schema<PageRequest> {
    using T = PageRequest;
    static constexpr auto fields(auto&& visit) {
        return visit(field("after", &T::after, cases::kShortOptional),
                     field("size", &T::size, cases::kOptionalValue));
    }
};
template <>
struct Schema<cases::CaseQuery> {
    using T = cases::CaseQuery;
    static constexpr auto fields(auto&& visit) {
        return visit(field("list", &T::list), field("states", &T::states, cases::kOptionalValue),
                     field("text", &T::text, cases::kShortOptional),
                     field("id_number", &T::id_number, cases::kShortOptional),
                     field("page", &T::page, cases::kOptionalValue));
    }
};
template <>
struct Schema<cases::HistoryEntry> {
    using T = cases::HistoryEntry;
    static constexpr auto fields(auto&& visit) {
        return visit(field("seq", &T::seq), field("at", &T::at), field("kind", &T::kind),
                     field("actor_name", &T::actor_name), field("station", &T::station),
                     field("payload", &T::payload));
    }
};

} // namespace bianmin
