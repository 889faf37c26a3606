// Bodies of the API that are no type of the domain: wrappers, and answers about the server itself.
#pragma once

#include "shared/domain/identity/account.h"

#include <string>
#include <vector>

namespace bianmin::contract {

struct Empty {};

// A whole list that is not paged: the directory and the catalogue of one county.
inline constexpr std::size_t kRowsMax = 20'000;
template <class Row>
struct Rows {
    std::vector<Row> rows;
};

struct WhoAmI {
    identity::AccountView account;
    identity::Organization organization;
    std::optional<identity::Station> station;
    std::vector<identity::Permission> permissions;
};

struct NewPassword {
    std::string password;
};

struct FileHash {
    std::string sha256; // 64 hex digits
};

struct Health {
    std::string status;
    std::string version;
};

} // namespace bianmin::contract

namespace bianmin {

template <>
struct Schema<contract::Empty> {
    static constexpr auto fields(auto&& visit) { return visit(); }
};
template <class Row>
struct Schema<contract::Rows<Row>> {
    static constexpr auto fields(auto&& visit) {
        return visit(field("rows", &contract::Rows<Row>::rows, {.max = contract::kRowsMax}));
    }
};
template <>
struct Schema<contract::WhoAmI> {
    using T = contract::WhoAmI;
    static constexpr auto fields(auto&& visit) {
        return visit(field("account", &T::account), field("organization", &T::organization),
                     field("station", &T::station, {.presence = Presence::optional}),
                     field("permissions", &T::permissions));
    }
};
template <>
struct Schema<contract::NewPassword> {
    using T = contract::NewPassword;
    static constexpr auto fields(auto&& visit) {
        return visit(field("password", &T::password,
                           {.max = 200, .min = 1, .lines = LineMode::single_line}));
    }
};
template <>
struct Schema<contract::FileHash> {
    using T = contract::FileHash;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("sha256", &T::sha256, {.max = 64, .min = 64, .lines = LineMode::single_line}));
    }
};
template <>
struct Schema<contract::Health> {
    using T = contract::Health;
    static constexpr auto fields(auto&& visit) {
        return visit(field("status", &T::status), field("version", &T::version));
    }
};

} // namespace bianmin
