#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace evidex::bench {

/// What a log of decisions costs.
struct DecisionTimes {
    std::size_t decisions = 0;
    double filling = 0;                 ///< Seconds to record all of them, a thousand at a time.
    std::vector<double> answer_millis;  ///< Of single answers once they are there, sorted.
    double suggestions = 0;             ///< Seconds to list what is open for a coder.
    double reading = 0;                 ///< Seconds to read the whole log with its places.
};

/// Has four coders decide on the passages of a base until there are `count` decisions, then answers one by
/// one. The base is changed.
DecisionTimes time_decisions(const std::string& base, std::size_t count);

}  // namespace evidex::bench
