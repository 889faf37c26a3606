// Where the entries of a journal are kept, with the personal values behind them.
#pragma once

#include "shared/base/limits.h"
#include "shared/base/transaction.h"
#include "shared/domain/journal/entry.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::journal {

struct StreamHead {
    std::int64_t seq = 0;
    std::string hash = kFirstPrevHash;
};

// A personal value behind a commitment, kept in an erasable table.
struct PersonalValue {
    std::string commitment;
    std::string salt; // 16 random bytes as 32 lower-case hex digits; hashed in this form
    std::string value;
};

// What a verification or a feed reads next.
struct JournalQuery {
    std::string stream;
    std::int64_t after_seq = 0;
    std::size_t limit = limits::kPageSizeDefault;
};

class JournalRepository {
  public:
    virtual ~JournalRepository() = default;
    virtual Result<StreamHead> head(ReadTx&, const std::string& stream) = 0;
    virtual Result<void> append(Tx&, const Entry&) = 0;
    virtual Result<void> addPersonal(Tx&, const PersonalValue&) = 0;
    // The value behind a commitment; none when it was erased.
    virtual Result<std::optional<PersonalValue>> personal(ReadTx&,
                                                          const std::string& commitment) = 0;
    virtual Result<std::vector<Entry>> read(ReadTx&, const JournalQuery&) = 0; // ascending
    virtual Result<std::vector<Entry>> tail(ReadTx&, const std::string& stream,
                                            std::size_t count) = 0; // ascending
    virtual Result<std::vector<Entry>> ofEntity(ReadTx&, const std::string& entity) = 0;
    // The number of an entry of another stream than this one.
    virtual Result<std::optional<std::int64_t>> foreignSeq(ReadTx&, const std::string& stream) = 0;
    // The last entry of an entity whose kind begins like this.
    virtual Result<std::optional<Entry>> newest(ReadTx&, const std::string& entity,
                                                const std::string& kind_start) = 0;
};

} // namespace bianmin::journal
