// What our own description of a struct (Schema<>, EnumNames<>, Scalar<>) says in the words of
// OpenAPI 3.1, to be compared with the contract file.
#pragma once

#include "shared/base/codec.h"
#include "shared/domain/regions/region_code.h"

#include <map>
#include <string>

namespace bianmin::contract_test {

// The name of a struct's schema in the contract file. Specialised in contract_schemas.h.
template <class T>
struct SchemaName;

inline Json nullable(Json schema) {
    if (schema.contains("$ref"))
        return Json{{"oneOf", Json::array({schema, Json{{"type", "null"}}})}};
    schema["type"] = Json::array({schema["type"], "null"});
    return schema;
}

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

template <class T>
Json scalarType() {
    if constexpr (std::is_same_v<T, CivilDate>)
        return {{"type", "string"}, {"format", "date"}};
    else if constexpr (std::is_same_v<T, Instant>)
        return {{"type", "string"}, {"format", "date-time"}};
    else if constexpr (std::is_same_v<T, Money>)
        return {{"type", "integer"}};
    else if constexpr (std::is_same_v<T, ErrorParams>)
        return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
    else {
        static_assert(IsId<T>::value || std::is_same_v<T, regions::RegionCode>);
        return {{"type", "string"}};
    }
}

template <class T>
Json typeOf(const FieldRule& rule) {
    if constexpr (codec_detail::IsOptional<T>::value) {
        return nullable(typeOf<typename T::value_type>(rule));
    } else if constexpr (codec_detail::IsVector<T>::value) {
        Json list{{"type", "array"}, {"items", typeOf<typename T::value_type>(FieldRule{})}};
        list["maxItems"] = rule.max != 0 ? rule.max : limits::kListMax;
        if (rule.min != 0)
            list["minItems"] = rule.min;
        return list;
    } else if constexpr (HasEnumNames<T>) {
        Json names = Json::array();
        for (const auto& [value, name] : EnumNames<T>::names)
            names.push_back(std::string(name));
        return {{"type", "string"}, {"enum", names}};
    } else if constexpr (HasScalar<T>) {
        return scalarType<T>();
    } else if constexpr (HasSchema<T>) {
        return {{"$ref", "#/components/schemas/" + std::string(SchemaName<T>::value)}};
    } else if constexpr (std::is_same_v<T, bool>) {
        return {{"type", "boolean"}};
    } else if constexpr (std::is_integral_v<T>) {
        return {{"type", "integer"}};
    } else if constexpr (std::is_same_v<T, std::string>) {
        Json text{{"type", "string"}};
        text["maxLength"] = rule.max != 0 ? rule.max : limits::kLongTextMax;
        if (rule.min != 0)
            text["minLength"] = rule.min;
        return text;
    } else {
        static_assert(std::is_same_v<T, Json>);
        return Json::object(); // any JSON
    }
}

template <class T>
Json schemaOf() {
    Json properties = Json::object();
    Json required = Json::array();
    Schema<T>::fields([&](const auto&... entry) {
        [[maybe_unused]] const auto add =
            [&]<class Owner, class Member>(const Field<Owner, Member>& described) {
                properties[std::string(described.name)] = typeOf<Member>(described.rule);
                if (described.rule.presence == Presence::required)
                    required.push_back(std::string(described.name));
            };
        (add(entry), ...);
    });
    Json schema{{"type", "object"}, {"properties", properties}};
    if (!required.empty())
        schema["required"] = required;
    return schema;
}

// Every schema of the contract by name.
std::map<std::string, Json> allSchemas();

} // namespace bianmin::contract_test
