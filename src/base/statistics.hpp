#pragma once

#include <cstdint>

namespace evidex {

/// An interval of shares, 0 to 1.
struct Interval {
    double low = 0;
    double high = 1;
};

/// Wilson's interval for a share of `right` in `tested` (Wilson 1927): centre (p + z²/2n) / (1 + z²/n), half
/// width z sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n). 0 to 1 if nothing was tested.
Interval wilson_interval(std::int64_t right, std::int64_t tested, double z = 1.959964);

}  // namespace evidex
