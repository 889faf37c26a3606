// What a person has typed for the papers that end an intake otherwise than by acceptance: the
// refusal and the supplement notice. It is kept with the case until it was sent with success.
#pragma once

#include "shared/base/result.h"
#include "shared/domain/cases/case_json.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::client {

// 不予受理 as it is being filled in; other than cases::RefusalGrounds it may be unfinished.
struct RefusalWords {
    std::optional<cases::RefusalReason> reason_class; // empty: nobody has chosen yet
    std::string reason;
    std::string basis;
    std::string proper_organ;

    friend bool operator==(const RefusalWords&, const RefusalWords&) = default;
};

// One line of a supplement notice as it is being filled in.
struct SupplementLine {
    std::string material;
    std::string problem;
    std::string requirement;
    std::string basis;

    [[nodiscard]] bool isBlank() const;
    friend bool operator==(const SupplementLine&, const SupplementLine&) = default;
};

struct PaperWords {
    RefusalWords refusal;
    std::vector<SupplementLine> supplement;
};

enum class RefusalField { reason_class, reason, basis, proper_organ };

// Where to go instead is asked for with this reason alone.
[[nodiscard]] bool asksForOrgan(const RefusalWords& words);
// What is lacking, by path as the server names it ("/refusal/basis"); empty when it can be sent.
[[nodiscard]] std::vector<FieldError> faultsOf(const RefusalWords& words);
// The field that a fault belongs to; faults of the whole stand at the reason.
[[nodiscard]] RefusalField refusalFieldOf(const FieldError& fault);
// Of words without faults.
[[nodiscard]] cases::RefusalGrounds groundsOf(const RefusalWords& words);

// The lines a notice begins with: those that were typed before, then one, filled in, for each
// required material that is missing and has none yet. A proposal whose material has come in since
// is gone.
[[nodiscard]] std::vector<SupplementLine>
beginSupplement(const std::vector<SupplementLine>& typed,
                const std::vector<cases::CollectedMaterial>& materials);
[[nodiscard]] std::vector<cases::SupplementItem>
supplementOf(const std::vector<SupplementLine>& lines);

// The faults that the server found in the refusal, or in the supplement notice, of an intake or of
// an act on a case.
enum class PaperPart { refusal, supplement };
[[nodiscard]] std::vector<FieldError> faultsIn(const Error& error, PaperPart part);

} // namespace bianmin::client

namespace bianmin {
template <>
struct Schema<client::RefusalWords> {
    using T = client::RefusalWords;
    static constexpr auto fields(auto&& visit) {
        return visit(field("reason_class", &T::reason_class, cases::kOptionalValue),
                     field("reason", &T::reason), field("basis", &T::basis),
                     field("proper_organ", &T::proper_organ));
    }
};
template <>
struct Schema<client::SupplementLine> {
    using T = client::SupplementLine;
    static constexpr auto fields(auto&& visit) {
        return visit(field("material", &T::material), field("problem", &T::problem),
                     field("requirement", &T::requirement), field("basis", &T::basis));
    }
};
template <>
struct Schema<client::PaperWords> {
    using T = client::PaperWords;
    static constexpr auto fields(auto&& visit) {
        return visit(field("refusal", &T::refusal), field("supplement", &T::supplement));
    }
};
} // namespace bianmin
