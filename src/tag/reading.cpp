#include "tag/reading.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace evidex {

Reading::Reading(const Program& program)
    : program_id_(program.id),
      occurrences_(program),
      triggers_(program),
      where_(program.wheres.size()),
      scores_(program.codebook.components.size()),
      reachable_(program.codebook.components.size()),
      counted_(program.rows.size()) {}

void Reading::read(const Program& program, const PassageView& passage, Purpose purpose) {
    ++passage_;
    terms_.clear();
    modifiers_.clear();
    hits_.clear();
    parts_.clear();
    std::fill(scores_.begin(), scores_.end(), 0.0);
    occurrences_.reset();
    vocabulary_.trim();
    for (std::size_t i = 0; i < where_.size(); ++i) where_[i] = applies(program.wheres[i], passage);
    scan_.read(program, vocabulary_, passage.text);
    distribute(program);
    if (!terms_.empty()) judge_terms(program);
    try_rules(program, purpose);
}

/// Tells everybody who asked for a source where it is.
void Reading::distribute(const Program& program) {
    for (const SourceHit& hit : scan_.hits()) {
        occurrences_.add(hit.source, hit.words);
        for (const Use use : program.uses[hit.source]) {
            if (use.kind == Use::Kind::term) {
                terms_.push_back({use.index, hit.words});
            } else {
                modifiers_.push_back({use.index, hit.words});
            }
        }
    }
}

void Reading::judge_terms(const Program& program) {
    for (TermHit& hit : terms_) {
        const RowPlan& row = program.rows[hit.row];
        if (!where_[row.where]) {
            hit.verdict = Verdict::elsewhere;
        } else if (row.is_unconditional() && row.status == RowStatus::active) {
            occurrences_.add(program.plain_source(row.component), hit.words);
        }
    }
    for (TermHit& hit : terms_) {
        if (hit.verdict == Verdict::counted) judge_conditions(program, hit);
        const bool on_trial = program.rows[hit.row].status == RowStatus::trial;
        if (hit.verdict == Verdict::counted && on_trial) hit.verdict = Verdict::trial;
    }
    leave_longest(program);
    for (const TermHit& hit : terms_) {
        if (hit.verdict != Verdict::counted) continue;
        occurrences_.add(program.counted_source(program.rows[hit.row].component), hit.words);
        count(program, hit.row, hit.words, std::span<const Words>(&hit.words, 1));
    }
}

void Reading::judge_conditions(const Program& program, TermHit& hit) {
    const RowPlan& row = program.rows[hit.row];
    for (std::uint32_t i = 0; i < row.not_if.size(); ++i) {
        if (!holds(program, row.not_if[i], hit.words, true)) continue;
        hit.verdict = Verdict::vetoed;
        hit.condition = i;
        return;
    }
    const auto met = [&](const ConditionPlan& condition) {
        return holds(program, condition, hit.words, false);
    };
    if (!row.only_if.empty() && std::none_of(row.only_if.begin(), row.only_if.end(), met)) {
        hit.verdict = Verdict::unmet;
    }
}

/// A veto by NEAR also looks at words inside the hit, as NOT NEAR does.
bool Reading::holds(const Program& program, const ConditionPlan& condition, Words words, bool as_veto) {
    Evaluator evaluator(program, scan_, occurrences_, arena_);
    for (const Found& match : evaluator.places(condition.expr)) {
        const Words other = match.words;
        switch (condition.kind) {
            case Condition::Kind::overlaps:
                if (other.overlaps(words)) return true;
                break;
            case Condition::Kind::near:
                if (are_near(scan_, words, other, condition.distance)) return true;
                if (as_veto && other != words && other.overlaps(words)) return true;
                break;
            case Condition::Kind::then:
                if (words.last < other.first && are_near(scan_, words, other, condition.distance))
                    return true;
                break;
            case Condition::Kind::after:
                if (other.last < words.first && are_near(scan_, words, other, condition.distance))
                    return true;
                break;
            case Condition::Kind::within_sentence: {
                const Words both{std::min(words.first, other.first), std::max(words.last, other.last)};
                if (scan_.same_sentence(both.first, both.last)) return true;
                break;
            }
        }
    }
    return false;
}

/// Within a component the longest term at a place counts; of equally long ones the heaviest, then the first.
void Reading::leave_longest(const Program& program) {
    const auto component = [&](const TermHit& hit) { return program.rows[hit.row].component; };
    const auto outer_first = [&](const TermHit& a, const TermHit& b) {
        if (component(a) != component(b)) return component(a) < component(b);
        if (a.words.first != b.words.first) return a.words.first < b.words.first;
        if (a.words.last != b.words.last) return a.words.last > b.words.last;
        const double weight = program.rows[b.row].weight - program.rows[a.row].weight;
        return weight != 0 ? weight < 0 : a.row < b.row;
    };
    if (terms_.size() > 1) std::sort(terms_.begin(), terms_.end(), outer_first);
    const TermHit* outer = nullptr;  // reaches farthest of those that count so far
    for (TermHit& hit : terms_) {
        if (hit.verdict != Verdict::counted) continue;
        if (outer != nullptr && component(*outer) == component(hit) && hit.words.last <= outer->words.last) {
            hit.verdict = Verdict::contained;
        } else {
            outer = &hit;
        }
    }
}

/// For tags, a component is given up as soon as what counts and what still may count is not enough.
void Reading::try_rules(const Program& program, Purpose purpose) {
    constexpr double kRounding = 1e-5;
    std::copy(scores_.begin(), scores_.end(), reachable_.begin());
    const std::vector<RowId>& candidates = triggers_.candidates(program, occurrences_);
    for (const RowId row : candidates) {
        const RowPlan& plan = program.rows[row];
        if (where_[plan.where]) reachable_[plan.component] += std::max(plan.weight, 0.0);
    }
    for (const RowId row : candidates) {
        const RowPlan& plan = program.rows[row];
        const double threshold = program.codebook.components[plan.component].threshold;
        const bool in_vain = purpose == Purpose::tags && reachable_[plan.component] + kRounding < threshold;
        if (in_vain || !where_[plan.where]) continue;
        const bool holds = try_rule(program, row);
        if (holds != (plan.weight > 0)) reachable_[plan.component] -= std::abs(plan.weight);
    }
}

bool Reading::try_rule(const Program& program, RowId row) {
    Evaluator evaluator(program, scan_, occurrences_, arena_);
    const std::span<const Found> found = evaluator.hits(program.rows[row].expr);
    for (const Found& match : found) count(program, row, match.words, evaluator.parts(match));
    return !found.empty();
}

void Reading::count(const Program& program, RowId row, Words words, std::span<const Words> parts) {
    const auto begin = static_cast<std::uint32_t>(parts_.size());
    parts_.insert(parts_.end(), parts.begin(), parts.end());
    hits_.push_back({row, words, begin, static_cast<std::uint32_t>(parts_.size())});
    if (counted_[row] == passage_) return;
    counted_[row] = passage_;
    scores_[program.rows[row].component] += program.rows[row].weight;
}

double Reading::score(std::uint32_t component) const {
    // Weights have few decimals; a sum such as 1.1 + 1.9 must not miss a threshold by rounding.
    return std::round(scores_[component] * 1e6) / 1e6;
}

Reading& reading_for(const Program& program) {
    constexpr std::size_t kMost = 4;
    thread_local std::vector<std::unique_ptr<Reading>> readings;
    for (const auto& reading : readings) {
        if (reading->program_id() == program.id) return *reading;
    }
    if (readings.size() == kMost) readings.erase(readings.begin());
    readings.push_back(std::make_unique<Reading>(program));
    return *readings.back();
}

}  // namespace evidex
