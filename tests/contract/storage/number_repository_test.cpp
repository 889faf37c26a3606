#include "tests/contract/storage/store_test.h"

namespace bianmin::storage {
namespace {

using documents::NumberBook;
using documents::NumberBookView;
using documents::NumberFate;
using documents::NumberReservation;
using documents::NumberStanding;
using documents::NumberVoid;
using support::codeOf;
using support::valueOf;

const NumberBook kBook{"佛民许受字", 2026};

class NumberRepositoryContract : public StoreTest {
  protected:
    void SetUp() override {
        valueOf(write<std::string>(
            [&](Tx& tx) { return repositories().cases.add(tx, support::sampleCase()); }));
    }
    Result<int> take(int count, const NumberBook& book = kBook) {
        return write<int>([&](Tx& tx) { return repositories().numbers.take(tx, book, count); });
    }
    NumberReservation reserve(int count, const std::string& id) {
        return valueOf(write<NumberReservation>([&](Tx& tx) -> Result<NumberReservation> {
            const int first = TRY(repositories().numbers.take(tx, kBook, count));
            const NumberReservation made{id,
                                         kBook,
                                         first,
                                         first + count - 1,
                                         OrganizationId("mzj"),
                                         "停电手工开具",
                                         UserId("head"),
                                         "王小明",
                                         fromMillis(7)};
            TRY(repositories().numbers.addReservation(tx, made));
            return made;
        }));
    }
    Result<void> makeVoid(int sequence) {
        return write([&](Tx& tx) {
            return repositories().numbers.addVoid(
                tx, {{kBook, sequence}, "写错", UserId("head"), "王小明", fromMillis(9)});
        });
    }
    // A paper with this number; the number must be out already.
    void issue(int sequence) {
        auto record =
            support::sampleDocument("d" + std::to_string(sequence), support::sampleCase().number);
        record.number = documents::numberText({kBook, sequence});
        valueOf(write([&](Tx& tx) { return repositories().documents.add(tx, record); }));
    }
    NumberFate fate(int sequence) {
        return read<NumberStanding>([&](ReadTx& tx) {
                   return repositories().numbers.standing(tx, {kBook, sequence});
               })
            .fate;
    }
    NumberBookView book() {
        for (const auto& one : read<std::vector<NumberBookView>>(
                 [&](ReadTx& tx) { return repositories().numbers.books(tx); })) {
            if (one.word == kBook.word && one.year == kBook.year)
                return one;
        }
        return {};
    }
};
BIANMIN_ON_EVERY_ENGINE(NumberRepositoryContract);

TEST_P(NumberRepositoryContract, GivesRunsOutWithoutGapsAndOneBookDoesNotTouchAnother) {
    EXPECT_EQ(take(1), 1);
    EXPECT_EQ(take(5), 2);
    EXPECT_EQ(take(1), 7);
    EXPECT_EQ(take(3, {"佛民许受字", 2027}), 1);
    EXPECT_EQ(take(1, {"佛民准字", 2026}), 1);
    EXPECT_EQ(take(1), 8);
}

TEST_P(NumberRepositoryContract, ARefusedCommandGivesItsNumbersBack) {
    ASSERT_EQ(take(2), 1);
    const auto refused = write([&](Tx& tx) -> Result<void> {
        EXPECT_EQ(repositories().numbers.take(tx, kBook, 10), 3);
        return fail(ErrorKind::conflict, "refused");
    });
    EXPECT_EQ(codeOf(refused), "refused");
    EXPECT_EQ(take(1), 3);
}

TEST_P(NumberRepositoryContract, KnowsHowEachNumberStands) {
    ASSERT_EQ(take(1), 1);
    issue(1);
    const auto reserved = reserve(3, "r1"); // 2 to 4
    issue(3);
    valueOf(makeVoid(4));
    EXPECT_EQ(fate(1), NumberFate::issued);
    EXPECT_EQ(fate(2), NumberFate::reserved);
    EXPECT_EQ(fate(3), NumberFate::issued);
    EXPECT_EQ(fate(4), NumberFate::voided);
    EXPECT_EQ(fate(5), NumberFate::missing);
    const auto standing = read<NumberStanding>([&](ReadTx& tx) {
        return repositories().numbers.standing(tx, {kBook, 2});
    });
    ASSERT_TRUE(standing.reservation);
    EXPECT_EQ(encode(*standing.reservation), encode(reserved));
    EXPECT_EQ(codeOf(makeVoid(4)), "store.duplicate");
}

TEST_P(NumberRepositoryContract, CountsWhatBecameOfABook) {
    ASSERT_EQ(take(1), 1);
    issue(1);
    reserve(3, "r1"); // 2 to 4
    reserve(2, "r2"); // 5 and 6
    issue(3);
    issue(6);
    valueOf(makeVoid(4));
    auto seen = book();
    EXPECT_EQ(seen.last, 6);
    EXPECT_EQ(seen.issued, 3);
    EXPECT_EQ(seen.reserved, 2);
    EXPECT_EQ(seen.voided, 1);
    EXPECT_EQ(seen.missing, 0);
    // A number that went out with nothing is no number of anybody's.
    ASSERT_EQ(take(1), 7);
    EXPECT_EQ(book().missing, 1);
}

TEST_P(NumberRepositoryContract, ListsABookInItsOrder) {
    ASSERT_EQ(take(1), 1);
    reserve(3, "r1");
    reserve(2, "r2");
    issue(6);
    issue(3);
    valueOf(makeVoid(4));
    valueOf(makeVoid(2));
    auto& numbers = repositories().numbers;
    EXPECT_EQ(read<std::vector<int>>([&](ReadTx& tx) { return numbers.issued(tx, kBook); }),
              (std::vector<int>{3, 6}));
    const auto voids =
        read<std::vector<NumberVoid>>([&](ReadTx& tx) { return numbers.voids(tx, kBook); });
    ASSERT_EQ(voids.size(), 2U);
    EXPECT_EQ(voids[0].number.sequence, 2);
    EXPECT_EQ(voids[1].reason, "写错");
    const auto reservations = read<std::vector<NumberReservation>>(
        [&](ReadTx& tx) { return numbers.reservations(tx, kBook); });
    ASSERT_EQ(reservations.size(), 2U);
    EXPECT_EQ(reservations[1].first, 5);
    EXPECT_EQ(read<int>([&](ReadTx& tx) { return numbers.last(tx, kBook); }), 6);
    EXPECT_EQ(read<int>([&](ReadTx& tx) { return numbers.last(tx, {"无", 2026}); }), 0);
}

TEST_P(NumberRepositoryContract, TwoPapersNeverCarryOneNumber) {
    ASSERT_EQ(take(1), 1);
    issue(1);
    auto record = support::sampleDocument("other", support::sampleCase().number);
    record.number = documents::numberText({kBook, 1});
    EXPECT_EQ(codeOf(write([&](Tx& tx) { return repositories().documents.add(tx, record); })),
              "store.duplicate");
}

} // namespace
} // namespace bianmin::storage
