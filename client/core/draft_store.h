// The unfinished intakes on the station's disk: they survive a crash, and with each the id of a
// command whose answer never came, so that repeating it cannot open a second case.
#pragma once

#include "client/core/intake_form.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace bianmin::client {

// How many may wait at one window. More is a pile that nobody looks through.
inline constexpr std::size_t kDraftsMax = 20;

using DraftId = Id<struct DraftTag>; // UUIDv7; in the store the name of the draft's own file

struct Draft {
    DraftId id;
    IntakeForm form;
    std::string item_name;
    Instant saved_at;
    // Set from just before the first send until a sure answer: the id, and the digest of what was
    // sent.
    CommandId command_id;
    std::string command_digest;

    // It was sent and no sure answer came: the case may be stored already.
    [[nodiscard]] bool outcomeIsUnknown() const { return !command_id.empty(); }
};

struct LoadedDrafts {
    std::vector<Draft> drafts;    // newest first
    std::optional<Error> damaged; // one that could not be read; the others are not lost with it
};

// Port. Blocking: call on a worker; one caller at a time.
class DraftStore {
  public:
    virtual ~DraftStore() = default;
    // Keeps it in the place of the one with the same id. "draft.too_many" {limit} when it would be
    // one more than kDraftsMax; a draft that is being sent is kept all the same.
    virtual Result<void> save(const Draft& draft) = 0;
    virtual Result<LoadedDrafts> load() = 0;
    // Good also when there is no such draft.
    virtual Result<void> remove(const DraftId& id) = 0;
};

// One JSON file for each draft, replaced atomically. A damaged file is told once as "draft.damaged"
// {file}, then it is set aside as <file>.damaged. Other errors: "file.unwritable",
// "file.unreadable".
class FileDraftStore final : public DraftStore {
  public:
    // `single_file` is where earlier releases kept the only draft they had: load() moves it into
    // the folder.
    FileDraftStore(std::filesystem::path folder, std::filesystem::path single_file)
        : folder_(std::move(folder))
        , single_file_(std::move(single_file)) {}
    Result<void> save(const Draft& draft) override;
    Result<LoadedDrafts> load() override;
    Result<void> remove(const DraftId& id) override;

  private:
    [[nodiscard]] std::filesystem::path fileOf(const DraftId& id) const;
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    Result<void> adoptSingleFile();

    std::filesystem::path folder_;
    std::filesystem::path single_file_;
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
            field("duplicate_reason", &T::duplicate_reason),
            field("words", &T::words, cases::kOptionalValue));
    }
};
// Without the id: that is the file's own name.
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
