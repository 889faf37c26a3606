#include "shared/base/plain_json.h"

#include "shared/base/text.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace bianmin {
namespace {

using Json = nlohmann::json;

class PlainReader {
  public:
    PlainReader(std::string_view text, std::size_t depth_max)
        : at_(text.data())
        , end_(text.data() + text.size())
        , depth_left_(depth_max) {}

    // Every function below is false where the text is not plain.
    bool document(Json& out) {
        skipSpace();
        if (!value(out))
            return false;
        skipSpace();
        return at_ == end_;
    }

  private:
    void skipSpace() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
            ++at_;
    }
    bool take(char expected) {
        if (at_ == end_ || *at_ != expected)
            return false;
        ++at_;
        return true;
    }
    bool takeWord(std::string_view word) {
        if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, word.size()) !=
            word)
            return false;
        at_ += word.size();
        return true;
    }

    bool value(Json& out) {
        if (at_ == end_)
            return false;
        switch (*at_) {
        case '{':
            return object(out);
        case '[':
            return array(out);
        case '"':
            out = std::string();
            return string(out.get_ref<std::string&>());
        case 't':
            out = true;
            return takeWord("true");
        case 'f':
            out = false;
            return takeWord("false");
        case 'n':
            out = nullptr;
            return takeWord("null");
        default:
            return integer(out);
        }
    }

    bool integer(Json& out) {
        const char* digits = at_ + (*at_ == '-' ? 1 : 0);
        std::int64_t number = 0;
        const auto [after, failed] = std::from_chars(at_, end_, number);
        if (failed != std::errc())
            return false;
        const bool leading_zero = *digits == '0' && (after - digits > 1 || digits != at_);
        const bool goes_on = after != end_ && (*after == '.' || *after == 'e' || *after == 'E');
        if (leading_zero || goes_on)
            return false;
        at_ = after;
        out = number;
        return true;
    }

    // One run of bytes after another, up to the quotation mark.
    bool string(std::string& out) {
        ++at_;
        while (at_ != end_) {
            const char* begin = at_;
            while (at_ != end_ && *at_ != '"' && *at_ != '\\' &&
                   static_cast<unsigned char>(*at_) >= ' ')
                ++at_;
            out.append(begin, at_);
            if (take('"'))
                return true;
            if (!take('\\') || !escape(out))
                return false;
        }
        return false;
    }

    bool escape(std::string& out) {
        if (at_ == end_)
            return false;
        constexpr std::string_view kLetters = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const auto place = kLetters.find(*at_++);
        if (place == std::string_view::npos)
            return false;
        out += kMeanings[place];
        return true;
    }

    bool array(Json& out) {
        if (depth_left_-- == 0)
            return false;
        ++at_;
        out = Json::array();
        auto& elements = out.get_ref<Json::array_t&>();
        skipSpace();
        if (!take(']')) {
            do {
                skipSpace();
                if (!value(elements.emplace_back()))
                    return false;
                skipSpace();
            } while (take(','));
            if (!take(']'))
                return false;
        }
        ++depth_left_;
        return true;
    }

    bool object(Json& out) {
        if (depth_left_-- == 0)
            return false;
        ++at_;
        out = Json::object();
        auto& members = out.get_ref<Json::object_t&>();
        skipSpace();
        if (!take('}')) {
            do {
                if (!member(members))
                    return false;
                skipSpace();
            } while (take(','));
            if (!take('}'))
                return false;
        }
        ++depth_left_;
        return true;
    }

    bool member(Json::object_t& members) {
        skipSpace();
        std::string key;
        if (at_ == end_ || *at_ != '"' || !string(key))
            return false;
        skipSpace();
        if (!take(':'))
            return false;
        skipSpace();
        // Our own texts come with sorted keys: each belongs at the end.
        const std::size_t count = members.size();
        const auto place = members.try_emplace(members.end(), std::move(key));
        return members.size() > count && value(place->second);
    }

    const char* at_;
    const char* end_;
    std::size_t depth_left_;
};

bool needsEscape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ';
}

void writeString(const std::string& text, std::string& out) {
    if (!isValidUtf8(text)) {
        out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    out += '"';
    auto begin = text.begin();
    for (auto at = text.begin(); at != text.end(); ++at) {
        if (!needsEscape(*at))
            continue;
        out.append(begin, at);
        const std::string escaped = Json(std::string(1, *at)).dump(); // "\n" in its quotes
        out.append(escaped, 1, escaped.size() - 2);
        begin = at + 1;
    }
    out.append(begin, text.end());
    out += '"';
}

void write(const Json& value, std::string& out) {
    switch (value.type()) {
    case Json::value_t::string:
        writeString(value.get_ref<const std::string&>(), out);
        return;
    case Json::value_t::object: {
        char before = '{';
        for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
            out += before;
            before = ',';
            writeString(key, out);
            out += ':';
            write(member, out);
        }
        out += before == '{' ? "{}" : "}";
        return;
    }
    case Json::value_t::array: {
        char before = '[';
        for (const Json& element : value.get_ref<const Json::array_t&>()) {
            out += before;
            before = ',';
            write(element, out);
        }
        out += before == '[' ? "[]" : "]";
        return;
    }
    case Json::value_t::null:
        out += "null";
        return;
    case Json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        return;
    case Json::value_t::number_integer: {
        std::array<char, 24> digits{};
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), value.get<std::int64_t>())
                .ptr;
        out.append(digits.data(), end);
        return;
    }
    default:
        out += value.dump();
        return;
    }
}

} // namespace

std::optional<Json> readPlainJson(std::string_view text, std::size_t depth_max) {
    std::optional<Json> document(std::in_place);
    if (!PlainReader(text, depth_max).document(*document))
        return std::nullopt;
    return document;
}

std::string writePlainJson(const Json& value) {
    std::string text;
    write(value, text);
    return text;
}

} // namespace bianmin
