// Books of document numbers, what was set aside and what is void. Stateless; thread-safe.
#pragma once

#include "shared/domain/documents/number_book.h"

namespace bianmin::storage {

class SqlNumberRepository final : public documents::NumberRepository {
  public:
    Result<int> take(Tx& tx, const documents::NumberBook& book, int count) override;
    Result<void> addReservation(Tx& tx, const documents::NumberReservation& reservation) override;
    // "store.duplicate" when the number is void already.
    Result<void> addVoid(Tx& tx, const documents::NumberVoid& made) override;
    Result<documents::NumberStanding> standing(ReadTx& tx,
                                               const documents::DocumentNumber& number) override;
    Result<std::vector<documents::NumberBookView>> books(ReadTx& tx) override;
    Result<std::vector<documents::NumberReservation>>
    reservations(ReadTx& tx, const documents::NumberBook& book) override;
    Result<std::vector<documents::NumberVoid>> voids(ReadTx& tx,
                                                     const documents::NumberBook& book) override;
    Result<std::vector<int>> issued(ReadTx& tx, const documents::NumberBook& book) override;
    Result<int> last(ReadTx& tx, const documents::NumberBook& book) override;
    Result<std::int64_t> count(ReadTx& tx) override;
    Result<std::optional<documents::NumberBook>> wrongBook(ReadTx& tx) override;
};

} // namespace bianmin::storage
