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
    const char* finding; // "" where a crash cannot do it, and the audit does not look
    // What `journal verify` says; "good" where it does not look: answers.
    const char* verified;
};

void PrintTo(const Damage& damage, std::ostream* out) {
    *out << damage.name;
}

constexpr Damage kDamages[] = {
    {"LostEntry", "DELETE FROM journal_entry WHERE seq = (SELECT max(seq) FROM journal_entry)",
     "head of the journal", "journal.head_differs"},
    {"GapInTheJournal", "DELETE FROM journal_entry WHERE seq = 3", "journal.gap at 4",
     "journal.gap"},
    {"RewrittenEntry", "UPDATE journal_entry SET actor = 'x' WHERE seq = 3",
     "journal.hash_wrong at 3", "journal.hash_wrong"},
    {"LostAct", "UPDATE service_case SET version = version - 1", "case ", "journal.record_changed"},
    {"OtherState", "UPDATE service_case SET state = 'ready'", "case ", "journal.record_changed"},
    {"CaseWithoutEntry",
     "INSERT INTO service_case SELECT '0' || substr(number, 2), version, state, item_code, "
     "item_version, id_number, search_text, receiving, region, township, station, clerk, deciding, "
     "received_at, due_sort, content FROM service_case",
     "service_case: 2 rows", "journal.record_unwritten"},
    {"LostPaper", "DELETE FROM document WHERE kind = 'grant_decision'", "paper ",
     "journal.record_lost"},
    {"OtherPaper", "UPDATE document SET snapshot_hash = 'x' WHERE kind = 'grant_decision'",
     "paper ", "journal.record_changed"},
    {"OtherWordsOnAPaper", "UPDATE document SET snapshot = replace(snapshot, '王', '玉')",
     "the snapshot is not the one that was issued", "journal.record_changed"},
    {"ReservationLost", "DELETE FROM number_reservation", "number_reservation: 0 rows",
     "journal.record_lost"},
    {"VoidLost", "DELETE FROM number_void", "number_void: 0 rows", "journal.record_lost"},
    {"LostPrint",
     "DELETE FROM print_log WHERE "
     "document = (SELECT min(document) FROM print_log)",
     "print log of ", "journal.record_changed"},
    {"PrintNotCounted", "UPDATE document SET prints = 0 WHERE kind = 'grant_decision'", "paper ",
     "journal.record_changed"},
    {"NumberUsedUp", "UPDATE document_number SET last = last + 1", "document_number differs",
     "journal.counter_changed"},
    {"SerialUsedUp", "UPDATE case_serial SET last = last + 1", "case_serial differs",
     "journal.counter_changed"},
    {"LostPersonalValue",
     "DELETE FROM journal_personal WHERE commitment = (SELECT min(commitment) FROM "
     "journal_personal)",
     "journal_personal: ", "journal.personal_lost"},
    {"LostAnswer", "DELETE FROM command WHERE id = (SELECT min(id) FROM command)",
     "the stored answer is not the one that was given", "good"},
    {"OtherAnswer", "UPDATE command SET answer = '{}'",
     "the stored answer is not the one that was given", "good"},
    {"RenumberedPaper",
     "UPDATE document SET number = replace(number, '〕', '〕7'), number_sequence = "
     "CAST('7' || number_sequence AS INTEGER) WHERE kind = 'grant_decision'",
     "paper ", "journal.record_changed"},
    {"RenumberedInTheBookOnly",
     "UPDATE document SET number_sequence = number_sequence + 70 WHERE kind = 'grant_decision'",
     "paper ", "journal.record_changed"},
    {"BookCut", "UPDATE document_number SET last = 1 WHERE last > 1", "document_number differs",
     "journal.counter_changed"},
    {"PaperWithoutEntry",
     "INSERT INTO document SELECT 'x', kind, case_number, title, NULL, template_id, "
     "template_version, snapshot, snapshot_hash, issued_at, 0, snapshot_salt, NULL, NULL, NULL "
     "FROM document WHERE kind = 'grant_decision'",
     "document: ", "journal.record_unwritten"},
    {"OtherApplicant", "UPDATE service_case SET content = replace(content, '王', '玉')", "",
     "journal.record_changed"},
    {"OtherDecision",
     "UPDATE service_case SET content = replace(content, '\"granted\":true', "
     "'\"granted\":false')",
     "", "journal.record_changed"},
    {"OtherDueDay",
     "UPDATE service_case SET due_sort = '2027-03-02', content = replace(content, "
     "'\"due_on\":\"2026', '\"due_on\":\"2027')",
     "", "journal.record_changed"},
    {"OtherKindOfPaper",
     "UPDATE document SET kind = 'refusal_decision', template_id = 'refusal_decision' "
     "WHERE kind = 'grant_decision'",
     "", "journal.record_changed"},
    {"OtherPrint", "UPDATE print_log SET copies = 9", "", "journal.record_changed"},
    {"OtherPrinter", "UPDATE print_log SET printed_by = 'z'", "", "journal.record_changed"},
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

    // What `journal verify` says of the closed store.
    std::string verified() {
        const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
        const support::FakeClock clock;
        support::SeededRandom random(1);
        Hall hall(*database, clock, random);
        return support::codeOf(hall.verifyJournal());
    }

    const FurnishedStore store_;
    support::TemporaryDirectory directory_;
    const std::string path_ = (directory_.path() / "a.db").string();
    Day day_{path_};
};

TEST_P(Audit, FindsTheDamage) {
    ASSERT_THAT(findings(), IsEmpty());
    ASSERT_EQ(verified(), "good");
    {
        const auto connection =
            valueOf(storage::SqliteConnection::open(path_, storage::OpenMode::read_write));
        valueOf(connection->executeScript(
            "DROP TRIGGER journal_entry_keeps; DROP TRIGGER journal_entry_stays"));
        valueOf(connection->execute(GetParam().sql));
    }
    if (*GetParam().finding != '\0') {
        EXPECT_THAT(findings(), Contains(HasSubstr(GetParam().finding)));
    }
    EXPECT_EQ(verified(), GetParam().verified);
}

INSTANTIATE_TEST_SUITE_P(Every, Audit, ::testing::ValuesIn(kDamages),
                         [](const auto& damage) { return std::string(damage.param.name); });

} // namespace
} // namespace bianmin::fault
