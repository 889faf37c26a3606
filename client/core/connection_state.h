// Whether the server answers and knows us, learnt from every answer that comes in.
#pragma once

#include "shared/base/result.h"

#include <functional>
#include <utility>

namespace bianmin::client {

enum class Link { unknown, online, offline };

// UI thread only.
class ConnectionState {
  public:
    [[nodiscard]] Link link() const { return link_; }

    void onLinkChanged(std::function<void(Link)> listener) { link_changed_ = std::move(listener); }
    // The log-in has run out: ask for the password again, keep the forms.
    void onSessionExpired(std::function<void()> listener) {
        session_expired_ = std::move(listener);
    }

    void noteAnswer() { setLink(Link::online); }
    void noteError(const Error& error);

  private:
    void setLink(Link link);

    Link link_ = Link::unknown;
    std::function<void(Link)> link_changed_;
    std::function<void()> session_expired_;
};

// True when the server was not reached, so that nobody knows whether a command took effect.
[[nodiscard]] bool isNetworkError(const Error& error);

} // namespace bianmin::client
