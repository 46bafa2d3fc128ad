#include "base/filter_words.hpp"

#include <fmt/format.h>

#include <array>

#include "base/lookup.hpp"
#include "base/number.hpp"

namespace evidex {
namespace {

Result<std::optional<int>> parse_year(std::string_view typed) {
    if (typed.empty()) return std::optional<int>();
    const std::optional<int> year = parse_number<int>(typed);
    if (!year || *year < 1 || *year > 9999) {
        return make_error(ErrorCode::usage, "'" + std::string(typed) + "' is not a year",
                          "for instance --year 2015..2020, 2015.., ..2020, 2015 or unknown");
    }
    return year;
}

Status set_years(Filter& filter, std::string_view typed) {
    if (typed == "unknown") {
        filter.year_unknown = true;
        return Done{};
    }
    const std::size_t dots = typed.find("..");
    const Result<std::optional<int>> from = parse_year(typed.substr(0, dots));
    if (!from) return from.error();
    filter.year_from = *from;
    filter.year_to = *from;
    if (dots == std::string_view::npos) return Done{};
    const Result<std::optional<int>> to = parse_year(typed.substr(dots + 2));
    if (!to) return to.error();
    filter.year_to = *to;
    if (filter.year_from && filter.year_to && *filter.year_from > *filter.year_to) {
        return make_error(ErrorCode::usage, "the years " + std::string(typed) + " run backwards",
                          fmt::format("--year {}..{}", *filter.year_to, *filter.year_from));
    }
    return Done{};
}

/// Turns each typed name into its id.
template <class Find>
Status set_ids(std::vector<std::string>& ids, const std::vector<std::string>& typed, Find find) {
    for (const std::string& name : typed) {
        Result<std::string> id = find(name);
        if (!id) return id.error();
        ids.push_back(std::move(*id));
    }
    return Done{};
}

}  // namespace

Result<Filter> to_filter(const FilterOptions& options, const Codebook& codebook) {
    Filter filter;
    Status status = set_ids(filter.components, options.components,
                            [&](const std::string& typed) { return find_component(codebook, typed); });
    if (status) {
        status = set_ids(filter.themes, options.themes,
                         [&](const std::string& typed) { return find_theme(codebook, typed); });
    }
    if (status) {
        status =
            set_ids(filter.roles, options.roles, [](const std::string& typed) { return find_role(typed); });
    }
    if (status) status = set_years(filter, options.year);
    if (!status) return status.error();
    filter.kind = source_kind_from(options.kind);
    filter.stance = stance_from(options.stance);
    filter.source = options.source;
    filter.evidence = evidence_from(options.evidence).value_or(Evidence::suggested);
    if (!options.tagged.empty()) filter.tagged = options.tagged == "yes";
    if (!options.decided.empty()) filter.decided = options.decided == "yes";
    return filter;
}

std::optional<CoverageBy> coverage_by_from(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, CoverageBy>, 6> kBy{{{"theme", CoverageBy::theme},
                                                                          {"role", CoverageBy::role},
                                                                          {"kind", CoverageBy::kind},
                                                                          {"year", CoverageBy::year},
                                                                          {"source", CoverageBy::source},
                                                                          {"stance", CoverageBy::stance}}};
    for (const auto& [known, by] : kBy) {
        if (known == name) return by;
    }
    return std::nullopt;
}

}  // namespace evidex
