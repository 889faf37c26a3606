// One description of a struct gives its JSON in both directions, its strict validation and its list
// of fields for the contract tests. Describe a struct once, beside it:
//
//   template <> struct bianmin::Schema<Material> {
//       static constexpr auto fields(auto&& visit) {
//           return visit(field("name", &Material::name, {.max = limits::kShortTextMax}),
//                        field("remark", &Material::remark, {.presence = Presence::optional}));
//       }
//   };
//
// Enumerations specialise EnumNames, one-value types (dates, ids, codes) specialise Scalar.
// decode() reports every fault at once (the first limits::kFieldFaultsMax of them), each with its
// JSON pointer. Thread-safe.
#pragma once

#include "shared/base/civil_date.h"
#include "shared/base/ids.h"
#include "shared/base/json.h"
#include "shared/base/limits.h"
#include "shared/base/money.h"
#include "shared/base/text.h"
#include "shared/base/time.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace bianmin {

enum class Presence {
    required, // the key must be there and not null
    optional, // absent or null gives the default value; encoded always
};
// What a decoder does with keys it does not know: servers reject, clients ignore (they may be
// older).
enum class UnknownKeys { reject, ignore };

struct FieldRule {
    Presence presence = Presence::required;
    std::size_t max = 0; // code points of a text, elements of a list; 0 = the general limit
    std::size_t min = 0; // of the same; 1 refuses the empty text
    LineMode lines = LineMode::multi_line;
};

template <class Owner, class Member>
struct Field {
    std::string_view name;
    Member Owner::*member;
    FieldRule rule;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::string_view name, Member Owner::*member,
                                     FieldRule rule = {}) {
    return {name, member, rule};
}

// Specialise: static constexpr auto fields(auto&& visit) { return visit(field(...), ...); }
// A template, so that a description costs compile time only where it is used.
template <class T>
struct Schema;
// Specialise: static constexpr std::array<std::pair<E, std::string_view>, N> names{{...}};
template <class E>
struct EnumNames;
// Specialise: static Json toJson(const T&); static Result<T> fromJson(const Json&);
template <class T>
struct Scalar;

template <class T>
concept HasSchema = requires {
    sizeof(Schema<T>);
};
template <class T>
concept HasScalar = requires(const T& value) {
    Scalar<T>::toJson(value);
};
template <class T>
concept HasEnumNames = requires {
    EnumNames<T>::names;
};

template <class E>
requires HasEnumNames<E>
[[nodiscard]] std::string_view enumName(E value) {
    for (const auto& [candidate, name] : EnumNames<E>::names) {
        if (candidate == value)
            return name;
    }
    BIANMIN_CHECK(!"enumeration value without a name");
    return {};
}

template <class E>
requires HasEnumNames<E>
[[nodiscard]] std::optional<E> enumFromName(std::string_view text) {
    for (const auto& [value, name] : EnumNames<E>::names) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

namespace codec_detail {

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

// Where a value stands. Its text is made for a fault only: most values have none.
struct Path {
    static constexpr std::size_t kNoIndex = std::numeric_limits<std::size_t>::max();

    const Path* parent = nullptr; // null for the root
    std::string_view name{};
    std::size_t index = kNoIndex; // of an element of a list; it has no name

    [[nodiscard]] std::string str() const;
};

struct Reader {
    std::vector<FieldError> errors;
    UnknownKeys unknown = UnknownKeys::reject;

    void fault(const Path& path, std::string code, ErrorParams params = {});
};

// The non-template checks live in codec.cpp to keep this header cheap.
bool readText(const Json& json, const Path& path, const FieldRule& rule, std::string& out,
              Reader& reader);
bool readInteger(const Json& json, const Path& path, std::int64_t low, std::int64_t high,
                 std::int64_t& out, Reader& reader);
bool readBool(const Json& json, const Path& path, bool& out, Reader& reader);
bool readList(const Json& json, const Path& path, const FieldRule& rule, Reader& reader);
bool readObject(const Json& json, const Path& path, Reader& reader);
void refuseUnknown(const Json& json, const Path& path, const std::string_view* known,
                   std::size_t known_count, Reader& reader);

template <class T>
Json write(const T& value);
template <class T>
void read(const Json& json, const Path& path, const FieldRule& rule, T& out, Reader& reader);

template <class T>
void readFields(const Json& json, const Path& path, T& out, Reader& reader) {
    if (!readObject(json, path, reader))
        return;
    Schema<T>::fields([&](const auto&... entry) {
        const std::array<std::string_view, sizeof...(entry)> known{entry.name...};
        const std::size_t present = (std::size_t{0} + ... + json.count(entry.name));
        if (reader.unknown == UnknownKeys::reject && present != json.size())
            refuseUnknown(json, path, known.data(), known.size(), reader);
        [[maybe_unused]] const auto one = [&](const auto& described) {
            const auto found = json.find(described.name);
            const Path place{&path, described.name};
            if (found == json.end() || found->is_null()) {
                if (described.rule.presence == Presence::required)
                    reader.fault(place, "field.required");
                return;
            }
            read(*found, place, described.rule, out.*(described.member), reader);
        };
        (one(entry), ...);
    });
}

template <class T>
Json write(const T& value) {
    if constexpr (IsOptional<T>::value) {
        return value ? write(*value) : Json(nullptr);
    } else if constexpr (IsVector<T>::value) {
        Json list = Json::array();
        for (const auto& element : value)
            list.push_back(write(element));
        return list;
    } else if constexpr (HasEnumNames<T>) {
        return Json(std::string(enumName(value)));
    } else if constexpr (HasScalar<T>) {
        return Scalar<T>::toJson(value);
    } else if constexpr (HasSchema<T>) {
        Json object = Json::object();
        Schema<T>::fields([&](const auto&... entry) {
            ((object[std::string(entry.name)] = write(value.*(entry.member))), ...);
        });
        return object;
    } else {
        static_assert(std::is_same_v<T, bool> || std::is_integral_v<T> ||
                          std::is_same_v<T, std::string> || std::is_same_v<T, Json>,
                      "describe this type with Schema, EnumNames or Scalar");
        return Json(value);
    }
}

template <class T>
void read(const Json& json, const Path& path, const FieldRule& rule, T& out, Reader& reader) {
    if constexpr (IsOptional<T>::value) {
        if (json.is_null()) {
            out.reset();
        } else {
            typename T::value_type inner{};
            read(json, path, rule, inner, reader);
            out = std::move(inner);
        }
    } else if constexpr (IsVector<T>::value) {
        if (!readList(json, path, rule, reader))
            return;
        out.clear();
        for (std::size_t i = 0; i < json.size(); ++i) {
            typename T::value_type element{};
            read(json[i], Path{&path, {}, i}, FieldRule{}, element, reader);
            out.push_back(std::move(element));
        }
    } else if constexpr (HasEnumNames<T>) {
        std::string name;
        if (!readText(json, path, FieldRule{}, name, reader))
            return;
        if (const auto value = enumFromName<T>(name))
            out = *value;
        else
            reader.fault(path, "field.not_in_list", {{"value", textStart(name)}});
    } else if constexpr (HasScalar<T>) {
        auto parsed = Scalar<T>::fromJson(json);
        if (parsed)
            out = std::move(parsed).value();
        else
            reader.fault(path, parsed.error().code, parsed.error().params);
    } else if constexpr (HasSchema<T>) {
        readFields(json, path, out, reader);
    } else if constexpr (std::is_same_v<T, bool>) {
        readBool(json, path, out, reader);
    } else if constexpr (std::is_integral_v<T>) {
        static_assert(std::is_signed_v<T> || sizeof(T) < sizeof(std::int64_t));
        std::int64_t number = 0;
        if (readInteger(json, path, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(),
                        number, reader))
            out = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, std::string>) {
        readText(json, path, rule, out, reader);
    } else {
        static_assert(std::is_same_v<T, Json>, "describe this type");
        out = json;
    }
}

} // namespace codec_detail

template <class T>
[[nodiscard]] Json encode(const T& value) {
    return codec_detail::write(value);
}

// What could be read, and every fault; a place with a fault holds its default.
template <class T>
struct Decoded {
    T value{};
    std::vector<FieldError> faults;
};
template <class T>
[[nodiscard]] Decoded<T> decodeParts(const Json& json, UnknownKeys unknown = UnknownKeys::reject) {
    codec_detail::Reader reader{{}, unknown};
    Decoded<T> decoded;
    codec_detail::read(json, codec_detail::Path{}, FieldRule{}, decoded.value, reader);
    decoded.faults = std::move(reader.errors);
    return decoded;
}

// Error "input.invalid" with every fault; the value is complete when the result is good.
template <class T>
[[nodiscard]] Result<T> decode(const Json& json, UnknownKeys unknown = UnknownKeys::reject) {
    auto decoded = decodeParts<T>(json, unknown);
    if (!decoded.faults.empty())
        return failFields(std::move(decoded.faults));
    return std::move(decoded.value);
}

// The names of a described struct's fields, in order: what the contract tests compare.
template <class T>
requires HasSchema<T>
[[nodiscard]] std::vector<std::string> fieldNames() {
    std::vector<std::string> names;
    Schema<T>::fields([&](const auto&... entry) { (names.emplace_back(entry.name), ...); });
    return names;
}

template <class Tag>
struct Scalar<Id<Tag>> {
    static Json toJson(const Id<Tag>& id) { return Json(id.str()); }
    static Result<Id<Tag>> fromJson(const Json& json) {
        if (!json.is_string())
            return fail(ErrorKind::invalid, "field.not_text");
        const auto& text = json.get_ref<const std::string&>();
        if (text.size() > limits::kShortTextMax ||
            hasForbiddenCharacters(text, LineMode::single_line))
            return fail(ErrorKind::invalid, "field.not_an_identifier");
        return Id<Tag>(text);
    }
};
template <>
struct Scalar<CivilDate> { // "2026-03-02"
    static Json toJson(const CivilDate& date);
    static Result<CivilDate> fromJson(const Json& json);
};
template <>
struct Scalar<Instant> { // RFC 3339 UTC
    static Json toJson(const Instant& instant);
    static Result<Instant> fromJson(const Json& json);
};
template <>
struct Scalar<Money> { // integer fen
    static Json toJson(const Money& money);
    static Result<Money> fromJson(const Json& json);
};
template <>
struct Scalar<ErrorParams> { // an object of texts
    static Json toJson(const ErrorParams& params);
    static Result<ErrorParams> fromJson(const Json& json);
};

} // namespace bianmin
