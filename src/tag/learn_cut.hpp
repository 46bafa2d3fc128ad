#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace evidex {

/// How a tag compares with what was coded.
struct Outcomes {
    std::int64_t both = 0, coded_only = 0, tagged_only = 0;

    void add(bool coded, bool tagged);
    /// 2 both / (2 both + coded only + tagged only); unset if there is nothing.
    [[nodiscard]] std::optional<double> f1() const;
};

/// A passage with its score; `can_be_tagged` is false where no row speaks for the component, whatever the
/// score.
struct Scored {
    double score = 0;
    bool can_be_tagged = true;
    bool coded = false;
};

/// The score from which to tag, half way to the next lower score: of all whose F1 on these passages is at
/// most `spare` below the best, the highest, because it tags least where nothing is coded. 0 if nothing can
/// be tagged.
double best_cut(std::vector<Scored> passages, double spare);

}  // namespace evidex
