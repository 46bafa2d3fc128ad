#include <algorithm>

#include "evidex/pseudonym.hpp"
#include "privacy/capitals.hpp"
#include "privacy/forms.hpp"

namespace evidex {
namespace {

void shift_into(std::vector<Identifier>& all, std::vector<Identifier> part, std::size_t by) {
    for (Identifier& identifier : part) {
        identifier.span.begin += static_cast<std::uint32_t>(by);
        identifier.span.end += static_cast<std::uint32_t>(by);
        const bool is_taken = std::any_of(all.rbegin(), all.rend(), [&](const Identifier& other) {
            return other.span.overlaps(identifier.span);
        });
        if (!is_taken) all.push_back(identifier);
    }
}

/// The label of a turn stands before its words, behind the block before it.
void add_label(std::vector<Identifier>& all, const Document& document, std::size_t block, std::size_t gap) {
    const Block& turn = document.blocks[block];
    const std::string_view between = std::string_view(document.text).substr(gap, turn.span.begin - gap);
    const std::size_t at = between.rfind(turn.speaker);
    if (turn.speaker.empty() || at == std::string_view::npos) return;
    shift_into(all, find_label_names(turn.speaker), gap + at);
}

}  // namespace

std::vector<Identifier> find_identifiers(const Document& document) {
    std::vector<Identifier> all;
    std::size_t gap = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        add_label(all, document, i, gap);
        const std::string_view words = slice(document.text, block.span);
        std::vector<Identifier> found = find_forms(words);
        shift_into(found, find_capitals(words), 0);
        shift_into(all, std::move(found), block.span.begin);
        gap = block.span.end;
    }
    std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.span < b.span; });
    return all;
}

}  // namespace evidex
