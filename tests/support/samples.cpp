#include "tests/support/samples.h"

#include "shared/base/hash.h"
#include "shared/domain/cases/case_number.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"

namespace bianmin::support {

using identity::OrganizationKind;
using regions::RegionLevel;

regions::RegionCode regionCode(const std::string& text) {
    return valueOf(regions::RegionCode::parse(text));
}

CivilDate day(const std::string& iso) {
    return valueOf(CivilDate::parse(iso));
}

std::vector<regions::Region> sampleRegions() {
    return {{regionCode("441821"), "佛冈县", RegionLevel::county, regionCode("441800")},
            {regionCode("441821100"), "石角镇", RegionLevel::township, regionCode("441821")},
            {regionCode("441821101"), "水头镇", RegionLevel::township, regionCode("441821")},
            {regionCode("441821100201"), "科旺村", RegionLevel::village, regionCode("441821100")}};
}

namespace {

identity::Organization organization(const std::string& id, const std::string& name,
                                    OrganizationKind kind, const std::string& region) {
    identity::Organization made;
    made.id = OrganizationId(id);
    made.name = name;
    made.kind = kind;
    made.region = regionCode(region);
    if (id != "441821-zwzx")
        made.parent = OrganizationId("441821-zwzx");
    made.address = "解放路1号";
    made.phone = "0763-4280001";
    made.complaint_phone = "12345";
    made.review_organ = "佛冈县人民政府";
    made.court = "佛冈县人民法院";
    return made;
}

} // namespace

std::vector<identity::Organization> sampleOrganizations() {
    std::vector<identity::Organization> all{
        organization("441821-zwzx", "佛冈县政务服务中心", OrganizationKind::county_centre,
                     "441821"),
        organization("441821-rsj", "佛冈县人力资源和社会保障局", OrganizationKind::department,
                     "441821"),
        organization("441821-mzj", "佛冈县民政局", OrganizationKind::department, "441821"),
        organization("441821100-bm", "石角镇便民服务中心", OrganizationKind::township_centre,
                     "441821100"),
        organization("441821101-bm", "水头镇便民服务中心", OrganizationKind::township_centre,
                     "441821101"),
        organization("441821100201-bm", "科旺村便民服务站", OrganizationKind::village_station,
                     "441821100201")};
    all[1].department = "人力资源和社会保障局";
    all[1].credit_code = "11441821007000001X";
    all[1].number_word = "佛人社";
    all[2].department = "民政局";
    return all;
}

std::vector<identity::Station> sampleStations() {
    return {{StationId("0001"), OrganizationId("441821-zwzx"), "1号综合窗口"},
            {StationId("0101"), OrganizationId("441821100-bm"), "1号综合窗口"},
            {StationId("0201"), OrganizationId("441821101-bm"), "1号综合窗口"},
            {StationId("0301"), OrganizationId("441821100201-bm"), "村便民点"}};
}

identity::Account sampleAccount(const std::string& login_name) {
    identity::Account account;
    account.id = UserId("id-of-" + login_name);
    account.login_name = login_name;
    account.display_name = "陈受理";
    account.organization = OrganizationId("441821100-bm");
    account.roles = {identity::Role::window_clerk};
    account.password_hash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
    return account;
}

catalog::ItemVersion sampleItemVersion(const std::string& code, const std::string& name,
                                       int version) {
    catalog::Item item;
    item.code = ItemId(code);
    item.name = name;
    item.department = "人力资源和社会保障局";
    item.levels = {RegionLevel::township, RegionLevel::village};
    item.subjects = {catalog::Subject::person};
    item.legal_basis = {"《社会保险法》第五十八条"};
    item.materials = {{.name = "居民身份证", .copies = 1, .remark = "出示原件"}};
    item.steps = {{.name = "受理", .role = "综窗受理员", .working_day_hundredths = 25}};
    item.statutory_days = 20;
    item.promised_days = 10;
    item.fee = {.charged = true,
                .amount = Money(2500),
                .unit = "元/件",
                .basis = "粤发改价格〔2019〕1号",
                .note = {}};
    item.result = {"社会保障卡", catalog::ResultKind::certificate};
    return {item, version, sha256Hex(name), FakeClock().now()};
}

cases::Case sampleCase(const CaseSpec& spec) {
    cases::Case made;
    made.number = cases::makeCaseNumber(
        {spec.region.substr(0, 6), day("2026-03-02"), spec.station, spec.serial});
    made.version = 1;
    made.state = spec.state;
    made.immediate = spec.immediate;
    made.item_code = ItemId(spec.item_code);
    made.item_name = "社会保障卡申领";
    made.applicant = {.kind = catalog::Subject::person,
                      .name = spec.applicant,
                      .id_kind = identity::IdKind::resident_id,
                      .id_number = spec.id_number,
                      .phone = "13800138000",
                      .address = "石角镇解放路1号",
                      .legal_representative = {}};
    made.materials = {{.name = "居民身份证", .collected = true, .copies = 1, .note = {}}};
    made.receiving = OrganizationId("441821100-bm");
    made.region = regionCode(spec.region);
    made.station = StationId(spec.station);
    made.clerk = UserId(spec.clerk);
    made.clerk_name = "陈受理";
    made.deciding = OrganizationId(spec.deciding);
    made.received_at = FakeClock().now() + std::chrono::minutes(spec.minutes);
    if (!spec.due_on.empty()) {
        made.dates.accepted_on = day("2026-03-02");
        made.dates.due_on = day(spec.due_on);
        made.dates.calendar_version = "test";
    }
    return made;
}

documents::DocumentRecord sampleDocument(const std::string& id, const CaseNumber& case_number) {
    documents::DocumentRecord record;
    record.id = DocumentId(id);
    record.kind = documents::DocumentKind::acceptance_notice;
    record.case_number = case_number;
    record.title = "受理通知书";
    record.template_id = "acceptance_notice";
    record.snapshot = Json{{"applicant", "王小明"}, {"materials", Json::array({"居民身份证"})}};
    record.snapshot_hash = sha256Hex(dumpJson(record.snapshot));
    record.issued_at = FakeClock().now();
    return record;
}

documents::PrintEntry samplePrint(const std::string& document, int ordinal) {
    documents::PrintEntry entry;
    entry.document = DocumentId(document);
    entry.ordinal = ordinal;
    entry.sha256 = sha256Hex(document + "#" + std::to_string(ordinal));
    entry.copies = 2;
    entry.printer = "HP-1020";
    entry.by = UserId("clerk-1");
    entry.by_name = "陈受理";
    entry.at = FakeClock().now() + std::chrono::minutes(ordinal);
    return entry;
}

journal::Entry sampleEntry(const std::string& stream, const journal::Entry* before,
                           const std::string& entity) {
    journal::Entry entry;
    entry.stream = stream;
    entry.seq = before == nullptr ? 1 : before->seq + 1;
    entry.at = FakeClock().now();
    entry.actor = "clerk-1";
    entry.station = "0101";
    entry.kind = "case.accepted";
    entry.entity = entity;
    entry.payload = R"({"state":"accepted"})";
    entry.prev_hash = before == nullptr ? journal::kFirstPrevHash : before->hash;
    entry.hash = journal::computeHash(entry);
    return entry;
}

} // namespace bianmin::support
