#include "base/lookup.hpp"

#include <algorithm>
#include <numeric>

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// Levenshtein distance over bytes, with neighbours swapped counting one.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, changed});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

Result<std::string> find_id(std::string_view what, std::string_view typed,
                            const std::vector<std::string>& ids) {
    const std::string id = role_id(typed);
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return id;
    return make_error(ErrorCode::usage,
                      "unknown " + std::string(what) + " '" + std::string(typed) + "'" + hint(id, ids));
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string* best = nullptr;
    std::size_t least = std::max<std::size_t>(2, word.size() / 4) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < least && distance < word.size()) {
            least = distance;
            best = &candidate;
        }
    }
    if (best != nullptr) return *best;
    if (word.size() < 3) return std::nullopt;
    const auto holds = [&](const std::string& candidate) {
        return candidate.find(word) != std::string::npos;
    };
    const auto found = std::find_if(candidates.begin(), candidates.end(), holds);
    if (found == candidates.end() || std::find_if(found + 1, candidates.end(), holds) != candidates.end()) {
        return std::nullopt;
    }
    return *found;
}

std::string hint(std::string_view word, const std::vector<std::string>& candidates) {
    if (const std::optional<std::string> near = nearest(word, candidates)) {
        return " (did you mean '" + *near + "'?)";
    }
    std::string all;
    for (const std::string& candidate : candidates) all += (all.empty() ? "" : ", ") + candidate;
    return " (there are: " + all + ")";
}

std::vector<std::string> component_ids(const Codebook& codebook) {
    std::vector<std::string> ids;
    ids.reserve(codebook.components.size());
    for (const Component& component : codebook.components) ids.push_back(component.id);
    return ids;
}

Result<std::string> find_component(const Codebook& codebook, std::string_view typed) {
    const std::string folded = fold_case(typed);
    for (const Component& component : codebook.components) {
        if (fold_case(component.label) == folded) return component.id;
    }
    return find_id("component", typed, component_ids(codebook));
}

Result<std::string> find_theme(const Codebook& codebook, std::string_view typed) {
    std::vector<std::string> ids;
    const std::string folded = fold_case(typed);
    for (const Component& component : codebook.components) {
        for (const Theme& theme : component.themes) {
            if (fold_case(theme.label) == folded) return theme.id;
            ids.push_back(theme.id);
        }
    }
    return find_id("theme", typed, ids);
}

Result<std::string> find_role(std::string_view typed) {
    static const std::vector<std::string> roles{"young-person", "parent",      "service-provider",
                                                "commissioner", "interviewer", "group",
                                                "other",        "unknown",     "not-speech"};
    return find_id("role", typed, roles);
}

}  // namespace evidex
