#include "server/http/connection_registry.h"

#include <sys/socket.h>

namespace bianmin::http {

namespace {

// On the descriptor itself: the TLS object above it belongs to the connection's own thread.
void shutDown(int socket) {
    ::shutdown(socket, SHUT_RDWR);
}

} // namespace

int ConnectionRegistry::enter(int socket) {
    const std::lock_guard guard(mutex_);
    connections_[socket] = State::idle;
    if (stopping_)
        shutDown(socket);
    return static_cast<int>(connections_.size());
}

void ConnectionRegistry::leave(int socket) {
    const std::lock_guard guard(mutex_);
    connections_.erase(socket);
    changed_.notify_all();
}

bool ConnectionRegistry::beginRequest(int socket) {
    const std::lock_guard guard(mutex_);
    if (stopping_)
        return false;
    connections_[socket] = State::in_request;
    return true;
}

bool ConnectionRegistry::endRequest(int socket) {
    const std::lock_guard guard(mutex_);
    connections_[socket] = State::idle;
    return !stopping_;
}

int ConnectionRegistry::count() const {
    const std::lock_guard guard(mutex_);
    return static_cast<int>(connections_.size());
}

bool ConnectionRegistry::stopping() const {
    const std::lock_guard guard(mutex_);
    return stopping_;
}

void ConnectionRegistry::stop() {
    const std::lock_guard guard(mutex_);
    stopping_ = true;
    for (const auto& [socket, state] : connections_) {
        if (state == State::idle)
            shutDown(socket);
    }
}

bool ConnectionRegistry::waitEmpty(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, time, [this] { return connections_.empty(); });
}

void ConnectionRegistry::shutDownAll() {
    const std::lock_guard guard(mutex_);
    for (const auto& [socket, state] : connections_)
        shutDown(socket);
}

} // namespace bianmin::http
