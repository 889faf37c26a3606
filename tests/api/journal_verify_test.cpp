// `journal verify` of the real server: what was changed, rewritten or cut behind its back is named.
#include "server/journal/journal_key.h"
#include "shared/domain/journal/head_service.h"
#include "shared/storage/sql/connection.h"
#include "shared/storage/sql/repositories.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"
#include "tests/api/ctl_run.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

namespace bianmin::api_test {

namespace {

using journal::Entry;
using storage::connectionOf;
namespace fs = std::filesystem;

constexpr char kStream[] = "county-441821";

// The database in the hands of somebody who knows the format and whom no trigger stops.
class JournalForger {
  public:
    explicit JournalForger(const std::string& file)
        : database_(valueOf(storage::SqliteDatabase::open({.path = file}))) {
        sql("DROP TRIGGER IF EXISTS journal_entry_keeps");
        sql("DROP TRIGGER IF EXISTS journal_entry_stays");
    }

    std::vector<Entry> entries() {
        return valueOf(inRead<std::vector<Entry>>(*database_, [&](ReadTx& tx) {
            return repositories_.journal.read(tx,
                                              {.stream = kStream, .after_seq = 0, .limit = 10'000});
        }));
    }
    void sql(const std::string& text, const std::vector<storage::Value>& values = {}) {
        valueOf(database_->write([&](Tx& tx) -> Result<void> {
            TRY(connectionOf(tx).execute(text, values));
            return {};
        }));
    }
    void moveHead(const Entry& last) {
        sql("UPDATE journal_head SET seq = ?, hash = ?", {last.seq, last.hash});
    }
    // Another content from entry `seq` on, and every hash right again.
    void rewriteFrom(std::int64_t seq, const std::string& payload = R"({"forged":true})") {
        auto all = entries();
        const auto first = static_cast<std::size_t>(seq - 1);
        all.at(first).payload = payload;
        for (std::size_t i = first; i < all.size(); ++i) {
            all[i].prev_hash = all.at(i - 1).hash;
            all[i].hash = computeHash(all[i]);
            sql("UPDATE journal_entry SET payload = ?, prev_hash = ?, hash = ? WHERE seq = ?",
                {all[i].payload, all[i].prev_hash, all[i].hash, all[i].seq});
        }
        moveHead(all.back());
    }
    void cutAfter(std::int64_t seq) {
        sql("DELETE FROM journal_entry WHERE seq > ?", {seq});
        moveHead(entries().back());
    }
    void remove(std::int64_t seq) { sql("DELETE FROM journal_entry WHERE seq = ?", {seq}); }

  private:
    std::unique_ptr<storage::SqliteDatabase> database_;
    storage::Repositories repositories_;
};

class JournalVerify : public testing::Test {
  protected:
    JournalVerify()
        : password_file_(server_.folder() / "password") {
        std::ofstream(password_file_) << kPassword << "\n";
        for (int i = 0; i < 10; ++i)
            server_.tokenOf(kClerk);
    }

    CtlRun run(const std::vector<std::string>& command,
               ErrorStream error_stream = ErrorStream::file) {
        std::vector<std::string> words{"journal"};
        words.insert(words.end(), command.begin(), command.end());
        const std::vector<std::string> access{
            "--server", server_.url(),     "--ca",        server_.certificates().ca, "--user",
            "admin",    "--password-file", password_file_};
        words.insert(words.end(), access.begin(), access.end());
        return runCtl(words, server_.clock(), error_stream);
    }
    CtlRun verify(const std::vector<std::string>& more = {},
                  ErrorStream error_stream = ErrorStream::file) {
        std::vector<std::string> command{"verify"};
        command.insert(command.end(), more.begin(), more.end());
        return run(command, error_stream);
    }
    // The code of the first fault; "good" when there is none.
    std::string fault() {
        const CtlRun ran = verify({"--json"});
        return ran.code == 0 ? "good" : valueOf(parseJson(ran.err)).at("error").at("code");
    }
    std::string said() { return verify().err; }
    [[nodiscard]] fs::path headsFile() const {
        return server_.databaseFile() + ".heads/heads.jsonl";
    }
    // The last entry for which the stopped server vouched.
    std::int64_t lastSigned() const {
        std::string line;
        std::string last;
        for (std::ifstream file(headsFile()); std::getline(file, line);)
            last = line;
        return valueOf(journal::parseHeadLine(last)).seq;
    }

    ApiServer server_;
    std::string password_file_;
};

// With a case that was taken in and reviewed, and entries behind it that are signed as well.
class JournalOfCase : public JournalVerify {
  protected:
    JournalOfCase() {
        const std::string admin = server_.administratorToken();
        server_.send("POST", "/v1/items/import", demoCatalogue(), admin, server_.newId());
        const auto item = itemOf(*server_.sessionOf(kClerk), "MZ0001");
        const Json taken =
            server_.post("/v1/cases", encode(intakeOf(item)), server_.tokenOf(kClerk));
        const Json& record = taken.at("case").at("record");
        const std::string number = record.at("number");
        server_.post(transport::operationPath("reviewCase", {{"case_number", number}}),
                     {{"version", record.at("version")}, {"opinion", "符合条件"}},
                     server_.tokenOf(kReviewer));
        for (int i = 0; i < 5; ++i)
            server_.tokenOf(kClerk);
        server_.restart([&] {
            signed_ = lastSigned();
            for (const Entry& entry : JournalForger(server_.databaseFile()).entries()) {
                if (entry.entity == "case:" + number)
                    (intake_ == 0 ? intake_ : review_) = entry.seq;
            }
        });
    }
    void tamper(const std::function<void(JournalForger&)>& forge) {
        server_.restart([&] {
            for (const auto& [file, kept] : kept_)
                fs::copy_file(file, kept);
            JournalForger forger(server_.databaseFile());
            forge(forger);
        });
    }
    void putBack() {
        server_.restart([&] {
            for (const auto& [file, kept] : kept_)
                fs::rename(kept, file);
        });
    }
    void expectFault(const std::string& code, std::int64_t seq) {
        EXPECT_EQ(fault(), code) << seq;
        EXPECT_NE(said().find("第 " + std::to_string(seq) + " 条"), std::string::npos) << said();
    }

    const support::TemporaryDirectory untouched_;
    const std::map<fs::path, fs::path> kept_{
        {server_.databaseFile(), untouched_.path() / "county.db"},
        {headsFile(), untouched_.path() / "heads.jsonl"}};
    std::int64_t intake_ = 0;
    std::int64_t review_ = 0; // the newest entry of the case
    std::int64_t signed_ = 0; // the last one that was signed when the server stopped after it
};

} // namespace

TEST_F(JournalVerify, ReportsTheChainAndEveryHeadThatTheServerSigned) {
    std::int64_t signed_seq = 0;
    server_.restart([&] { signed_seq = lastSigned(); });
    EXPECT_GE(signed_seq, 10);
    const Json report = valueOf(parseJson(verify({"--json"}).out));
    EXPECT_EQ(report.at("stream"), kStream);
    EXPECT_GT(report.at("entries"), signed_seq);
    EXPECT_GE(report.at("heads"), 2) << "one of the first day, one of the stop";
    EXPECT_LT(report.at("signed_from"), signed_seq);
    EXPECT_GE(report.at("signed_seq"), signed_seq);
    const auto key = valueOf(PublicKey::fromPem(readText(server_.folder() / "journal.pub")));
    EXPECT_EQ(report.at("key_id"), key.id());
    const std::string text = verify().out;
    EXPECT_NE(text.find("逐条核对无误"), std::string::npos) << text;
    EXPECT_NE(text.find(key.id()), std::string::npos) << text;
}

TEST_F(JournalVerify, ASecondProgramFindsTheServersFilesInOrder) {
    const std::string export_file = server_.folder() / "journal.jsonl";
    server_.restart([] {});
    const CtlRun exported = run({"export", export_file, "--json"});
    ASSERT_EQ(exported.code, 0) << exported.err;
    const Json report = valueOf(parseJson(exported.out));
    EXPECT_GT(report.at("entries"), 10);
    EXPECT_NE(readText(export_file).find(report.at("head_hash").get<std::string>()),
              std::string::npos);
    server_.restart([&] {
        const std::string program =
            "/usr/bin/python3 -B " BIANMIN_SOURCE_DIR "/tests/contract/verify_journal.py heads ";
        const std::string files = headsFile().string() + " " +
                                  (server_.folder() / "journal.pub").string() + " " + export_file;
        // The stop has signed what came after the export.
        EXPECT_THROW(runTool(program + files + " >/dev/null"), std::runtime_error);
        std::ofstream lines(export_file);
        for (const Entry& entry : JournalForger(server_.databaseFile()).entries())
            lines << dumpJson(encode(entry)) << "\n";
        lines.close();
        EXPECT_NO_THROW(runTool(program + files + " >/dev/null"));
        // The newest entry is missing from the export, and the program says so.
        std::string text = readText(export_file);
        text.erase(text.rfind('\n', text.size() - 2) + 1);
        std::ofstream(export_file) << text;
        EXPECT_THROW(runTool(program + files + " >/dev/null"), std::runtime_error);
    });
}

TEST_F(JournalVerify, ShowsItsProgressToWhoeverWatches) {
    EXPECT_EQ(verify().err, "");
    const std::string log = verify({"--progress", "--json"}).err;
    EXPECT_TRUE(log.starts_with("已核对 ")) << log;
    EXPECT_NE(log.find("（100%）\n"), std::string::npos) << log;
    const std::string line = verify({}, ErrorStream::terminal).err;
    EXPECT_TRUE(line.starts_with("\r")) << line;
    EXPECT_EQ(line.find('\n'), std::string::npos) << "one line, written over and over";
    EXPECT_TRUE(line.ends_with("\r\x1b[K")) << "and taken away at the end";
}

TEST_F(JournalVerify, AnExportOfABrokenChainLeavesNoFile) {
    server_.restart([&] {
        JournalForger(server_.databaseFile())
            .sql("UPDATE journal_entry SET payload = '{}' WHERE seq = 4");
    });
    const std::string export_file = server_.folder() / "journal.jsonl";
    const CtlRun ran = run({"export", export_file});
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.err.find("第 4 条"), std::string::npos) << ran.err;
    EXPECT_FALSE(fs::exists(export_file));
    EXPECT_FALSE(fs::exists(export_file + ".part"));
}

TEST_F(JournalVerify, NamesAChangedEntry) {
    server_.restart([&] {
        JournalForger(server_.databaseFile())
            .sql("UPDATE journal_entry SET payload = '{}' WHERE seq = 4");
    });
    EXPECT_EQ(fault(), "journal.hash_wrong");
    EXPECT_NE(said().find("第 4 条"), std::string::npos) << said();
}

TEST_F(JournalVerify, NamesARemovedEntry) {
    server_.restart([&] { JournalForger(server_.databaseFile()).remove(4); });
    EXPECT_EQ(fault(), "journal.gap");
    EXPECT_NE(said().find("第 4 条"), std::string::npos) << said();
}

TEST_F(JournalVerify, FindsAHistoryThatWasRewrittenWithAllItsHashes) {
    std::int64_t signed_seq = 0;
    server_.restart([&] {
        signed_seq = lastSigned();
        JournalForger(server_.databaseFile()).rewriteFrom(signed_seq - 5);
    });
    EXPECT_EQ(fault(), "journal.rewritten");
    EXPECT_NE(said().find("第 " + std::to_string(signed_seq) + " 条"), std::string::npos) << said();
}

TEST_F(JournalVerify, FindsAnEndThatWasCutTogetherWithTheStoredHead) {
    std::int64_t signed_seq = 0;
    server_.restart([&] {
        signed_seq = lastSigned();
        JournalForger(server_.databaseFile()).cutAfter(signed_seq - 8);
    });
    EXPECT_EQ(fault(), "journal.truncated");
    EXPECT_NE(said().find("签名至第 " + std::to_string(signed_seq) + " 条"), std::string::npos)
        << said();
    // New entries in the place of the old ones do not heal it.
    for (int i = 0; i < 10; ++i)
        server_.tokenOf(kClerk);
    EXPECT_EQ(fault(), "journal.rewritten");
}

TEST_F(JournalVerify, NamesALineOfTheHeadsThatTheServerDidNotSign) {
    server_.restart([&] {
        std::string text = readText(headsFile());
        const auto place = text.find("\"seq\":") + 6;
        text[place] = text[place] == '1' ? '2' : '1';
        std::ofstream(headsFile()) << text;
    });
    EXPECT_EQ(fault(), "journal.head_signature_wrong");
    EXPECT_NE(said().find("第 1 行"), std::string::npos) << said();
}

TEST_F(JournalVerify, FindsThatThereAreNoHeads) {
    server_.restart([&] {
        // A file in the folder's place: nor can the server begin a new log.
        fs::remove_all(headsFile().parent_path());
        std::ofstream(headsFile().parent_path()) << "";
    });
    EXPECT_EQ(fault(), "journal.heads_missing");
    EXPECT_NE(said().find("签名链头文件不见了"), std::string::npos) << said();
}

TEST_F(JournalVerify, SaysThatHeadsWereGoneAlthoughNewOnesWereSigned) {
    EXPECT_EQ(valueOf(parseJson(verify({"--json"}).out)).at("heads_missing"), 0);
    server_.restart([&] { fs::resize_file(headsFile(), 0); });
    server_.restart([] {});
    const Json report = valueOf(parseJson(verify({"--json"}).out));
    EXPECT_EQ(report.at("heads_missing"), 1);
    EXPECT_GT(report.at("heads"), 0);
    EXPECT_NE(verify().out.find("警告：服务器曾 1 次启动时找不到签名链头"), std::string::npos);
}

TEST_F(JournalOfCase, NamesARemovedEntryBeforeTheCaseThatDiffersWithoutIt) {
    for (const std::int64_t seq : {intake_, intake_ + 1, review_}) {
        tamper([&](JournalForger& forger) { forger.remove(seq); });
        expectFault("journal.gap", seq);
        putBack();
    }
}

TEST_F(JournalOfCase, NamesAChangedEntryBeforeTheCaseThatDiffersFromIt) {
    tamper([&](JournalForger& forger) {
        forger.sql("UPDATE journal_entry SET payload = '{}' WHERE seq = ?", {review_});
    });
    expectFault("journal.hash_wrong", review_);
}

TEST_F(JournalOfCase, NamesACutEndBeforeTheCaseThatDiffersWithoutIt) {
    tamper([&](JournalForger& forger) { forger.cutAfter(review_ - 1); });
    EXPECT_EQ(fault(), "journal.truncated");
}

TEST_F(JournalOfCase, NamesARewrittenEntryBeforeTheCaseThatDiffersFromIt) {
    for (const char* payload : {R"({"version":7})", R"({"scans":[1],"version":1})", "[]"}) {
        for (const std::int64_t seq : {intake_, review_}) {
            tamper([&](JournalForger& forger) { forger.rewriteFrom(seq, payload); });
            EXPECT_EQ(fault(), "journal.rewritten") << seq << payload;
            putBack();
        }
    }
}

TEST_F(JournalOfCase, NamesTheFirstOfWhatChainAndHeadsShow) {
    server_.tokenOf(kClerk); // an entry that is signed later
    tamper([&](JournalForger& forger) {
        forger.rewriteFrom(intake_);
        forger.remove(signed_ + 1);
    });
    expectFault("journal.rewritten", signed_);
    putBack();
    tamper([&](JournalForger& forger) {
        forger.rewriteFrom(review_);
        forger.remove(intake_);
    });
    expectFault("journal.gap", intake_);
}

TEST_F(JournalOfCase, NamesTheCaseWhereTheChainIsGood) {
    tamper([&](JournalForger& forger) { forger.sql("UPDATE service_case SET clerk = 'x'"); });
    expectFault("journal.record_changed", review_);
}

TEST_F(JournalVerify, AsksForAStretchThatExists) {
    const std::string token = server_.administratorToken();
    const auto code = [&](const std::string& path) {
        return problemCode(server_.send("GET", path, {}, token));
    };
    EXPECT_EQ(code("/v1/journal/verify?after_seq=3"), "");
    EXPECT_EQ(code("/v1/journal/verify?after_seq=1000000"), "journal.seq_unknown");
    EXPECT_EQ(code("/v1/journal/verify?after_seq=9223372036854775807"), "input.invalid");
    EXPECT_EQ(code("/v1/journal/verify?after_seq=-1"), "input.invalid");
    EXPECT_EQ(code("/v1/journal/verify?after_line=1"), "request.parameter_unknown");
    EXPECT_EQ(code("/v1/journal/heads/verify?after_line=1000000"), "");
    EXPECT_EQ(code("/v1/journal/heads/verify?after_line=x"), "input.invalid");
}

} // namespace bianmin::api_test
