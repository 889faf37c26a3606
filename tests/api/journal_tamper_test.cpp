// Every column of every table of a played store, changed behind the server's back: `journal verify`
// or `store check` reports it, or the column stands on the list below with its reason.
#include "server/store/blob_service.h"
#include "shared/base/hash.h"
#include "shared/contract/messages.h"
#include "shared/storage/blobs/blob_folder.h"
#include "shared/storage/sql/county_services.h"
#include "shared/storage/sqlite/sqlite_connection.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace bianmin::api_test {
namespace {

using transport::operationPath;

const std::map<std::string, std::string> kNotCompared{
    {"account.failed_logins", "wrong passwords since the last right one; each has its entry"},
    {"account.locked_until", "goes by itself; the entries say who was locked out and when"},
    {"account_role.position", "the order in which roles are shown"},
    {"blob.stored_at", "until when a file that no case uses is kept"},
    {"command.id", "answers to repeats, forgotten after command_days"},
    {"command.account", "answers to repeats, forgotten after command_days"},
    {"command.request_hash", "answers to repeats, forgotten after command_days"},
    {"command.answer", "answers to repeats, forgotten after command_days"},
    {"command.at", "answers to repeats, forgotten after command_days"},
    {"forgotten_command.only_row", "says there is one row"},
    {"forgotten_command.newest_id", "which repeats are refused; no record is made from it"},
    {"schema_migration.applied_at", "the day of an update; what was applied is compared"},
    {"session.id", "who is logged in just now, forgotten within a day"},
    {"session.account", "who is logged in just now, forgotten within a day"},
    {"session.station", "who is logged in just now, forgotten within a day"},
    {"session.created_at", "who is logged in just now, forgotten within a day"},
    {"session.expires_at", "who is logged in just now, forgotten within a day"},
};
// Tables in which a row more or a row less is not reported.
const std::map<std::string, std::string> kRowsNotCompared{
    {"command added", "an answer that nobody asks for"},
    {"command removed", "forgotten in any case"},
    {"forgotten_command added", "which repeats are refused; no record is made from it"},
    {"forgotten_command removed", "which repeats are refused; no record is made from it"},
    {"session added", "who is logged in just now, forgotten within a day"},
    {"session removed", "a log-out"},
    {"item added", "an item without a version is none"},
    {"journal_head added", "the end of a stream that has no entry"},
    {"case_search added", "a search that finds a case more, and shows what the case says"},
    {"journal_personal added", "a value that no entry speaks of"},
};

struct Column {
    std::string name;
    std::string type;
    bool is_key = false;
};
using Row = std::vector<std::string>; // SQL literals

// The database in the hands of somebody whom no rule of it stops.
class Tamperer {
  public:
    explicit Tamperer(const std::string& file)
        : connection_(
              valueOf(storage::SqliteConnection::open(file, storage::OpenMode::read_write))) {
        run("PRAGMA foreign_keys = OFF");
        run("PRAGMA ignore_check_constraints = ON");
        for (const auto& trigger : texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
            run("DROP TRIGGER " + trigger);
    }

    void run(const std::string& sql) { valueOf(connection_->executeScript(sql)); }
    std::vector<std::string> texts(const std::string& sql) {
        auto rows = valueOf(connection_->query(sql));
        std::vector<std::string> all;
        while (valueOf(rows->next()))
            all.emplace_back(rows->text(0));
        return all;
    }
    std::vector<std::string> tables() {
        return texts("SELECT name FROM sqlite_schema WHERE type = 'table' "
                     "AND name NOT LIKE 'sqlite_%' ORDER BY name");
    }
    std::vector<Column> columns(const std::string& table) {
        auto rows = valueOf(connection_->query(
            "SELECT name, type, CASE WHEN pk > 0 THEN 1 ELSE 0 END FROM pragma_table_info('" +
            table + "')"));
        std::vector<Column> all;
        while (valueOf(rows->next()))
            all.push_back(
                {std::string(rows->text(0)), std::string(rows->text(1)), rows->integer(2) != 0});
        return all;
    }
    // Every row, its values as SQL writes them.
    std::vector<Row> rows(const std::string& table, const std::vector<Column>& columns) {
        std::string list;
        for (const Column& column : columns)
            list += (list.empty() ? "quote(" : ", quote(") + column.name + ")";
        auto found = valueOf(connection_->query("SELECT " + list + " FROM " + table));
        std::vector<Row> all;
        while (valueOf(found->next())) {
            Row row;
            for (std::size_t i = 0; i < columns.size(); ++i)
                row.emplace_back(found->text(static_cast<int>(i)));
            all.push_back(row);
        }
        return all;
    }

  private:
    std::unique_ptr<storage::SqliteConnection> connection_;
};

// Another value of the same type, where the old one stands as SQL writes it.
std::string another(const std::string& old, const std::string& type) {
    if (type == "INTEGER")
        return old == "NULL" ? "7" : old == "1" ? "0" : old + " + 10000";
    if (old == "NULL")
        return "'441821'";
    if (old == "''")
        return "'x'";
    // The same length, so that no rule about lengths speaks first; JSON stays JSON where a digit
    // can be changed.
    std::string text = old;
    const auto digit = text.find_last_of("0123456789");
    const std::size_t place = digit == std::string::npos ? text.size() - 2 : digit;
    if (digit == std::string::npos && (static_cast<unsigned char>(text[place]) & 0x80U) != 0)
        return "'x' || " + old;
    text[place] = text[place] == '9' ? '8' : '9';
    return text;
}

// What a verification needs, over a store that no server owns any more.
class Verifier {
  public:
    explicit Verifier(const std::filesystem::path& folder)
        : database_(valueOf(storage::SqliteDatabase::open({.path = folder / "county.db"})))
        , files_(folder / "county.db.files") {}

    // The code of every fault that `journal verify` and `store check` report.
    std::set<std::string> reported() {
        storage::Repositories stored; // a new one remembers nothing
        storage::CountyServices services(stored, kStream, clock_, random_);
        std::set<std::string> codes;
        const auto verified =
            journal::JournalVerifier(stored.journal, services.records, kStream).verify(*database_);
        if (!verified)
            codes.insert(verified.error().code);
        server::BlobService blobs({*database_, stored.blobs, files_, services.cases, clock_});
        const auto checked = blobs.check({.user = {},
                                          .name = {},
                                          .roles = {identity::Role::administrator},
                                          .organization = {},
                                          .station = {}},
                                         "");
        if (!checked)
            codes.insert(checked.error().code);
        else
            for (const auto& finding : checked->findings)
                codes.insert(finding.code);
        return codes;
    }

  private:
    static constexpr const char* kStream = "county-441821";
    std::unique_ptr<storage::SqliteDatabase> database_;
    storage::BlobFolder files_;
    support::FakeClock clock_;
    support::SeededRandom random_{1};
};

class JournalTamper : public testing::Test {
  protected:
    JournalTamper() {
        playCase();
        playNumbers();
        auto administrator =
            server_.sessionOf({"keeper", identity::Role::administrator, "zwzx", ""});
        const auto accounts = valueOf(administrator->getAs<contract::Rows<identity::AccountView>>(
            operationPath("listAccounts")));
        for (const auto& account : accounts.rows) {
            if (account.login_name == kReviewer.login_name)
                valueOf(administrator->commandAs<identity::AccountView>(
                    operationPath("setPassword", {{"user_id", account.id.str()}}),
                    {{"password", "Liu-Shui-1912"}}, server_.newId()));
        }
    }

    void act(const std::string& operation, Json body, const ApiServer::Person& person) {
        body["version"] = version_;
        note(server_.post(operationPath(operation, {{"case_number", number_}}), body,
                          server_.tokenOf(person)));
    }
    void note(const Json& answer) {
        number_ = answer.at("case").at("record").at("number");
        version_ = answer.at("case").at("record").at("version");
        for (const Json& paper : answer.at("documents"))
            print(paper.at("id"));
    }
    std::string scan(const std::string& text) {
        const auto answer = server_.send("POST", "/v1/files", "%PDF-1.7\n" + text + "\n%%EOF\n",
                                         server_.tokenOf(kClerk), {}, contract::kUploadMediaType);
        return valueOf(parseJson(answer.body)).at("sha256");
    }
    void print(const std::string& paper);
    void playCase();
    void playNumbers();

    ApiServer server_{ApiServer::Catalogue::demo};
    std::string number_;
    std::int64_t version_ = 0;
};

void JournalTamper::print(const std::string& paper) {
    const auto record = valueOf(server_.sessionOf(kClerk)->getAs<documents::DocumentRecord>(
        operationPath("showDocument", {{"document_id", paper}})));
    server_.post(
        "/v1/documents/" + paper + "/prints",
        {{"ordinal", 1}, {"sha256", sha256Hex(paperOf(record))}, {"copies", 1}, {"printer", "1号"}},
        server_.tokenOf(kClerk));
}

// From an application with a scan that is replaced, to the rating.
void JournalTamper::playCase() {
    const auto item = itemOf(*server_.sessionOf(kClerk), "MZ0001");
    auto command = intakeOf(item);
    const auto materials = [&](const std::string& text) {
        auto rows = intakeOf(item).materials;
        rows.at(1).scans = {scan(text)};
        return rows;
    };
    command.materials = materials("blurred");
    command.materials.front().collected = false;
    command.outcome = cases::IntakeOutcome::supplement;
    command.supplement = {{command.materials.front().name, "缺本人页", "补交原件", ""}};
    note(server_.post("/v1/cases", encode(command), server_.tokenOf(kClerk)));
    act("resubmitCase", {{"materials", encode(materials("sharp"))}}, kClerk);
    act("acceptCase", Json::object(), kClerk);
    act("reviewCase", {{"opinion", "符合条件"}}, kReviewer);
    act("decideCase", {{"granted", true}, {"content", "准予"}}, kHead);
    act("readyCase", Json::object(), kReviewer);
    act("deliverCase",
        {{"method", "direct"},
         {"recipient", "王小明"},
         {"recipient_id_kind", "resident_id"},
         {"recipient_id_number", ApplicantSpec{}.id_number},
         {"relation", "本人"}},
        kOutput);
    act("rateCase", {{"level", "very_satisfied"}, {"is_default", false}, {"words", "快"}}, kOutput);
}

// Numbers set aside: one used, one void.
void JournalTamper::playNumbers() {
    const auto item = itemOf(*server_.sessionOf(kClerk), "MZ0001");
    const auto reserved = valueOf(decode<documents::NumberReservation>(
        server_.post("/v1/numbers/reservations",
                     encode(documents::ReserveNumbersCommand{
                         documents::DocumentKind::acceptance_notice, item.item.type, 3, "停电"}),
                     server_.tokenOf(kHead))));
    server_.post(
        "/v1/numbers/voids",
        {{"number", documents::numberText({reserved.book, reserved.first})}, {"reason", "写错"}},
        server_.tokenOf(kHead));
    auto command = intakeOf(item, {.id_number = inventedIdNumber(3)});
    command.handwritten_number = documents::numberText({reserved.book, reserved.first + 1});
    command.outcome = cases::IntakeOutcome::accept;
    note(server_.post("/v1/cases", encode(command), server_.tokenOf(kClerk)));
}

// A place of a table whose value is exchanged and put back.
struct Place {
    std::string table;
    std::vector<Column> columns;
    Row row;

    // Where the keys of the row are, when column `changed` has the value `value`.
    [[nodiscard]] std::string where(std::size_t changed, const std::string& value) const {
        std::string condition;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].is_key || table == "journal_entry")
                condition += (condition.empty() ? "" : " AND ") + columns[i].name + " IS " +
                             (i == changed ? value : row[i]);
        }
        return condition;
    }
};

// The first, the last and one between.
std::vector<Row> some(const std::vector<Row>& rows) {
    std::set<std::size_t> picked{0, rows.size() / 2, rows.size() - 1};
    std::vector<Row> chosen;
    for (const std::size_t i : picked)
        chosen.push_back(rows[i]);
    return chosen;
}

bool isWhollyNull(const std::vector<Row>& rows, std::size_t column) {
    return std::ranges::all_of(rows, [&](const Row& row) { return row[column] == "NULL"; });
}

} // namespace

TEST_F(JournalTamper, EveryChangedColumnIsReported) {
    server_.restart([&] {
        Verifier verifier(server_.folder());
        ASSERT_EQ(verifier.reported(), std::set<std::string>{});
        Tamperer tamperer(server_.databaseFile());
        // A month of answers is not played.
        tamperer.run("INSERT INTO forgotten_command VALUES (1, '0189')");
        for (const std::string& table : tamperer.tables()) {
            const auto columns = tamperer.columns(table);
            const auto all = tamperer.rows(table, columns);
            ASSERT_FALSE(all.empty()) << "the day has not touched " << table;
            for (const Row& row : some(all)) {
                for (std::size_t i = 0; i < columns.size(); ++i) {
                    const Place place{table, columns, row};
                    const std::string name = table + "." + columns[i].name;
                    if (row[i] == "NULL" && !isWhollyNull(all, i))
                        continue; // another row has a value to change
                    const std::string value = another(row[i], columns[i].type);
                    const std::string set = "UPDATE " + table + " SET " + columns[i].name + " = ";
                    tamperer.run(set + value + " WHERE " + place.where(columns.size(), ""));
                    bool found = !verifier.reported().empty();
                    if (table == "schema_migration")
                        found = !storage::SqliteDatabase::open({.path = server_.databaseFile()});
                    tamperer.run(set + row[i] + " WHERE " + place.where(i, value));
                    EXPECT_EQ(found, !kNotCompared.contains(name)) << name << ": " << row[i];
                }
            }
        }
        EXPECT_EQ(verifier.reported(), std::set<std::string>{}) << "all is put back";
    });
}

TEST_F(JournalTamper, EveryRowTooManyOrTooFewIsReported) {
    server_.restart([&] {
        Verifier verifier(server_.folder());
        Tamperer tamperer(server_.databaseFile());
        // A month of answers is not played.
        tamperer.run("INSERT INTO forgotten_command VALUES (1, '0189')");
        for (const std::string& table : tamperer.tables()) {
            if (table == "schema_migration")
                continue; // compared by its numbers, at every start
            const auto columns = tamperer.columns(table);
            for (const Row& row : some(tamperer.rows(table, columns))) {
                const Place place{table, columns, row};
                std::string values;
                std::string forged;
                for (std::size_t i = 0; i < columns.size(); ++i) {
                    const std::string comma = i == 0 ? "" : ", ";
                    values += comma + row[i];
                    forged += comma + (columns[i].is_key || row[i] != "NULL"
                                           ? another(row[i], columns[i].type)
                                           : row[i]);
                }
                const std::string insert = "INSERT INTO " + table + " VALUES (";
                const std::string remove = "DELETE FROM " + table + " WHERE ";
                tamperer.run(remove + place.where(columns.size(), ""));
                EXPECT_EQ(verifier.reported().empty(),
                          kRowsNotCompared.contains(table + " removed"))
                    << table << " removed: " << values;
                tamperer.run(insert + forged + ")");
                tamperer.run(insert + values + ")");
                EXPECT_EQ(verifier.reported().empty(), kRowsNotCompared.contains(table + " added"))
                    << table << " added: " << forged;
                Row other = row;
                for (std::size_t i = 0; i < columns.size(); ++i) {
                    if (columns[i].is_key || row[i] != "NULL")
                        other[i] = "(" + another(row[i], columns[i].type) + ")";
                }
                tamperer.run(remove + Place{table, columns, other}.where(columns.size(), ""));
                ASSERT_EQ(verifier.reported(), std::set<std::string>{}) << table;
            }
        }
    });
}

} // namespace bianmin::api_test
