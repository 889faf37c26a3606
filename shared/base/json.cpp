#include "shared/base/json.h"

#include "shared/base/fast_json.h"
#include "shared/base/text.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace bianmin {
namespace {

constexpr std::size_t kShownKeyMax = 60; // bytes of a foreign key that an error may repeat

// Walks the text and remembers how far the parser has read: its events carry no position.
class TrackingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    TrackingIterator(const char* at, const char** reached)
        : at_(at)
        , reached_(reached) {}

    reference operator*() const { return *at_; }
    TrackingIterator& operator++() {
        ++at_;
        *reached_ = at_;
        return *this;
    }
    TrackingIterator operator++(int) {
        TrackingIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const TrackingIterator& a, const TrackingIterator& b) {
        return a.at_ == b.at_;
    }
    friend bool operator!=(const TrackingIterator& a, const TrackingIterator& b) {
        return !(a == b);
    }

  private:
    const char* at_;
    const char** reached_;
};

std::size_t lineOf(std::string_view before) {
    return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

// 1-based, in code points: what an editor shows.
std::size_t columnOf(std::string_view before) {
    const auto line_start = before.rfind('\n');
    const std::string_view line =
        line_start == std::string_view::npos ? before : before.substr(line_start + 1);
    const auto starts_character = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    };
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), starts_character)) + 1;
}

// Builds the document and stops at the first thing that strict JSON of ours may not hold.
class Builder final : public nlohmann::json_sax<Json> {
  public:
    Builder(std::string_view text, std::size_t depth_max)
        : text_(text)
        , depth_max_(depth_max) {}

    [[nodiscard]] const char** reached() { return &reached_; }
    [[nodiscard]] Result<Json> finish(bool complete) {
        if (complete)
            return std::move(root_);
        return tl::unexpected(std::move(error_));
    }

    bool null() override { return place(Json(nullptr)) != nullptr; }
    bool boolean(bool value) override { return place(Json(value)) != nullptr; }
    bool number_integer(number_integer_t value) override { return place(Json(value)) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return malformedHere();
        return place(Json(static_cast<std::int64_t>(value))) != nullptr;
    }
    bool number_float(number_float_t value, const string_t& text) override {
        // The parser falls back to a double for integers beyond 64 bits; that would lose digits.
        if (text.find_first_of(".eE") == string_t::npos)
            return malformedHere();
        return place(Json(value)) != nullptr;
    }
    bool string(string_t& value) override { return place(Json(std::move(value))) != nullptr; }
    bool binary(binary_t&) override { return malformedHere(); }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        if (open_.back()->contains(name)) {
            error_ = Error{ErrorKind::invalid,
                           "json.duplicate_key",
                           {},
                           {{"key", textStart(name, kShownKeyMax)},
                            {"line", std::to_string(lineOf(readSoFar()))}},
                           {}};
            return false;
        }
        key_ = std::move(name);
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
        return malformedHere();
    }

  private:
    [[nodiscard]] std::string_view readSoFar() const {
        return text_.substr(0, static_cast<std::size_t>(reached_ - text_.data()));
    }

    bool malformedHere() {
        // The fault is the last character read, unless the text ended too early.
        std::string_view before = readSoFar();
        if (!before.empty() && before.size() < text_.size())
            before.remove_suffix(1);
        error_ = Error{ErrorKind::invalid,
                       "json.malformed",
                       {},
                       {{"line", std::to_string(lineOf(before))},
                        {"column", std::to_string(columnOf(before))}},
                       {}};
        return false;
    }

    // Puts a value where the document is open; the address stays good until its parent grows.
    Json* place(Json value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        Json& parent = *open_.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        return &(parent[key_] = std::move(value));
    }

    bool open(Json container) {
        if (open_.size() >= depth_max_) {
            error_ = Error{
                ErrorKind::invalid, "json.too_deep", {}, {{"max", std::to_string(depth_max_)}}, {}};
            return false;
        }
        open_.push_back(place(std::move(container)));
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    std::size_t depth_max_;
    const char* reached_ = text_.data();
    Json root_;
    std::vector<Json*> open_;
    std::string key_;
    Error error_;
};

} // namespace

Result<Json> parseJson(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes_max)
        return fail(ErrorKind::invalid, "json.too_large",
                    {{"max", std::to_string(limits.bytes_max)}});
    if (!isValidUtf8(text))
        return fail(ErrorKind::invalid, "json.not_utf8");
    // Nearly every text is good. What is not is read once more, slowly, to say where it is wrong.
    if (auto good = readFastJson(text, limits.depth_max))
        return std::move(*good);
    Builder builder(text, limits.depth_max);
    const char* end = text.data() + text.size();
    const bool complete = Json::sax_parse(TrackingIterator(text.data(), builder.reached()),
                                          TrackingIterator(end, builder.reached()), &builder);
    return builder.finish(complete);
}

std::string dumpJson(const Json& value) {
    // A broken byte from a damaged store must not stop the server: it shows as U+FFFD.
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace bianmin
