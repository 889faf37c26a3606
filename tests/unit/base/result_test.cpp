#include "shared/base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace bianmin {
namespace {

Result<int> half(int value) {
    if (value % 2 != 0)
        return fail(ErrorKind::invalid, "test.odd", {{"value", std::to_string(value)}}, "detail");
    return value / 2;
}

Result<int> quarter(int value) {
    return TRY(half(TRY(half(value))));
}

Result<void> onlyEven(int value) {
    TRY(half(value));
    return {};
}

Result<std::unique_ptr<int>> boxed(int value) {
    return std::make_unique<int>(TRY(half(value)));
}

TEST(Result, TryGivesTheValueOrReturnsTheError) {
    EXPECT_EQ(quarter(8).value(), 2);
    ASSERT_FALSE(quarter(6));
    EXPECT_EQ(quarter(6).error(),
              (Error{ErrorKind::invalid, "test.odd", {}, {{"value", "3"}}, "detail"}));
    EXPECT_TRUE(onlyEven(2));
    EXPECT_EQ(onlyEven(3).error().code, "test.odd");
}

TEST(Result, CarriesValuesThatCanOnlyMove) {
    EXPECT_EQ(*boxed(4).value(), 2);
    EXPECT_FALSE(boxed(5));
}

TEST(Result, NamesTheFieldsOfARefusedInput) {
    const Result<int> refused = failFields({{"/name", "field.required", {}}});
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid);
    EXPECT_EQ(refused.error().code, "input.invalid");
    ASSERT_EQ(refused.error().fields.size(), 1U);
    EXPECT_EQ(refused.error().fields[0].path, "/name");
}

TEST(CheckDeathTest, StopsTheProgramWithTheBrokenPromise) {
    EXPECT_DEATH(BIANMIN_CHECK(1 == 2), "result_test.cpp:[0-9]+: broken promise: 1 == 2");
}

} // namespace
} // namespace bianmin
