// The people and firms of an invented county: names as they are spread in life (a few surnames for
// most, compound surnames, rare characters, names of minorities), numbers with right check digits.
// The same seed and index give the same person. Pure; thread-safe.
#pragma once

#include "shared/domain/cases/case.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bianmin::perf {

class Population {
  public:
    // `places` are the names of townships that addresses may name; at least one.
    Population(std::uint64_t seed, std::vector<std::string> places)
        : seed_(seed)
        , places_(std::move(places)) {}

    // Distinct identity numbers for indices below this.
    static constexpr std::uint64_t kPersonsMax = 20'000'000;

    [[nodiscard]] cases::Applicant person(std::uint64_t index) const;
    // With a legal representative out of the persons.
    [[nodiscard]] cases::Applicant firm(std::uint64_t index) const;

  private:
    std::uint64_t seed_;
    std::vector<std::string> places_;
};

} // namespace bianmin::perf
