#include "server/http/router.h"

#include "shared/base/hash.h"
#include "shared/base/text.h"

#include <algorithm>
#include <set>

namespace bianmin::http {

namespace {

tl::unexpected<Error> malformed() {
    return fail(ErrorKind::invalid, "request.malformed");
}

tl::unexpected<Error> hole(std::string_view operation, std::string_view what) {
    return fail(ErrorKind::internal, "internal", {},
                "route " + std::string(operation) + ": " + std::string(what));
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (true) {
        const auto end = text.find(separator, start);
        parts.emplace_back(text.substr(start, end - start));
        if (end == std::string_view::npos)
            return parts;
        start = end + 1;
    }
}

bool isPlace(std::string_view segment) {
    return segment.starts_with('{');
}

// How many literal segments agree, or nothing when the path is another one.
std::optional<std::size_t> literalMatches(const Route& route,
                                          const std::vector<std::string>& segments) {
    if (route.segments.size() != segments.size())
        return std::nullopt;
    std::size_t literal = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (isPlace(route.segments[i])) {
            if (segments[i].empty())
                return std::nullopt;
        } else if (route.segments[i] == segments[i]) {
            ++literal;
        } else {
            return std::nullopt;
        }
    }
    return literal;
}

} // namespace

Result<std::string> urlDecode(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const auto byte = fromHex(text.substr(i + 1, 2));
        if (!byte || byte->size() != 1)
            return malformed();
        decoded += *byte;
        i += 2;
    }
    if (!isValidUtf8(decoded) || hasForbiddenCharacters(decoded, LineMode::single_line))
        return malformed();
    return decoded;
}

Result<std::map<std::string, std::string>> parseQuery(std::string_view text) {
    std::map<std::string, std::string> query;
    if (text.empty())
        return query;
    for (const std::string& pair : split(text, '&')) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            return malformed();
        const std::string name = TRY(urlDecode(std::string_view(pair).substr(0, equals)));
        const std::string value = TRY(urlDecode(std::string_view(pair).substr(equals + 1)));
        if (!query.emplace(name, value).second)
            return malformed();
    }
    return query;
}

Result<Router> Router::create(std::span<const contract::Operation> operations,
                              std::span<const HandlerRow> handlers) {
    Router router;
    std::set<std::string_view> handled;
    for (const HandlerRow& row : handlers) {
        if (!handled.insert(row.operation).second)
            return hole(row.operation, "two handlers");
        const auto found = std::ranges::find(operations, row.operation, &contract::Operation::id);
        if (found == operations.end())
            return hole(row.operation, "no such operation");
        router.routes_.push_back({&*found, row, split(found->path, '/')});
    }
    for (const contract::Operation& operation : operations) {
        if (!handled.contains(operation.id))
            return hole(operation.id, "no handler");
    }
    return router;
}

Result<Match> Router::match(std::string_view method, std::string_view path) const {
    const std::vector<std::string> segments = split(path, '/');
    std::size_t best_literal = 0;
    std::vector<const Route*> candidates; // of the best path, one for each method
    for (const Route& route : routes_) {
        const auto literal = literalMatches(route, segments);
        if (!literal || (!candidates.empty() && *literal < best_literal))
            continue;
        if (candidates.empty() || *literal > best_literal)
            candidates.clear();
        best_literal = *literal;
        candidates.push_back(&route);
    }
    if (candidates.empty())
        return fail(ErrorKind::not_found, "request.path_unknown");

    std::string allowed;
    for (const Route* route : candidates) {
        const std::string_view name = contract::methodName(route->operation->method);
        if (name != method) {
            allowed += (allowed.empty() ? "" : ", ") + std::string(name);
            continue;
        }
        Match match{route, {}};
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const std::string& place = route->segments[i];
            if (isPlace(place))
                match.path[place.substr(1, place.size() - 2)] = TRY(urlDecode(segments[i]));
        }
        return match;
    }
    return fail(ErrorKind::invalid, "request.method_not_allowed", {{"allowed", allowed}});
}

} // namespace bianmin::http
