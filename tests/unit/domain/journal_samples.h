// What the tests of the journal share: who writes, and the published vectors.
#pragma once

#include "shared/base/json.h"
#include "tests/unit/domain/domain_fakes.h"

#include <fstream>
#include <sstream>

namespace bianmin::journal {

inline const identity::Actor kAdmin = bianmin::testing::actorWith({identity::Role::administrator});

inline Json journalVectors() {
    std::ifstream file(BIANMIN_SOURCE_DIR "/tests/contract/journal_vectors.json");
    std::stringstream text;
    text << file.rdbuf();
    return parseJson(text.str()).value();
}

} // namespace bianmin::journal
