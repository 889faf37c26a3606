#include "tests/fault/faulty_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <new>
#include <sstream>
#include <stdexcept>

namespace bianmin::fault {
namespace {

constexpr std::size_t kSector = 512; // what a disk writes whole or not at all

sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs our_vfs;

// What SQLite holds for an open file; the real VFS's own part follows it in memory.
struct File {
    sqlite3_file base;
    FileRole role;
    std::shared_ptr<FaultyVfs::Tracked> tracked;

    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
static_assert(sizeof(File) % alignof(std::max_align_t) == 0);

File& fileOf(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}

FileRole roleOf(const char* name, int flags) {
    if (name == nullptr)
        return FileRole::other;
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
        return FileRole::database;
    return (flags & SQLITE_OPEN_WAL) != 0 ? FileRole::log : FileRole::other;
}

// The present bytes of a stretch of a file, as far as it has them.
std::string readPart(sqlite3_file* real, std::size_t offset, std::size_t size,
                     std::size_t file_size) {
    std::string part(offset < file_size ? std::min(size, file_size - offset) : 0, '\0');
    if (!part.empty())
        real->pMethods->xRead(real, part.data(), static_cast<int>(part.size()),
                              static_cast<sqlite3_int64>(offset));
    return part;
}

std::size_t sizeOf(sqlite3_file* real) {
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    return static_cast<std::size_t>(size);
}

int writeAndRemember(File& file, const void* bytes, std::size_t size, sqlite3_int64 offset) {
    sqlite3_file* real = file.real();
    if (!FaultyVfs::instance().remembers())
        return real->pMethods->xWrite(real, bytes, static_cast<int>(size), offset);
    FaultyVfs::Change change;
    change.offset = static_cast<std::size_t>(offset);
    change.size_before = sizeOf(real);
    change.before = readPart(real, change.offset, size, change.size_before);
    change.after.assign(static_cast<const char*>(bytes), size);
    change.size_after = std::max(change.size_before, change.offset + size);
    const int code = real->pMethods->xWrite(real, bytes, static_cast<int>(size), offset);
    if (code == SQLITE_OK)
        FaultyVfs::instance().changed(*file.tracked, std::move(change));
    return code;
}

int xClose(sqlite3_file* handle) {
    File& file = fileOf(handle);
    const int code = file.real()->pMethods->xClose(file.real());
    file.tracked.~shared_ptr();
    return code;
}

int xRead(sqlite3_file* handle, void* to, int size, sqlite3_int64 offset) {
    File& file = fileOf(handle);
    if (FaultyVfs::instance().ask({FileCall::read, file.role}) != Verdict::pass)
        return SQLITE_IOERR_READ;
    return file.real()->pMethods->xRead(file.real(), to, size, offset);
}

int xWrite(sqlite3_file* handle, const void* bytes, int size, sqlite3_int64 offset) {
    File& file = fileOf(handle);
    const Verdict verdict = FaultyVfs::instance().ask({FileCall::write, file.role});
    const auto length = static_cast<std::size_t>(size);
    if (verdict == Verdict::pass)
        return writeAndRemember(file, bytes, length, offset);
    if (verdict != Verdict::io_error)
        writeAndRemember(file, bytes, length / 2, offset);
    return verdict == Verdict::disk_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int xTruncate(sqlite3_file* handle, sqlite3_int64 size) {
    File& file = fileOf(handle);
    if (FaultyVfs::instance().ask({FileCall::truncate, file.role}) != Verdict::pass)
        return SQLITE_IOERR_TRUNCATE;
    if (!FaultyVfs::instance().remembers())
        return file.real()->pMethods->xTruncate(file.real(), size);
    FaultyVfs::Change change;
    change.offset = static_cast<std::size_t>(size);
    change.size_before = sizeOf(file.real());
    change.size_after = change.offset;
    change.before = readPart(file.real(), change.offset, change.size_before, change.size_before);
    const int code = file.real()->pMethods->xTruncate(file.real(), size);
    if (code == SQLITE_OK)
        FaultyVfs::instance().changed(*file.tracked, std::move(change));
    return code;
}

// The system is never asked: these tests cut no real power, and a real sync takes its time.
int xSync(sqlite3_file* handle, int) {
    File& file = fileOf(handle);
    if (FaultyVfs::instance().ask({FileCall::sync, file.role}) != Verdict::pass)
        return SQLITE_IOERR_FSYNC;
    FaultyVfs::instance().synced(*file.tracked);
    return SQLITE_OK;
}

int xShmMap(sqlite3_file* handle, int region, int size, int extend, void volatile** place) {
    File& file = fileOf(handle);
    if (FaultyVfs::instance().ask({FileCall::shared_memory, file.role}) != Verdict::pass)
        return SQLITE_IOERR_SHMMAP;
    return file.real()->pMethods->xShmMap(file.real(), region, size, extend, place);
}

int xFileSize(sqlite3_file* handle, sqlite3_int64* size) {
    return fileOf(handle).real()->pMethods->xFileSize(fileOf(handle).real(), size);
}
int xLock(sqlite3_file* handle, int level) {
    return fileOf(handle).real()->pMethods->xLock(fileOf(handle).real(), level);
}
int xUnlock(sqlite3_file* handle, int level) {
    return fileOf(handle).real()->pMethods->xUnlock(fileOf(handle).real(), level);
}
int xCheckReservedLock(sqlite3_file* handle, int* held) {
    return fileOf(handle).real()->pMethods->xCheckReservedLock(fileOf(handle).real(), held);
}
int xFileControl(sqlite3_file* handle, int what, void* value) {
    return fileOf(handle).real()->pMethods->xFileControl(fileOf(handle).real(), what, value);
}
int xSectorSize(sqlite3_file* handle) {
    return fileOf(handle).real()->pMethods->xSectorSize(fileOf(handle).real());
}
int xDeviceCharacteristics(sqlite3_file* handle) {
    return fileOf(handle).real()->pMethods->xDeviceCharacteristics(fileOf(handle).real());
}
int xShmLock(sqlite3_file* handle, int offset, int count, int flags) {
    return fileOf(handle).real()->pMethods->xShmLock(fileOf(handle).real(), offset, count, flags);
}
void xShmBarrier(sqlite3_file* handle) {
    fileOf(handle).real()->pMethods->xShmBarrier(fileOf(handle).real());
}
int xShmUnmap(sqlite3_file* handle, int remove) {
    return fileOf(handle).real()->pMethods->xShmUnmap(fileOf(handle).real(), remove);
}

// Version 2: without memory-mapped pages, which no judge would see.
constexpr sqlite3_io_methods kMethods{2,
                                      &xClose,
                                      &xRead,
                                      &xWrite,
                                      &xTruncate,
                                      &xSync,
                                      &xFileSize,
                                      &xLock,
                                      &xUnlock,
                                      &xCheckReservedLock,
                                      &xFileControl,
                                      &xSectorSize,
                                      &xDeviceCharacteristics,
                                      &xShmMap,
                                      &xShmLock,
                                      &xShmBarrier,
                                      &xShmUnmap,
                                      nullptr,
                                      nullptr};

int xOpen(sqlite3_vfs*, const char* name, sqlite3_file* handle, int flags, int* out_flags) {
    handle->pMethods = nullptr; // SQLite closes no file without methods
    const FileRole role = roleOf(name, flags);
    if (FaultyVfs::instance().ask({FileCall::open, role}) != Verdict::pass)
        return SQLITE_CANTOPEN;
    File* file = new (handle) File{{nullptr}, role, nullptr};
    const int code = real_vfs->xOpen(real_vfs, name, file->real(), flags, out_flags);
    if (code != SQLITE_OK) {
        file->tracked.~shared_ptr();
        return code;
    }
    file->tracked = FaultyVfs::instance().track(name == nullptr ? "" : name, role);
    file->base.pMethods = &kMethods;
    return SQLITE_OK;
}

int xDelete(sqlite3_vfs*, const char* name, int sync_folder) {
    const std::string_view path(name);
    const FileRole role = path.ends_with("-wal") ? FileRole::log : FileRole::other;
    if (FaultyVfs::instance().ask({FileCall::remove, role}) != Verdict::pass)
        return SQLITE_IOERR_DELETE;
    const int code = real_vfs->xDelete(real_vfs, name, sync_folder);
    if (code == SQLITE_OK)
        FaultyVfs::instance().removed(name);
    return code;
}

std::string readWhole(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

void put(std::string& content, std::size_t offset, std::string_view bytes) {
    if (content.size() < offset + bytes.size())
        content.resize(offset + bytes.size(), '\0');
    content.replace(offset, bytes.size(), bytes);
}

// Redoes a write as far as the disk got with it.
void redo(std::string& content, const FaultyVfs::Change& change, std::mt19937_64& random) {
    const auto fate = random() % 3;
    if (fate == 0)
        return;
    if (change.after.empty()) { // a truncation
        content.resize(std::min(content.size(), change.size_after));
        return;
    }
    for (std::size_t at = 0; at < change.after.size(); at += kSector) {
        if (fate == 1 || random() % 2 == 0)
            put(content, change.offset + at,
                std::string_view(change.after)
                    .substr(at, std::min(kSector, change.after.size() - at)));
    }
}

std::string contentAfterPowerCut(const std::string& path,
                                 const std::vector<FaultyVfs::Change>& unsynced,
                                 std::mt19937_64& random) {
    std::string content = readWhole(path);
    for (auto change = unsynced.rbegin(); change != unsynced.rend(); ++change) {
        content.resize(std::max(content.size(), change->size_before), '\0');
        put(content, change->offset, change->before);
        content.resize(change->size_before);
    }
    for (const auto& change : unsynced)
        redo(content, change, random);
    return content;
}

} // namespace

FaultyVfs& FaultyVfs::instance() {
    static FaultyVfs vfs;
    return vfs;
}

FaultyVfs::FaultyVfs() {
    real_vfs = sqlite3_vfs_find(nullptr);
    if (real_vfs == nullptr)
        throw std::runtime_error("SQLite has no VFS");
    our_vfs = *real_vfs;
    our_vfs.zName = "faulty";
    our_vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
    our_vfs.xOpen = &xOpen;
    our_vfs.xDelete = &xDelete;
    if (sqlite3_vfs_register(&our_vfs, 1) != SQLITE_OK)
        throw std::runtime_error("the VFS was refused");
}

void FaultyVfs::setJudge(Judge judge) {
    auto shared = std::make_shared<const Judge>(std::move(judge));
    const std::lock_guard lock(mutex_);
    judge_ = std::move(shared);
}

void FaultyVfs::obeyNobody() {
    const std::lock_guard lock(mutex_);
    judge_.reset();
}

Verdict FaultyVfs::ask(const Call& call) const {
    std::shared_ptr<const Judge> judge;
    {
        const std::lock_guard lock(mutex_);
        judge = judge_;
    }
    return judge ? (*judge)(call) : Verdict::pass;
}

std::shared_ptr<FaultyVfs::Tracked> FaultyVfs::track(const std::string& path, FileRole role) {
    const std::lock_guard lock(mutex_);
    if (path.empty())
        return std::make_shared<Tracked>();
    auto& tracked = files_[path];
    if (!tracked)
        tracked = std::make_shared<Tracked>();
    tracked->role = role;
    return tracked;
}

void FaultyVfs::changed(Tracked& file, Change change) {
    const std::lock_guard lock(mutex_);
    file.unsynced.push_back(std::move(change));
}

void FaultyVfs::synced(Tracked& file) {
    const std::lock_guard lock(mutex_);
    file.unsynced.clear();
}

void FaultyVfs::removed(const std::string& path) {
    const std::lock_guard lock(mutex_);
    files_.erase(path);
}

bool FaultyVfs::hasUnsynced(FileRole role) const {
    const std::lock_guard lock(mutex_);
    return std::any_of(files_.begin(), files_.end(), [role](const auto& named) {
        return named.second->role == role && !named.second->unsynced.empty();
    });
}

void FaultyVfs::startRemembering() {
    {
        const std::lock_guard lock(mutex_);
        files_.clear();
    }
    remembers_ = true;
}

void FaultyVfs::stopRemembering() {
    remembers_ = false;
}

void FaultyVfs::copyAfterPowerCut(const std::string& database, const std::string& copy,
                                  std::mt19937_64& random) const {
    const std::lock_guard lock(mutex_);
    for (const std::string suffix : {"", "-wal"}) {
        const std::string path = database + suffix;
        if (!std::filesystem::exists(path))
            continue;
        const auto tracked = files_.find(path);
        static const std::vector<Change> kNone;
        std::ofstream(copy + suffix, std::ios::binary) << contentAfterPowerCut(
            path, tracked == files_.end() ? kNone : tracked->second->unsynced, random);
    }
}

} // namespace bianmin::fault
