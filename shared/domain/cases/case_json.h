// The JSON of cases: used by the store, the API and the clients alike.
#pragma once

#include "shared/domain/cases/case.h"

namespace bianmin {

template <>
struct EnumNames<cases::CaseState> {
    using E = cases::CaseState;
    static constexpr std::array<std::pair<E, std::string_view>, 9> names{
        {{E::received, "received"},
         {E::supplement_needed, "supplement_needed"},
         {E::acceptance_refused, "acceptance_refused"},
         {E::accepted, "accepted"},
         {E::reviewed, "reviewed"},
         {E::granted, "granted"},
         {E::refused, "refused"},
         {E::ready, "ready"},
         {E::delivered, "delivered"}}};
};
template <>
struct EnumNames<cases::ReceiptMode> {
    using E = cases::ReceiptMode;
    static constexpr std::array<std::pair<E, std::string_view>, 5> names{{{E::paper, "paper"},
                                                                          {E::upload, "upload"},
                                                                          {E::scan, "scan"},
                                                                          {E::shared, "shared"},
                                                                          {E::promise, "promise"}}};
};
template <>
struct EnumNames<cases::RefusalReason> {
    using E = cases::RefusalReason;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::no_licence_needed, "no_licence_needed"},
         {E::not_our_power, "not_our_power"},
         {E::legally_barred, "legally_barred"}}};
};
template <>
struct EnumNames<cases::DeliveryMethod> {
    using E = cases::DeliveryMethod;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::direct, "direct"}, {E::mail, "mail"}, {E::agent_pick_up, "agent_pick_up"}}};
};
template <>
struct EnumNames<cases::Satisfaction> {
    using E = cases::Satisfaction;
    static constexpr std::array<std::pair<E, std::string_view>, 5> names{
        {{E::very_satisfied, "very_satisfied"},
         {E::satisfied, "satisfied"},
         {E::basically_satisfied, "basically_satisfied"},
         {E::dissatisfied, "dissatisfied"},
         {E::very_dissatisfied, "very_dissatisfied"}}};
};
template <>
struct EnumNames<cases::Lamp> {
    using E = cases::Lamp;
    static constexpr std::array<std::pair<E, std::string_view>, 4> names{
        {{E::green, "green"}, {E::yellow, "yellow"}, {E::red, "red"}, {E::grey, "grey"}}};
};

namespace cases {
inline constexpr FieldRule kOptionalText{.presence = Presence::optional};
inline constexpr FieldRule kShortOptional{
    .presence = Presence::optional, .max = limits::kShortTextMax, .lines = LineMode::single_line};
inline constexpr FieldRule kShortText{
    .max = limits::kShortTextMax, .min = 1, .lines = LineMode::single_line};
inline constexpr FieldRule kOptionalValue{.presence = Presence::optional};
inline constexpr FieldRule kScans{.presence = Presence::optional, .max = kScansPerMaterialMax};
} // namespace cases

template <>
struct Schema<cases::Applicant> {
    using T = cases::Applicant;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("kind", &T::kind), field("name", &T::name, cases::kShortText),
            field("id_kind", &T::id_kind), field("id_number", &T::id_number, cases::kShortText),
            field("phone", &T::phone, cases::kShortText),
            field("address", &T::address, cases::kShortOptional),
            field("legal_representative", &T::legal_representative, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::Agent> {
    using T = cases::Agent;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name, cases::kShortText),
                     field("id_number", &T::id_number, cases::kShortText),
                     field("phone", &T::phone, cases::kShortText),
                     field("authority", &T::authority, cases::kShortText));
    }
};
template <>
struct Schema<cases::CollectedMaterial> {
    using T = cases::CollectedMaterial;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name, cases::kShortText), field("form", &T::form),
                     field("required", &T::required), field("collected", &T::collected),
                     field("original_checked", &T::original_checked), field("copies", &T::copies),
                     field("pages", &T::pages, cases::kOptionalValue), field("mode", &T::mode),
                     field("note", &T::note, cases::kShortOptional),
                     field("scans", &T::scans, cases::kScans));
    }
};
template <>
struct Schema<cases::SupplementItem> {
    using T = cases::SupplementItem;
    static constexpr auto fields(auto&& visit) {
        return visit(field("material", &T::material, cases::kShortText),
                     field("problem", &T::problem, cases::kShortText),
                     field("requirement", &T::requirement, cases::kShortText),
                     field("basis", &T::basis, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::SupplementNotice> {
    using T = cases::SupplementNotice;
    static constexpr auto fields(auto&& visit) {
        return visit(field("items", &T::items), field("due_on", &T::due_on),
                     field("notified_at", &T::notified_at));
    }
};
template <>
struct Schema<cases::Signature> {
    using T = cases::Signature;
    static constexpr auto fields(auto&& visit) {
        return visit(field("at", &T::at), field("by", &T::by), field("by_name", &T::by_name));
    }
};
template <>
struct Schema<cases::RefusalGrounds> {
    using T = cases::RefusalGrounds;
    static constexpr auto fields(auto&& visit) {
        return visit(field("reason_class", &T::reason_class),
                     field("reason", &T::reason, {.max = 1000, .min = 1}),
                     field("basis", &T::basis, {.max = 1000, .min = 1}),
                     field("proper_organ", &T::proper_organ, cases::kShortOptional));
    }
};
template <>
struct Schema<cases::AcceptanceRefusal> {
    using T = cases::AcceptanceRefusal;
    static constexpr auto fields(auto&& visit) {
        return Schema<cases::RefusalGrounds>::fields([&](auto... grounds) {
            return visit(grounds..., field("proposed", &T::proposed, cases::kOptionalValue),
                         field("confirmed", &T::confirmed, cases::kOptionalValue));
        });
    }
};
template <>
struct Schema<cases::Opinion> {
    using T = cases::Opinion;
    static constexpr auto fields(auto&& visit) {
        return visit(field("text", &T::text), field("by", &T::by), field("by_name", &T::by_name),
                     field("at", &T::at));
    }
};
template <>
struct Schema<cases::Decision> {
    using T = cases::Decision;
    static constexpr auto fields(auto&& visit) {
        return visit(field("granted", &T::granted),
                     field("content", &T::content, cases::kOptionalText),
                     field("conditions", &T::conditions, cases::kOptionalText),
                     field("reasons", &T::reasons, cases::kOptionalText),
                     field("basis", &T::basis, cases::kOptionalText),
                     field("certificate_number", &T::certificate_number, cases::kShortOptional),
                     field("valid_from", &T::valid_from, cases::kOptionalValue),
                     field("valid_to", &T::valid_to, cases::kOptionalValue), field("by", &T::by),
                     field("by_name", &T::by_name), field("decided_on", &T::decided_on));
    }
};
template <>
struct Schema<cases::Delivery> {
    using T = cases::Delivery;
    static constexpr auto fields(auto&& visit) {
        return visit(field("method", &T::method),
                     field("recipient", &T::recipient, cases::kShortText),
                     field("recipient_id_kind", &T::recipient_id_kind, cases::kOptionalValue),
                     field("recipient_id_number", &T::recipient_id_number, cases::kShortOptional),
                     field("relation", &T::relation, cases::kShortText),
                     field("place", &T::place, cases::kShortOptional),
                     field("mail_number", &T::mail_number, cases::kShortOptional),
                     field("by", &T::by), field("by_name", &T::by_name), field("at", &T::at));
    }
};
template <>
struct Schema<cases::Rating> {
    using T = cases::Rating;
    static constexpr auto fields(auto&& visit) {
        return visit(field("level", &T::level), field("is_default", &T::is_default),
                     field("words", &T::words, {.presence = Presence::optional, .max = 500}),
                     field("at", &T::at));
    }
};
template <>
struct Schema<cases::CaseDates> {
    using T = cases::CaseDates;
    static constexpr auto fields(auto&& visit) {
        return visit(field("accepted_on", &T::accepted_on, cases::kOptionalValue),
                     field("due_on", &T::due_on, cases::kOptionalValue),
                     field("due_estimated", &T::due_estimated),
                     field("statutory_due_on", &T::statutory_due_on, cases::kOptionalValue),
                     field("calendar_version", &T::calendar_version));
    }
};
template <>
struct Schema<cases::Case> {
    using T = cases::Case;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("number", &T::number), field("version", &T::version),
            field("salt", &T::salt, cases::kShortOptional), field("state", &T::state),
            field("item_code", &T::item_code), field("item_version", &T::item_version),
            field("item_name", &T::item_name), field("immediate", &T::immediate),
            field("applicant", &T::applicant), field("agent", &T::agent, cases::kOptionalValue),
            field("materials", &T::materials),
            field("collect_method", &T::collect_method, cases::kShortOptional),
            field("mail_address", &T::mail_address, cases::kShortOptional),
            field("duplicate_reason", &T::duplicate_reason, cases::kShortOptional),
            field("receiving", &T::receiving), field("region", &T::region),
            field("station", &T::station), field("clerk", &T::clerk),
            field("clerk_name", &T::clerk_name), field("deciding", &T::deciding),
            field("received_at", &T::received_at), field("query_code_hash", &T::query_code_hash),
            field("dates", &T::dates),
            field("conditions_checked", &T::conditions_checked, cases::kOptionalValue),
            field("supplement", &T::supplement, cases::kOptionalValue),
            field("supplement_count", &T::supplement_count),
            field("supplemented", &T::supplemented, cases::kOptionalValue),
            field("acceptance_refusal", &T::acceptance_refusal, cases::kOptionalValue),
            field("opinions", &T::opinions), field("decision", &T::decision, cases::kOptionalValue),
            field("delivery", &T::delivery, cases::kOptionalValue),
            field("rating", &T::rating, cases::kOptionalValue));
    }
};

} // namespace bianmin
