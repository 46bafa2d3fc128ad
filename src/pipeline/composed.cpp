#include "pipeline/composed.hpp"

#include <algorithm>
#include <vector>

#include "base/unicode.hpp"

namespace evidex {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// A text in NFC and where its characters went. Words are composed one by one: nothing composes with a blank.
class Composed {
public:
    explicit Composed(const std::string& text) : before_(text) {
        for (std::size_t at = 0; at < text.size();) {
            const bool blank = is_blank(text[at]);
            std::size_t end = at;
            while (end < text.size() && is_blank(text[end]) == blank) ++end;
            starts_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(after_.size())});
            after_ += to_nfc(std::string_view(text).substr(at, end - at));
            at = end;
        }
    }

    [[nodiscard]] const std::string& text() const { return after_; }

    /// `byte` begins a character of the text as it was, or is its end.
    [[nodiscard]] std::uint32_t place_of(std::uint32_t byte) const {
        const auto behind =
            std::upper_bound(starts_.begin(), starts_.end(), byte,
                             [](std::uint32_t at, const Start& start) { return at < start.before; });
        if (behind == starts_.begin()) return 0;
        const Start& start = *std::prev(behind);
        const std::string_view part = std::string_view(before_).substr(start.before, byte - start.before);
        return start.after + static_cast<std::uint32_t>(to_nfc(part).size());
    }

private:
    struct Start {
        std::uint32_t before, after;
    };
    const std::string& before_;
    std::string after_;
    std::vector<Start> starts_;
};

void move(ProjectPlace& place, std::size_t source, const Composed& composed) {
    if (place.source != source) return;
    place.span = {composed.place_of(place.span.begin), composed.place_of(place.span.end)};
}

}  // namespace

Project composed(Project project) {
    for (std::size_t source = 0; source < project.sources.size(); ++source) {
        std::string& text = project.sources[source].text;
        if (to_nfc(text) == text) continue;
        const Composed whole(text);
        for (ProjectCoding& coding : project.codings) move(coding.place, source, whole);
        for (ProjectCase& one : project.cases) {
            for (ProjectPlace& turn : one.turns) move(turn, source, whole);
        }
        for (ProjectNote& note : project.notes) {
            if (note.place) move(*note.place, source, whole);
        }
        text = std::string(whole.text());
    }
    return project;
}

}  // namespace evidex
