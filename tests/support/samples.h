// An invented county and invented people, cases and papers. Identity numbers have birth years
// before 1913, so that no living person is meant.
#pragma once

#include "shared/domain/catalog/item.h"
#include "shared/domain/documents/document.h"
#include "shared/domain/identity/account.h"
#include "shared/domain/journal/entry.h"

#include <string>
#include <vector>

namespace bianmin::support {

// A county, two townships and a village, parents first.
[[nodiscard]] std::vector<regions::Region> sampleRegions();
// The county centre, two departments, a centre in each township, a village station; parents first.
[[nodiscard]] std::vector<identity::Organization> sampleOrganizations();
// 0001 in the county centre, 0101 and 0201 in the townships, 0301 in the village.
[[nodiscard]] std::vector<identity::Station> sampleStations();

[[nodiscard]] regions::RegionCode regionCode(const std::string& text);
[[nodiscard]] CivilDate day(const std::string& iso);

// A window clerk of the first township.
[[nodiscard]] identity::Account sampleAccount(const std::string& login_name);

// A full item; `name` also decides its content hash.
[[nodiscard]] catalog::ItemVersion sampleItemVersion(const std::string& code,
                                                     const std::string& name, int version = 1);

// What the cases of a test differ in; the rest is the same in all of them.
struct CaseSpec {
    int serial = 1;
    std::string applicant = "王小明";
    std::string id_number = "441802190611153129";
    cases::CaseState state = cases::CaseState::accepted;
    std::string item_code = "441821-0001";
    std::string region = "441821100";
    std::string station = "0101";
    std::string clerk = "clerk-1";
    std::string deciding = "441821-rsj";
    int minutes = 0;                   // of receipt, after 2026-03-02 09:15
    std::string due_on = "2026-03-16"; // empty: none yet
    bool immediate = false;            // 即办件
};
[[nodiscard]] cases::Case sampleCase(const CaseSpec& spec = {});

[[nodiscard]] documents::DocumentRecord sampleDocument(const std::string& id,
                                                       const CaseNumber& case_number);
[[nodiscard]] documents::PrintEntry samplePrint(const std::string& document, int ordinal);

// The next entry after `before` (empty: the first) of its stream, rightly chained.
[[nodiscard]] journal::Entry sampleEntry(const std::string& stream, const journal::Entry* before,
                                         const std::string& entity);

} // namespace bianmin::support
