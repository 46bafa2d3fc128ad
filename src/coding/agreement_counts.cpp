#include "coding/agreement_counts.hpp"

#include <algorithm>
#include <cassert>

namespace evidex {
namespace {

/// Adds one unit, or `weight` alike ones. `said` is scratch of one number a category: there are many units.
void add_unit(RatingCounts& counts, const std::int8_t* ratings, std::int64_t weight,
              std::vector<std::int64_t>& said) {
    const std::size_t q = counts.categories;
    std::fill(said.begin(), said.end(), 0);
    std::size_t m = 0;
    for (std::size_t coder = 0; coder < counts.coders; ++coder) {
        if (ratings[coder] == kMissing) continue;
        ++said[static_cast<std::size_t>(ratings[coder])];
        ++m;
    }
    counts.units[m] += weight;
    if (m == 0) return;
    for (std::size_t k = 0; k < q; ++k) {
        counts.ratings[m * q + k] += weight * said[k];
        counts.squares[m * q + k] += weight * said[k] * said[k];
    }
    if (m == 1) return;
    std::size_t pair = 0;
    for (std::size_t a = 0; a < counts.coders; ++a) {
        for (std::size_t b = a + 1; b < counts.coders; ++b, ++pair) {
            if (ratings[a] == kMissing || ratings[b] == kMissing) continue;
            const std::size_t k = static_cast<std::uint8_t>(ratings[a]);
            const std::size_t l = static_cast<std::uint8_t>(ratings[b]);
            counts.pairs[(pair * q + k) * q + l] += weight;
        }
    }
}

}  // namespace

RatingCounts no_ratings(std::size_t coders, std::size_t categories) {
    RatingCounts counts;
    counts.coders = coders;
    counts.categories = categories;
    counts.units.assign(coders + 1, 0);
    counts.ratings.assign((coders + 1) * categories, 0);
    counts.squares.assign((coders + 1) * categories, 0);
    const std::size_t pairs = coders < 2 ? 0 : coders * (coders - 1) / 2;
    counts.pairs.assign(pairs * categories * categories, 0);
    return counts;
}

std::size_t pair_number(std::size_t coders, std::size_t a, std::size_t b) {
    return a * (2 * coders - a - 1) / 2 + (b - a - 1);
}

std::vector<RatingCounts> count_by_document(const RatingTable& table) {
    std::vector<RatingCounts> documents;
    std::vector<std::int64_t> said(table.categories, 0);
    for (std::size_t unit = 0; unit < table.units(); ++unit) {
        const std::size_t document = table.documents[unit];
        while (documents.size() <= document) {
            documents.push_back(no_ratings(table.coders, table.categories));
        }
        add_unit(documents[document], &table.ratings[unit * table.coders],
                 table.weights.empty() ? 1 : table.weights[unit], said);
    }
    return documents;
}

void add(RatingCounts& sum, const RatingCounts& more, std::int64_t times) {
    const auto add_all = [times](std::vector<std::int64_t>& to, const std::vector<std::int64_t>& from) {
        for (std::size_t i = 0; i < to.size(); ++i) to[i] += times * from[i];
    };
    add_all(sum.units, more.units);
    add_all(sum.ratings, more.ratings);
    add_all(sum.squares, more.squares);
    add_all(sum.pairs, more.pairs);
}

std::int64_t units_rated(const RatingCounts& counts, std::size_t least) {
    std::int64_t units = 0;
    for (std::size_t m = least; m < counts.units.size(); ++m) units += counts.units[m];
    return units;
}

RatingCounts count_ratings(const RatingTable& table) {
    RatingCounts counts = no_ratings(table.coders, table.categories);
    for (const RatingCounts& document : count_by_document(table)) add(counts, document, 1);
    return counts;
}

RatingCounts count_ratings(const Fourfold& table) {
    return count_ratings(RatingTable{2,
                                     2,
                                     {1, 1, 1, 0, 0, 1, 0, 0},
                                     {0, 0, 0, 0},
                                     {table.both, table.only_a, table.only_b, table.neither}});
}

Fourfold fourfold(const RatingCounts& counts, std::size_t a, std::size_t b) {
    assert(counts.categories == 2 && a != b && a < counts.coders && b < counts.coders);
    const bool swapped = a > b;
    const std::size_t first =
        4 * (swapped ? pair_number(counts.coders, b, a) : pair_number(counts.coders, a, b));
    const std::int64_t no_yes = counts.pairs[first + 1];
    const std::int64_t yes_no = counts.pairs[first + 2];
    return {counts.pairs[first + 3], swapped ? no_yes : yes_no, swapped ? yes_no : no_yes,
            counts.pairs[first]};
}

}  // namespace evidex
