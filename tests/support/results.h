// Short words for results in tests.
#pragma once

#include "shared/base/result.h"

#include <stdexcept>
#include <string>

namespace bianmin::support {

// The value of a result that must be good; the test fails with its code otherwise.
template <class T>
T valueOf(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

// "good", or the code of the error.
template <class T>
std::string codeOf(const Result<T>& result) {
    return result ? "good" : result.error().code;
}

} // namespace bianmin::support
