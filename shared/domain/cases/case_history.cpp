#include "shared/domain/cases/case_history.h"

#include <array>
#include <map>
#include <utility>

namespace bianmin::cases {

namespace {

constexpr std::string_view kSystem = "系统";

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kActs{
    {{"case.received", "收件"},
     {"case.accepted", "受理"},
     {"case.supplement_asked", "补正告知"},
     {"case.refusal_proposed", "提出不予受理"},
     {"case.acceptance_refused", "不予受理"},
     {"case.resubmitted", "接收补正材料"},
     {"case.reviewed", "审查"},
     {"case.decided", "作出决定"},
     {"case.ready", "结果待领取"},
     {"case.delivered", "送达"},
     {"case.rated", "评价"},
     {"document.issued", "出具文书"},
     {"document.printed", "打印文书"}}};

// The state an entry left the case in; empty for entries that do not move it.
std::string stateText(const Json& payload) {
    const auto found = payload.find("state");
    if (found == payload.end() || !found->is_string())
        return {};
    const auto state = enumFromName<CaseState>(found->get<std::string>());
    return state ? std::string(chinese(*state)) : std::string();
}

// The same for people who had the case on the screen: that a refusal is proposed moves no state,
// and yet it is what they must know.
std::string stateTextOf(const HistoryEntry& entry) {
    if (entry.kind != "case.refusal_proposed")
        return stateText(entry.payload);
    Case proposed;
    proposed.acceptance_refusal.emplace().proposed.emplace();
    return cases::stateText(proposed);
}

std::int64_t versionOf(const Json& payload) {
    const auto found = payload.find("version");
    return found != payload.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

} // namespace

Result<std::vector<HistoryEntry>> readHistory(ReadTx& tx, const HistoryPorts& ports,
                                              const CaseNumber& number) {
    std::vector<HistoryEntry> history;
    std::map<std::string, std::string> names{{"", std::string(kSystem)}};
    for (const auto& entry : TRY(ports.journal.ofEntity(tx, "case:" + number.str()))) {
        if (!names.contains(entry.actor))
            names[entry.actor] = TRY(ports.accounts.load(tx, UserId(entry.actor))).display_name;
        Json payload = TRY(parseJson(entry.payload));
        history.push_back({entry.seq, entry.at, entry.kind, names[entry.actor], entry.station,
                           std::move(payload)});
    }
    return history;
}

std::string_view chineseAct(std::string_view kind) {
    for (const auto& [known, act] : kActs) {
        if (known == kind)
            return act;
    }
    return kind;
}

Result<Error> changedSince(ReadTx& tx, const HistoryPorts& ports, const Case& now,
                           std::int64_t seen_version) {
    Error error{
        .kind = ErrorKind::conflict,
        .code = "case.changed",
        .fields = {},
        .params = {{"state", cases::stateText(now)}, {"version", std::to_string(now.version)}},
        .detail = {},
        .changes = {}};
    for (const auto& entry : TRY(readHistory(tx, ports, now.number))) {
        if (versionOf(entry.payload) > seen_version)
            error.changes.push_back({formatInstant(entry.at), entry.actor_name,
                                     std::string(chineseAct(entry.kind)), stateTextOf(entry)});
    }
    return error;
}

} // namespace bianmin::cases
