// The quick reader against the library, which has the last word.
#include "shared/base/fast_json.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

std::string libraryDump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A document of every kind of value, with what strings may hold.
class Documents {
  public:
    explicit Documents(std::uint64_t seed)
        : random_(seed) {}

    Json next(int depth = 4) {
        switch (random_.between(0, depth > 0 ? 7 : 5)) {
        case 0:
            return nullptr;
        case 1:
            return random_.between(0, 1) == 1;
        case 2:
            return static_cast<std::int64_t>(random_.between(-100000, 100000)) * 3'000'000'000;
        case 3:
            return random_.between(0, 9);
        case 4:
        case 5:
            return text();
        case 6: {
            Json list = Json::array();
            for (int i = random_.between(0, 4); i > 0; --i)
                list.push_back(next(depth - 1));
            return list;
        }
        default: {
            Json object = Json::object();
            for (int i = random_.between(0, 4); i > 0; --i)
                object[text()] = next(depth - 1);
            return object;
        }
        }
    }

  private:
    std::string text() {
        static const std::vector<std::string> kParts{"石角镇", "𠮷", "é",    "a b",   "\"",
                                                     "\\",     "/",  "\b",   "\f",    "\n",
                                                     "\r",     "\t", "\x7F", "{[,:]}"};
        std::string made;
        for (int i = random_.between(0, 5); i > 0; --i)
            made += kParts[static_cast<std::size_t>(
                random_.between(0, static_cast<int>(kParts.size()) - 1))];
        return made;
    }

    support::SeededRandom random_;
};

TEST(FastJson, ReadsAsTheLibraryDoes) {
    Documents documents(1);
    for (int i = 0; i < 2000; ++i) {
        const Json document = documents.next();
        const std::string text = libraryDump(document);
        for (const std::string& form : {text, document.dump(2)}) {
            const auto read = readFastJson(form, limits::kJsonDepthMax);
            ASSERT_TRUE(read) << form;
            EXPECT_EQ(*read, document) << form;
        }
    }
}

TEST(FastJson, ReadsIntegersOfSixtyFourBits) {
    for (const char* text : {"0", "-1", "9223372036854775807", "-9223372036854775808"}) {
        const auto read = readFastJson(text, 1);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(*read, Json::parse(text));
        EXPECT_EQ(read->type(), Json::value_t::number_integer);
    }
}

TEST(FastJson, ReadsFractionsAndEscapesAsTheLibraryDoes) {
    for (const char* text : {"1.5", "1e3", "-0", "-0.0", "0.1", "2.2250738585072014e-308",
                             "1.7976931348623157e308", "\"\\u0041\\u77f3\\ud842\\udfb7\\u0000\""}) {
        const auto read = readFastJson(text, 1);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(*read, Json::parse(text)) << text;
    }
}

// Each has a rule of ours against it, whose sentence and place the slower reader knows.
TEST(FastJson, LeavesAloneWhatOurOwnRulesForbid) {
    for (const char* text : {"9223372036854775808", "18446744073709551616", "{\"a\":1,\"a\":2}",
                             "{\"a\":1,\"b\":2,\"a\":3}", "[[[1]]]", "{\"a\":{\"b\":{}}}"})
        EXPECT_FALSE(readFastJson(text, 2)) << text;
    EXPECT_TRUE(readFastJson("[[1]]", 2));
}

TEST(FastJson, TakesNothingThatTheLibraryRefuses) {
    for (const char* text : {"",
                             " ",
                             "{",
                             "}",
                             "[1,]",
                             "[,1]",
                             "{\"a\":1,}",
                             "{a:1}",
                             "{'a':1}",
                             "[1] 2",
                             "nul",
                             "nulll",
                             "tru",
                             "\"a",
                             "01",
                             "-01",
                             "+1",
                             "-",
                             "1.",
                             ".5",
                             "NaN",
                             "// n\n1",
                             "\"\\x41\"",
                             "\"\\",
                             "[1 2]",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\" 1}",
                             "\"tab\there\"",
                             "{1:2}",
                             "[\"a\" \"b\"]"}) {
        EXPECT_FALSE(Json::accept(text)) << text;
        EXPECT_FALSE(readFastJson(text, limits::kJsonDepthMax)) << text;
    }
}

// Every text that differs from a good one in one byte is read alike by both, or left alone.
TEST(FastJson, AgreesWithTheLibraryOnDamagedTexts) {
    const std::string good = R"({"a":[1,-20,true,null,"x\n石"],"b":{"c":"","d":[{}]}})";
    for (std::size_t place = 0; place < good.size(); ++place) {
        for (int byte = 1; byte < 128; ++byte) {
            std::string text = good;
            text[place] = static_cast<char>(byte);
            const auto read = readFastJson(text, limits::kJsonDepthMax);
            if (!read || !isValidUtf8(text))
                continue;
            ASSERT_TRUE(Json::accept(text)) << text;
            EXPECT_EQ(*read, Json::parse(text)) << text;
        }
    }
}

} // namespace
} // namespace bianmin
