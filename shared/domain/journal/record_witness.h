// What the journal says was made (cases, papers, prints, numbers) stands in tables beside it. A
// witness compares the two, so that a row that was changed, lost or smuggled in behind the server's
// back is found together with a rewritten past.
#pragma once

#include "shared/base/transaction.h"
#include "shared/domain/journal/entry.h"

#include <cstdint>
#include <map>
#include <string>

namespace bianmin::journal {

// An entry that was verified, read once for all that compare with it.
struct OpenedEntry {
    const Entry& entry;
    Json payload;
    std::map<std::string, std::string> personal{}; // by name; without those that were erased
};

// Thread-safe.
class RecordWitness {
  public:
    virtual ~RecordWitness() = default;
    // Compares with the tables what an entry made or changed: how many records it made, 0 or 1.
    // "journal.record_lost" {seq, record}, "journal.record_changed" {seq, record},
    // "journal.record_without_entry" {record}.
    virtual Result<std::int64_t> confirm(ReadTx&, const OpenedEntry&) = 0;
    // How many records the tables hold, when every counter of numbers stands at the highest that
    // was given out: "journal.counter_changed" {counter}. Counts whole tables: a second for
    // millions of rows.
    virtual Result<std::int64_t> standing(ReadTx&) = 0;
};

} // namespace bianmin::journal
