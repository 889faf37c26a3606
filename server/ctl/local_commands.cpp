// Commands that need no server: the legal calendar, the checks of numbers, amounts in capitals.
#include "server/ctl/command.h"
#include "shared/base/error_table.h"
#include "shared/domain/calendar/work_calendar.h"
#include "shared/domain/identity/contact_checks.h"
#include "shared/domain/identity/credit_code.h"
#include "shared/domain/identity/resident_id.h"

namespace bianmin::ctl {

namespace {

constexpr std::string_view kNatural = "natural";
constexpr std::string_view kWorking = "working";

Result<calendar::DayUnit> unitOf(const Arguments& arguments) {
    const std::string unit = arguments.text("--unit", kWorking);
    if (unit == kNatural)
        return calendar::DayUnit::natural_day;
    if (unit == kWorking)
        return calendar::DayUnit::working_day;
    return valueInvalid("--unit", unit, "working、natural");
}

Result<Output> calendarDue(const Arguments& arguments, Context& context) {
    const auto stated = TRY(arguments.date("--from"));
    const CivilDate from = stated.value_or(civilDate(context.clock.now()));
    TRY(arguments.required("--days"));
    const auto days =
        static_cast<int>(TRY(arguments.integer("--days", 1, calendar::WorkCalendar::kDaysMax, 1)));
    const auto unit = TRY(unitOf(arguments));
    const auto& schedule = calendar::publishedCalendar();
    const calendar::DueDate due = TRY(schedule.due(from, days, unit));

    Output output;
    output.json = {{"from", from.iso()},         {"days", days},
                   {"unit", enumName(unit)},     {"due", due.date.iso()},
                   {"estimated", due.estimated}, {"calendar_version", schedule.version()}};
    output.text = due.date.iso() + (due.estimated ? "（预估）" : "") + "\n";
    if (!arguments.has("--explain"))
        return output;
    const auto counted = TRY(schedule.explain(from, days, unit));
    output.json["explanation"] = encode(counted);
    int number = 0;
    for (const calendar::CountedDay& day : counted) {
        number += day.counted ? 1 : 0;
        output.text += "  " + day.date.iso() + "  " +
                       (day.counted ? "第" + std::to_string(number) + "日" : "不计") + "  " +
                       calendar::chinese(day.reason) + "\n";
    }
    return output;
}

// The stored form of a value, or why there is none.
struct Checked {
    std::string value;
    Json facts = Json::object();
    std::string words;
};

Result<Checked> checkResidentId(const std::string& text, CivilDate today) {
    const auto id = TRY(identity::ResidentId::parse(text, today));
    Checked checked{id.str(),
                    {{"kind", enumName(id.kind())},
                     {"birth_date", id.birthDate().iso()},
                     {"sex", enumName(id.sex())}},
                    std::string(identity::chinese(id.kind())) + "，" +
                        std::string(identity::chinese(id.sex())) + "，" + id.birthDate().chinese() +
                        "出生"};
    // The head of a residence permit names no place.
    if (id.kind() == identity::ResidentKind::citizen) {
        checked.facts["region"] = id.regionCode();
        checked.words += "，号码发放地 " + id.regionCode();
    }
    return checked;
}

Result<Checked> checkCreditCode(const std::string& text) {
    const auto code = TRY(identity::CreditCode::parse(text));
    return Checked{
        code.str(),
        {{"registry", code.registryChinese()},
         {"kind", code.kindChinese()},
         {"region", code.regionCode()}},
        std::string(code.registryChinese()) + "，" +
            (code.kindChinese().empty() ? std::string() : std::string(code.kindChinese()) + "，") +
            "登记地 " + code.regionCode()};
}

Result<Checked> checkPhone(const std::string& text) {
    const auto phone = TRY(identity::parsePhone(text));
    return Checked{
        phone.number, {{"kind", enumName(phone.kind)}}, std::string(identity::chinese(phone.kind))};
}

// A value that is not valid is an answer, not a failure of the program: it goes where answers go.
Output outputOf(const Result<Checked>& checked) {
    Output output;
    if (checked) {
        output.json = {{"valid", true}, {"value", checked->value}, {"facts", checked->facts}};
        output.text = "有效：" + checked->value + "（" + checked->words + "）\n";
        return output;
    }
    const Error& error = checked.error();
    output.json = {{"valid", false}, {"code", error.code}, {"message", describe(error)}};
    output.text = "无效：" + describe(error) + "\n";
    output.exit_code = 1;
    return output;
}

Result<Output> checkValue(const Arguments& arguments, Context& context) {
    const std::string& kind = arguments.positional[0];
    const std::string& value = arguments.positional[1];
    if (kind == "id")
        return outputOf(checkResidentId(value, civilDate(context.clock.now())));
    if (kind == "uscc")
        return outputOf(checkCreditCode(value));
    if (kind == "phone")
        return outputOf(checkPhone(value));
    return valueInvalid("check", kind, "id、uscc、phone");
}

Result<Output> amount(const Arguments& arguments, Context&) {
    const Money money = TRY(Money::parse(arguments.positional[0]));
    Output output;
    output.json = {
        {"fen", money.fen()}, {"grouped", money.grouped()}, {"capital", money.capital()}};
    output.text = money.capital() + "\n";
    return output;
}

} // namespace

std::vector<Command> localCommands() {
    return {
        {"calendar due",
         "",
         0,
         0,
         "计算期限届满日；跨入国务院尚未公布安排的年份时标注“预估”",
         Needs::nothing,
         {{"--from", "日期", "起算日（当日不计），默认今天"},
          {"--days", "天数", "期限的天数"},
          {"--unit", "working|natural", "工作日（默认）或自然日"},
          {"--explain", "", "逐日列出计与不计的理由"}},
         &calendarDue},
        {"check",
         "id|uscc|phone 号码",
         2,
         2,
         "核对公民身份号码、统一社会信用代码、电话号码；无效时退出码为 1",
         Needs::nothing,
         {},
         &checkValue},
        {"amount", "金额", 1, 1, "把金额写成规范的大写", Needs::nothing, {}, &amount},
    };
}

} // namespace bianmin::ctl
