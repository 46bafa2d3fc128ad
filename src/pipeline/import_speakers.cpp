#include "pipeline/import_speakers.hpp"

#include "base/strings.hpp"
#include "pipeline/import_names.hpp"

namespace evidex {
namespace {

const std::string& label_of(const ProjectCase& one) {
    const std::string* label = find_attribute(one.attributes, "speaker");
    return label == nullptr ? one.name : *label;
}

}  // namespace

std::vector<SpeakerRow> speakers_told(const Project& project, const std::vector<std::string>& paths) {
    std::vector<SpeakerRow> rows;
    for (const ProjectCase& one : project.cases) {
        const std::string* role = find_attribute(one.attributes, "role");
        if (role == nullptr || role->empty()) continue;
        for (const std::size_t source : one.sources) {
            SpeakerRow row;
            row.source = literal_pattern(paths[source]);
            row.label = literal_pattern(label_of(one));
            row.role = role_id(*role);
            row.taggable = row.role != "interviewer";
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<SpokenTurn> turns_in(const Project& project, std::size_t source) {
    std::vector<SpokenTurn> turns;
    for (const ProjectCase& one : project.cases) {
        for (const ProjectPlace& turn : one.turns) {
            if (turn.source == source) turns.push_back({turn.span, label_of(one)});
        }
    }
    return turns;
}

}  // namespace evidex
