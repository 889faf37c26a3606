// The audit itself: whatever a crash could have left wrong, it finds.
#include "shared/storage/sqlite/sqlite_connection.h"
#include "tests/fault/day.h"
#include "tests/fault/store_audit.h"
#include "tests/support/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace bianmin::fault {
namespace {

using support::valueOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Damage {
    const char* name;
    const char* sql;
    const char* finding;
};

void PrintTo(const Damage& damage, std::ostream* out) {
    *out << damage.name;
}

constexpr Damage kDamages[] = {
    {"LostEntry", "DELETE FROM journal_entry WHERE seq = (SELECT max(seq) FROM journal_entry)",
     "head of the journal"},
    {"GapInTheJournal", "DELETE FROM journal_entry WHERE seq = 3", "journal.gap at 4"},
    {"RewrittenEntry", "UPDATE journal_entry SET actor = 'x' WHERE seq = 3",
     "journal.hash_wrong at 3"},
    {"LostAct", "UPDATE service_case SET version = version - 1", "case "},
    {"OtherState", "UPDATE service_case SET state = 'ready'", "case "},
    {"CaseWithoutEntry",
     "INSERT INTO service_case SELECT '0' || substr(number, 2), version, state, item_code, "
     "item_version, id_number, search_text, receiving, region, township, station, clerk, deciding, "
     "received_at, due_sort, content FROM service_case",
     "service_case: 2 rows"},
    {"LostPaper", "DELETE FROM document WHERE kind = 'grant_decision'", "paper "},
    {"OtherPaper", "UPDATE document SET snapshot_hash = 'x' WHERE kind = 'grant_decision'",
     "paper "},
    {"OtherWordsOnAPaper", "UPDATE document SET snapshot = replace(snapshot, '王', '玉')",
     "the snapshot is not the one that was issued"},
    {"ReservationLost", "DELETE FROM number_reservation", "number_reservation: 0 rows"},
    {"VoidLost", "DELETE FROM number_void", "number_void: 0 rows"},
    {"LostPrint",
     "DELETE FROM print_log WHERE "
     "document = (SELECT min(document) FROM print_log)",
     "print log of "},
    {"PrintNotCounted", "UPDATE document SET prints = 0 WHERE kind = 'grant_decision'", "paper "},
    {"NumberUsedUp", "UPDATE document_number SET last = last + 1", "document_number differs"},
    {"SerialUsedUp", "UPDATE case_serial SET last = last + 1", "case_serial differs"},
    {"LostPersonalValue",
     "DELETE FROM journal_personal WHERE commitment = (SELECT min(commitment) FROM "
     "journal_personal)",
     "journal_personal: "},
    {"LostAnswer", "DELETE FROM command WHERE id = (SELECT min(id) FROM command)",
     "the stored answer is not the one that was given"},
    {"OtherAnswer", "UPDATE command SET answer = '{}'",
     "the stored answer is not the one that was given"},
};

class Audit : public ::testing::TestWithParam<Damage> {
  protected:
    Audit() {
        std::filesystem::copy_file(store_.path(), path_);
        while (!day_.over())
            valueOf(day_.advance());
        day_.close();
    }

    Findings findings() {
        StoreAudit audit(path_, kStream);
        Findings all = audit.look();
        const Findings lost = audit.missing(day_.acknowledged());
        all.insert(all.end(), lost.begin(), lost.end());
        return all;
    }

    const FurnishedStore store_;
    support::TemporaryDirectory directory_;
    const std::string path_ = (directory_.path() / "a.db").string();
    Day day_{path_};
};

TEST_P(Audit, FindsTheDamage) {
    ASSERT_THAT(findings(), IsEmpty());
    {
        const auto connection =
            valueOf(storage::SqliteConnection::open(path_, storage::OpenMode::read_write));
        valueOf(connection->executeScript(
            "DROP TRIGGER journal_entry_keeps; DROP TRIGGER journal_entry_stays"));
        valueOf(connection->execute(GetParam().sql));
    }
    EXPECT_THAT(findings(), Contains(HasSubstr(GetParam().finding)));
}

INSTANTIATE_TEST_SUITE_P(Every, Audit, ::testing::ValuesIn(kDamages),
                         [](const auto& damage) { return std::string(damage.param.name); });

} // namespace
} // namespace bianmin::fault
