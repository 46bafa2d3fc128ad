#include "tag/near_misses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "tag/evaluate.hpp"
#include "tag/score.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMost = 5;

/// How much would have to change, to put near misses in order: for distances the words over the limit.
struct Candidate {
    double change = 0;
    NearMiss miss;
};
constexpr double kTrial = 1;
constexpr double kOrder = 2;
constexpr double kSentence = 3;
constexpr double kUnmet = 4;
constexpr double kExcluded = 5;
constexpr double kElsewhere = 6;

class Search {
public:
    Search(const Program& program, Reading& reading, std::uint32_t component)
        : program_(program), reading_(reading), component_(component) {}

    std::vector<NearMiss> run() {
        for (const TermHit& hit : reading_.terms()) {
            if (program_.rows[hit.row].component == component_ && !known(hit.row)) add_term(hit);
        }
        for (RowId row = 0; row < program_.rows.size(); ++row) {
            const RowPlan& plan = program_.rows[row];
            const bool rule = plan.component == component_ && plan.is_live_rule();
            if (rule && plan.weight > 0) add_rule(row);
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Candidate& a, const Candidate& b) { return a.change < b.change; });
        std::vector<NearMiss> misses;
        for (Candidate& candidate : found_) {
            if (misses.size() < kMost) misses.push_back(std::move(candidate.miss));
        }
        return misses;
    }

private:
    /// Whether the row counts in this passage, or was told already.
    [[nodiscard]] bool known(RowId row) const {
        const auto counts = [&](const RowHit& hit) { return hit.row == row; };
        const auto told = [&](const Candidate& candidate) { return candidate.miss.row == row; };
        return std::any_of(reading_.hits().begin(), reading_.hits().end(), counts) ||
               std::any_of(found_.begin(), found_.end(), told);
    }

    void add(RowId row, double change, std::string reason, const std::vector<Words>& parts) {
        Candidate candidate{change, {row, std::move(reason), program_.rows[row].weight, {}}};
        for (const Words part : parts) candidate.miss.parts.push_back(reading_.scan().span(part));
        found_.push_back(std::move(candidate));
    }

    [[nodiscard]] std::string quote(Words words) const {
        const Scan& scan = reading_.scan();
        const std::string_view whole = slice(scan.text(), scan.span(words));
        if (whole.size() <= 60) return fmt::format("'{}'", whole);
        return fmt::format("'{} … {}'", slice(scan.text(), scan.span({words.first, words.first})),
                           slice(scan.text(), scan.span({words.last, words.last})));
    }

    [[nodiscard]] std::string where_text(RowId row) const {
        const std::string& own = program_.codebook.rows[row].where;
        return own.empty() ? program_.codebook.settings.default_where : own;
    }

    void add_term(const TermHit& hit) {
        const Row& row = program_.codebook.rows[hit.row];
        const std::string words = quote(hit.words);
        switch (hit.outcome) {
            case Outcome::trial:
                return add(hit.row, kTrial, fmt::format("{} was found, but the row is on trial", words),
                           {hit.words});
            case Outcome::elsewhere:
                return add(
                    hit.row, kElsewhere,
                    fmt::format("{} was found, but the row counts only where {}", words, where_text(hit.row)),
                    {hit.words});
            case Outcome::unmet:
                return add(hit.row, kUnmet,
                           fmt::format("{} was found, but counts only if {}", words, row.only_if),
                           {hit.words});
            case Outcome::vetoed:
                return add(hit.row, kExcluded,
                           fmt::format("{} was found, but does not count if {}", words,
                                       condition_text(row.not_if, hit.condition)),
                           {hit.words});
            case Outcome::counted:
            case Outcome::contained:
                return;
        }
    }

    /// One member of a `|`-list; in brackets a `|` cannot stand.
    static std::string condition_text(std::string_view cell, std::uint32_t index) {
        for (; index > 0; --index) cell.remove_prefix(cell.find('|') + 1);
        cell = cell.substr(0, cell.find('|'));
        while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
        while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
        return std::string(cell);
    }

    void add_rule(RowId row) {
        if (known(row)) return;
        const RowPlan& plan = program_.rows[row];
        const bool here = reading_.where_holds(plan.where);
        if (const auto strict = first_hit(row, {})) {
            const std::string words = quote(strict->words);
            if (!here) {
                add(row, kElsewhere,
                    fmt::format("{} fits, but the row counts only where {}", words, where_text(row)),
                    strict->parts);
            } else if (plan.status == RowStatus::trial) {
                add(row, kTrial, fmt::format("{} fits, but the row is on trial", words), strict->parts);
            }
            return;
        }
        if (!here || plan.status != RowStatus::active) return;
        Relaxation farther;
        farther.times_distance = 2;
        Relaxation any_order;
        any_order.any_order = true;
        Relaxation across;
        across.across_sentences = true;
        Relaxation without_nots;
        without_nots.without_nots = true;
        for (const Relaxation& relaxation : {farther, any_order, across, without_nots}) {
            const auto hit = first_hit(row, relaxation);
            if (!hit) continue;
            add(row, hit->change, hit->reason, hit->parts);
            return;
        }
    }

    /// The first hit of a relaxed rule, and what was wrong with it.
    struct RelaxedHit {
        Words words;
        std::vector<Words> parts;
        double change = kExcluded;
        std::string reason = "the rule holds but for what it excludes with NOT";
    };

    std::optional<RelaxedHit> first_hit(RowId row, const Relaxation& relaxation) {
        Evaluator evaluator(program_, reading_.scan(), reading_.occurrences(), arena_, relaxation);
        const auto hits = evaluator.hits(program_.rows[row].expr);
        if (hits.empty()) return std::nullopt;
        RelaxedHit hit;
        hit.words = hits.front().words;
        const std::span<const Words> parts = evaluator.parts(hits.front());
        hit.parts.assign(parts.begin(), parts.end());
        explain_joins(evaluator, hits.front(), hit);
        return hit;
    }

    /// Looks for the join that the rule as written would not have made.
    void explain_joins(const Evaluator& evaluator, const Found& found, RelaxedHit& hit) {
        if (found.left == kNone) return;
        const Found& left = evaluator.joined(found.left);
        const Found& right = evaluator.joined(found.right);
        explain_joins(evaluator, left, hit);
        explain_joins(evaluator, right, hit);
        const Expr& expr = program_.exprs[found.expr];
        const bool near = expr.op == Op::near || expr.op == Op::then;
        if (!near && expr.op != Op::within_sentence) return;
        const bool reversed = right.words < left.words;
        const Words before = reversed ? right.words : left.words;
        const Words behind = reversed ? left.words : right.words;
        if (near && behind.first - before.last > expr.distance) {
            const std::uint32_t apart = behind.first - before.last;
            hit.change = apart - expr.distance;
            hit.reason = fmt::format("{} was {} words from {}; the rule allows {}", quote(behind), apart,
                                     quote(before), expr.distance);
        } else if (expr.op == Op::then && reversed) {
            hit.change = kOrder;
            hit.reason =
                fmt::format("{} comes before {}; the rule wants it behind", quote(before), quote(behind));
        } else if (!reading_.scan().same_sentence(before.last, behind.first)) {
            hit.change = kSentence;
            hit.reason = fmt::format("a sentence ends between {} and {}", quote(before), quote(behind));
        }
    }

    const Program& program_;
    Reading& reading_;
    std::uint32_t component_;
    std::vector<Candidate> found_;
    Arena arena_;
};

}  // namespace

std::vector<NearMiss> near_misses_of(const Program& program, Reading& reading, std::uint32_t component) {
    return Search(program, reading, component).run();
}

}  // namespace evidex
