#include <algorithm>
#include <utility>

#include "evidex/tag.hpp"
#include "tag/explain.hpp"
#include "tag/matching.hpp"
#include "tag/program.hpp"
#include "tag/reading.hpp"
#include "tag/score.hpp"

namespace evidex {

struct Tagger::Compiled {
    std::shared_ptr<const Program> program;
};

Tagger::Tagger(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

const Program& TaggerAccess::program(const Tagger& tagger) {
    return *tagger.compiled_->program;
}

Result<Tagger> Tagger::compile(Codebook codebook) {
    Result<std::shared_ptr<const Program>> program = evidex::compile(std::move(codebook));
    if (!program) return program.error();
    return Tagger(std::make_shared<const Compiled>(Compiled{std::move(*program)}));
}

const Codebook& Tagger::codebook() const {
    return compiled_->program->codebook;
}

std::vector<Tag> Tagger::tag(const PassageView& passage) const {
    std::vector<Tag> tags;
    if (!passage.taggable) return tags;
    const Program& program = *compiled_->program;
    Reading& reading = reading_for(program);
    reading.read(passage, Purpose::tags);
    if (reading.hits().empty()) return tags;
    for (std::uint32_t component = 0; component < program.codebook.components.size(); ++component) {
        if (!reading.reaches_threshold(component)) continue;
        Tag tag;
        tag.component = component;
        tag.score = reading.score(component);
        tag.words_score = reading.words().of(component);
        tag.because = judged_hits(program, reading, component);
        const Ballot ballot = count_votes(program.codebook, tag.because, reading.words());
        tag.stance = ballot.stance;
        tag.margin = ballot.margin;
        tags.push_back(std::move(tag));
    }
    return tags;
}

std::vector<ComponentExplanation> Tagger::explain(const PassageView& passage,
                                                  const ExplainOptions& options) const {
    return evidex::explain(*compiled_->program, passage, options);
}

std::vector<RowMatch> matching_rows(const Tagger& tagger, const PassageView& passage) {
    const Program& program = TaggerAccess::program(tagger);
    Reading& reading = reading_for(program);
    reading.read(passage, Purpose::everything);
    std::vector<RowMatch> matches;
    Arena arena;
    for (const TermHit& hit : reading.terms()) {
        const bool of_itself = hit.outcome == Outcome::counted || hit.outcome == Outcome::contained ||
                               hit.outcome == Outcome::trial;
        if (of_itself) matches.push_back({hit.row, reading.scan().span(hit.words)});
    }
    for (RowId row = 0; row < program.rows.size(); ++row) {
        const RowPlan& plan = program.rows[row];
        if (!plan.is_live_rule() || !reading.where_holds(plan.where)) continue;
        Evaluator evaluator(program, reading.scan(), reading.occurrences(), arena);
        for (const Found& match : evaluator.hits(plan.expr)) {
            matches.push_back({row, reading.scan().span(match.words)});
        }
    }
    std::sort(matches.begin(), matches.end(), [](const RowMatch& a, const RowMatch& b) {
        return std::pair(a.span, a.row) < std::pair(b.span, b.row);
    });
    return matches;
}

}  // namespace evidex
