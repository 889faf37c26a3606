#include "shared/base/codec.h"

#include <algorithm>

namespace bianmin {
namespace codec_detail {
namespace {

constexpr std::size_t kShownKeyMax = 60; // bytes of an unknown key that an error may repeat

// RFC 6901: '~' and '/' of a key are escaped in a JSON pointer.
std::string pointerStep(std::string_view key) {
    std::string step;
    for (const char c : textStart(key, kShownKeyMax)) {
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    }
    return step;
}

// A quick look: no space of Unicode begins with such a byte.
bool beginsVisibly(std::string_view text) {
    const auto first = text.empty() ? 0U : static_cast<unsigned char>(text.front());
    return (first > 0x20 && first < 0x7F) || first > 0xE3;
}

} // namespace

std::string Path::str() const {
    if (parent == nullptr)
        return {};
    return parent->str() + "/" + (index == kNoIndex ? std::string(name) : std::to_string(index));
}

void Reader::fault(const Path& path, std::string code, ErrorParams params) {
    if (errors.size() >= limits::kFieldFaultsMax)
        return;
    std::string place = path.str();
    errors.push_back({place.empty() ? "/" : std::move(place), std::move(code), std::move(params)});
}

bool readText(const Json& json, const Path& path, const FieldRule& rule, std::string& out,
              Reader& reader) {
    if (!json.is_string()) {
        reader.fault(path, "field.not_text");
        return false;
    }
    const auto& text = json.get_ref<const std::string&>();
    if (!isValidUtf8(text) || hasForbiddenCharacters(text, rule.lines)) {
        reader.fault(path, "field.forbidden_character");
        return false;
    }
    const std::size_t count = codePointCount(text);
    const std::size_t max = rule.max != 0 ? rule.max : limits::kLongTextMax;
    if (count > max) {
        reader.fault(path, "field.too_long", {{"max", std::to_string(max)}});
        return false;
    }
    if (rule.min >= 1 && !beginsVisibly(text) && trimmed(text).empty()) {
        reader.fault(path, "field.required");
        return false;
    }
    if (count < rule.min) {
        reader.fault(path, "field.too_short", {{"min", std::to_string(rule.min)}});
        return false;
    }
    out = text;
    return true;
}

bool readInteger(const Json& json, const Path& path, std::int64_t low, std::int64_t high,
                 std::int64_t& out, Reader& reader) {
    if (!json.is_number_integer()) {
        reader.fault(path, "field.not_integer");
        return false;
    }
    const bool beyond = json.is_number_unsigned() &&
                        json.get<std::uint64_t>() >
                            static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::int64_t value = beyond ? 0 : json.get<std::int64_t>();
    if (beyond || value < low || value > high) {
        reader.fault(path, "field.out_of_range",
                     {{"low", std::to_string(low)}, {"high", std::to_string(high)}});
        return false;
    }
    out = value;
    return true;
}

bool readBool(const Json& json, const Path& path, bool& out, Reader& reader) {
    if (!json.is_boolean()) {
        reader.fault(path, "field.not_true_or_false");
        return false;
    }
    out = json.get<bool>();
    return true;
}

bool readList(const Json& json, const Path& path, const FieldRule& rule, Reader& reader) {
    if (!json.is_array()) {
        reader.fault(path, "field.not_a_list");
        return false;
    }
    const std::size_t max = rule.max != 0 ? rule.max : limits::kListMax;
    if (json.size() > max) {
        reader.fault(path, "field.list_too_long", {{"max", std::to_string(max)}});
        return false;
    }
    if (json.size() < rule.min) {
        reader.fault(path, "field.list_too_short", {{"min", std::to_string(rule.min)}});
        return false;
    }
    return true;
}

bool readObject(const Json& json, const Path& path, Reader& reader) {
    if (json.is_object())
        return true;
    reader.fault(path, "field.not_an_object");
    return false;
}

void refuseUnknown(const Json& json, const Path& path, const std::string_view* known,
                   std::size_t known_count, Reader& reader) {
    for (const auto& entry : json.items()) {
        if (std::find(known, known + known_count, entry.key()) == known + known_count)
            reader.fault(Path{&path, pointerStep(entry.key())}, "field.unknown");
    }
}

} // namespace codec_detail

Json Scalar<CivilDate>::toJson(const CivilDate& date) {
    return Json(date.iso());
}

Result<CivilDate> Scalar<CivilDate>::fromJson(const Json& json) {
    if (!json.is_string())
        return fail(ErrorKind::invalid, "field.not_text");
    const auto& text = json.get_ref<const std::string&>();
    if (text.size() != 10) // on the wire only "2026-03-02"
        return fail(ErrorKind::invalid, "date.invalid");
    return CivilDate::parse(text);
}

Json Scalar<Instant>::toJson(const Instant& instant) {
    return Json(formatInstant(instant));
}

Result<Instant> Scalar<Instant>::fromJson(const Json& json) {
    if (!json.is_string())
        return fail(ErrorKind::invalid, "field.not_text");
    return parseInstant(json.get_ref<const std::string&>());
}

Json Scalar<Money>::toJson(const Money& money) {
    return Json(money.fen());
}

Result<Money> Scalar<Money>::fromJson(const Json& json) {
    codec_detail::Reader reader;
    std::int64_t fen = 0;
    if (!codec_detail::readInteger(json, codec_detail::Path{}, 0, Money::kMaxFen, fen, reader))
        return fail(ErrorKind::invalid, reader.errors.front().code, reader.errors.front().params);
    return Money(fen);
}

Json Scalar<ErrorParams>::toJson(const ErrorParams& params) {
    return Json(params);
}

Result<ErrorParams> Scalar<ErrorParams>::fromJson(const Json& json) {
    if (!json.is_object())
        return fail(ErrorKind::invalid, "field.not_an_object");
    ErrorParams params;
    for (const auto& [name, value] : json.items()) {
        if (!value.is_string())
            return fail(ErrorKind::invalid, "field.not_text");
        params.emplace(name, value.get<std::string>());
    }
    return params;
}

} // namespace bianmin
