// Kinds of identity documents and the form of their numbers.
#include "shared/base/text.h"
#include "shared/domain/identity/contact_checks.h"
#include "shared/domain/identity/credit_code.h"
#include "shared/domain/identity/resident_id.h"

#include <algorithm>

namespace bianmin::identity {
namespace {

constexpr std::size_t kOtherNumberMax = 50; // characters

// True when the text has the form: 9 stands for a digit, A for a capital letter, anything else for
// itself.
bool hasForm(std::string_view text, std::string_view form) {
    return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char c, char wanted) {
        if (wanted == '9')
            return isAsciiDigit(c);
        return wanted == 'A' ? isAsciiUpper(c) : c == wanted;
    });
}

bool hasAnyForm(std::string_view text, std::initializer_list<std::string_view> forms) {
    return std::any_of(forms.begin(), forms.end(),
                       [text](std::string_view form) { return hasForm(text, form); });
}

// Half width, upper case, without the spaces and brackets that cards print between the parts.
std::string compact(std::string_view text) {
    std::string number = toUpperAscii(toHalfWidth(text));
    std::erase_if(number, [](char c) { return c == ' ' || c == '(' || c == ')'; });
    return number;
}

IdKind documentOf(ResidentKind kind) {
    switch (kind) {
    case ResidentKind::citizen:
        return IdKind::resident_id;
    case ResidentKind::foreign_resident:
        return IdKind::foreign_permanent_resident;
    case ResidentKind::hong_kong_resident:
    case ResidentKind::macau_resident:
    case ResidentKind::taiwan_resident:
        return IdKind::residence_permit_hmt;
    }
    return IdKind::other;
}

Result<std::string> residentNumber(IdKind kind, std::string_view text, CivilDate today) {
    const ResidentId id = TRY(ResidentId::parse(text, today));
    const IdKind found = documentOf(id.kind());
    if (found != kind)
        return fail(ErrorKind::invalid, "id_number.other_kind",
                    {{"kind", std::string(chinese(found))}});
    return id.str();
}

Result<std::string> withForm(std::string_view text, std::initializer_list<std::string_view> forms,
                             std::string code) {
    std::string number = compact(text);
    if (!hasAnyForm(number, forms))
        return fail(ErrorKind::invalid, std::move(code));
    return number;
}

Result<std::string> passportNumber(std::string_view text) {
    std::string number = compact(text);
    const bool plain = std::ranges::all_of(number, isAsciiUpperOrDigit);
    if (number.size() < 5 || number.size() > 17 || !plain)
        return fail(ErrorKind::invalid, "passport.invalid");
    return number;
}

Result<std::string> otherNumber(std::string_view text) {
    std::string number = trimmed(text);
    const std::size_t count = codePointCount(number);
    if (count == 0 || count > kOtherNumberMax ||
        hasForbiddenCharacters(number, LineMode::single_line))
        return fail(ErrorKind::invalid, "id_number.invalid");
    return number;
}

} // namespace

std::string_view chinese(IdKind kind) {
    switch (kind) {
    case IdKind::resident_id:
        return "居民身份证";
    case IdKind::hk_macau_permit:
        return "港澳居民来往内地通行证";
    case IdKind::taiwan_permit:
        return "台湾居民来往大陆通行证";
    case IdKind::residence_permit_hmt:
        return "港澳台居民居住证";
    case IdKind::foreign_permanent_resident:
        return "外国人永久居留身份证";
    case IdKind::passport:
        return "护照";
    case IdKind::credit_code:
        return "统一社会信用代码";
    case IdKind::other:
        return "其他证件";
    }
    return {};
}

std::string_view exchangeCode(IdKind kind) {
    switch (kind) {
    case IdKind::resident_id:
        return "111";
    case IdKind::hk_macau_permit:
        return "516";
    case IdKind::taiwan_permit:
        return "511";
    case IdKind::foreign_permanent_resident:
        return "553";
    case IdKind::passport:
        return "414";
    case IdKind::residence_permit_hmt:
    case IdKind::credit_code:
    case IdKind::other:
        return {};
    }
    return {};
}

Result<std::string> normaliseIdNumber(IdKind kind, std::string_view text, CivilDate today) {
    if (!isValidUtf8(text))
        return fail(ErrorKind::invalid, "id_number.invalid");
    switch (kind) {
    case IdKind::resident_id:
    case IdKind::residence_permit_hmt:
        return residentNumber(kind, text, today);
    case IdKind::foreign_permanent_resident:
        // Cards from before December 2023 carry three letters and twelve digits.
        if (hasForm(compact(text), "AAA999999999999"))
            return compact(text);
        if (auto number = residentNumber(kind, text, today);
            number || number.error().code != "resident_id.length")
            return number;
        return fail(ErrorKind::invalid, "foreign_permanent_resident.invalid");
    case IdKind::hk_macau_permit:
        // Older cards add a two-digit issue number; since 2024 residents who are not Chinese
        // nationals get HA or MA.
        return withForm(
            text,
            {"H99999999", "M99999999", "H9999999999", "M9999999999", "HA9999999", "MA9999999"},
            "hk_macau_permit.invalid");
    case IdKind::taiwan_permit:
        return withForm(text, {"99999999", "9999999999A"}, "taiwan_permit.invalid");
    case IdKind::passport:
        return passportNumber(text);
    case IdKind::credit_code:
        return TRY(CreditCode::parse(text)).str();
    case IdKind::other:
        return otherNumber(text);
    }
    return fail(ErrorKind::invalid, "id_number.invalid");
}

} // namespace bianmin::identity
