// Named limits shared by several modules. A limit that one module needs lives in that module.
#pragma once

#include <cstddef>

namespace bianmin::limits {

inline constexpr std::size_t kJsonDepthMax = 32;
inline constexpr std::size_t kRequestBodyMaxBytes = 8 * 1024 * 1024;
inline constexpr std::size_t kImportFileMaxBytes = 32 * 1024 * 1024;
inline constexpr std::size_t kShortTextMax = 200;   // code points: names, titles, places
inline constexpr std::size_t kLongTextMax = 4000;   // code points: opinions, conditions, remarks
inline constexpr std::size_t kListMax = 500;        // elements of any list in one message
inline constexpr std::size_t kFieldFaultsMax = 200; // faults that one answer lists
inline constexpr std::size_t kPageSizeMax = 500;    // rows of one page
inline constexpr std::size_t kPageSizeDefault = 100;

} // namespace bianmin::limits
