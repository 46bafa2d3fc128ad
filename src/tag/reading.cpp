#include "tag/reading.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace evidex {

Reading::Reading(const Program& program)
    : program_(program),
      program_id_(program.id),
      scan_(program),
      words_(program),
      occurrences_(program, scan_),
      met_(program.requirement_count),
      triggers_(program),
      where_(program.wheres.size()),
      scores_(program.codebook.components.size()),
      backing_(program.codebook.components.size()),
      counted_(program.rows.size()) {}

void Reading::read(const PassageView& passage, Purpose purpose) {
    ++passage_;
    terms_.clear();
    has_modifiers_ = false;
    hits_.clear();
    parts_.clear();
    std::fill(backing_.begin(), backing_.end(), 0);
    occurrences_.reset();
    for (std::size_t i = 0; i < where_.size(); ++i) where_[i] = applies(program_.wheres[i], passage);
    scan_.read(passage.text);
    words_.read(scan_);
    for (std::uint32_t i = 0; i < scores_.size(); ++i) scores_[i] = words_.of(i);
    meet_requirements();
    if (!terms_.empty()) judge_terms();
    try_rules(purpose);
}

/// Finds what the words of the passage mean to rules and terms.
void Reading::meet_requirements() {
    met_.clear();
    const Vocabulary& vocabulary = scan_.vocabulary();
    for (const Vocabulary::Entry entry : scan_.distinct()) {
        const Vocabulary::Word& word = vocabulary.word(entry);
        met_.insert(vocabulary.met(word));
        if (!word.is_term) continue;
        for (const SourceId source : vocabulary.sources(word)) {
            if (program_.terms[source].empty()) continue;
            scan_.for_each_place(entry, [&](Words words) { add_terms(source, words); });
        }
    }
    for (const SourceHit& hit : scan_.hits()) {
        met_.insert(program_.met[hit.source]);
        add_terms(hit.source, hit.words);
    }
}

void Reading::add_terms(SourceId source, Words words) {
    for (const RowId row : program_.terms[source]) terms_.push_back({row, words});
}

void Reading::judge_terms() {
    for (TermHit& hit : terms_) {
        const RowPlan& row = program_.rows[hit.row];
        if (!where_[row.where]) {
            hit.outcome = Outcome::elsewhere;
        } else if (row.is_unconditional() && row.status == RowStatus::active) {
            occurrences_.add(program_.plain_source(row.component), hit.words);
        }
    }
    for (TermHit& hit : terms_) {
        if (hit.outcome == Outcome::counted) judge_conditions(hit);
        const bool on_trial = program_.rows[hit.row].status == RowStatus::trial;
        if (hit.outcome == Outcome::counted && on_trial) hit.outcome = Outcome::trial;
    }
    leave_longest();
    for (const TermHit& hit : terms_) {
        if (hit.outcome != Outcome::counted) continue;
        const RowPlan& row = program_.rows[hit.row];
        occurrences_.add(program_.counted_source(row.component), hit.words);
        met_.insert(program_.met[program_.counted_source(row.component)]);
        count(hit.row, hit.words, std::span<const Words>(&hit.words, 1));
        if (counted_[hit.row] != passage_) weigh(row, 1);
        counted_[hit.row] = passage_;
    }
}

void Reading::judge_conditions(TermHit& hit) {
    const RowPlan& row = program_.rows[hit.row];
    for (std::uint32_t i = 0; i < row.not_if.size(); ++i) {
        if (!holds(row.not_if[i], hit.words, true)) continue;
        hit.outcome = Outcome::vetoed;
        hit.condition = i;
        return;
    }
    const auto met = [&](const ConditionPlan& condition) { return holds(condition, hit.words, false); };
    if (!row.only_if.empty() && std::none_of(row.only_if.begin(), row.only_if.end(), met)) {
        hit.outcome = Outcome::unmet;
    }
}

/// A veto by NEAR also looks at words inside the hit, as NOT NEAR does.
bool Reading::holds(const ConditionPlan& condition, Words words, bool as_veto) {
    Evaluator evaluator(program_, scan_, occurrences_, arena_);
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
void Reading::leave_longest() {
    const auto component = [&](const TermHit& hit) { return program_.rows[hit.row].component; };
    const auto outer_first = [&](const TermHit& a, const TermHit& b) {
        if (component(a) != component(b)) return component(a) < component(b);
        if (a.words.first != b.words.first) return a.words.first < b.words.first;
        if (a.words.last != b.words.last) return a.words.last > b.words.last;
        const double weight = program_.rows[b.row].weight - program_.rows[a.row].weight;
        return weight != 0 ? weight < 0 : a.row < b.row;
    };
    if (terms_.size() > 1) std::sort(terms_.begin(), terms_.end(), outer_first);
    const TermHit* outer = nullptr;  // reaches farthest of those that count so far
    for (TermHit& hit : terms_) {
        if (hit.outcome != Outcome::counted) continue;
        if (outer != nullptr && component(*outer) == component(hit) && hit.words.last <= outer->words.last) {
            hit.outcome = Outcome::contained;
        } else {
            outer = &hit;
        }
    }
}

/// Adds the weight of a row to its component, or takes it away.
void Reading::weigh(const RowPlan& row, int sign) {
    scores_[row.component] += sign * row.weight;
    if (row.weight > 0) backing_[row.component] += static_cast<std::uint32_t>(sign);
}

/// Adds the weights of the rules that hold, and of those that may if they speak for their component.
void Reading::weigh(const std::vector<RowId>& candidates) {
    for (const RowId row : candidates) {
        const RowPlan& plan = program_.rows[row];
        if (!where_[plan.where]) continue;
        if (plan.decided_by_presence || plan.weight > 0) weigh(plan, 1);
    }
}

bool Reading::can_reach_threshold(std::uint32_t component) const {
    constexpr double kRounding = 1e-5;
    return backing_[component] > 0 &&
           scores_[component] + kRounding >= program_.codebook.components[component].threshold;
}

bool Reading::reaches_threshold(std::uint32_t component) const {
    const double sum = score(component);
    return backing_[component] > 0 && sum > 0 && sum >= program_.codebook.components[component].threshold;
}

/// For tags, a component is given up as soon as what counts and what still may count is not enough: the
/// heaviest rules are tried first. Rules that are decided by presence come last, only for their places.
void Reading::try_rules(Purpose purpose) {
    const std::vector<RowId>& candidates = triggers_.candidates(program_, met_);
    weigh(candidates);
    for (const bool decided : {false, true}) {
        const auto in_vain = [&](const RowPlan& plan) {
            return purpose == Purpose::tags && !can_reach_threshold(plan.component);
        };
        tries_.clear();
        for (const RowId row : candidates) {
            const RowPlan& plan = program_.rows[row];
            const bool now = plan.decided_by_presence == decided && where_[plan.where];
            if (now && !in_vain(plan)) tries_.push_back(row);
        }
        const auto heavier = [&](RowId a, RowId b) {
            return program_.rows[a].weight > program_.rows[b].weight;
        };
        if (!decided) std::sort(tries_.begin(), tries_.end(), heavier);
        for (const RowId row : tries_) {
            const RowPlan& plan = program_.rows[row];
            if (in_vain(plan)) continue;
            const bool holds = try_rule(row);
            if (decided) continue;
            if (!holds && plan.weight > 0) weigh(plan, -1);
            if (holds && plan.weight <= 0) weigh(plan, 1);
        }
    }
}

bool Reading::try_rule(RowId row) {
    Evaluator evaluator(program_, scan_, occurrences_, arena_);
    const std::span<const Found> found = evaluator.hits(program_.rows[row].expr);
    for (const Found& match : found) count(row, match.words, evaluator.parts(match));
    return !found.empty();
}

void Reading::count(RowId row, Words words, std::span<const Words> parts) {
    const auto begin = static_cast<std::uint32_t>(parts_.size());
    parts_.insert(parts_.end(), parts.begin(), parts.end());
    hits_.push_back({row, words, begin, static_cast<std::uint32_t>(parts_.size())});
}

const std::vector<ModifierHit>& Reading::modifiers() {
    if (has_modifiers_) return modifiers_;
    has_modifiers_ = true;
    modifiers_.clear();
    for (std::uint32_t i = 0; i < program_.modifiers.size(); ++i) {
        occurrences_.for_each(program_.operands[program_.modifiers[i]], [&](Words words) {
            modifiers_.push_back({words, i});
        });
    }
    std::sort(modifiers_.begin(), modifiers_.end());
    modifiers_.erase(std::unique(modifiers_.begin(), modifiers_.end()), modifiers_.end());
    return modifiers_;
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
