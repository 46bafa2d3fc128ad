#include <algorithm>
#include <cmath>

#include "base/statistics.hpp"
#include "evidex/coding.hpp"

namespace evidex {
namespace {

/// The z beyond which a normal variable lies, on either side, with this probability.
double two_sided_z(double probability) {
    double low = 0;
    double high = 10;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) > probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// How many passages of a stratum have the component, estimated and at least and at most.
struct Count {
    double estimate = 0, low = 0, high = 0;
};

Count count_in(const Stratum& stratum, double error) {
    const auto size = static_cast<double>(stratum.size);
    if (stratum.read == 0) return {0, 0, size};
    const Interval share = wilson_interval(stratum.found, stratum.read, two_sided_z(error));
    const double found = static_cast<double>(stratum.found) / static_cast<double>(stratum.read);
    return {size * found, size * share.low, size * share.high};
}

/// All strata together; the chance of error is shared out between them (Bonferroni).
Count count_in(const std::vector<Stratum>& strata, double error) {
    Count sum;
    for (const Stratum& stratum : strata) {
        const Count count = count_in(stratum, error / static_cast<double>(strata.size()));
        sum.estimate += count.estimate;
        sum.low += count.low;
        sum.high += count.high;
    }
    return sum;
}

double share(double part, double rest) {
    return part + rest > 0 ? part / (part + rest) : 0;
}

}  // namespace

Recall estimate_recall(const Stratum& tagged, const std::vector<Stratum>& untagged) {
    const Count found = count_in(tagged, 0.025);
    const Count missed = count_in(untagged, 0.025);
    Recall recall;
    recall.found = found.estimate;
    recall.missed = missed.estimate;
    recall.missed_most = count_in(untagged, 0.05).high;
    const bool is_read = tagged.read > 0 || tagged.size == 0;
    const bool all_read =
        is_read && std::all_of(untagged.begin(), untagged.end(),
                               [](const Stratum& stratum) { return stratum.read > 0 || stratum.size == 0; });
    if (all_read && found.estimate + missed.estimate > 0) {
        recall.recall = share(found.estimate, missed.estimate);
    }
    recall.low = share(found.low, missed.high);
    recall.high = found.high + missed.low > 0 ? share(found.high, missed.low) : 1;
    return recall;
}

}  // namespace evidex
