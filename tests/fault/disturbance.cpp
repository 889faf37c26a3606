#include "tests/fault/disturbance.h"

#include <csignal>
#include <ostream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace bianmin::fault {

namespace {

bool kills(Fault fault) {
    return fault == Fault::engine_killed || fault == Fault::files_killed;
}

bool isOfFiles(Fault fault) {
    return fault == Fault::files_full || fault == Fault::files_torn || fault == Fault::files_killed;
}

bool isCounted(Fault fault, FileCall call) {
    if (fault == Fault::engine_full)
        return call == FileCall::write;
    // Between two of the others the disk looks the same.
    return fault == Fault::engine_refuses ||
           (call != FileCall::read && call != FileCall::shared_memory);
}

// In the child: never returns to the tests that wait in the parent.
[[noreturn]] void workAndLeave(Fault fault, int nth,
                               const std::function<Result<void>(Disturbance&)>& work) {
    int code = 0;
    try {
        Disturbance disturbance(fault, nth);
        code = work(disturbance) ? 0 : 1;
    } catch (const std::exception&) {
        code = 2;
    }
    ::_exit(code);
}

} // namespace

std::string nameOf(Fault fault) {
    switch (fault) {
    case Fault::engine_refuses:
        return "EngineRefuses";
    case Fault::engine_full:
        return "EngineFull";
    case Fault::engine_killed:
        return "EngineKilled";
    case Fault::files_full:
        return "FilesFull";
    case Fault::files_torn:
        return "FilesTorn";
    case Fault::files_killed:
        break;
    }
    return "FilesKilled";
}

void PrintTo(Fault fault, std::ostream* out) {
    *out << nameOf(fault);
}

Disturbance::~Disturbance() {
    FaultyVfs::instance().obeyNobody();
}

void Disturbance::arm() {
    if (!isOfFiles(fault_)) {
        FaultyVfs::instance().setJudge([this](const Call& call) { return judge(call); });
        return;
    }
    files_.emplace(nth_, fault_ == Fault::files_full   ? Failure::disk_full
                         : fault_ == Fault::files_torn ? Failure::torn
                                                       : Failure::killed);
}

bool Disturbance::struck() const {
    return struck_ || (files_ && files_->failed());
}

Verdict Disturbance::judge(const Call& call) {
    if (!isCounted(fault_, call.what))
        return Verdict::pass;
    const int number = ++calls_;
    if (number < nth_ || (number > nth_ && fault_ != Fault::engine_full))
        return Verdict::pass;
    struck_ = true;
    if (fault_ == Fault::engine_killed)
        ::raise(SIGKILL);
    return fault_ == Fault::engine_full ? Verdict::disk_full : Verdict::io_error;
}

Disturbed disturbed(Fault fault, int nth, const std::function<Result<void>(Disturbance&)>& work) {
    Disturbed done;
    if (!kills(fault)) {
        Disturbance disturbance(fault, nth);
        done.answer = work(disturbance);
        done.struck = disturbance.struck();
        return done;
    }
    const pid_t child = ::fork();
    if (child < 0)
        throw std::runtime_error("no process");
    if (child == 0)
        workAndLeave(fault, nth, work);
    int status = 0;
    if (::waitpid(child, &status, 0) != child)
        throw std::runtime_error("the process is gone");
    done.struck = done.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    if (!done.killed && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
        throw std::runtime_error("undisturbed work failed");
    return done;
}

} // namespace bianmin::fault
