// A file system for SQLite that does what a test wants: it stands between the engine and the real
// one, lets a judge decide about every call, and on demand remembers what a power cut would lose.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace bianmin::fault {

enum class FileCall { open, read, write, sync, truncate, remove, shared_memory };
enum class FileRole { database, log, other }; // other: journals of migrations, temporary files

struct Call {
    FileCall what;
    FileRole file;
};

enum class Verdict {
    pass,
    io_error,  // nothing was done
    torn,      // half of the bytes were written, then an error of the device
    disk_full, // half of the bytes were written, then there was no room
};

// Thread-safe. The default VFS of the process from its first use on, until the process ends.
class FaultyVfs {
  public:
    // Called on the thread that makes the call, before it, with no lock held; may be called by
    // several threads at once.
    using Judge = std::function<Verdict(const Call&)>;

    static FaultyVfs& instance();

    void setJudge(Judge judge);
    void obeyNobody(); // every call passes

    // Remembers from now on, and from nothing, what is written and not synced. It costs as much as
    // the writes themselves, so tests that cut no power go without.
    void startRemembering();
    void stopRemembering();
    // True while a remembered write to such a file has not been followed by a successful sync.
    [[nodiscard]] bool hasUnsynced(FileRole role) const;
    // Copies database and log to `copy` as they might be after a power cut now: of every write and
    // truncation that was not synced, `random` keeps all, nothing or some sectors. Files that were
    // removed stay removed.
    void copyAfterPowerCut(const std::string& database, const std::string& copy,
                           std::mt19937_64& random) const;

    // Used by the callbacks that SQLite calls.
    struct Change { // of a file, not synced yet
        std::size_t offset = 0;
        std::string before;
        std::string after;
        std::size_t size_before = 0;
        std::size_t size_after = 0;
    };
    struct Tracked {
        FileRole role = FileRole::other;
        std::vector<Change> unsynced;
    };
    [[nodiscard]] Verdict ask(const Call& call) const;
    [[nodiscard]] bool remembers() const { return remembers_; }
    [[nodiscard]] std::shared_ptr<Tracked> track(const std::string& path, FileRole role);
    void changed(Tracked& file, Change change);
    void synced(Tracked& file);
    void removed(const std::string& path);

  private:
    FaultyVfs();

    std::atomic<bool> remembers_{false};
    mutable std::mutex mutex_; // guards all below
    std::shared_ptr<const Judge> judge_;
    std::map<std::string, std::shared_ptr<Tracked>> files_;
};

} // namespace bianmin::fault
