#include "shared/domain/documents/number_book.h"

#include <gtest/gtest.h>

namespace bianmin::documents {
namespace {

const DocumentNumber kNumber{{"佛民许受字", 2026}, 12};

TEST(DocumentNumber, IsWrittenWithPaperBracketsAndWithoutLeadingZeros) {
    EXPECT_EQ(numberText(kNumber), "佛民许受字〔2026〕12号");
    EXPECT_EQ(bookText(kNumber.book), "佛民许受字〔2026〕");
}

TEST(DocumentNumber, IsReadHoweverItsBracketsAndDigitsWereTyped) {
    for (const char* typed :
         {"佛民许受字〔2026〕12号", " 佛民许受字[2026]12号 ", "佛民许受字（２０２６）１２号",
          "佛民许受字【2026】 12 号", "佛民许受字〔2026〕0012号"}) {
        const auto read = parseDocumentNumber(typed);
        ASSERT_TRUE(read) << typed;
        EXPECT_EQ(*read, kNumber) << typed;
    }
}

TEST(DocumentNumber, RefusesWhatIsNone) {
    for (const char* typed :
         {"", "12", "佛民许受字", "〔2026〕12号", "佛民许受字〔2026〕号", "佛民许受字〔2026〕12",
          "佛民许受字〔26〕12号", "佛民许受字〔2026〕0号", "佛民许受字〔2026〕-1号",
          "佛民许受字〔2026〕1x号", "佛民许受字〔2026〕999999999号", "佛民许受字〕2026〔12号"})
        EXPECT_EQ(parseDocumentNumber(typed).error().code, "document_number.invalid") << typed;
}

} // namespace
} // namespace bianmin::documents
