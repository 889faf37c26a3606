// What a person may ask of the long tests; see shared/docs/contributing.md.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

namespace bianmin::fault {

// A whole number from the environment; `otherwise` where it is not set.
inline std::uint64_t numberOption(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::stoull(text);
}

} // namespace bianmin::fault
