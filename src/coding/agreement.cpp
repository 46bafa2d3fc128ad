#include "coding/agreement.hpp"

namespace evidex {

std::optional<double> cohen_kappa(const Fourfold& table) {
    const std::int64_t units = table.both + table.only_a + table.only_b + table.neither;
    if (units == 0 || table.both == units || table.neither == units) return std::nullopt;
    const auto n = static_cast<double>(units);
    const double share_a = static_cast<double>(table.both + table.only_a) / n;
    const double share_b = static_cast<double>(table.both + table.only_b) / n;
    const double observed = static_cast<double>(table.both + table.neither) / n;
    const double expected = share_a * share_b + (1 - share_a) * (1 - share_b);
    return (observed - expected) / (1 - expected);
}

}  // namespace evidex
