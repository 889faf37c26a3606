// The unfinished intake on the station's disk: it survives a crash, and with it the id of a command
// whose answer never came, so that repeating it cannot open a second case.
#pragma once

#include "client/core/intake_form.h"

#include <filesystem>
#include <optional>

namespace bianmin::client {

struct Draft {
    IntakeForm form;
    std::string item_name;
    Instant saved_at;
    // Set from just before the first send until the answer: the id, and the digest of what was
    // sent.
    CommandId command_id;
    std::string command_digest;
};

// Port. Blocking: call on a worker; one writer at a time.
class DraftStore {
  public:
    virtual ~DraftStore() = default;
    virtual Result<void> save(const Draft& draft) = 0;
    virtual Result<std::optional<Draft>> load() = 0;
    virtual Result<void> clear() = 0;
};

// One JSON file, replaced atomically. A damaged file is an error once, then it is set aside as
// <file>.damaged. Errors "file.unwritable", "draft.damaged" {file}.
class FileDraftStore final : public DraftStore {
  public:
    explicit FileDraftStore(std::filesystem::path file)
        : file_(std::move(file)) {}
    Result<void> save(const Draft& draft) override;
    Result<std::optional<Draft>> load() override;
    Result<void> clear() override;

  private:
    std::filesystem::path file_;
};

} // namespace bianmin::client

namespace bianmin {
template <>
struct Schema<client::IntakeForm> {
    using T = client::IntakeForm;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("item_code", &T::item_code), field("item_version", &T::item_version),
            field("kind", &T::kind), field("id_kind", &T::id_kind),
            field("id_number", &T::id_number), field("name", &T::name), field("phone", &T::phone),
            field("address", &T::address), field("legal_representative", &T::legal_representative),
            field("has_agent", &T::has_agent), field("agent_name", &T::agent_name),
            field("agent_id_number", &T::agent_id_number), field("agent_phone", &T::agent_phone),
            field("agent_authority", &T::agent_authority),
            field("by_mail", &T::by_mail, cases::kOptionalValue),
            field("mail_address", &T::mail_address, cases::kShortOptional),
            field("materials", &T::materials),
            field("conditions", &T::conditions, cases::kOptionalValue),
            field("conditions_checked", &T::conditions_checked, cases::kOptionalValue),
            field("duplicate_reason", &T::duplicate_reason));
    }
};
template <>
struct Schema<client::Draft> {
    using T = client::Draft;
    static constexpr auto fields(auto&& visit) {
        return visit(field("form", &T::form), field("item_name", &T::item_name),
                     field("saved_at", &T::saved_at), field("command_id", &T::command_id),
                     field("command_digest", &T::command_digest));
    }
};
} // namespace bianmin
