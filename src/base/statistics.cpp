#include "base/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace evidex {

Interval wilson_interval(std::int64_t right, std::int64_t tested, double z) {
    if (tested == 0) return {};
    const auto n = static_cast<double>(tested);
    const double share = static_cast<double>(right) / n;
    const double scale = 1 + z * z / n;
    const double centre = (share + z * z / (2 * n)) / scale;
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale;
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

}  // namespace evidex
