#include "shared/base/text.h"
#include "shared/domain/identity/identity_service.h"

#include <algorithm>

namespace bianmin::identity {

namespace {

constexpr std::size_t kPasswordMin = 10;
constexpr int kPasswordClassesMin = 3;
constexpr std::size_t kLoginNameMin = 3;
constexpr std::size_t kLoginNameMax = 32;

bool isLoginNameCharacter(char c) {
    return isAsciiLower(c) || isAsciiDigit(c) || c == '.' || c == '_' || c == '-';
}

} // namespace

Result<void> checkLoginName(const std::string& login_name) {
    if (login_name.size() < kLoginNameMin || login_name.size() > kLoginNameMax ||
        !std::ranges::all_of(login_name, isLoginNameCharacter))
        return fail(ErrorKind::invalid, "account.login_name_invalid");
    return {};
}

Result<void> checkPasswordStrength(const std::string& password) {
    const auto too_weak = fail(ErrorKind::invalid, "password.too_weak");
    if (!isValidUtf8(password))
        return too_weak;
    const std::u32string characters = codePoints(password);
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    for (const char32_t character : characters) {
        lower = lower || isAsciiLower(character);
        upper = upper || isAsciiUpper(character);
        digit = digit || isAsciiDigit(character);
        other = other ||
                !(isAsciiLower(character) || isAsciiUpper(character) || isAsciiDigit(character));
    }
    const int classes = int{lower} + int{upper} + int{digit} + int{other};
    if (characters.size() < kPasswordMin || classes < kPasswordClassesMin)
        return too_weak;
    return {};
}

} // namespace bianmin::identity
