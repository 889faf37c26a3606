#include "shared/domain/documents/snapshot.h"
#include "tests/unit/cases/samples.h"

#include <gtest/gtest.h>

namespace bianmin::documents {
namespace {

namespace samples = cases::samples;

class Snapshot : public testing::Test {
  protected:
    Snapshot() {
        organ.name = "佛冈县市场监督管理局";
        organ.number_word = "佛市监";
        organ.review_organ = "佛冈县人民政府";
        organ.court = "佛冈县人民法院";
        receiving.name = "石角镇便民服务中心";
        receiving.phone = "0763-4288888";
        version.item = samples::item();
        subject.applicant = samples::command().applicant;
    }
    Json make(DocumentKind kind, const std::string& number = {}) {
        return makeSnapshot(kind, number,
                            {subject,
                             version,
                             organ,
                             receiving,
                             "赵小二",
                             "石角镇便民服务中心 2号窗口",
                             "123456",
                             {},
                             {}});
    }
    cases::Case subject = samples::received();
    catalog::ItemVersion version;
    identity::Organization organ;
    identity::Organization receiving;
};

TEST_F(Snapshot, TheReceiptListsOnlyWhatWasHandedIn) {
    subject.materials[0].original_checked = true;
    subject.materials[1].pages = 12;
    const Json snapshot = make(DocumentKind::material_receipt);
    ASSERT_EQ(snapshot["materials"].size(), 2u);
    EXPECT_EQ(snapshot["materials"][0]["seq"], 1);
    EXPECT_EQ(snapshot["materials"][0]["note"], "原件已核验");
    EXPECT_EQ(snapshot["materials"][0]["pages"], nullptr); // not counted
    EXPECT_EQ(snapshot["materials"][1]["pages"], 12);
    EXPECT_EQ(snapshot["document"]["number"], nullptr);
    EXPECT_EQ(snapshot["case"]["query_code"], "123456");
}

TEST_F(Snapshot, TimeThatIsNotCountedIsTold) {
    EXPECT_EQ(make(DocumentKind::acceptance_notice)["case"]["excluded_time"], nullptr);
    version.item.steps = {{"受理", "窗口", 0, false}, {"专家评审", "市监局", 1000, true}};
    EXPECT_EQ(make(DocumentKind::acceptance_notice)["case"]["excluded_time"],
              "专家评审（约10个工作日）");
    // What art. 45 does not name is counted, whatever the item says of it.
    version.item.steps = {{"现场踏勘", "住建局", 200, true}, {"检验", "市监局", 300, true}};
    EXPECT_EQ(make(DocumentKind::acceptance_notice)["case"]["excluded_time"],
              "检验（约3个工作日）");
    version.item.steps = {{"技术评审（不超过30个工作日）", "水利局", 3000, true}};
    EXPECT_EQ(make(DocumentKind::acceptance_notice)["case"]["excluded_time"],
              "技术评审（不超过30个工作日）");
}

TEST_F(Snapshot, OnlyWhatOneApplicationCostsIsASum) {
    version.item.fee = {true, Money(8000), "元/件", "《办法》第三条", ""};
    EXPECT_EQ(make(DocumentKind::acceptance_notice)["item"]["fee"]["amount_fen"], 8000);
    version.item.fee.unit = "元/平方米";
    const Json snapshot = make(DocumentKind::acceptance_notice);
    EXPECT_EQ(snapshot["item"]["fee"]["amount_fen"], nullptr);
    EXPECT_EQ(snapshot["item"]["fee"]["standard"], "80.00元/平方米");
}

TEST_F(Snapshot, SaysWhatWasHandedInAndWhereTheResultGoes) {
    EXPECT_EQ(make(DocumentKind::supplement_notice)["case"]["handed_in"], "申请及申请材料");
    EXPECT_EQ(make(DocumentKind::supplement_notice)["case"]["mail_address"], nullptr);
    for (cases::CollectedMaterial& material : subject.materials)
        material.collected = false;
    subject.mail_address = "石角镇振兴路1号";
    const Json snapshot = make(DocumentKind::supplement_notice);
    EXPECT_EQ(snapshot["case"]["handed_in"], "申请");
    EXPECT_EQ(snapshot["case"]["mail_address"], "石角镇振兴路1号");
}

TEST_F(Snapshot, ASupplementFallsBackOnTheItemsLegalBasis) {
    subject.supplement = cases::SupplementNotice{
        {{"经营场所布局图", "缺少", "补交", ""},
         {"申请书", "未签名", "补签", "《食品经营许可和备案管理办法》第十三条"}},
        {},
        {}};
    const Json items = make(DocumentKind::supplement_notice)["supplement"]["items"];
    EXPECT_EQ(items[0]["basis"], "《食品安全法》第三十五条");
    EXPECT_EQ(items[1]["basis"], "《食品经营许可和备案管理办法》第十三条");
}

TEST_F(Snapshot, ARefusedLicenceNamesTheProvisionOfTheLicensingAct) {
    const auto provision = [this](cases::RefusalReason reason, const std::string& basis) {
        cases::AcceptanceRefusal refusal;
        refusal.reason_class = reason;
        refusal.basis = basis;
        subject.acceptance_refusal = refusal;
        return make(DocumentKind::refusal_of_acceptance)["refusal"]["licence_provision"];
    };
    using enum cases::RefusalReason;
    EXPECT_EQ(provision(no_licence_needed, "《办法》第六条"), "第三十二条第一款第（一）项");
    EXPECT_EQ(provision(not_our_power, "《办法》第六条"), "第三十二条第一款第（二）项");
    EXPECT_EQ(provision(legally_barred, "《办法》第六条"), nullptr);
    EXPECT_EQ(provision(not_our_power, "《中华人民共和国行政许可法》第三十二条第一款第（二）项"),
              nullptr)
        << "it is named already";
    version.item.type = catalog::ItemType::benefit;
    EXPECT_EQ(provision(not_our_power, "《办法》第六条"), nullptr);
}

TEST_F(Snapshot, ACodeMadeFromTheNameIsNotPrintedAsThePublishedOne) {
    EXPECT_EQ(make(DocumentKind::acceptance_notice)["item"]["code"], version.item.code.str());
    version.item.code = catalog::localCode(version.item.name);
    EXPECT_TRUE(catalog::isLocalCode(version.item.code));
    EXPECT_FALSE(catalog::isLocalCode(ItemId("L123")));
    EXPECT_EQ(make(DocumentKind::acceptance_notice)["item"]["code"], nullptr);
}

// A paper names who issues it and where, not who took the case in.
TEST_F(Snapshot, TheReceiptOfASupplementSaysWhenAndWhoTookItIn) {
    EXPECT_EQ(make(DocumentKind::material_receipt)["case"]["supplemented_at"], nullptr);
    subject.supplemented = cases::Signature{subject.received_at + std::chrono::hours(24 * 7),
                                            UserId("clerk-2"), "赵小二"};
    const Json snapshot = make(DocumentKind::material_receipt);
    EXPECT_EQ(snapshot["case"]["supplemented_at"], formatInstant(subject.supplemented->at));
    EXPECT_EQ(snapshot["case"]["received_at"], formatInstant(subject.received_at));
    EXPECT_EQ(snapshot["window"]["clerk"], "赵小二");
    EXPECT_EQ(snapshot["window"]["name"], "石角镇便民服务中心 2号窗口");
}

TEST_F(Snapshot, ADecisionFallsBackOnTheItemsLegalBasis) {
    subject.decision = samples::decision(true, "head");
    const Json snapshot = make(DocumentKind::grant_decision, "佛市监许准字〔2026〕1号");
    EXPECT_EQ(snapshot["decision"]["basis"], "《食品安全法》第三十五条");
    EXPECT_EQ(snapshot["decision"]["certificate_name"], "食品经营许可证");
    EXPECT_EQ(snapshot["document"]["title"], "准予行政许可决定书");
}

// Whoever signs the receipt signs for what it lists.
TEST_F(Snapshot, ACertificateIsHandedOverWhereItsNumberIsRecorded) {
    subject.decision = samples::decision(true, "head");
    subject.delivery = cases::Delivery{};
    const auto papers = [this] {
        return make(DocumentKind::delivery_receipt)["delivery"]["papers"];
    };
    subject.decision->certificate_number.clear();
    EXPECT_TRUE(papers().empty());
    subject.decision->certificate_number = "JY14418210000001";
    ASSERT_EQ(papers().size(), 1U);
    EXPECT_EQ(papers()[0]["name"], "食品经营许可证");
    EXPECT_EQ(papers()[0]["number"], "JY14418210000001");
    version.item.result = {"", catalog::ResultKind::other};
    EXPECT_EQ(papers()[0]["name"], "证照");
}

TEST_F(Snapshot, ADeliveryByMailSaysThatNobodyWasSeen) {
    cases::Delivery mailed;
    mailed.method = cases::DeliveryMethod::mail;
    mailed.mail_number = "EA123456789CN";
    subject.delivery = mailed;
    const Json snapshot = make(DocumentKind::delivery_receipt);
    EXPECT_EQ(snapshot["delivery"]["recipient_id_number"], nullptr);
    EXPECT_EQ(snapshot["delivery"]["method"], "邮寄送达（邮件号EA123456789CN）");
}

TEST_F(Snapshot, AbsentPartsAreNullAndNeverMissing) {
    const Json snapshot = make(DocumentKind::material_receipt);
    for (const char* key : {"agent", "supplement", "refusal", "decision", "delivery"})
        EXPECT_TRUE(snapshot.contains(key) && snapshot[key].is_null()) << key;
}

TEST(Titles, DifferForLicencesAndOtherItems) {
    using catalog::ItemType;
    EXPECT_EQ(titleOf(DocumentKind::grant_decision, ItemType::licence), "准予行政许可决定书");
    EXPECT_EQ(titleOf(DocumentKind::grant_decision, ItemType::benefit), "准予决定书");
    EXPECT_EQ(numberWordOf(DocumentKind::acceptance_notice, ItemType::licence), "许受字");
    EXPECT_EQ(numberWordOf(DocumentKind::acceptance_notice, ItemType::confirmation), "受字");
    EXPECT_EQ(numberWordOf(DocumentKind::material_receipt, ItemType::licence), "");
}

} // namespace
} // namespace bianmin::documents
