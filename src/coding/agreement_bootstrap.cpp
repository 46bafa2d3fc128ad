#include "coding/agreement_bootstrap.hpp"

#include <algorithm>
#include <random>

#include "base/random.hpp"
#include "coding/agreement_counts.hpp"

namespace evidex {
namespace {

std::vector<RatingCounts> comparable_documents(const RatingTable& table) {
    std::vector<RatingCounts> documents = count_by_document(table);
    std::erase_if(documents, [](const RatingCounts& counts) { return units_rated(counts, 2) == 0; });
    return documents;
}

std::vector<std::optional<double>> replicate(const std::vector<RatingCounts>& documents, Statistic statistic,
                                             const BootstrapOptions& options) {
    std::mt19937_64 random(options.seed);
    std::vector<std::optional<double>> values;
    std::vector<std::int64_t> drawn(documents.size());
    for (int i = 0; i < options.replicates && !documents.empty(); ++i) {
        std::fill(drawn.begin(), drawn.end(), 0);
        for (std::size_t j = 0; j < documents.size(); ++j) ++drawn[draw_below(random, documents.size())];
        RatingCounts sum = no_ratings(documents.front().coders, documents.front().categories);
        for (std::size_t j = 0; j < documents.size(); ++j) {
            if (drawn[j] > 0) add(sum, documents[j], drawn[j]);
        }
        values.push_back(statistic(sum).value);
    }
    return values;
}

}  // namespace

double quantile(const std::vector<double>& sorted, double p) {
    const double position = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

std::vector<std::optional<double>> bootstrap_replicates(const RatingTable& table, Statistic statistic,
                                                        const BootstrapOptions& options) {
    return replicate(comparable_documents(table), statistic, options);
}

BootstrapInterval bootstrap_interval(const RatingTable& table, Statistic statistic,
                                     const BootstrapOptions& options) {
    const std::vector<RatingCounts> documents = comparable_documents(table);
    BootstrapInterval interval;
    interval.documents = static_cast<std::int64_t>(documents.size());
    interval.seed = options.seed;
    if (documents.size() < 2) {
        interval.undefined = documents.empty() ? "no unit was rated by two coders" : "one document only";
        return interval;
    }
    std::vector<double> values;
    for (const std::optional<double>& value : replicate(documents, statistic, options)) {
        ++interval.replicates;
        if (value) values.push_back(*value);
    }
    interval.without_value = interval.replicates - static_cast<int>(values.size());
    if (values.empty() || interval.without_value * 20 > interval.replicates) {
        interval.undefined = "too few positives";
        return interval;
    }
    std::sort(values.begin(), values.end());
    interval.low = quantile(values, 0.025);
    interval.high = quantile(values, 0.975);
    return interval;
}

}  // namespace evidex
