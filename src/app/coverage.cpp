#include "report/coverage.hpp"

#include <algorithm>

#include "app/command.hpp"
#include "app/filter.hpp"

namespace evidex {
namespace {

struct CoverageOptions {
    std::string by;
    FilterOptions filter;
};

Result<Exit> show_coverage(const Session& session, const CoverageOptions& options) {
    const Result<Codebook> codebook = open_frame(session);
    if (!codebook) return codebook.error();
    const Result<Filter> filter = to_filter(options.filter, *codebook);
    if (!filter) return filter.error();
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<Coverage> coverage =
        store->coverage(*filter, coverage_by_from(options.by).value_or(CoverageBy::none));
    if (!coverage) return coverage.error();
    const std::string out = session.format == OutputFormat::table
                                ? coverage_text(*coverage, *codebook, session.look)
                                : render(coverage_table(*coverage, *codebook), session.format, session.look);
    hint_if_outdated(session, *store, *codebook);
    const bool found = std::any_of(coverage->rows.begin(), coverage->rows.end(),
                                   [](const CoverageRow& row) { return row.passages > 0; });
    return print_and(found ? Exit::ok : Exit::nothing_found, out);
}

}  // namespace

void add_coverage(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<CoverageOptions>();
    CLI::App* command =
        add_command(program, {"coverage", "How much evidence each component has, and from whom",
                              "  evidex coverage\n"
                              "  evidex coverage --by theme --component rapid-access\n"
                              "  evidex coverage --by role --kind interview\n"
                              "  evidex coverage --role parent --year 2015.. --format csv\n"});
    allow_only(command->add_option("--by", options->by, "Split each component by this"),
               {"theme", "role", "kind", "year", "source", "stance"});
    add_filter_options(*command, options->filter);
    run_with(command, chosen, options, show_coverage);
}

}  // namespace evidex
