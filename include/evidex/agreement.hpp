#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace evidex {

/// A statistic, or in plain words why it has no value; what is undefined is never 0 or 1.
struct Measure {
    std::optional<double> value;
    std::string undefined;  ///< "no coder ever used it"; empty if there is a value.
};

/// The rating of somebody who did not look.
inline constexpr std::int8_t kMissing = -1;

/// What several coders said of the same units (passages, sentences, runs of characters). Components are not
/// exclusive, so each has a table of its own with two categories: 1 = coded, 0 = read and not coded.
struct RatingTable {
    std::size_t coders = 2;
    std::size_t categories = 2;        ///< As declared, whether they occur or not.
    std::vector<std::int8_t> ratings;  ///< Unit by unit, `coders` each: 0 … categories - 1, or kMissing.
    std::vector<std::uint32_t> documents;  ///< For each unit the number of its source.
    std::vector<std::int64_t> weights;     ///< For each unit how many it stands for; empty = 1 each.

    [[nodiscard]] std::size_t units() const { return documents.size(); }
};

/// All that the coefficients need, in whole numbers that add up over documents. m is the number of ratings a
/// unit has, k a category, r_uk how many coders put unit u in k.
struct RatingCounts {
    std::size_t coders = 2;
    std::size_t categories = 2;
    std::vector<std::int64_t> units;    ///< [m]: units with m ratings, m = 0 … coders.
    std::vector<std::int64_t> ratings;  ///< [m * categories + k]: sum of r_uk over those units.
    std::vector<std::int64_t> squares;  ///< [m * categories + k]: sum of r_uk² over those units.
    /// Square tables, one for each pair of coders (0,1), (0,2) … (1,2) …: how often one said k, the other l.
    std::vector<std::int64_t> pairs;
};

/// Two coders, one component: how many units both coded, only A, only B, neither.
struct Fourfold {
    std::int64_t both = 0;
    std::int64_t only_a = 0;
    std::int64_t only_b = 0;
    std::int64_t neither = 0;
};

RatingCounts count_ratings(const RatingTable& table);
RatingCounts count_ratings(const Fourfold& table);
/// The units that coders `a` and `b` both rated; needs two categories and a != b.
Fourfold fourfold(const RatingCounts& counts, std::size_t a, std::size_t b);

// Below, po (or pa) is the observed agreement and pe what chance would give; each measure is
// (po - pe) / (1 - pe), 1 at best. Only units with at least two ratings count, unless it says otherwise. All
// are undefined where no unit has two ratings.

/// Mean over units of Σ_k r_uk (r_uk - 1) / (m (m - 1)); for two coders the share they agree on.
Measure percent_agreement(const RatingCounts& counts);
/// Cohen (1960), two coders: pe = Σ_k pA_k pB_k. Undefined if both used one category only, the same.
Measure cohen_kappa(const RatingCounts& counts);
/// Light (1971): mean of Cohen's kappa over all pairs of coders, each on the units both rated. Undefined if
/// it is for one of the pairs.
Measure light_kappa(const RatingCounts& counts);
/// Krippendorff (2004), nominal: 1 - Do/De over the coincidences r_uk (r_ul - [k = l]) / (m - 1), with
/// De = Σ_{k≠l} n_k n_l / (N (N - 1)). Missing ratings are allowed. Undefined if one category only was used.
Measure krippendorff_alpha(const RatingCounts& counts);
/// Gwet (2008), AC1: pe = Σ_k pi_k (1 - pi_k) / (q - 1), pi_k = mean of r_uk / m over all units with a
/// rating. High for rare codes whatever the coders do: never to be shown alone.
Measure gwet_ac1(const RatingCounts& counts);
/// Brennan and Prediger (1981): pe = 1/q; for two categories also known as PABAK.
Measure brennan_prediger(const RatingCounts& counts);
/// Fleiss (1971), generalised to missing ratings: pe = Σ_k pi_k²; for two coders Scott's pi. Undefined if one
/// category only was used.
Measure fleiss_kappa(const RatingCounts& counts);
/// Share of agreement among the ratings of one category (Cicchetti and Feinstein 1990): for two coders
/// 2a / (2a + b + c) for category 1, which is F1 of one against the other. Undefined if it was never used.
Measure specific_agreement(const RatingCounts& counts, std::size_t category);
/// Share of category 1 among the ratings.
Measure prevalence(const RatingCounts& counts);

/// Which statistic a bootstrap repeats.
using Statistic = Measure (*)(const RatingCounts&);

struct BootstrapOptions {
    int replicates = 2'000;
    std::uint64_t seed = 1;
};

/// A 95 % percentile interval from resampling whole documents: passages of one interview are alike, and
/// intervals from resampled passages come out too narrow. Same table, same options: same interval everywhere.
struct BootstrapInterval {
    std::optional<double> low, high;
    std::string undefined;       ///< "one document only", "too few positives"; empty if there is an interval.
    std::int64_t documents = 0;  ///< With at least one unit that two coders rated.
    int replicates = 0;
    int without_value = 0;  ///< Replicates in which the statistic was undefined; above 5 %: no interval.
    std::uint64_t seed = 0;
};
BootstrapInterval bootstrap_interval(const RatingTable& table, Statistic statistic,
                                     const BootstrapOptions& options = {});

/// Everything a paper reports about one component.
struct Agreement {
    std::int64_t units = 0;                      ///< Rated by at least two coders: what all figures rest on.
    std::int64_t left_out = 0;                   ///< Rated by fewer.
    std::int64_t documents = 0;                  ///< With at least one counted unit.
    std::vector<std::int64_t> rated, positives;  ///< By coder, among the counted units.
    std::optional<Fourfold> table;               ///< Two coders.
    Measure prevalence, percent, kappa, light, alpha, ac1, brennan_prediger, fleiss, positive, negative;
    BootstrapInterval interval;  ///< Of kappa for two coders, of alpha for more.
    bool few_positives = false;  ///< Prevalence below 5 %, or a coder with fewer than 10: read the table.
};

/// Needs two categories. Characters (units with weights) get no interval: neighbours are not independent.
Agreement measure_agreement(const RatingTable& table, const BootstrapOptions& options = {});

}  // namespace evidex
