// What operators write: the configuration, the county's data, the command lines.
#include "server/main/config.h"
#include "server/main/county_file.h"
#include "server/main/options.h"
#include "shared/base/error_table.h"
#include "tests/api/api_server.h"

#include <gtest/gtest.h>

namespace bianmin::server {

namespace {

using support::codeOf;
using support::valueOf;

constexpr const char* kMinimal = "county = 441821\n"
                                 "database = /var/lib/bianmin/county.db\n"
                                 "certificate = server.pem\n"
                                 "private_key = server.key\n";

// "/line code" of every fault.
std::vector<std::string> faultsOf(const std::string& text) {
    std::vector<std::string> faults;
    const auto config = parseConfig(text);
    if (!config) {
        for (const FieldError& fault : config.error().fields)
            faults.push_back(fault.path + " " + fault.code);
    }
    return faults;
}

std::vector<std::string> countyFaults(const std::function<void(Json&)>& change) {
    Json county = valueOf(parseJson(api_test::fixtureCounty()));
    change(county);
    std::vector<std::string> faults;
    const auto parsed = parseCountyFile(county.dump());
    if (!parsed) {
        for (const FieldError& fault : parsed.error().fields)
            faults.push_back(fault.path + " " + fault.code);
    }
    return faults;
}

using Faults = std::vector<std::string>;

} // namespace

TEST(Config, FillsDefaults) {
    const ServerConfig config = valueOf(parseConfig(kMinimal));
    EXPECT_EQ(config.county, "441821");
    EXPECT_EQ(config.listen.port, 8443);
    EXPECT_EQ(config.listen.connections_max, 512);
    EXPECT_EQ(config.password_hash.memory_kib, 19456U);
    EXPECT_EQ(config.session_hours, 12);
}

TEST(Config, ReadsEveryLineWithItsComments) {
    const ServerConfig config = valueOf(
        parseConfig(std::string("# 说明\n\n  listen_port=0  \r\nkeep_alive = 20\n") + kMinimal));
    EXPECT_EQ(config.listen.port, 0);
    EXPECT_EQ(config.listen.keep_alive.count(), 20);
}

TEST(Config, ListsEveryFaultWithItsLine) {
    const std::string text = std::string(kMinimal) + "listen_prot = 1\n"
                                                     "completely_other = 1\n"
                                                     "no equals sign\n"
                                                     "county = 441822\n"
                                                     "connections_max = many\n"
                                                     "readers = 0\n";
    EXPECT_EQ(faultsOf(text), (Faults{"/5 config.key_misspelt", "/6 config.key_unknown",
                                      "/7 config.line_invalid", "/8 config.key_repeated",
                                      "/9 config.value_invalid", "/10 config.value_invalid"}));
}

TEST(Config, SuggestsTheNearestKey) {
    const auto config = parseConfig(std::string(kMinimal) + "listen_prot = 1\n");
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().fields.front().params.at("suggestion"), "listen_port");
}

TEST(Config, NamesWhatIsMissing) {
    EXPECT_EQ(faultsOf("level = county\n"),
              (Faults{"/ config.key_missing", "/ config.key_missing", "/ config.key_missing",
                      "/ config.key_missing"}));
}

TEST(Config, ExampleNeedsOnlyWhatMustBeSet) {
    std::string example = exampleConfig();
    const auto config = parseConfig(example);
    ASSERT_FALSE(config);
    std::vector<std::string> keys;
    for (const FieldError& fault : config.error().fields) {
        EXPECT_EQ(fault.code, "config.value_invalid");
        keys.push_back(fault.params.at("key"));
    }
    EXPECT_EQ(keys, (std::vector<std::string>{"county", "database", "certificate", "private_key"}));
    EXPECT_NE(example.find("connections_max = 512"), std::string::npos);
}

TEST(CountyFile, ReadsTheFixtureAndTheDemonstration) {
    const CountyFile county = valueOf(parseCountyFile(api_test::fixtureCounty()));
    EXPECT_EQ(county.name, "佛冈县");
    EXPECT_EQ(county.centre().name, "佛冈县政务服务中心");
    EXPECT_EQ(codeOf(parseCountyFile(
                  api_test::readText(BIANMIN_SOURCE_DIR "/installer/demo/county.json"))),
              "good");
}

TEST(CountyFile, ListsEveryFaultWithItsPlace) {
    EXPECT_EQ(countyFaults([](Json& county) {
                  county["regions"][1]["code"] = "441821";
                  county["organizations"][2]["parent"] = "nobody";
                  county["organizations"][3]["region"] = "441821999";
                  county["stations"][0]["id"] = "12";
                  county["stations"][1]["organization"] = "nobody";
              }),
              (Faults{"/regions/1/code county.duplicate", "/regions/2/parent county.region_unknown",
                      "/organizations/2/parent county.organization_unknown",
                      "/organizations/3/region county.region_unknown",
                      "/organizations/21/region county.region_unknown",
                      "/organizations/22/region county.region_unknown",
                      "/organizations/26/region county.region_unknown",
                      "/stations/0/id station.id_invalid",
                      "/stations/1/organization county.organization_unknown"}));
}

TEST(CountyFile, NoOrganisationLiesInItselfAndCreditCodesAreReal) {
    EXPECT_EQ(countyFaults([](Json& county) {
                  county["organizations"][1]["parent"] = county["organizations"][2]["id"];
                  county["organizations"][2]["parent"] = county["organizations"][1]["id"];
                  county["organizations"][3]["credit_code"] = "123";
              }),
              (Faults{"/organizations/1/parent county.organization_circle",
                      "/organizations/2/parent county.organization_circle",
                      "/organizations/3/credit_code credit_code.length"}));
}

TEST(CountyFile, RefusesUnknownFieldsAndForeignRegions) {
    EXPECT_EQ(countyFaults([](Json& county) { county["colour"] = "red"; }),
              (Faults{"/colour field.unknown"}));
    EXPECT_EQ(countyFaults([](Json& county) { county["regions"][3]["code"] = "441900"; }).size(),
              4U);
    EXPECT_EQ(countyFaults([](Json& county) { county["organizations"].erase(0); }).back(),
              "/stations/0/organization county.organization_unknown");
}

TEST(Initialisation, HappensOnceAndForItsOwnCountyOnly) {
    const support::TemporaryDirectory folder;
    const support::FakeClock clock;
    support::SeededRandom random;
    ServerConfig config;
    config.county = "441822";
    config.database = folder.path() / "county.db";
    config.password_hash = {.memory_kib = 8, .passes = 1, .lanes = 1};
    const CountyFile county = valueOf(parseCountyFile(api_test::fixtureCounty()));
    {
        const auto other = valueOf(
            Application::create(config, clock, random, Application::Store::new_or_existing));
        EXPECT_EQ(codeOf(other->initializeCounty(county, api_test::kPassword)),
                  "county.code_differs");
        EXPECT_EQ(codeOf(other->listen()), "county.not_initialized");
    }
    config.county = "441821";
    {
        const auto application = valueOf(Application::create(config, clock, random));
        EXPECT_EQ(codeOf(application->initializeCounty(county, "weak")), "input.invalid");
        EXPECT_EQ(codeOf(application->initializeCounty(county, api_test::kPassword)), "good");
        EXPECT_EQ(codeOf(application->initializeCounty(county, api_test::kPassword)),
                  "county.already_initialized");
    }
    config.county = "441822";
    EXPECT_EQ(codeOf(valueOf(Application::create(config, clock, random))->listen()),
              "county.code_differs");
}

TEST(Options, AskForWhatATaskNeeds) {
    EXPECT_EQ(codeOf(parseOptions({})), "usage.option_missing");
    EXPECT_EQ(codeOf(parseOptions({"--config"})), "usage.option_value_missing");
    EXPECT_EQ(codeOf(parseOptions({"--config", "a", "--config", "b"})), "usage.option_repeated");
    EXPECT_EQ(codeOf(parseOptions({"--colour", "red"})), "usage.option_unknown");
    EXPECT_EQ(codeOf(parseOptions({"--config", "a", "--initialize", "b"})), "usage.option_missing");
    const Options options = valueOf(
        parseOptions({"--config", "a", "--initialize", "b", "--administrator-password-file", "c"}));
    EXPECT_EQ(options.task, Options::Task::initialize);
    EXPECT_EQ(valueOf(parseOptions({"--config", "a", "--port-file", "p"})).port_file, "p");
    EXPECT_EQ(valueOf(parseOptions({"--help"})).task, Options::Task::help);
}

TEST(Argon2, HashesVerifyAndDiffer) {
    support::SeededRandom random;
    http::Argon2Hasher hasher(random, {.memory_kib = 64, .passes = 1, .lanes = 1});
    const std::string hash = valueOf(hasher.hash("Gao-Shan-1912"));
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$")) << hash;
    EXPECT_NE(hash, valueOf(hasher.hash("Gao-Shan-1912")));
    EXPECT_TRUE(hasher.verify(hash, "Gao-Shan-1912"));
    EXPECT_FALSE(hasher.verify(hash, "Gao-Shan-1913"));
    EXPECT_FALSE(hasher.verify("", "Gao-Shan-1912"));
    EXPECT_FALSE(hasher.verify("$argon2id$broken", "Gao-Shan-1912"));
}

TEST(Argon2, VerifiesHashesOfOtherCosts) {
    support::SeededRandom random;
    http::Argon2Hasher old(random, {.memory_kib = 64, .passes = 1, .lanes = 1});
    http::Argon2Hasher now(random, {.memory_kib = 128, .passes = 2, .lanes = 1});
    EXPECT_TRUE(now.verify(valueOf(old.hash("Gao-Shan-1912")), "Gao-Shan-1912"));
}

TEST(Argon2, ImageIsTheSameForTheSameSaltOnly) {
    support::SeededRandom random;
    http::Argon2Hasher hasher(random, {.memory_kib = 64, .passes = 1, .lanes = 1});
    const std::string image = valueOf(hasher.image("secret", "command-1"));
    EXPECT_EQ(image, valueOf(hasher.image("secret", "command-1")));
    EXPECT_NE(image, valueOf(hasher.image("secret", "command-2")));
    EXPECT_NE(image, valueOf(hasher.image("secret2", "command-1")));
}

} // namespace bianmin::server
