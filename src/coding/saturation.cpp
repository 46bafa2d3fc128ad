#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "base/random.hpp"
#include "evidex/overview.hpp"

namespace evidex {
namespace {

constexpr std::size_t kOrders = 200;
constexpr std::uint64_t kSeed = 1;

/// Themes as numbers, source by source.
struct Numbered {
    std::vector<std::vector<std::size_t>> sources;
    std::size_t themes = 0;
};

Numbered number_themes(const std::vector<SourceFindings>& sources) {
    Numbered numbered;
    std::map<std::pair<std::string, std::string>, std::size_t> numbers;
    for (const SourceFindings& source : sources) {
        std::set<std::size_t> own;
        for (const auto& theme : source.themes)
            own.insert(numbers.emplace(theme, numbers.size()).first->second);
        numbered.sources.emplace_back(own.begin(), own.end());
    }
    numbered.themes = numbers.size();
    return numbered;
}

/// Different themes after one source, two, three … in this order.
std::vector<std::size_t> seen_in(const Numbered& numbered, const std::vector<std::size_t>& order) {
    std::vector<bool> known(numbered.themes, false);
    std::vector<std::size_t> seen;
    std::size_t count = 0;
    for (const std::size_t source : order) {
        for (const std::size_t theme : numbered.sources[source]) {
            count += known[theme] ? 0 : 1;
            known[theme] = true;
        }
        seen.push_back(count);
    }
    return seen;
}

/// Fisher and Yates, the same with every standard library.
void shuffle(std::vector<std::size_t>& order, std::mt19937_64& random) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[draw_below(random, i)]);
}

/// C(N - k, n) / C(N, n): the chance that none of k sources is among n of N.
double chance_of_none(std::size_t all, std::size_t with, std::size_t drawn) {
    if (with + drawn > all) return 0;
    const auto log_factorial = [](std::size_t number) {
        return std::lgamma(static_cast<double>(number) + 1);
    };
    return std::exp(log_factorial(all - with) - log_factorial(all - with - drawn) - log_factorial(all) +
                    log_factorial(all - drawn));
}

void add_means(std::vector<SaturationPoint>& points, const Numbered& numbered) {
    std::vector<std::size_t> sources_with(numbered.themes, 0);
    for (const auto& themes : numbered.sources) {
        for (const std::size_t theme : themes) ++sources_with[theme];
    }
    for (SaturationPoint& point : points) {
        for (const std::size_t with : sources_with) {
            point.mean += 1 - chance_of_none(points.size(), with, point.sources);
        }
    }
}

void add_band(std::vector<SaturationPoint>& points, const Numbered& numbered) {
    std::mt19937_64 random(kSeed);
    std::vector<std::size_t> order(points.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::vector<std::vector<std::size_t>> curves;
    for (std::size_t i = 0; i < kOrders; ++i) {
        shuffle(order, random);
        curves.push_back(seen_in(numbered, order));
    }
    std::vector<std::size_t> column(kOrders);
    for (std::size_t n = 0; n < points.size(); ++n) {
        for (std::size_t i = 0; i < kOrders; ++i) column[i] = curves[i][n];
        std::sort(column.begin(), column.end());
        points[n].low = static_cast<double>(column[kOrders / 40]);
        points[n].high = static_cast<double>(column[kOrders - 1 - kOrders / 40]);
    }
}

}  // namespace

std::vector<SaturationPoint> saturation_curve(const std::vector<SourceFindings>& sources) {
    const Numbered numbered = number_themes(sources);
    std::vector<std::size_t> order(sources.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::vector<std::size_t> seen = seen_in(numbered, order);
    std::vector<SaturationPoint> points(sources.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i].sources = i + 1;
        points[i].source = i;
        points[i].seen = seen[i];
        points[i].fresh = seen[i] - (i == 0 ? 0 : seen[i - 1]);
    }
    add_means(points, numbered);
    add_band(points, numbered);
    return points;
}

}  // namespace evidex
