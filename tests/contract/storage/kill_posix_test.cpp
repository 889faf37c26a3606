// A receipt never lies: what was acknowledged is there after the process was killed.
#include "shared/domain/journal/journal_service.h"
#include "shared/storage/sql/connection.h"
#include "shared/storage/sql/repositories.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "tests/support/results.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace bianmin::storage {
namespace {

using support::valueOf;

constexpr int kRounds = 20;
constexpr int kAcknowledgementsMax = 150;
constexpr std::uint64_t kSeed = 20261123;

// Runs the child until it has acknowledged `lines` commands, kills it, and gives everything that it
// acknowledged before it died.
std::string runAndKill(const std::string& database, const std::string& name, int lines) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        throw std::runtime_error("pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl(BIANMIN_KILL_CHILD, BIANMIN_KILL_CHILD, database.c_str(), name.c_str(), nullptr);
        std::_Exit(127);
    }
    ::close(ends[1]);
    std::string heard;
    char buffer[4096];
    int seen = 0;
    bool killed = false;
    for (;;) {
        const ssize_t size = ::read(ends[0], buffer, sizeof buffer);
        if (size <= 0)
            break;
        heard.append(buffer, static_cast<std::size_t>(size));
        seen += static_cast<int>(std::count(buffer, buffer + size, '\n'));
        if (!killed && seen >= lines) {
            ::kill(child, SIGKILL);
            killed = true;
        }
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << status;
    return heard;
}

// Adds "entity number" lines; the last may be cut off by the kill only if its end is missing.
void collect(const std::string& heard, std::map<std::string, int>& acknowledged) {
    std::istringstream lines(heard);
    std::string line;
    while (std::getline(lines, line)) {
        const auto space = line.find(' ');
        ASSERT_NE(space, std::string::npos) << line;
        const bool is_new =
            acknowledged.emplace(line.substr(0, space), std::stoi(line.substr(space + 1))).second;
        EXPECT_TRUE(is_new) << line;
    }
}

// Reopens the file: the chain is whole, numbers run without gaps, and every acknowledged command is
// there once with the number it was told.
void verify(const std::string& path, const std::map<std::string, int>& acknowledged) {
    const auto database = valueOf(SqliteDatabase::open({.path = path}));
    Repositories repositories;
    std::vector<journal::Entry> entries;
    valueOf(database->read([&](ReadTx& tx) -> Result<void> {
        entries = TRY(repositories.journal.read(tx, {"county-441821", 0, 1'000'000}));
        const auto head = TRY(repositories.journal.head(tx, "county-441821"));
        EXPECT_EQ(head.seq, static_cast<std::int64_t>(entries.size()));
        return {};
    }));
    journal::ChainVerifier verifier("county-441821");
    std::map<std::string, int> stored;
    for (const auto& entry : entries) {
        valueOf(verifier.next(entry));
        const int number = Json::parse(entry.payload).at("number").get<int>();
        EXPECT_EQ(number, entry.seq); // one number for each entry, from 1, without gaps
        EXPECT_TRUE(stored.emplace(entry.entity, number).second) << entry.entity;
    }
    for (const auto& [entity, number] : acknowledged) {
        const auto found = stored.find(entity);
        ASSERT_NE(found, stored.end()) << entity << " was acknowledged and is lost";
        EXPECT_EQ(found->second, number) << entity;
    }
    const auto integrity =
        valueOf(inRead<std::string>(*database, [](ReadTx& tx) -> Result<std::string> {
            auto rows = TRY(connectionOf(tx).query("PRAGMA integrity_check"));
            TRY(rows->next());
            return std::string(rows->text(0));
        }));
    EXPECT_EQ(integrity, "ok");
}

TEST(KilledServer, LosesNothingItAcknowledged) {
    support::TemporaryDirectory directory;
    const std::string path = (directory.path() / "a.db").string();
    support::SeededRandom random(kSeed);
    SCOPED_TRACE("seed " + std::to_string(kSeed));
    std::map<std::string, int> acknowledged;
    for (int round = 0; round < kRounds; ++round) {
        const int lines = random.between(1, kAcknowledgementsMax);
        collect(runAndKill(path, "life" + std::to_string(round), lines), acknowledged);
        verify(path, acknowledged);
        if (HasFatalFailure())
            return;
    }
    EXPECT_GE(acknowledged.size(), std::size_t{kRounds});
}

} // namespace
} // namespace bianmin::storage
