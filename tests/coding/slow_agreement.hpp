#pragma once

#include <optional>
#include <vector>

#include "evidex/agreement.hpp"

namespace evidex::test {

/// The coefficients as their formulas read, unit by unit and category by category; unset where undefined.
/// The slow twin of src/coding.
struct SlowAgreement {
    std::optional<double> percent, alpha, ac1, brennan_prediger, fleiss, light;
};
SlowAgreement slow_agreement(const RatingTable& table);

/// Cohen's kappa of two coders over the units both rated.
std::optional<double> slow_kappa(const RatingTable& table, std::size_t a, std::size_t b);

/// A table from one line a coder: a digit is a category, counted from `first`; `.` is missing; blanks do not
/// count.
RatingTable ratings_of(const std::vector<const char*>& coders, std::size_t categories = 2, char first = '0');

}  // namespace evidex::test
