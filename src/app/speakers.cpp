#include "app/speakers.hpp"

namespace evidex {

Result<std::vector<SpeakerRow>> speakers_for(const std::string& roles, const Codebook& codebook) {
    std::vector<SpeakerRow> speakers;
    if (!roles.empty()) {
        Result<std::vector<SpeakerRow>> rows = load_roles(roles);
        if (!rows) return rows.error();
        speakers = std::move(*rows);
    }
    speakers.insert(speakers.end(), codebook.speakers.begin(), codebook.speakers.end());
    return speakers;
}

}  // namespace evidex
