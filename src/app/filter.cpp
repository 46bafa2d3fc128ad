#include "app/filter.hpp"

namespace evidex {

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
    allow_only(command.add_option("--evidence", options.evidence,
                                  "Whose word counts: the engine's, a coder's, or what coders agree on"),
               {"suggested", "decided", "agreed"})
        ->group(kGroup);
    allow_only(command.add_option("--tagged", options.tagged, "Whether any component was found there"),
               {"yes", "no"})
        ->group(kGroup);
    allow_only(command.add_option("--decided", options.decided, "Whether a coder has decided there"),
               {"yes", "no"})
        ->group(kGroup);
    command.add_option("--source", options.source, "Path, file name or title; * stands for anything")
        ->type_name("PATTERN")
        ->group(kGroup);
    command.add_option("--year", options.year, "2015..2020, 2015.., ..2020, 2015 or unknown")
        ->type_name("A..B")
        ->group(kGroup);
}

}  // namespace evidex
