// Numbers of papers over the API: set aside, used by a paper that was written by hand, void, and
// the ledger that accounts for all of them.
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"

#include <gtest/gtest.h>

namespace bianmin::api_test {

namespace {

using documents::NumberLedger;
using documents::NumberReservation;
using transport::operationPath;

class Numbers : public testing::Test {
  protected:
    Numbers()
        : server_(ApiServer::Catalogue::demo)
        , head_(server_.sessionOf(kHead))
        , session_(server_.sessionOf(kClerk)) {}

    // Of the civil affairs bureau, for acceptance notices of items of this type.
    Result<NumberReservation> reserve(int count) {
        const auto item = itemOf(*session_, kItem);
        return head_->commandAs<NumberReservation>(
            operationPath("reserveNumbers"),
            encode(documents::ReserveNumbersCommand{documents::DocumentKind::acceptance_notice,
                                                    item.item.type, count, "停电，手工开具"}),
            server_.newId());
    }
    transport::HttpResponse intake(int person, const std::string& handwritten,
                                   const std::string& item = kItem,
                                   cases::IntakeOutcome outcome = cases::IntakeOutcome::accept) {
        auto command = intakeOf(itemOf(*session_, item), {.id_number = inventedIdNumber(person)});
        command.handwritten_number = handwritten;
        command.outcome = outcome;
        return server_.send("POST", "/v1/cases", dumpJson(encode(command)), server_.tokenOf(kClerk),
                            server_.newId());
    }
    // The number on the acceptance notice.
    static std::string numberOf(const transport::HttpResponse& answer) {
        const auto outcome = valueOf(
            decode<documents::CaseOutcome>(valueOf(parseJson(answer.body)), UnknownKeys::ignore));
        return outcome.documents.back().number;
    }
    Result<documents::NumberVoid> makeVoid(transport::ApiSession& who, const std::string& number) {
        return who.commandAs<documents::NumberVoid>(
            operationPath("voidNumber"), encode(documents::VoidNumberCommand{number, "填写错误"}),
            server_.newId());
    }
    NumberLedger ledger(const documents::NumberBook& book, int after = 0) {
        return valueOf(head_->queryAs<NumberLedger>(
            operationPath("readNumberLedger"),
            encode(documents::LedgerQuery{book.word, book.year, after})));
    }
    static std::string shape(const NumberLedger& ledger) {
        std::string text;
        for (const auto& line : ledger.lines)
            text += std::to_string(line.first) + "-" + std::to_string(line.last) + " " +
                    std::string(enumName(line.fate)) + "; ";
        return text;
    }

    static constexpr const char* kItem = "MZ0001"; // decided by the civil affairs bureau
    ApiServer server_;
    std::unique_ptr<transport::ApiSession> head_;
    std::unique_ptr<transport::ApiSession> session_;
};

} // namespace

TEST_F(Numbers, APaperWrittenByHandGetsTheNumberThatStandsOnIt) {
    ASSERT_EQ(intake(1, "").status, 201);
    const auto reserved = valueOf(reserve(3));
    EXPECT_EQ(reserved.first, 2);
    EXPECT_EQ(reserved.last, 4);
    // What the system numbers goes on behind the numbers that were set aside.
    const auto next = intake(2, "");
    EXPECT_EQ(numberOf(next), documents::numberText({reserved.book, 5}));
    const auto by_hand = intake(3, documents::numberText({reserved.book, 3}));
    ASSERT_EQ(by_hand.status, 201) << by_hand.body;
    EXPECT_EQ(numberOf(by_hand), documents::numberText({reserved.book, 3}));
}

TEST_F(Numbers, ANumberIsUsedOnceAndOnlyWhereItBelongs) {
    const auto reserved = valueOf(reserve(2));
    const std::string first = documents::numberText({reserved.book, 1});
    ASSERT_EQ(intake(1, first).status, 201);
    EXPECT_EQ(problemCode(intake(2, first)), "document_number.not_reserved");
    EXPECT_EQ(problemCode(intake(2, documents::numberText({reserved.book, 7}))),
              "document_number.not_reserved");
    EXPECT_EQ(problemCode(intake(2, "十二号")), "document_number.invalid");
    EXPECT_EQ(problemCode(intake(2, documents::numberText({{"佛林许受字", 2026}, 2}))),
              "document_number.book_differs");
    EXPECT_EQ(problemCode(intake(2, documents::numberText({reserved.book, 2}), kItem,
                                 cases::IntakeOutcome::receive)),
              "document_number.nothing_numbered");
    // None of these took anything.
    EXPECT_EQ(shape(ledger(reserved.book)), "1-1 issued; 2-2 reserved; ");
}

TEST_F(Numbers, VoidNumbersAreListedAndNeverUsed) {
    const auto reserved = valueOf(reserve(4));
    const std::string second = documents::numberText({reserved.book, 2});
    const auto made = valueOf(makeVoid(*head_, second));
    EXPECT_EQ(made.number.sequence, 2);
    EXPECT_EQ(codeOf(makeVoid(*head_, second)), "document_number.not_reserved");
    EXPECT_EQ(problemCode(intake(1, second)), "document_number.not_reserved");
    ASSERT_EQ(intake(1, documents::numberText({reserved.book, 1})).status, 201);
    EXPECT_EQ(codeOf(makeVoid(*head_, documents::numberText({reserved.book, 1}))),
              "document_number.not_reserved");
    const auto whole = ledger(reserved.book);
    EXPECT_EQ(shape(whole), "1-1 issued; 2-2 voided; 3-4 reserved; ");
    EXPECT_EQ(whole.lines[1].reason, "填写错误");
    EXPECT_EQ(whole.lines[2].reason, "停电，手工开具");
    EXPECT_EQ(shape(ledger(reserved.book, 2)), "3-4 reserved; ");
    EXPECT_EQ(shape(ledger(reserved.book, 2'000'000'000)), "");
    EXPECT_EQ(shape(ledger(reserved.book, -5)), shape(whole));
}

TEST_F(Numbers, BooksAreSeenByTheirOrganAndByTheAdministrator) {
    ASSERT_TRUE(reserve(2));
    ASSERT_EQ(intake(1, "").status, 201);
    const auto seenBy = [&](transport::ApiSession& who) {
        return valueOf(who.getAs<documents::NumberOverview>(operationPath("listNumbers")));
    };
    EXPECT_TRUE(seenBy(*head_).cases.empty());
    const auto own = seenBy(*head_).books;
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own[0].organization, "佛冈县民政局");
    EXPECT_EQ(own[0].last, 3);
    EXPECT_EQ(own[0].issued, 1);
    EXPECT_EQ(own[0].reserved, 2);
    EXPECT_EQ(own[0].missing, 0);
    const auto stranger = server_.sessionOf(kForeignReviewer);
    EXPECT_TRUE(seenBy(*stranger).books.empty());
    EXPECT_EQ(codeOf(stranger->queryAs<NumberLedger>(
                  operationPath("readNumberLedger"),
                  encode(documents::LedgerQuery{own[0].word, own[0].year, 0}))),
              "forbidden");
    const auto seen = server_.send("GET", "/v1/numbers", {}, server_.administratorToken());
    const auto whole = valueOf(decode<documents::NumberOverview>(valueOf(parseJson(seen.body))));
    EXPECT_EQ(whole.books.size(), 1U);
    ASSERT_EQ(whole.cases.size(), 1U);
    EXPECT_EQ(whole.cases[0].organization, "石角镇便民服务中心");
    EXPECT_EQ(whole.cases[0].year, 2026);
    EXPECT_EQ(whole.cases[0].given, 1);
    EXPECT_EQ(whole.cases[0].cases, 1);
}

TEST_F(Numbers, OnlyTheOrganItselfMakesItsNumbersVoid) {
    const auto reserved = valueOf(reserve(1));
    const ApiServer::Person other{"head.other", identity::Role::department_head, "lyj", ""};
    EXPECT_EQ(
        codeOf(makeVoid(*server_.sessionOf(other), documents::numberText({reserved.book, 1}))),
        "forbidden");
    EXPECT_EQ(shape(ledger(reserved.book)), "1-1 reserved; ");
}

TEST_F(Numbers, WrongRequestsSetNothingAside) {
    const auto ask = [&](Json change) {
        Json body = encode(documents::ReserveNumbersCommand{
            documents::DocumentKind::acceptance_notice, catalog::ItemType::licence, 1, "停电"});
        body.update(change);
        return problemCode(server_.send("POST", "/v1/numbers/reservations", dumpJson(body),
                                        server_.tokenOf(kHead), server_.newId()));
    };
    EXPECT_EQ(ask({{"count", 0}}), "input.invalid");
    EXPECT_EQ(ask({{"count", 201}}), "input.invalid");
    EXPECT_EQ(ask({{"purpose", " "}}), "input.invalid");
    EXPECT_EQ(ask({{"kind", "material_receipt"}}), "document_number.kind_unnumbered");
    const auto seen = server_.send("GET", "/v1/numbers", {}, server_.tokenOf(kHead));
    EXPECT_TRUE(valueOf(parseJson(seen.body)).at("books").empty());
}

} // namespace bianmin::api_test
