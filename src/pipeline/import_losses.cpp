#include "pipeline/import_losses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/unicode.hpp"
#include "pipeline/import_names.hpp"

namespace evidex {
namespace {

/// What a case says about its speaker.
bool is_used(const std::string& attribute) {
    return fold_case(attribute) == "role" || fold_case(attribute) == "speaker";
}

void lose_attributes(const Project& project, std::vector<std::string>& losses) {
    std::set<std::string> of_cases;
    std::set<std::string> of_sources;
    for (const ProjectCase& one : project.cases) {
        for (const auto& [name, value] : one.attributes) {
            if (!is_used(name)) of_cases.insert(name);
        }
    }
    for (const ProjectSource& source : project.sources) {
        for (const auto& [name, value] : source.attributes) of_sources.insert(name);
    }
    for (const std::string& name : of_cases) {
        losses.push_back("attribute '" + name + "' of cases: evidex knows the roles of speakers only");
    }
    for (const std::string& name : of_sources) {
        losses.push_back("attribute '" + name + "' of sources: evidex knows the roles of speakers only");
    }
}

void lose_cases(const Project& project, std::vector<std::string>& losses) {
    for (const ProjectCase& one : project.cases) {
        const std::string* role = find_attribute(one.attributes, "role");
        const bool speaks = !one.turns.empty() || (role != nullptr && !role->empty() && !one.sources.empty());
        if (!speaks) {
            losses.push_back(
                fmt::format("case '{}': it says neither who speaks where nor in what role", one.name));
        }
        if (!one.description.empty()) {
            losses.push_back(fmt::format("description of case '{}': evidex has no place for it", one.name));
        }
    }
}

/// The beginning of a memo that has no name.
std::string beginning_of(const std::string& text) {
    constexpr int kLongest = 60;
    std::size_t at = 0;
    for (int count = 0; count < kLongest && at < text.size() && text[at] != '\n'; ++count) {
        next_code_point(text, at);
    }
    return text.substr(0, at);
}

}  // namespace

std::string unread_source(const Project& project, std::size_t number, const Error& error) {
    const auto codings =
        std::count_if(project.codings.begin(), project.codings.end(),
                      [&](const ProjectCoding& coding) { return coding.place.source == number; });
    return fmt::format("source '{}' with its codings ({}): {}", project.sources[number].name, codings,
                       error.message);
}

std::vector<std::string> left_behind(const Project& project,
                                     const std::map<std::size_t, std::size_t>& without_component,
                                     std::size_t own_suggestions,
                                     const std::vector<const ProjectNote*>& notes) {
    std::vector<std::string> losses;
    losses.reserve(without_component.size() + notes.size() + 1);
    for (const auto& [code, count] : without_component) {
        losses.push_back(fmt::format("codings with '{}' ({}): no component stands for this code",
                                     project.codes[code].name, count));
    }
    if (own_suggestions > 0) {
        losses.push_back(
            fmt::format("suggestions by evidex ({}): they are nobody's decisions; this base has its own",
                        own_suggestions));
    }
    for (const ProjectNote* note : notes) {
        losses.push_back(fmt::format("{} '{}' ({}): evidex keeps notes on decisions only",
                                     note->place ? "comment" : "memo",
                                     note->name.empty() ? beginning_of(note->text) : note->name, note->guid));
    }
    lose_attributes(project, losses);
    lose_cases(project, losses);
    if (!project.description.empty()) {
        losses.emplace_back("the description of the project: evidex has no place for it");
    }
    return losses;
}

}  // namespace evidex
