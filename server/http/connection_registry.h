// The open connections of a server: counts them, and ends them when the server stops.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

namespace bianmin::http {

// Thread-safe. A socket descriptor is only touched between enter() and leave() of its connection.
class ConnectionRegistry {
  public:
    // The number of open connections, this one included.
    int enter(int socket);
    void leave(int socket);
    // A connection tells when a request begins and ends. False when the server is stopping: the
    // connection must take no further request.
    bool beginRequest(int socket);
    bool endRequest(int socket);

    [[nodiscard]] int count() const;
    [[nodiscard]] bool stopping() const;

    // From now on no request begins; idle connections are shut down at once.
    void stop();
    // True when all connections have left within the time.
    bool waitEmpty(std::chrono::milliseconds time);
    void shutDownAll();

  private:
    enum class State { idle, in_request };

    mutable std::mutex mutex_; // guards all below
    std::condition_variable changed_;
    std::map<int, State> connections_;
    bool stopping_ = false;
};

} // namespace bianmin::http
