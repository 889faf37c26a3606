// What every presenter of the window stands on, and who sits there.
#pragma once

#include "client/core/connection_state.h"
#include "client/core/county_api.h"
#include "client/core/task_runner.h"
#include "shared/base/random.h"
#include "shared/base/time.h"

#include <algorithm>
#include <utility>

namespace bianmin::client {

// References only; used on the UI thread.
struct DeskServices {
    CountyApi& api;
    TaskRunner& tasks;
    ConnectionState& connection;
    const Clock& clock;
    Random& random;

    // Runs `question(CountyApi&)` on a worker; `then` receives its Result on the UI thread, after
    // the connection state has learnt from it.
    template <class Question, class Then>
    void ask(Question question, Alive alive, Then then) const {
        tasks.run([&county = api, question]() mutable { return question(county); },
                  std::move(alive),
                  [&state = connection, then](auto outcome) mutable {
                      if (outcome)
                          state.noteAnswer();
                      else
                          state.noteError(outcome.error());
                      then(std::move(outcome));
                  });
    }

    [[nodiscard]] CivilDate today() const { return civilDate(clock.now()); }
    [[nodiscard]] CommandId newCommandId() const {
        return CommandId(makeUuidV7(clock.now(), random));
    }
};

// The person, the place and what may be done here: the log-in's answer.
struct Workplace {
    identity::AccountView account;
    identity::Organization organization;
    std::optional<identity::Station> station;
    std::vector<identity::Permission> permissions;

    [[nodiscard]] bool may(identity::Permission permission) const {
        return std::ranges::find(permissions, permission) != permissions.end();
    }
};

} // namespace bianmin::client
