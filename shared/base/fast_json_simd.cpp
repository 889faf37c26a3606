#include "shared/base/fast_json.h"

#include <cstdint>
#include <simdjson.h>
#include <string>

namespace bianmin {
namespace {

using Json = nlohmann::json;
namespace dom = simdjson::dom;

// Requests are smaller than this; for larger texts the parser's memory is not kept.
constexpr std::size_t kKeptParserMax = 64 * 1024;

// False where the slower reader must look.
bool copy(const dom::element& from, std::size_t depth_left, Json& to);

bool copyArray(const dom::array& from, std::size_t depth_left, Json& to) {
    to = Json::array();
    auto& elements = to.get_ref<Json::array_t&>();
    for (const dom::element element : from) {
        if (!copy(element, depth_left, elements.emplace_back()))
            return false;
    }
    return true;
}

bool copyObject(const dom::object& from, std::size_t depth_left, Json& to) {
    to = Json::object();
    auto& members = to.get_ref<Json::object_t&>();
    for (const auto [key, value] : from) {
        // Our own texts come with sorted keys: each belongs at the end.
        const std::size_t count = members.size();
        const auto place = members.try_emplace(members.end(), std::string(key));
        if (members.size() == count || !copy(value, depth_left, place->second))
            return false;
    }
    return true;
}

bool copy(const dom::element& from, std::size_t depth_left, Json& to) {
    switch (from.type()) {
    case dom::element_type::OBJECT:
        return depth_left > 0 && copyObject(dom::object(from), depth_left - 1, to);
    case dom::element_type::ARRAY:
        return depth_left > 0 && copyArray(dom::array(from), depth_left - 1, to);
    case dom::element_type::STRING:
        to = std::string(std::string_view(from));
        return true;
    case dom::element_type::INT64:
        to = std::int64_t(from);
        return true;
    case dom::element_type::DOUBLE:
        to = double(from);
        return true;
    case dom::element_type::BOOL:
        to = bool(from);
        return true;
    case dom::element_type::NULL_VALUE:
        to = nullptr;
        return true;
    case dom::element_type::UINT64:
        return false;
    }
    return false;
}

std::optional<Json> readWith(dom::parser& parser, std::string_view text, std::size_t depth_max) {
    const auto parsed = parser.parse(text.data(), text.size());
    std::optional<Json> document(std::in_place);
    if (parsed.error() != simdjson::SUCCESS || !copy(parsed.value_unsafe(), depth_max, *document))
        return std::nullopt;
    return document;
}

} // namespace

std::optional<Json> readFastJson(std::string_view text, std::size_t depth_max) {
    if (text.size() > kKeptParserMax) {
        dom::parser parser;
        return readWith(parser, text, depth_max);
    }
    thread_local dom::parser kept;
    return readWith(kept, text, depth_max);
}

} // namespace bianmin
