#include "shared/base/codec.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

enum class Colour { red, green };

struct Part {
    std::string name;
    int copies = 0;

    friend bool operator==(const Part&, const Part&) = default;
};

struct Whole {
    std::string title;
    std::string remark;
    Colour colour = Colour::red;
    bool urgent = false;
    std::int64_t number = 0;
    std::optional<int> limit;
    std::vector<Part> parts;
    std::vector<std::string> words;
    CivilDate date;
    Instant at;
    Money fee;
    UserId user;
    ErrorParams params;

    friend bool operator==(const Whole&, const Whole&) = default;
};

} // namespace

template <>
struct EnumNames<Colour> {
    static constexpr std::array<std::pair<Colour, std::string_view>, 2> names{
        {{Colour::red, "red"}, {Colour::green, "green"}}};
};

template <>
struct Schema<Part> {
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &Part::name, {.max = 4, .min = 2}),
                     field("copies", &Part::copies));
    }
};

template <>
struct Schema<Whole> {
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("title", &Whole::title, {.max = 5, .min = 1, .lines = LineMode::single_line}),
            field("remark", &Whole::remark, {.presence = Presence::optional}),
            field("colour", &Whole::colour), field("urgent", &Whole::urgent),
            field("number", &Whole::number),
            field("limit", &Whole::limit, {.presence = Presence::optional}),
            field("parts", &Whole::parts, {.max = 3, .min = 1}), field("words", &Whole::words),
            field("date", &Whole::date), field("at", &Whole::at), field("fee", &Whole::fee),
            field("user", &Whole::user), field("params", &Whole::params));
    }
};

namespace {

Whole sample() {
    Whole whole;
    whole.title = "低保认定";
    whole.remark = "第一行\n第二行";
    whole.colour = Colour::green;
    whole.urgent = true;
    whole.number = -7;
    whole.limit = 3;
    whole.parts = {{"申请表", 2}};
    whole.words = {"甲", ""};
    whole.date = CivilDate::create(2026, 3, 2).value();
    whole.at = fromMillis(1'772'414'100'123);
    whole.fee = Money(168032);
    whole.user = UserId("019f0000-0000-7000-8000-000000000001");
    whole.params = {{"seq", "4"}, {"name", "申请人"}};
    return whole;
}

// The faults of the sample after `path` was set to `value`, as "path code".
std::vector<std::string> faultsWith(const std::string& path, const Json& value) {
    Json json = encode(sample());
    json[Json::json_pointer(path)] = value;
    std::vector<std::string> faults;
    const auto decoded = decode<Whole>(json);
    if (!decoded) {
        for (const FieldError& fault : decoded.error().fields)
            faults.push_back(fault.path + " " + fault.code);
    }
    return faults;
}

using Faults = std::vector<std::string>;

TEST(Codec, AStructComesBackFromItsJson) {
    EXPECT_EQ(decode<Whole>(encode(sample())).value(), sample());
    EXPECT_EQ(decode<Whole>(parseJson(dumpJson(encode(sample()))).value()).value(), sample());
}

TEST(Codec, WritesTheWireForms) {
    const Json json = encode(sample());
    EXPECT_EQ(json["date"], "2026-03-02");
    EXPECT_EQ(json["at"], "2026-03-02T01:15:00.123Z");
    EXPECT_EQ(json["fee"], 168032);
    EXPECT_EQ(json["colour"], "green");
    Whole without = sample();
    without.limit.reset();
    EXPECT_TRUE(encode(without)["limit"].is_null());
}

TEST(Codec, OptionalFieldsMayBeAbsentOrNull) {
    Json json = encode(sample());
    json.erase("remark");
    json["limit"] = nullptr;
    const Whole whole = decode<Whole>(json).value();
    EXPECT_EQ(whole.remark, "");
    EXPECT_EQ(whole.limit, std::nullopt);
}

TEST(Codec, ReportsEveryFaultWithItsPlace) {
    Json json = encode(sample());
    json.erase("title");
    json["urgent"] = 1;
    json["parts"][0]["copies"] = "2";
    json["extra/key"] = 1;
    const auto decoded = decode<Whole>(json);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, "input.invalid");
    Faults faults;
    for (const FieldError& fault : decoded.error().fields)
        faults.push_back(fault.path + " " + fault.code);
    EXPECT_EQ(faults,
              (Faults{"/extra~1key field.unknown", "/title field.required",
                      "/urgent field.not_true_or_false", "/parts/0/copies field.not_integer"}));
}

TEST(Codec, ClientsIgnoreKeysThatTheyDoNotKnow) {
    Json json = encode(sample());
    json["newer"] = 1;
    json["parts"][0]["newer"] = 1;
    EXPECT_FALSE(decode<Whole>(json));
    EXPECT_EQ(decode<Whole>(json, UnknownKeys::ignore).value(), sample());
}

TEST(Codec, ChecksTexts) {
    EXPECT_EQ(faultsWith("/title", 5), Faults{"/title field.not_text"});
    EXPECT_EQ(faultsWith("/title", "一二三四五"), Faults{});
    EXPECT_EQ(faultsWith("/title", "一二三四五六"), Faults{"/title field.too_long"});
    EXPECT_EQ(faultsWith("/title", "𠮷𠮷𠮷𠮷𠮷"), Faults{}); // counted in code points
    EXPECT_EQ(faultsWith("/title", ""), Faults{"/title field.required"});
    EXPECT_EQ(faultsWith("/title", " 　"), Faults{"/title field.required"});
    EXPECT_EQ(faultsWith("/title", nullptr), Faults{"/title field.required"});
    EXPECT_EQ(faultsWith("/title", "甲\n乙"), Faults{"/title field.forbidden_character"});
    EXPECT_EQ(faultsWith("/remark", "甲\n乙"), Faults{});
    EXPECT_EQ(faultsWith("/remark", "甲\u202E乙"), Faults{"/remark field.forbidden_character"});
    EXPECT_EQ(faultsWith("/remark", "\xFF"), Faults{"/remark field.forbidden_character"});
    EXPECT_EQ(faultsWith("/remark", std::string(limits::kLongTextMax, 'a')), Faults{});
    EXPECT_EQ(faultsWith("/remark", std::string(limits::kLongTextMax + 1, 'a')),
              Faults{"/remark field.too_long"});
    EXPECT_EQ(faultsWith("/parts/0/name", "甲"), Faults{"/parts/0/name field.too_short"});
}

TEST(Codec, ChecksNumbers) {
    EXPECT_EQ(faultsWith("/number", INT64_MAX), Faults{});
    EXPECT_EQ(faultsWith("/number", INT64_MIN), Faults{});
    EXPECT_EQ(faultsWith("/number", UINT64_MAX), Faults{"/number field.out_of_range"});
    EXPECT_EQ(faultsWith("/number", 1.0), Faults{"/number field.not_integer"});
    EXPECT_EQ(faultsWith("/number", "1"), Faults{"/number field.not_integer"});
    EXPECT_EQ(faultsWith("/number", true), Faults{"/number field.not_integer"});
    EXPECT_EQ(faultsWith("/limit", 2147483648LL), Faults{"/limit field.out_of_range"});
}

TEST(Codec, ChecksLists) {
    const Json part = encode(Part{"表格", 1});
    EXPECT_EQ(faultsWith("/parts", Json::array({part, part, part})), Faults{});
    EXPECT_EQ(faultsWith("/parts", Json::array({part, part, part, part})),
              Faults{"/parts field.list_too_long"});
    EXPECT_EQ(faultsWith("/parts", Json::array()), Faults{"/parts field.list_too_short"});
    EXPECT_EQ(faultsWith("/parts", part), Faults{"/parts field.not_a_list"});
    EXPECT_EQ(faultsWith("/parts", Json::array({"x"})), Faults{"/parts/0 field.not_an_object"});
    EXPECT_EQ(faultsWith("/words", Json(std::vector<std::string>(limits::kListMax + 1))),
              Faults{"/words field.list_too_long"});
}

TEST(Codec, ChecksEnumerationsAndScalars) {
    EXPECT_EQ(faultsWith("/colour", "blue"), Faults{"/colour field.not_in_list"});
    EXPECT_EQ(faultsWith("/colour", 0), Faults{"/colour field.not_text"});
    EXPECT_EQ(faultsWith("/date", "20260302"), Faults{"/date date.invalid"});
    EXPECT_EQ(faultsWith("/date", 20260302), Faults{"/date field.not_text"});
    EXPECT_EQ(faultsWith("/at", "2026-03-02"), Faults{"/at time.invalid"});
    EXPECT_EQ(faultsWith("/fee", 0.5), Faults{"/fee field.not_integer"});
    EXPECT_EQ(faultsWith("/fee", -1), Faults{"/fee field.out_of_range"});
    EXPECT_EQ(faultsWith("/fee", Money::kMaxFen + 1), Faults{"/fee field.out_of_range"});
    EXPECT_EQ(faultsWith("/user", "a\nb"), Faults{"/user field.not_an_identifier"});
    EXPECT_EQ(faultsWith("/user", 1), Faults{"/user field.not_text"});
    EXPECT_EQ(faultsWith("/params", "4"), Faults{"/params field.not_an_object"});
    EXPECT_EQ(faultsWith("/params/seq", 4), Faults{"/params field.not_text"});
}

TEST(Codec, RefusesADocumentThatIsNoObject) {
    const auto decoded = decode<Whole>(Json::array());
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().fields, (std::vector<FieldError>{{"/", "field.not_an_object", {}}}));
}

TEST(Codec, BoundsTheNumberOfReportedFaults) {
    Json json = Json::object();
    for (int i = 0; i < 5000; ++i)
        json["key" + std::to_string(i)] = 1;
    EXPECT_EQ(decode<Part>(json).error().fields.size(), limits::kFieldFaultsMax);
}

TEST(Codec, ListsTheNamesOfTheFields) {
    EXPECT_EQ(fieldNames<Part>(), (std::vector<std::string>{"name", "copies"}));
}

} // namespace
} // namespace bianmin
