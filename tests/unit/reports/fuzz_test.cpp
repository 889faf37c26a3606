// The real templates and papers, spoiled at random: whatever comes in, a paper is laid out or
// refused with an error that the table of sentences knows. BIANMIN_SEED repeats a round of a
// failure, BIANMIN_FUZZ_ROUNDS makes the test longer.
#include "shared/base/error_table.h"
#include "shared/base/text.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

namespace bianmin::reports {
namespace {

using support::SeededRandom;
using support::valueOf;

int numberFrom(const char* variable, int absent) {
    const char* text = std::getenv(variable);
    return text != nullptr ? std::stoi(text) : absent;
}

std::map<std::string, Json> jsonFilesOf(const std::string& folder) {
    std::map<std::string, Json> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(stream), {});
        files[entry.path().stem().string()] = valueOf(parseJson(text));
    }
    return files;
}

// Every value below and with `value`.
void collect(Json& value, std::vector<Json*>& all) {
    all.push_back(&value);
    if (value.is_structured()) {
        for (Json& inner : value)
            collect(inner, all);
    }
}

class Spoiler {
  public:
    explicit Spoiler(int seed)
        : random_(static_cast<std::uint64_t>(seed)) {}

    void spoil(Json& json) {
        const int times = random_.between(1, 4);
        for (int i = 0; i < times; ++i)
            spoilOnce(json);
    }

  private:
    template <class T, std::size_t N>
    const T& anyOf(const std::array<T, N>& choices) {
        return choices[static_cast<std::size_t>(random_.between(0, static_cast<int>(N) - 1))];
    }

    Json anything() {
        static const std::array<Json, 26> kValues{nullptr,
                                                  true,
                                                  false,
                                                  0,
                                                  1,
                                                  -1,
                                                  7,
                                                  1.5,
                                                  1e300,
                                                  -1e300,
                                                  std::int64_t{9'000'000'000'000},
                                                  std::uint64_t{18'446'744'073'709'551'615ULL},
                                                  "",
                                                  " ",
                                                  "\n\n",
                                                  "{{",
                                                  "}}",
                                                  "{{a|b}}",
                                                  "{{applicant.name|join:、}}",
                                                  "{{words.issuer}}",
                                                  "王\U00020BB7\u4DAE",
                                                  "\u200B",
                                                  std::string(3000, 'W'),
                                                  std::string(400, '('),
                                                  Json::array(),
                                                  Json::object()};
        return anyOf(kValues);
    }

    void spoilOnce(Json& json) {
        std::vector<Json*> all;
        collect(json, all);
        Json& target =
            *all[static_cast<std::size_t>(random_.between(0, static_cast<int>(all.size()) - 1))];
        switch (random_.between(0, 6)) {
        case 0:
            target = anything();
            break;
        case 1:
            if (target.is_object() && !target.empty())
                target.erase(std::next(target.begin(),
                                       random_.between(0, static_cast<int>(target.size()) - 1)));
            break;
        case 2:
            if (target.is_object())
                target[anyOf(kKeys)] = anything();
            break;
        case 3:
            if (target.is_array() && !target.empty())
                target.push_back(target.front());
            break;
        case 4:
            if (target.is_number())
                target = target.get<double>() * random_.between(-3, 40) / 4;
            break;
        case 5:
            if (target.is_string())
                target = cut(target.get<std::string>());
            break;
        default:
            target = *all[static_cast<std::size_t>(
                random_.between(0, static_cast<int>(all.size()) - 1))];
            break;
        }
    }

    // A piece of the text, or it twice; always whole characters.
    std::string cut(const std::string& text) {
        const std::u32string characters = codePoints(text);
        const auto end =
            static_cast<std::size_t>(random_.between(0, static_cast<int>(characters.size())));
        return random_.between(0, 1) == 0 ? text + text : toUtf8(characters.substr(0, end));
    }

    static constexpr std::array<const char*, 12> kKeys{"type", "text",   "width", "rows",
                                                       "when", "blocks", "size",  "x",
                                                       "name", "lines",  "seal",  "a key"};
    SeededRandom random_;
};

// Laid out or refused in words; anything else ends the program.
void expectPaperOrSentence(const Json& template_json, const Json& snapshot, int round) {
    const auto check = [&](const Error& error) {
        EXPECT_FALSE(errorSentence(error.code).empty()) << "round " << round << " " << error.code;
        EXPECT_NE(error.kind, ErrorKind::internal) << "round " << round << " " << error.code;
        for (const FieldError& fault : error.fields)
            EXPECT_FALSE(errorSentence(fault.code).empty()) << "round " << round << fault.code;
    };
    const auto parsed = parseTemplate(template_json);
    if (!parsed) {
        EXPECT_EQ(parsed.error().code, "template.invalid");
        EXPECT_FALSE(parsed.error().fields.empty()) << "round " << round;
        check(parsed.error());
        return;
    }
    const auto placed = layoutDocument(*parsed, snapshot, shippedFonts());
    if (placed)
        EXPECT_FALSE(placed->pages.empty()) << "round " << round;
    else
        check(placed.error());
}

struct Material {
    std::map<std::string, Json> templates = jsonFilesOf(BIANMIN_SOURCE_DIR "/reports/templates");
    std::map<std::string, Json> snapshots =
        jsonFilesOf(BIANMIN_SOURCE_DIR "/tests/golden/snapshots");
};

TEST(Fuzz, SpoiledTemplatesAreLaidOutOrRefusedInWords) {
    const Material material;
    const int first = numberFrom("BIANMIN_SEED", 1);
    const int rounds = numberFrom("BIANMIN_FUZZ_ROUNDS", 3000);
    for (int round = first; round < first + rounds; ++round) {
        const auto chosen = std::next(material.templates.begin(),
                                      round % static_cast<int>(material.templates.size()));
        const auto snapshot = material.snapshots.find(chosen->first);
        Json spoiled = chosen->second;
        Spoiler(round).spoil(spoiled);
        expectPaperOrSentence(spoiled,
                              snapshot == material.snapshots.end()
                                  ? material.snapshots.begin()->second
                                  : snapshot->second,
                              round);
    }
}

TEST(Fuzz, SpoiledPapersAreLaidOutOrRefusedInWords) {
    const Material material;
    const int first = numberFrom("BIANMIN_SEED", 1);
    const int rounds = numberFrom("BIANMIN_FUZZ_ROUNDS", 3000);
    for (int round = first; round < first + rounds; ++round) {
        const auto chosen = std::next(material.snapshots.begin(),
                                      round % static_cast<int>(material.snapshots.size()));
        const std::string kind = chosen->first.substr(0, chosen->first.find("_long"));
        Json spoiled = chosen->second;
        Spoiler(round).spoil(spoiled);
        expectPaperOrSentence(material.templates.at(kind), spoiled, round);
    }
}

} // namespace
} // namespace bianmin::reports
