#include "shared/domain/documents/number_book.h"

#include "shared/base/text.h"

#include <charconv>

namespace bianmin::documents {

namespace {

constexpr std::string_view kOpen = "〔";
constexpr std::string_view kClose = "〕";
constexpr std::string_view kEnd = "号";
constexpr int kYearMin = 2000;
constexpr int kYearMax = 2999;
constexpr int kSequenceMax = 99'999'999;

std::string replaceAll(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// 〔〕 as papers have them, however the brackets were typed.
std::string withPaperBrackets(std::string text) {
    for (const std::string_view open : {"[", "(", "【", "（"})
        text = replaceAll(std::move(text), open, kOpen);
    for (const std::string_view close : {"]", ")", "】", "）"})
        text = replaceAll(std::move(text), close, kClose);
    return replaceAll(std::move(text), " ", "");
}

std::optional<int> wholeNumber(std::string_view digits, int low, int high) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < low || value > high)
        return std::nullopt;
    return value;
}

} // namespace

std::string bookText(const NumberBook& book) {
    return book.word + std::string(kOpen) + std::to_string(book.year) + std::string(kClose);
}

std::string numberText(const DocumentNumber& number) {
    return bookText(number.book) + std::to_string(number.sequence) + std::string(kEnd);
}

Result<DocumentNumber> parseDocumentNumber(std::string_view text) {
    const std::string paper = withPaperBrackets(toHalfWidth(trimmed(text)));
    const auto open = paper.find(kOpen);
    const auto close = paper.find(kClose);
    const bool whole = open != std::string::npos && open > 0 && close != std::string::npos &&
                       close > open && paper.ends_with(kEnd);
    if (!whole)
        return fail(ErrorKind::invalid, "document_number.invalid");
    const auto year_begins = open + kOpen.size();
    const auto sequence_begins = close + kClose.size();
    const auto year = wholeNumber(std::string_view(paper).substr(year_begins, close - year_begins),
                                  kYearMin, kYearMax);
    const auto sequence =
        wholeNumber(std::string_view(paper).substr(sequence_begins,
                                                   paper.size() - kEnd.size() - sequence_begins),
                    1, kSequenceMax);
    if (!year || !sequence)
        return fail(ErrorKind::invalid, "document_number.invalid");
    return DocumentNumber{{paper.substr(0, open), *year}, *sequence};
}

std::string_view chinese(NumberFate fate) {
    switch (fate) {
    case NumberFate::issued:
        return "已出具";
    case NumberFate::reserved:
        return "预留未用";
    case NumberFate::voided:
        return "已作废";
    case NumberFate::missing:
        return "去向不明";
    }
    return {};
}

} // namespace bianmin::documents
