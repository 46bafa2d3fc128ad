#include <numeric>

#include "coding/agreement_counts.hpp"

namespace evidex {
namespace {

Measure undefined(std::string why) {
    return {std::nullopt, std::move(why)};
}

/// Why nothing can be said of these ratings; empty if something can.
std::string nothing_to_compare(const RatingCounts& counts) {
    return units_rated(counts, 2) > 0 ? "" : "no unit was rated by two coders";
}

std::string one_category(const RatingCounts& counts, std::size_t category) {
    if (counts.categories != 2) return "only one category was used";
    return category == 1 ? "every unit is coded by everyone" : "no coder ever used it";
}

Measure corrected(double observed, double expected) {
    return {(observed - expected) / (1 - expected), {}};
}

/// n_k: ratings of category k in units with two ratings or more.
std::int64_t pairable(const RatingCounts& counts, std::size_t category) {
    std::int64_t sum = 0;
    for (std::size_t m = 2; m <= counts.coders; ++m) sum += counts.ratings[m * counts.categories + category];
    return sum;
}

std::int64_t pairable(const RatingCounts& counts) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < counts.categories; ++k) sum += pairable(counts, k);
    return sum;
}

/// o_kk = Σ_u r_uk (r_uk - 1) / (m_u - 1).
double coincidences(const RatingCounts& counts, std::size_t category) {
    double sum = 0;
    for (std::size_t m = 2; m <= counts.coders; ++m) {
        const std::size_t at = m * counts.categories + category;
        sum += static_cast<double>(counts.squares[at] - counts.ratings[at]) / static_cast<double>(m - 1);
    }
    return sum;
}

double observed(const RatingCounts& counts) {
    double sum = 0;
    for (std::size_t m = 2; m <= counts.coders; ++m) {
        std::int64_t same = 0;
        for (std::size_t k = 0; k < counts.categories; ++k) {
            same += counts.squares[m * counts.categories + k] - counts.ratings[m * counts.categories + k];
        }
        sum += static_cast<double>(same) / static_cast<double>(m * (m - 1));
    }
    return sum / static_cast<double>(units_rated(counts, 2));
}

/// pi_k: mean over all units with a rating of r_uk / m_u.
double share(const RatingCounts& counts, std::size_t category) {
    double sum = 0;
    for (std::size_t m = 1; m <= counts.coders; ++m) {
        sum += static_cast<double>(counts.ratings[m * counts.categories + category]) / static_cast<double>(m);
    }
    return sum / static_cast<double>(units_rated(counts, 1));
}

/// The one category that all ratings name, if so.
std::optional<std::size_t> only_category(const RatingCounts& counts, std::size_t least_ratings) {
    std::optional<std::size_t> only;
    for (std::size_t k = 0; k < counts.categories; ++k) {
        std::int64_t used = 0;
        for (std::size_t m = least_ratings; m <= counts.coders; ++m) {
            used += counts.ratings[m * counts.categories + k];
        }
        if (used > 0 && only) return std::nullopt;
        if (used > 0) only = k;
    }
    return only;
}

/// Cohen's kappa of the pair whose table is the one numbered `pair`.
Measure kappa_of_pair(const RatingCounts& counts, std::size_t pair) {
    const std::size_t q = counts.categories;
    const std::int64_t* table = &counts.pairs[pair * q * q];
    const std::int64_t units = std::accumulate(table, table + q * q, std::int64_t{0});
    if (units == 0) return undefined("no unit was rated by two coders");
    const auto n = static_cast<double>(units);
    std::int64_t same = 0;
    double chance = 0;
    for (std::size_t k = 0; k < q; ++k) {
        if (table[k * q + k] == units) return undefined(one_category(counts, k));
        std::int64_t said_a = 0;
        std::int64_t said_b = 0;
        for (std::size_t l = 0; l < q; ++l) {
            said_a += table[k * q + l];
            said_b += table[l * q + k];
        }
        same += table[k * q + k];
        chance += static_cast<double>(said_a) / n * (static_cast<double>(said_b) / n);
    }
    return corrected(static_cast<double>(same) / n, chance);
}

}  // namespace

Measure percent_agreement(const RatingCounts& counts) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    return {observed(counts), {}};
}

Measure cohen_kappa(const RatingCounts& counts) {
    if (counts.coders != 2) return undefined("Cohen's kappa is for two coders");
    return kappa_of_pair(counts, 0);
}

Measure light_kappa(const RatingCounts& counts) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    const std::size_t pairs = counts.coders * (counts.coders - 1) / 2;
    double sum = 0;
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        const Measure kappa = kappa_of_pair(counts, pair);
        if (!kappa.value) return undefined("kappa of a pair of coders has no value: " + kappa.undefined);
        sum += *kappa.value;
    }
    return {sum / static_cast<double>(pairs), {}};
}

Measure krippendorff_alpha(const RatingCounts& counts) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    if (const auto only = only_category(counts, 2)) return undefined(one_category(counts, *only));
    const auto n = static_cast<double>(pairable(counts));
    double same = 0;
    double same_by_chance = 0;  // De = 1 - this, over N (N - 1)
    for (std::size_t k = 0; k < counts.categories; ++k) {
        const auto used = static_cast<double>(pairable(counts, k));
        same += coincidences(counts, k);
        same_by_chance += used * (used - 1);
    }
    const double disagreement = (n - same) / n;
    const double expected = (n * (n - 1) - same_by_chance) / (n * (n - 1));
    return {1 - disagreement / expected, {}};
}

Measure gwet_ac1(const RatingCounts& counts) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    double expected = 0;
    for (std::size_t k = 0; k < counts.categories; ++k) {
        expected += share(counts, k) * (1 - share(counts, k)) / static_cast<double>(counts.categories - 1);
    }
    return corrected(observed(counts), expected);
}

Measure brennan_prediger(const RatingCounts& counts) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    return corrected(observed(counts), 1 / static_cast<double>(counts.categories));
}

Measure fleiss_kappa(const RatingCounts& counts) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    if (const auto only = only_category(counts, 1)) return undefined(one_category(counts, *only));
    double expected = 0;
    for (std::size_t k = 0; k < counts.categories; ++k) expected += share(counts, k) * share(counts, k);
    return corrected(observed(counts), expected);
}

Measure specific_agreement(const RatingCounts& counts, std::size_t category) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    const std::int64_t used = pairable(counts, category);
    if (used == 0 && counts.categories == 2) return undefined(one_category(counts, 1 - category));
    if (used == 0) return undefined("the category was never used");
    return {coincidences(counts, category) / static_cast<double>(used), {}};
}

Measure prevalence(const RatingCounts& counts) {
    if (std::string why = nothing_to_compare(counts); !why.empty()) return undefined(std::move(why));
    return {static_cast<double>(pairable(counts, 1)) / static_cast<double>(pairable(counts)), {}};
}

}  // namespace evidex
