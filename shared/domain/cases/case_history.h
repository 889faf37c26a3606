// The history of a case (办理经过), read from the journal, and what a conflict tells of it.
#pragma once

#include "shared/domain/cases/case_views.h"
#include "shared/domain/identity/account.h"
#include "shared/domain/journal/journal_service.h"

#include <string_view>
#include <vector>

namespace bianmin::cases {

struct HistoryPorts {
    journal::JournalRepository& journal;
    identity::AccountRepository& accounts;
};

// What happened to a case, oldest first, with the names of those who did it.
[[nodiscard]] Result<std::vector<HistoryEntry>> readHistory(ReadTx& tx, const HistoryPorts& ports,
                                                            const CaseNumber& number);

// The act behind a kind of journal entry: "case.reviewed" is 审查; the kind itself where it is none
// of ours.
[[nodiscard]] std::string_view chineseAct(std::string_view kind);

// The conflict of somebody who saw `seen_version` of a case that has changed since: "case.changed"
// {state, version} with every act since as Error::changes.
[[nodiscard]] Result<Error> changedSince(ReadTx& tx, const HistoryPorts& ports, const Case& now,
                                         std::int64_t seen_version);

} // namespace bianmin::cases
