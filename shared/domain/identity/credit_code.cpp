#include "shared/domain/identity/credit_code.h"

#include "shared/base/text.h"

#include <array>

namespace bianmin::identity {
namespace {

constexpr std::size_t kCreditCodeLength = 18;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // no I O S V Z

struct Name {
    std::string_view code;
    std::string_view chinese;
};

constexpr Name kRegistries[] = {
    {"1", "机构编制"},     {"2", "外交"},
    {"3", "司法行政"},     {"4", "文化"},
    {"5", "民政"},         {"6", "旅游"},
    {"7", "宗教"},         {"8", "工会"},
    {"9", "市场监督管理"}, {"A", "中央军委改革和编制管理"},
    {"N", "农业农村"},     {"Y", "其他"},
};

constexpr Name kKinds[] = {
    {"11", "机关"},
    {"12", "事业单位"},
    {"13", "编办直接管理机构编制的群众团体"},
    {"21", "外国常驻新闻机构"},
    {"31", "律师执业机构"},
    {"32", "公证处"},
    {"33", "基层法律服务所"},
    {"34", "司法鉴定机构"},
    {"35", "仲裁委员会"},
    {"41", "外国在华文化中心"},
    {"51", "社会团体"},
    {"52", "民办非企业单位"},
    {"53", "基金会"},
    {"54", "村（居）民委员会"},
    {"61", "外国旅游部门常驻代表机构"},
    {"62", "港澳台地区旅游部门常驻内地（大陆）代表机构"},
    {"71", "宗教活动场所"},
    {"72", "宗教院校"},
    {"81", "基层工会"},
    {"91", "企业"},
    {"92", "个体工商户"},
    {"93", "农民专业合作社"},
    {"A1", "军队事业单位"},
    {"N1", "组级集体经济组织"},
    {"N2", "村级集体经济组织"},
    {"N3", "乡镇级集体经济组织"},
};

template <std::size_t Count>
std::string_view find(const Name (&names)[Count], std::string_view code) {
    for (const Name& name : names) {
        if (name.code == code)
            return name.chinese;
    }
    return {};
}

char checkCharacter(std::string_view code) {
    constexpr std::array<std::size_t, kCreditCodeLength - 1> kWeights{
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    std::size_t sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * kAlphabet.find(code[i]);
    return kAlphabet[(31 - sum % 31) % 31];
}

} // namespace

Result<CreditCode> CreditCode::parse(std::string_view text) {
    if (!isValidUtf8(text))
        return fail(ErrorKind::invalid, "credit_code.length");
    const std::string code = toUpperAscii(trimmed(toHalfWidth(text)));
    if (codePointCount(code) != kCreditCodeLength)
        return fail(ErrorKind::invalid, "credit_code.length");
    const auto wrong = code.find_first_not_of(kAlphabet);
    if (wrong != std::string::npos)
        return fail(ErrorKind::invalid, "credit_code.letter",
                    {{"position", std::to_string(wrong + 1)}});
    if (find(kRegistries, std::string_view(code).substr(0, 1)).empty())
        return fail(ErrorKind::invalid, "credit_code.registry");
    const char expected = checkCharacter(code);
    if (code.back() != expected)
        return fail(ErrorKind::invalid, "credit_code.check_digit",
                    {{"expected", std::string(1, expected)}});
    return CreditCode(code);
}

std::string_view CreditCode::registryChinese() const {
    return find(kRegistries, std::string_view(code_).substr(0, 1));
}

std::string_view CreditCode::kindChinese() const {
    return find(kKinds, std::string_view(code_).substr(0, 2));
}

bool CreditCode::organizationCodeOk() const {
    constexpr std::array<int, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
    const std::string code = organizationCode();
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const char c = code[i];
        sum += kWeights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    constexpr std::string_view kCheckCharacters =
        "0X987654321"; // 11 - sum mod 11; 10 is X, 11 is 0
    return code.back() == kCheckCharacters[static_cast<std::size_t>(sum % 11)];
}

} // namespace bianmin::identity
