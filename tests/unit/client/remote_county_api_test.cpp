#include "client/core/remote_county_api.h"
#include "tests/support/results.h"
#include "tests/support/samples.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

// Answers every request with one body and remembers what was sent.
class CannedTransport final : public transport::HttpTransport {
  public:
    struct Shared {
        std::vector<transport::HttpRequest> sent;
        transport::HttpResponse answer{200, {{"content-type", "application/json"}}, "{}"};
    };
    explicit CannedTransport(Shared& shared)
        : shared_(shared) {}
    Result<transport::HttpResponse> send(const transport::HttpRequest& request) override {
        shared_.sent.push_back(request);
        return shared_.answer;
    }

  private:
    Shared& shared_;
};

template <class Command>
Command versioned() {
    Command command;
    command.version = 1;
    return command;
}

struct RemoteTest : ::testing::Test {
    CannedTransport::Shared line;
    RemoteCountyApi api{std::make_unique<CannedTransport>(line)};
    CommandId id{"0190a000-0000-7000-8000-000000000001"};
    CaseNumber number = support::sampleCase().number;
};

TEST_F(RemoteTest, EachActHasItsOwnPathAndCarriesItsId) {
    const std::vector<std::pair<CaseAct, std::string>> acts{
        {cases::AcceptCommand{1}, "accept"},
        {cases::SupplementCommand{1, {}}, "supplement"},
        {cases::ProposeRefusalCommand{1, {}}, "propose-refusal"},
        {cases::ConfirmRefusalCommand{1}, "confirm-refusal"},
        {cases::ResubmitCommand{1, {}}, "resubmit"},
        {cases::ReviewCommand{1, "同意"}, "review"},
        {versioned<cases::DecideCommand>(), "decide"},
        {cases::ReadyCommand{1}, "ready"},
        {versioned<cases::DeliverCommand>(), "deliver"},
        {versioned<cases::RateCommand>(), "rate"},
    };
    for (const auto& [act, verb] : acts) {
        line.sent.clear();
        static_cast<void>(api.act(number, act, id));
        ASSERT_EQ(line.sent.size(), 1U);
        EXPECT_EQ(line.sent[0].method, "POST");
        EXPECT_EQ(line.sent[0].path, "/v1/cases/" + number.str() + "/" + verb);
        EXPECT_EQ(line.sent[0].headers.at("idempotency-key"), id.str());
        EXPECT_EQ(support::valueOf(parseJson(line.sent[0].body))["version"], 1);
    }
}

TEST_F(RemoteTest, ReadsLists) {
    line.answer.body = R"({"rows": [{"code": "441821", "name": "佛冈县", "level": "county",
                           "parent": null}]})";
    const auto regions = support::valueOf(api.regions());
    ASSERT_EQ(regions.size(), 1U);
    EXPECT_EQ(regions[0].name, "佛冈县");
    EXPECT_EQ(line.sent.at(0).path, "/v1/regions");
}

TEST_F(RemoteTest, AsksForTheVersionOfAnItemAndEscapesItsCode) {
    static_cast<void>(api.item(ItemId("a b/c"), 3));
    EXPECT_EQ(line.sent.at(0).path, "/v1/items/a%20b%2Fc?version=3");
}

TEST_F(RemoteTest, TurnsProblemsBackIntoErrors) {
    line.answer = {409,
                   {{"content-type", "application/problem+json"}},
                   R"({"type": "about:blank", "title": "x", "status": 409,
                       "code": "case.changed", "trace_id": "t", "fields": [], "params": {}})"};
    const auto answer = api.search({});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "case.changed");
    EXPECT_EQ(answer.error().kind, ErrorKind::conflict);
}

TEST_F(RemoteTest, IgnoresKeysOfANewerServer) {
    line.answer.body = R"({"rows": [], "next": "", "count": 7})";
    EXPECT_TRUE(api.search({}));
}

} // namespace
} // namespace bianmin::client
