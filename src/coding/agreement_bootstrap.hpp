#pragma once

#include <optional>
#include <vector>

#include "evidex/agreement.hpp"

namespace evidex {

/// The value below which a share `p` of the sorted values lies, by linear interpolation between neighbours
/// (position p (n - 1)). There must be one.
double quantile(const std::vector<double>& sorted, double p);

/// The statistic over as many documents as there are, drawn with replacement, time and again; unset where it
/// was undefined. Documents without a unit that two coders rated are left out.
std::vector<std::optional<double>> bootstrap_replicates(const RatingTable& table, Statistic statistic,
                                                        const BootstrapOptions& options);

}  // namespace evidex
