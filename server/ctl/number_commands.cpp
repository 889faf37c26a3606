// Numbers of papers: the books, the ledger, setting aside and making void.
#include "server/ctl/command.h"
#include "shared/domain/documents/number_book.h"
#include "shared/transport/operation_path.h"

namespace bianmin::ctl {

namespace {

using documents::DocumentNumber;
using documents::LedgerLine;
using documents::NumberBookView;
using documents::NumberLedger;
using documents::NumberReservation;
using documents::NumberVoid;
using transport::operationPath;

constexpr std::string_view kBook = "号簿";
constexpr std::string_view kNumber = "文号";

Result<Output> listNumbers(const Arguments&, Context& context) {
    const auto overview =
        TRY(context.session->getAs<documents::NumberOverview>(operationPath("listNumbers")));
    Output output{encode(overview), {}};
    for (const NumberBookView& book : overview.books) {
        output.text += documents::bookText({book.word, book.year}) + "  末号 " +
                       std::to_string(book.last) + "  已出具 " + std::to_string(book.issued) +
                       "  预留未用 " + std::to_string(book.reserved) + "  作废 " +
                       std::to_string(book.voided) + "  去向不明 " + std::to_string(book.missing) +
                       "  " + book.organization + "\n";
        if (book.missing != 0)
            output.exit_code = 1;
    }
    for (const documents::CaseNumberCount& count : overview.cases) {
        output.text += "办件编号 " + std::to_string(count.year) + " 年  已编 " +
                       std::to_string(count.given) + "  办件 " + std::to_string(count.cases) +
                       "  " + count.organization + "\n";
        if (count.given != count.cases)
            output.exit_code = 1;
    }
    return output;
}

std::string lineText(const LedgerLine& line) {
    std::string text = std::to_string(line.first);
    if (line.last != line.first)
        text += "–" + std::to_string(line.last);
    text += "  " + std::string(documents::chinese(line.fate));
    if (line.at)
        text += "  " + formatChinese(toCivil(*line.at)) + "  " + line.by_name + "  " + line.reason;
    return text + "\n";
}

// A book is named as papers name it, without the number: "佛民许受字〔2026〕".
Result<documents::NumberBook> bookOf(const std::string& typed) {
    const auto first = documents::parseDocumentNumber(typed + "1号");
    if (!first)
        return valueInvalid(kBook, typed, "如“佛民许受字〔2026〕”");
    return first->book;
}

Result<Output> showLedger(const Arguments& arguments, Context& context) {
    const auto book = TRY(bookOf(arguments.positional[0]));
    documents::LedgerQuery query{book.word, book.year, 0};
    Output output{{{"word", book.word}, {"year", book.year}, {"lines", Json::array()}},
                  documents::bookText(book) + "\n"};
    for (bool more = true; more;) {
        const auto part = TRY(context.session->queryAs<NumberLedger>(
            operationPath("readNumberLedger"), encode(query)));
        for (const LedgerLine& line : part.lines) {
            output.json["lines"].push_back(encode(line));
            output.text += lineText(line);
            if (line.fate == documents::NumberFate::missing)
                output.exit_code = 1;
        }
        more = part.next_after.has_value();
        query.after = part.next_after.value_or(0);
    }
    return output;
}

Result<Output> reserve(const Arguments& arguments, Context& context) {
    documents::ReserveNumbersCommand command;
    command.kind = TRY(arguments.choice("--kind", documents::DocumentKind::acceptance_notice));
    command.item_type = TRY(arguments.choice("--item-type", catalog::ItemType::licence));
    command.count =
        static_cast<int>(TRY(arguments.integer("--count", 1, documents::kReservationMax, 1)));
    command.purpose = TRY(arguments.required("--purpose"));
    const auto reserved = TRY(context.session->commandAs<NumberReservation>(
        operationPath("reserveNumbers"), encode(command), context.newCommandId()));
    Output output{encode(reserved), {}};
    for (int sequence = reserved.first; sequence <= reserved.last; ++sequence)
        output.text += documents::numberText({reserved.book, sequence}) + "\n";
    return output;
}

Result<Output> makeVoid(const Arguments& arguments, Context& context) {
    const std::string reason = TRY(arguments.required("--reason"));
    const documents::VoidNumberCommand command{arguments.positional[0], reason};
    const auto made = TRY(context.session->commandAs<NumberVoid>(
        operationPath("voidNumber"), encode(command), context.newCommandId()));
    return Output{encode(made), documents::numberText(made.number) + " 已作废\n"};
}

} // namespace

std::vector<Command> numberCommands() {
    return {
        {"number list",
         "",
         0,
         0,
         "各机关各年度的文号和办件编号；有去向不明的编号时退出码为 1",
         Needs::server,
         {},
         &listNumbers},
        {"number ledger",
         kBook,
         1,
         1,
         "号簿（如“佛民许受字〔2026〕”）的文号台账，逐段列出每个文号的去向",
         Needs::server,
         {},
         &showLedger},
        {"number reserve",
         "",
         0,
         0,
         "为手写文书预留本机关的文号（停电、断网时使用）",
         Needs::server,
         {{"--kind", "种类", "文书种类，默认 acceptance_notice 受理通知书"},
          {"--item-type", "类型", "事项类型，默认 licence 行政许可"},
          {"--count", "个数", "1 到 200，默认 1"},
          {"--purpose", "文字", "用途"}},
         &reserve},
        {"number void",
         kNumber,
         1,
         1,
         "作废一个预留未用的文号",
         Needs::server,
         {{"--reason", "文字", "作废的原因"}},
         &makeVoid},
    };
}

} // namespace bianmin::ctl
