#include "client/core/connection_state.h"

namespace bianmin::client {

bool isNetworkError(const Error& error) {
    return error.code.starts_with("network.");
}

void ConnectionState::noteError(const Error& error) {
    if (isNetworkError(error)) {
        setLink(Link::offline);
        return;
    }
    setLink(Link::online);
    if (error.kind == ErrorKind::unauthenticated && error.code == "unauthenticated" &&
        session_expired_)
        session_expired_();
}

void ConnectionState::setLink(Link link) {
    if (link_ == link)
        return;
    link_ = link;
    if (link_changed_)
        link_changed_(link);
}

} // namespace bianmin::client
