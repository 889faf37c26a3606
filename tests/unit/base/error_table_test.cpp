#include "shared/base/error_table.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

TEST(ErrorTable, FillsTheSentence) {
    EXPECT_EQ(describe("field.too_long", {{"max", "50"}}), "内容过长，最多 50 个字");
    EXPECT_EQ(describe("field.out_of_range", {{"low", "1"}, {"high", "9"}}),
              "数值应在 1 到 9 之间");
    EXPECT_EQ(describe(FieldError{"/id", "resident_id.check_digit", {{"expected", "X"}}}),
              "公民身份号码校验不通过，末位应为 X，请核对全部号码");
}

TEST(ErrorTable, CountsTheFieldsToCorrect) {
    const Error error =
        failFields({{"/a", "field.required", {}}, {"/b", "field.required", {}}}).value();
    EXPECT_EQ(describe(error), "填写内容有 2 处需要更正");
}

TEST(ErrorTable, ShowsADashForAMissingValue) {
    EXPECT_EQ(describe("field.too_long", {}), "内容过长，最多 — 个字");
}

TEST(ErrorTable, NeverRepeatsPlaceholdersThatAValueHolds) {
    EXPECT_EQ(describe("field.not_in_list", {{"value", "{value}"}}),
              "“{value}”不在可选范围内，请从列表中选择");
}

TEST(ErrorTable, GivesTheGeneralSentenceForUnknownCodes) {
    EXPECT_EQ(errorSentence("no.such.code"), "");
    EXPECT_EQ(describe("no.such.code", {}), errorSentence("internal"));
}

TEST(ErrorTable, EveryKindHasItsHttpStatus) {
    EXPECT_EQ(httpStatus(ErrorKind::invalid), 400);
    EXPECT_EQ(httpStatus(ErrorKind::unauthenticated), 401);
    EXPECT_EQ(httpStatus(ErrorKind::forbidden), 403);
    EXPECT_EQ(httpStatus(ErrorKind::not_found), 404);
    EXPECT_EQ(httpStatus(ErrorKind::conflict), 409);
    EXPECT_EQ(httpStatus(ErrorKind::unavailable), 503);
    EXPECT_EQ(httpStatus(ErrorKind::internal), 500);
}

} // namespace
} // namespace bianmin
