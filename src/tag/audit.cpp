#include <set>

#include "base/hits.hpp"
#include "base/unicode.hpp"
#include "evidex/trial.hpp"

namespace evidex {
namespace {

void count_component(Audit& audit, const ComponentExplanation& found, std::string_view text,
                     const Codebook& codebook) {
    std::set<std::uint32_t> rows;
    for (const Hit& hit : found.because) {
        RowUse& use = audit.uses[hit.row];
        ++use.hits;
        ++use.forms[fold_case(words_of(text, hit))];
        if (codebook.rows[hit.row].weight > 0) rows.insert(hit.row);
    }
    if (!found.tagged) return;
    for (const std::uint32_t row : rows) {
        ++audit.uses[row].tags;
        audit.uses[row].alone += rows.size() == 1 ? 1 : 0;
    }
}

}  // namespace

void count_uses(Audit& audit, const Tagger& tagger, const PassageView& view) {
    audit.uses.resize(tagger.codebook().rows.size());
    if (!view.taggable) return;
    ++audit.passages;
    for (const ComponentExplanation& found : tagger.explain(view, {.near_misses = false})) {
        count_component(audit, found, view.text, tagger.codebook());
    }
}

}  // namespace evidex
