// runProcess() for POSIX systems; a Windows build brings its own file with CreateProcess in its
// place.
#include "client/core/process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace bianmin::client {

namespace {

// The child holds the pipe's writing end on this descriptor and closes it by ending.
constexpr int kChildEnd = 3;

class Pipe {
  public:
    Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
    ~Pipe() {
        if (open_) {
            ::close(ends_[0]);
            closeWriting();
        }
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] bool isOpen() const { return open_; }
    [[nodiscard]] int reading() const { return ends_[0]; }
    [[nodiscard]] int writing() const { return ends_[1]; }
    void closeWriting() {
        if (ends_[1] >= 0)
            ::close(ends_[1]);
        ends_[1] = -1;
    }

  private:
    std::array<int, 2> ends_{-1, -1};
    bool open_ = false;
};

// 0, or the errno of the failure.
int spawn(const std::vector<std::string>& arguments, const Pipe& pipe, pid_t& child) {
    std::vector<std::string> owned = arguments;
    std::vector<char*> pointers;
    for (std::string& argument : owned)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, pipe.writing(), kChildEnd);
    const int failed =
        ::posix_spawnp(&child, pointers.front(), &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return failed;
}

// True when the child has ended within the limit.
bool waitForEnd(const Pipe& pipe, std::chrono::seconds limit) {
    const auto give_up = std::chrono::steady_clock::now() + limit;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            give_up - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        pollfd entry{pipe.reading(), POLLIN, 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(left.count()));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

} // namespace

Result<int> runProcess(const std::vector<std::string>& arguments, std::chrono::seconds limit) {
    BIANMIN_CHECK(!arguments.empty());
    const ErrorParams params{{"program", arguments.front()}};
    Pipe pipe;
    if (!pipe.isOpen())
        return fail(ErrorKind::unavailable, "process.not_started", params, std::strerror(errno));
    pid_t child = 0;
    if (const int failed = spawn(arguments, pipe, child); failed != 0)
        return fail(ErrorKind::unavailable, "process.not_started", params, std::strerror(failed));
    pipe.closeWriting();

    const bool in_time = waitForEnd(pipe, limit);
    if (!in_time)
        ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!in_time)
        return fail(ErrorKind::unavailable, "process.timeout", params);
    constexpr int kSignalBase = 128; // as shells report a death by signal
    return WIFEXITED(status) ? WEXITSTATUS(status) : kSignalBase + WTERMSIG(status);
}

} // namespace bianmin::client
