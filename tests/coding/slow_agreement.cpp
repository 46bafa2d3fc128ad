#include "coding/slow_agreement.hpp"

namespace evidex::test {
namespace {

using Units = std::vector<std::vector<std::size_t>>;

/// The ratings that each unit has.
Units units_of(const RatingTable& table) {
    Units units;
    for (std::size_t u = 0; u < table.units(); ++u) {
        std::vector<std::size_t> unit;
        for (std::size_t c = 0; c < table.coders; ++c) {
            const int rating = table.ratings[u * table.coders + c];
            if (rating != kMissing) unit.push_back(static_cast<std::size_t>(rating));
        }
        const std::int64_t times = table.weights.empty() ? 1 : table.weights[u];
        for (std::int64_t i = 0; i < times; ++i) units.push_back(unit);
    }
    return units;
}

double of(const std::vector<std::size_t>& unit, std::size_t category) {
    double sum = 0;
    for (const std::size_t rating : unit) sum += rating == category ? 1 : 0;
    return sum;
}

std::optional<double> slow_alpha(const Units& units, std::size_t q) {
    std::vector<std::vector<double>> o(q, std::vector<double>(q, 0));
    for (const std::vector<std::size_t>& unit : units) {
        if (unit.size() < 2) continue;
        for (std::size_t k = 0; k < q; ++k) {
            for (std::size_t l = 0; l < q; ++l) {
                o[k][l] +=
                    of(unit, k) * (of(unit, l) - (k == l ? 1 : 0)) / (static_cast<double>(unit.size()) - 1);
            }
        }
    }
    std::vector<double> n(q, 0);
    double total = 0;
    for (std::size_t k = 0; k < q; ++k) {
        for (std::size_t l = 0; l < q; ++l) n[k] += o[k][l];
        total += n[k];
    }
    double observed = 0;
    double expected = 0;
    for (std::size_t k = 0; k < q; ++k) {
        for (std::size_t l = 0; l < q; ++l) {
            if (k != l) observed += o[k][l] / total;
            if (k != l) expected += n[k] * n[l] / (total * (total - 1));
        }
    }
    if (total == 0 || expected < 1e-12) return std::nullopt;
    return 1 - observed / expected;
}

}  // namespace

std::optional<double> slow_kappa(const RatingTable& table, std::size_t a, std::size_t b) {
    double n = 0;
    double same = 0;
    std::vector<double> said_a(table.categories, 0);
    std::vector<double> said_b(table.categories, 0);
    for (std::size_t u = 0; u < table.units(); ++u) {
        const int by_a = table.ratings[u * table.coders + a];
        const int by_b = table.ratings[u * table.coders + b];
        if (by_a == kMissing || by_b == kMissing) continue;
        n += 1;
        same += by_a == by_b ? 1 : 0;
        said_a[static_cast<std::size_t>(by_a)] += 1;
        said_b[static_cast<std::size_t>(by_b)] += 1;
    }
    if (n == 0) return std::nullopt;
    double chance = 0;
    for (std::size_t k = 0; k < table.categories; ++k) chance += said_a[k] * said_b[k] / (n * n);
    if (chance > 1 - 1e-12) return std::nullopt;
    return (same / n - chance) / (1 - chance);
}

SlowAgreement slow_agreement(const RatingTable& table) {
    const Units units = units_of(table);
    const std::size_t q = table.categories;
    const auto categories = static_cast<double>(q);
    double pairable = 0;
    double rated = 0;
    double pa = 0;
    std::vector<double> pi(table.categories, 0);
    for (const std::vector<std::size_t>& unit : units) {
        const auto m = static_cast<double>(unit.size());
        if (m >= 1) rated += 1;
        if (m >= 2) pairable += 1;
        for (std::size_t k = 0; k < q; ++k) {
            if (m >= 1) pi[k] += of(unit, k) / m;
            if (m >= 2) pa += of(unit, k) * (of(unit, k) - 1) / (m * (m - 1));
        }
    }
    SlowAgreement slow;
    if (pairable == 0) return slow;
    pa /= pairable;
    double gwet = 0;
    double fleiss = 0;
    for (std::size_t k = 0; k < q; ++k) {
        gwet += pi[k] / rated * (1 - pi[k] / rated) / (categories - 1);
        fleiss += pi[k] / rated * (pi[k] / rated);
    }
    slow.percent = pa;
    slow.alpha = slow_alpha(units, q);
    slow.ac1 = (pa - gwet) / (1 - gwet);
    slow.brennan_prediger = (pa - 1 / categories) / (1 - 1 / categories);
    if (fleiss < 1 - 1e-12) slow.fleiss = (pa - fleiss) / (1 - fleiss);
    double sum = 0;
    double pairs = 0;
    for (std::size_t a = 0; a < table.coders; ++a) {
        for (std::size_t b = a + 1; b < table.coders; ++b) {
            const std::optional<double> kappa = slow_kappa(table, a, b);
            if (!kappa) return slow;
            sum += *kappa;
            pairs += 1;
        }
    }
    slow.light = sum / pairs;
    return slow;
}

RatingTable ratings_of(const std::vector<const char*>& coders, std::size_t categories, char first) {
    std::vector<std::vector<std::int8_t>> columns;
    for (const char* line : coders) {
        columns.emplace_back();
        for (; *line != '\0'; ++line) {
            if (*line == ' ') continue;
            columns.back().push_back(*line == '.' ? kMissing : static_cast<std::int8_t>(*line - first));
        }
    }
    RatingTable table;
    table.coders = coders.size();
    table.categories = categories;
    for (std::size_t u = 0; u < columns.front().size(); ++u) {
        for (const auto& column : columns) table.ratings.push_back(column[u]);
        table.documents.push_back(static_cast<std::uint32_t>(u));
    }
    return table;
}

}  // namespace evidex::test
