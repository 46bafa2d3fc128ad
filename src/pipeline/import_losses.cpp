#include "pipeline/import_losses.hpp"

#include <fmt/format.h>

#include <set>

#include "base/unicode.hpp"

namespace evidex {

std::vector<std::string> left_behind(const Project& project,
                                     const std::map<std::size_t, std::size_t>& without_component,
                                     std::size_t own_suggestions) {
    std::vector<std::string> losses;
    losses.reserve(without_component.size() + project.notes.size() + 1);
    for (const auto& [code, count] : without_component) {
        losses.push_back(fmt::format("{} codings with '{}': no component stands for this code", count,
                                     project.codes[code].name));
    }
    if (own_suggestions > 0) {
        losses.push_back(fmt::format(
            "{} suggestions by evidex: they are nobody's decisions; this base has its own", own_suggestions));
    }
    for (const ProjectNote& note : project.notes) {
        losses.push_back(fmt::format(
            "{} '{}' ({}): evidex keeps notes on decisions only", note.place ? "comment" : "memo",
            note.name.empty() ? note.text.substr(0, note.text.find('\n')) : note.name, note.guid));
    }
    std::set<std::string> attributes;
    for (const ProjectCase& one : project.cases) {
        for (const auto& [name, value] : one.attributes) {
            if (fold_case(name) != "role" && fold_case(name) != "speaker") attributes.insert(name);
        }
    }
    for (const std::string& name : attributes) {
        losses.push_back("attribute '" + name + "' of cases: evidex knows the roles of speakers only");
    }
    return losses;
}

}  // namespace evidex
