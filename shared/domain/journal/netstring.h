// The one way in which the journal makes bytes of fields: "<length>:<bytes>,". A length in front of
// every field leaves no two field lists with the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace bianmin::journal {

inline void appendNetstring(std::string& bytes, std::string_view field) {
    bytes += std::to_string(field.size());
    bytes += ':';
    bytes += field;
    bytes += ',';
}

} // namespace bianmin::journal
