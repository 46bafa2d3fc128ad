#include "app/report_maps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "base/number.hpp"
#include "report/evidence_report_words.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr int kMostYears = 10;

/// Passages that could hold evidence under a filter.
Result<std::int64_t> readable(const Store& store, const Filter& filter) {
    const Result<Coverage> coverage = store.coverage(filter, CoverageBy::none);
    if (!coverage) return coverage.error();
    return coverage->passages;
}

/// Whether a role stands for voices of its own that one could have asked.
bool is_voice(const SpeakerRow& speaker) {
    return speaker.taggable && speaker.role != "ask" && speaker.role != "group" && speaker.role != "other";
}

bool is_asked_for(const Filter& filter, const std::string& role) {
    return filter.roles.empty() ||
           std::find(filter.roles.begin(), filter.roles.end(), role) != filter.roles.end();
}

/// Fills the cells; `column_of` gives the id of a row's column.
template <class ColumnOf>
void fill(HeatMap& map, const Coverage& coverage, ColumnOf column_of) {
    std::vector<std::string> components;
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const CoverageRow& row : coverage.rows) {
        if (components.empty() || components.back() != row.component) components.push_back(row.component);
        counts[{row.component, column_of(row)}] += row.passages;
    }
    for (const std::string& component : components) {
        std::vector<std::int64_t> cells;
        cells.reserve(map.columns.size());
        for (const HeatColumn& column : map.columns) cells.push_back(counts[{component, column.id}]);
        map.cells.push_back(std::move(cells));
    }
}

/// Years a column, so that ten columns are enough.
int years_a_column(int first, int last) {
    for (const int years : {1, 2, 5, 10, 20, 50}) {
        if (last / years - first / years < kMostYears) return years;
    }
    return 100;
}

}  // namespace

Result<HeatMap> map_by_voice(const ReportBase& base, const Coverage& by_role) {
    HeatMap map;
    map.title = "Passages by component and voice";
    std::set<std::string> seen{"", std::string(kNotSpeech)};
    std::int64_t rest = base.passages;
    for (const CoverageRow& row : by_role.rows) {
        if (!seen.insert(row.group).second) continue;
        Filter filter = base.filter;
        filter.roles = {row.group};
        const Result<std::int64_t> count = readable(base.store, filter);
        if (!count) return count.error();
        map.columns.push_back({row.group, voice_label(row.group), *count});
        rest -= *count;
    }
    std::stable_sort(map.columns.begin(), map.columns.end(),
                     [](const HeatColumn& a, const HeatColumn& b) { return a.readable > b.readable; });
    if (rest > 0) map.columns.push_back({std::string(kNotSpeech), "in writing", rest});
    for (const SpeakerRow& speaker : base.codebook.speakers) {
        if (is_voice(speaker) && is_asked_for(base.filter, speaker.role) &&
            seen.insert(speaker.role).second) {
            map.columns.push_back({speaker.role, spoken(speaker.role), 0});
        }
    }
    fill(map, by_role, [](const CoverageRow& row) { return row.group; });
    return map;
}

int year_of(const CoverageRow& row) {
    return parse_number<int>(row.group).value_or(0);
}

Result<HeatMap> map_by_year(const ReportBase& base, const Coverage& by_year) {
    HeatMap map;
    map.title = "Passages by component and year of the source";
    std::set<int> years;
    for (const CoverageRow& row : by_year.rows) {
        if (year_of(row) > 0) years.insert(year_of(row));
    }
    if (years.empty()) return map;
    const int width = years_a_column(*years.begin(), *years.rbegin());
    std::int64_t rest = base.passages;
    for (int from = *years.begin() - *years.begin() % width; from <= *years.rbegin(); from += width) {
        const int to = from + width - 1;
        Filter filter = base.filter;
        filter.year_from = std::max(from, filter.year_from.value_or(from));
        filter.year_to = std::min(to, filter.year_to.value_or(to));
        const Result<std::int64_t> count = readable(base.store, filter);
        if (!count) return count.error();
        map.columns.push_back({std::to_string(from),
                               width == 1 ? std::to_string(from) : fmt::format("{}–{}", from, to), *count});
        rest -= *count;
    }
    if (rest > 0) map.columns.push_back({"unknown", "no year", rest});
    fill(map, by_year, [&](const CoverageRow& row) {
        const int year = year_of(row);
        return year <= 0 ? std::string("unknown") : std::to_string(year - year % width);
    });
    return map;
}

}  // namespace evidex
