#pragma once

#include <string>

namespace evidex::bench {

/// One line of the report.
struct Measurement {
    std::string what;
    double value = 0;
    std::string unit;
    double target = 0;    ///< 0 = no target.
    bool at_most = true;  ///< Whether smaller is better.
    std::string note;     ///< The floor it is compared with.

    [[nodiscard]] bool met() const { return target == 0 || (at_most ? value <= target : value >= target); }
};

}  // namespace evidex::bench
