#include "shared/base/json.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

Error refused(std::string_view text, const JsonLimits& limits = {}) {
    const auto parsed = parseJson(text, limits);
    EXPECT_FALSE(parsed) << text;
    return parsed ? Error{} : parsed.error();
}

TEST(Json, ReadsADocument) {
    const Json json =
        parseJson(R"({"name":"石角镇","list":[1,-2,true,null,"\ud842\udfb7"],"rate":0.5,"o":{}})")
            .value();
    EXPECT_EQ(json["name"], "石角镇");
    EXPECT_EQ(json["list"].size(), 5U);
    EXPECT_EQ(json["list"][1], -2);
    EXPECT_EQ(json["list"][4], "𠮷");
    EXPECT_TRUE(json["list"][3].is_null());
    EXPECT_EQ(json["rate"], 0.5);
    EXPECT_TRUE(json["o"].is_object());
}

TEST(Json, WritesKeysInOrderAndWithoutSpace) {
    const Json json = parseJson(R"( { "b" : [ 1 , 2 ] , "a" : "县" } )").value();
    EXPECT_EQ(dumpJson(json), R"({"a":"县","b":[1,2]})");
    EXPECT_EQ(parseJson(dumpJson(json)).value(), json);
}

TEST(Json, NamesLineAndColumnOfAFault) {
    const Error error = refused("{\n  \"name\": \"石角镇\" x\n}");
    EXPECT_EQ(error.code, "json.malformed");
    EXPECT_EQ(error.params.at("line"), "2");
    EXPECT_EQ(error.params.at("column"), "17");
}

TEST(Json, NamesTheEndWhenTheTextStopsTooEarly) {
    const Error error = refused("{\"a\":\n[1,2");
    EXPECT_EQ(error.code, "json.malformed");
    EXPECT_EQ(error.params.at("line"), "2");
    EXPECT_EQ(error.params.at("column"), "5");
}

TEST(Json, RefusesMalformedTexts) {
    for (const char* text : {"",         " ",          "{",           "[1,]",      "{\"a\":1,}",
                             "{a:1}",    "{'a':1}",    "[1] 2",       "nul",       "\"a",
                             "01",       "+1",         "1.",          ".5",        "NaN",
                             "Infinity", "// note\n1", "\"\\ud800\"", "\"\\x41\"", "\"tab\there\"",
                             "[1 2]"})
        EXPECT_EQ(refused(text).code, "json.malformed") << text;
}

TEST(Json, RefusesNumbersThatWouldLoseDigits) {
    EXPECT_EQ(parseJson("9223372036854775807").value().get<std::int64_t>(), INT64_MAX);
    EXPECT_EQ(parseJson("-9223372036854775808").value().get<std::int64_t>(), INT64_MIN);
    for (const char* text : {"9223372036854775808", "-9223372036854775809", "18446744073709551615",
                             "[123456789012345678901234567890]", "1e400", "-1e400"})
        EXPECT_EQ(refused(text).code, "json.malformed") << text;
}

TEST(Json, RefusesAKeyThatStandsTwice) {
    const Error error = refused("{\"a\":1,\n\"b\":{\"a\":2},\n\"a\":3}");
    EXPECT_EQ(error.code, "json.duplicate_key");
    EXPECT_EQ(error.params.at("key"), "a");
    EXPECT_EQ(error.params.at("line"), "3");
    EXPECT_EQ(refused("{\"a\":1,\"\\u0061\":2}").code, "json.duplicate_key");
    EXPECT_TRUE(parseJson("[{\"a\":1},{\"a\":2}]"));
}

TEST(Json, CutsALongKeyInItsErrorBetweenCharacters) {
    std::string key;
    for (int i = 0; i < 40; ++i)
        key += "县";
    const Error error = refused("{\"x" + key + "\":1,\"x" + key + "\":2}");
    EXPECT_EQ(error.params.at("key").size(), 58U); // 1 + 19 × 3: the 20th would end at byte 61
}

TEST(Json, RefusesTooDeepNesting) {
    JsonLimits limits;
    limits.depth_max = 3;
    EXPECT_TRUE(parseJson("[[[1]]]", limits));
    EXPECT_EQ(refused("[[[[1]]]]", limits).code, "json.too_deep");
    EXPECT_EQ(refused(std::string(100'000, '[')).code, "json.too_deep");
}

TEST(Json, RefusesTooLargeTexts) {
    JsonLimits limits;
    limits.bytes_max = 5;
    EXPECT_TRUE(parseJson("[1,2]", limits));
    EXPECT_EQ(refused("[1,22]", limits).code, "json.too_large");
}

TEST(Json, RefusesTextsThatAreNotUtf8) {
    EXPECT_EQ(refused("\"\xCF\xD8\"").code, "json.not_utf8"); // GBK
    EXPECT_EQ(refused("\"\xED\xA0\x80\"").code, "json.not_utf8");
}

TEST(Json, WritesABrokenByteAsTheReplacementCharacter) {
    EXPECT_EQ(dumpJson(Json("a\xFFz")), "\"a\xEF\xBF\xBDz\"");
}

} // namespace
} // namespace bianmin
