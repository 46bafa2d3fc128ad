#include <fmt/format.h>

#include <algorithm>

#include "base/hits.hpp"
#include "base/lookup.hpp"
#include "evidex/trial.hpp"

namespace evidex {
namespace {

/// The components of both codebooks, those of the new one first.
std::vector<std::string> all_components(const Codebook& before, const Codebook& after) {
    std::vector<std::string> ids = component_ids(after);
    for (const std::string& id : component_ids(before)) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

const Tag* find_tag(const std::vector<Tag>& tags, const Codebook& codebook, const std::string& component) {
    const auto found = std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) {
        return codebook.components[tag.component].id == component;
    });
    return found == tags.end() ? nullptr : &*found;
}

std::string rows_of(const Tag& tag, std::string_view text, const Codebook& codebook) {
    std::string rows;
    for (const Hit& hit : tag.because) {
        const Row& row = codebook.rows[hit.row];
        rows += fmt::format("{}{} {:+.1f} \"{}\"", rows.empty() ? "" : "; ", row.id, row.weight,
                            words_of(text, hit));
    }
    if (tag.words_score != 0) rows += fmt::format("; words {:+.1f}", tag.words_score);
    return rows;
}

}  // namespace

Comparison::Comparison(const Tagger& before, const Tagger& after, std::size_t samples)
    : before_(before), after_(after), samples_(samples) {
    for (const std::string& id : all_components(before.codebook(), after.codebook())) {
        difference_.components.emplace_back().component = id;
    }
}

void Comparison::add(const PassageView& view, const std::string& place, std::int64_t passage) {
    if (!view.taggable) return;
    const std::vector<Tag> old_tags = before_.tag(view);
    const std::vector<Tag> new_tags = after_.tag(view);
    const auto sample = [&](std::vector<ChangedTag>& samples, const Tag& tag, const Codebook& codebook) {
        if (samples.size() == samples_) return;
        samples.push_back({passage, std::string(view.text), place, rows_of(tag, view.text, codebook)});
    };
    for (ComponentDifference& one : difference_.components) {
        const Tag* was = find_tag(old_tags, before_.codebook(), one.component);
        const Tag* is = find_tag(new_tags, after_.codebook(), one.component);
        one.before += was != nullptr ? 1 : 0;
        one.after += is != nullptr ? 1 : 0;
        if (was != nullptr && is != nullptr) one.stance += was->stance != is->stance ? 1 : 0;
        if (was == nullptr && is != nullptr) {
            ++one.gained;
            sample(one.gains, *is, after_.codebook());
        }
        if (was != nullptr && is == nullptr) {
            ++one.lost;
            sample(one.losses, *was, before_.codebook());
        }
    }
    ++difference_.passages;
}

}  // namespace evidex
