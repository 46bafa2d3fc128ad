#include <algorithm>

#include "coding/agreement_counts.hpp"

namespace evidex {
namespace {

/// Counts what each coder said of the units that two coders rated.
void count_coders(Agreement& agreement, const RatingTable& table) {
    agreement.rated.assign(table.coders, 0);
    agreement.positives.assign(table.coders, 0);
    for (std::size_t unit = 0; unit < table.units(); ++unit) {
        const std::int8_t* ratings = &table.ratings[unit * table.coders];
        const std::int64_t weight = table.weights.empty() ? 1 : table.weights[unit];
        const auto missing = std::count(ratings, ratings + table.coders, kMissing);
        if (static_cast<std::int64_t>(table.coders) - missing < 2) continue;
        for (std::size_t coder = 0; coder < table.coders; ++coder) {
            agreement.rated[coder] += ratings[coder] == kMissing ? 0 : weight;
            agreement.positives[coder] += ratings[coder] == 1 ? weight : 0;
        }
    }
}

bool has_few_positives(const Agreement& agreement) {
    if (agreement.units == 0) return false;
    const bool rare = agreement.prevalence.value.value_or(0) < 0.05;
    return rare || std::any_of(agreement.positives.begin(), agreement.positives.end(),
                               [](std::int64_t positives) { return positives < 10; });
}

}  // namespace

Agreement measure_agreement(const RatingTable& table, const BootstrapOptions& options) {
    const std::vector<RatingCounts> documents = count_by_document(table);
    RatingCounts counts = no_ratings(table.coders, table.categories);
    Agreement agreement;
    for (const RatingCounts& document : documents) {
        add(counts, document, 1);
        agreement.documents += units_rated(document, 2) > 0 ? 1 : 0;
    }
    agreement.units = units_rated(counts, 2);
    agreement.left_out = units_rated(counts, 0) - agreement.units;
    count_coders(agreement, table);
    if (table.coders == 2) agreement.table = fourfold(counts, 0, 1);
    agreement.prevalence = prevalence(counts);
    agreement.percent = percent_agreement(counts);
    agreement.kappa = cohen_kappa(counts);
    agreement.light = light_kappa(counts);
    agreement.alpha = krippendorff_alpha(counts);
    agreement.ac1 = gwet_ac1(counts);
    agreement.brennan_prediger = brennan_prediger(counts);
    agreement.fleiss = fleiss_kappa(counts);
    agreement.positive = specific_agreement(counts, 1);
    agreement.negative = specific_agreement(counts, 0);
    if (table.weights.empty()) {
        agreement.interval =
            bootstrap_interval(table, table.coders == 2 ? cohen_kappa : krippendorff_alpha, options);
    } else {
        agreement.interval.documents = agreement.documents;
        agreement.interval.undefined = "characters are not independent of each other";
    }
    agreement.few_positives = has_few_positives(agreement);
    return agreement;
}

}  // namespace evidex
