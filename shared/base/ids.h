// Strong identifiers: two different things never share a naked std::string.
#pragma once

#include <compare>
#include <string>
#include <utility>

namespace bianmin {

template <class Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text)
        : text_(std::move(text)) {}

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    friend auto operator<=>(const Id&, const Id&) = default;

  private:
    std::string text_;
};

using UserId = Id<struct UserTag>;                 // UUIDv7
using OrganizationId = Id<struct OrganizationTag>; // code given by the county, e.g. "441821-rsj"
using StationId = Id<struct StationTag>;           // the terminal number, four digits
using SessionId = Id<struct SessionTag>;           // SHA-256 of the token, hex
using CommandId = Id<struct CommandTag>;           // client-made UUIDv7
using ItemId = Id<struct ItemTag>;                 // code of the item in this county's catalogue
using CaseNumber = Id<struct CaseNumberTag>;       // 办件编号, 22 characters
using DocumentId = Id<struct DocumentTag>;         // UUIDv7

} // namespace bianmin
