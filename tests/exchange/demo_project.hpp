#pragma once

#include <string>

#include "evidex/project.hpp"

namespace evidex::test {

/// Three lines, one of them with a character outside the basic plane.
inline const std::string kDemoText =
    "Interviewer: How long did you wait?\n"
    "P1: I waited six months for a first appointment. 😕 Nobody rang.\n"
    "P1: When I left there was no plan for afterwards.\n";

/// A place by its words.
inline ProjectPlace place_of(const Project& project, const std::string& words, std::size_t source = 0) {
    const std::size_t at = project.sources[source].text.find(words);
    return {source, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
}

/// Two users, two codes in a folder, one speaker, two codings.
inline Project demo_project() {
    Project project;
    project.id = "demo";
    project.name = "demo";
    project.origin = "evidex 0.1";
    project.description = "Demonstration project with invented text.";
    project.time = "2026-01-05T09:30:00Z";
    project.user = 0;
    project.users = {{{}, "ana", "Ana"}, {{}, "engine", "evidex suggestions 0.1 (lexicon 3f9c)"}};
    project.codes = {
        {{}, "core", "Core components", {}, {}, false, -1},
        {{}, "rapid-access", "rapid-access", "Short waits and quick first contact.", "#2A6F97", true, 0},
        {{}, "aftercare-planning", "aftercare-planning", {}, "#9A3D00", true, 0}};
    project.sources = {{{}, "Interview 1", kDemoText, {}, {{"site", "A"}}, 0, "2026-01-05T09:30:00Z"}};
    ProjectCase speaker{{}, "p1", "P1", "First participant", {{"role", "young person"}}, {0}, {}};
    speaker.turns = {place_of(project, "P1: I waited six months for a first appointment. 😕 Nobody rang.")};
    project.cases = {speaker};
    project.codings = {{{},
                        place_of(project, "I waited six months"),
                        1,
                        0,
                        "2026-01-05T09:30:00Z",
                        "accepted; rule wait-months"},
                       {{}, place_of(project, "Nobody rang"), 1, 0, "2026-01-05T09:31:00Z", {}},
                       {{},
                        place_of(project, "no plan for afterwards"),
                        2,
                        1,
                        "2026-01-05T09:30:00Z",
                        "suggested; rule no-plan"}};
    project.notes = {{{}, {}, "She laughed here.", place_of(project, "😕"), 0, "2026-01-05T09:32:00Z"},
                     {{}, "Memo", "Ask about the waiting list.", {}, 1, "2026-01-05T09:33:00Z"}};
    return project;
}

}  // namespace evidex::test
