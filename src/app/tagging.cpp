#include "app/tagging.hpp"

#include <cctype>

namespace evidex {
namespace {

bool is_odd(const std::string& id) {
    const auto last = static_cast<unsigned char>(id.empty() ? '0' : id.back());
    return std::isdigit(last) != 0 && (last - '0') % 2 == 1;
}

}  // namespace

PassageView view_of(std::string_view text, SourceKind kind, std::string_view role, const Codebook& codebook) {
    PassageView view;
    view.text = text;
    view.kind = kind;
    view.role = role;
    view.taggable = role != "interviewer" || codebook.settings.tag_interviewer;
    return view;
}

PassageView view_of(const GoldPassage& passage, const Codebook& codebook) {
    return view_of(passage.text, passage.kind, passage.role, codebook);
}

std::vector<GoldPassage> half_of(std::vector<GoldPassage> gold, std::string_view half) {
    if (half.empty()) return gold;
    std::erase_if(gold, [&](const GoldPassage& passage) { return is_odd(passage.id) != (half == "odd"); });
    return gold;
}

std::vector<std::vector<Prediction>> predict(const Tagger& tagger, const std::vector<GoldPassage>& gold) {
    const Codebook& codebook = tagger.codebook();
    std::vector<std::vector<Prediction>> predictions;
    for (const GoldPassage& passage : gold) {
        std::vector<Prediction>& predicted = predictions.emplace_back();
        for (const Tag& tag : tagger.tag(view_of(passage, codebook))) {
            predicted.push_back({codebook.components[tag.component].id, tag.stance});
        }
    }
    return predictions;
}

}  // namespace evidex
