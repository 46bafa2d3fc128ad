#include "app/filter.hpp"

#include <charconv>

#include "app/names.hpp"

namespace evidex {
namespace {

Result<std::optional<int>> parse_year(std::string_view typed) {
    if (typed.empty()) return std::optional<int>();
    int year = 0;
    const auto [end, failed] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
    if (failed != std::errc() || end != typed.data() + typed.size() || year < 1 || year > 9999) {
        return make_error(ErrorCode::usage, "'" + std::string(typed) + "' is not a year",
                          "for instance --year 2015..2020, 2015.., ..2020 or 2015");
    }
    return std::optional<int>(year);
}

Status set_years(Filter& filter, std::string_view typed) {
    const std::size_t dots = typed.find("..");
    const Result<std::optional<int>> from = parse_year(typed.substr(0, dots));
    if (!from) return from.error();
    filter.year_from = *from;
    filter.year_to = *from;
    if (dots == std::string_view::npos) return Done{};
    const Result<std::optional<int>> to = parse_year(typed.substr(dots + 2));
    if (!to) return to.error();
    filter.year_to = *to;
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

void add_filter_options(CLI::App& command, FilterOptions& options) {
    constexpr const char* kGroup = "Which passages";
    // Each option takes one value at a time, so that words may follow it.
    const auto add_list = [&](const char* name, std::vector<std::string>& values, const char* type,
                              const char* text) {
        command.add_option(name, values, text)->type_name(type)->group(kGroup)->expected(1)->take_all();
    };
    add_list("--component", options.components, "ID",
             "Tagged with this component; repeat it for both of two");
    add_list("--theme", options.themes, "ID", "About this theme of a component; repeat it for either");
    add_list("--role", options.roles, "ROLE",
             "Said by: young-person, parent, service-provider …; repeat for either");
    allow_only(command.add_option("--kind", options.kind, "From interviews or from documents"),
               {"interview", "document"})
        ->group(kGroup);
    allow_only(command.add_option("--stance", options.stance, "What the passage says of the component"),
               {"meets", "falls-short", "neutral"})
        ->group(kGroup);
    command.add_option("--source", options.source, "Path, file name or title; * stands for anything")
        ->type_name("PATTERN")
        ->group(kGroup);
    command.add_option("--year", options.year, "2015..2020, 2015.., ..2020 or 2015")
        ->type_name("A..B")
        ->group(kGroup);
}

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
    return filter;
}

}  // namespace evidex
