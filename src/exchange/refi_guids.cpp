#include "exchange/refi_guids.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/uuid.hpp"

namespace evidex {
namespace {

/// A part's own id; where it has none, its GUID, or what people call it.
template <class Part>
const std::string& key_of(const Part& part) {
    if (!part.id.empty()) return part.id;
    return part.guid.empty() ? part.name : part.guid;
}

/// Whose a coding or a note is; empty if nobody's.
template <class Part>
std::string coder_of(const Project& project, const Part& part) {
    return part.user < 0 ? std::string() : key_of(project.users[static_cast<std::size_t>(part.user)]);
}

template <class Part>
void fill(std::vector<Part>& parts, std::string_view kind, GuidMaker& guids) {
    for (Part& part : parts) {
        if (part.guid.empty()) part.guid = guids.make(fmt::format("{}:{}", kind, key_of(part)));
    }
}

template <class Part>
void take_all(const std::vector<Part>& parts, GuidMaker& guids) {
    for (const Part& part : parts) {
        if (!part.guid.empty()) guids.take(part.guid);
    }
}

}  // namespace

GuidMaker::GuidMaker(const Project& project)
    : space_(uuid5(kUrlNamespace, "urn:evidex:project:" + (project.id.empty() ? project.name : project.id))) {
    take_all(project.users, *this);
    take_all(project.codes, *this);
    take_all(project.sources, *this);
    take_all(project.cases, *this);
    take_all(project.codings, *this);
    take_all(project.notes, *this);
}

std::string GuidMaker::make(const std::string& name) {
    std::string guid = uuid5(space_, name);
    for (int number = 2; !used_.insert(guid).second; ++number) {
        guid = uuid5(space_, fmt::format("{}:{}", name, number));
    }
    return guid;
}

PlaceNames::PlaceNames(const Project& project) {
    for (const ProjectSource& source : project.sources) {
        digests_.push_back(sha256(source.text));
        rulers_.emplace_back(source.text);
    }
}

std::string PlaceNames::name(const ProjectPlace& place) const {
    const Ruler& positions = rulers_[place.source];
    return fmt::format("{}:{}:{}", digests_[place.source], positions.position_of(place.span.begin),
                       positions.position_of(place.span.end));
}

std::string coding_name(const Project& project, const ProjectCoding& coding, const PlaceNames& places) {
    return fmt::format("{}:{}:{}", places.name(coding.place), key_of(project.codes[coding.code]),
                       coder_of(project, coding));
}

Project with_guids(Project project) {
    GuidMaker guids(project);
    const PlaceNames places(project);
    // Codings go first by name, while parts without an id still go by what people call them.
    for (ProjectCoding& coding : project.codings) {
        if (coding.guid.empty()) coding.guid = guids.make("coding:" + coding_name(project, coding, places));
    }
    fill(project.users, "user", guids);
    fill(project.codes, "code", guids);
    fill(project.cases, "case", guids);
    for (std::size_t i = 0; i < project.sources.size(); ++i) {
        if (project.sources[i].guid.empty()) project.sources[i].guid = guids.make("src:" + places.digest(i));
    }
    for (ProjectNote& note : project.notes) {
        if (!note.guid.empty()) continue;
        const std::string place = note.place ? places.name(*note.place) : std::string();
        note.guid = guids.make(
            fmt::format("note:{}:{}:{}:{}", place, note.name, coder_of(project, note), sha256(note.text)));
    }
    return project;
}

}  // namespace evidex
