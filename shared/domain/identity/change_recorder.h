// The port through which every service tells what it changed. The journal is its one
// implementation; it lies to the right of identity, so identity and all later modules see only
// this.
#pragma once

#include "shared/base/json.h"
#include "shared/base/transaction.h"
#include "shared/domain/identity/permission.h"

#include <map>
#include <string>

namespace bianmin::identity {

// One change of state. `payload` holds no personal values; those go into `personal` by name and
// reach the journal only as salted commitments.
struct Change {
    std::string kind;   // "case.accepted", "account.added", …
    std::string entity; // "case:441821…", "account:0190…"
    Json payload = Json::object();
    std::map<std::string, std::string> personal;
};

class ChangeRecorder {
  public:
    virtual ~ChangeRecorder() = default;
    virtual Result<void> record(Tx& tx, const Actor& actor, const Change& change) = 0;
};

} // namespace bianmin::identity
