#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evidex/tag.hpp"
#include "tag/bits.hpp"
#include "tag/evaluate.hpp"
#include "tag/occurrences.hpp"
#include "tag/program.hpp"
#include "tag/scan.hpp"
#include "tag/triggers.hpp"
#include "tag/word_score.hpp"

namespace evidex {

/// Why a term hit counts or does not; the first reason in this order.
enum class Outcome : std::uint8_t {
    counted,
    elsewhere,  ///< `where` does not hold for the passage.
    vetoed,     ///< A condition of `not_if` holds.
    unmet,      ///< No condition of `only_if` holds.
    trial,      ///< The row is on trial.
    contained,  ///< A longer term of the component is hit at the same place.
};

/// A term row found in the passage.
struct TermHit {
    RowId row = 0;
    Words words;
    Outcome outcome = Outcome::counted;
    std::uint32_t condition = 0;  ///< Vetoed: index of the condition in `not_if`.
};

struct ModifierHit {
    Words words;
    std::uint32_t modifier = 0;
    auto operator<=>(const ModifierHit&) const = default;
};

/// A row that counts, with the words of its operands (in Reading::parts).
struct RowHit {
    RowId row = 0;
    Words words;
    std::uint32_t parts_begin = 0;
    std::uint32_t parts_end = 0;
};

/// What a reading is for: only the components that reach their threshold, or everything that counts.
enum class Purpose : std::uint8_t { tags, everything };

/// All that is found in one passage, step by step: words, term hits with what became of them, rule hits.
/// One per thread and program; keeps its memory from passage to passage and knows the words it has met.
class Reading {
public:
    explicit Reading(const Program& program);

    /// Reads a passage; afterwards `hits` are the rows that count. For tags, components that cannot reach
    /// their threshold are left half read.
    void read(const PassageView& passage, Purpose purpose);

    [[nodiscard]] std::uint64_t program_id() const { return program_id_; }
    [[nodiscard]] const std::vector<RowHit>& hits() const { return hits_; }
    [[nodiscard]] std::span<const Words> parts(const RowHit& hit) const {
        return std::span<const Words>(parts_).subspan(hit.parts_begin, hit.parts_end - hit.parts_begin);
    }
    /// The sum of the weights of the distinct rows of a component that count and of the words. If the
    /// component was left half read, a larger number below the threshold.
    [[nodiscard]] double score(std::uint32_t component) const;
    [[nodiscard]] const WordScore& words() const { return words_; }
    /// Whether the score earns a tag. Only together with a row that speaks for the component.
    [[nodiscard]] bool reaches_threshold(std::uint32_t component) const;
    [[nodiscard]] const std::vector<TermHit>& terms() const { return terms_; }
    /// By position. Looked for only when somebody asks.
    [[nodiscard]] const std::vector<ModifierHit>& modifiers();
    [[nodiscard]] Occurrences& occurrences() { return occurrences_; }
    [[nodiscard]] Scan& scan() { return scan_; }
    [[nodiscard]] bool where_holds(std::uint32_t where) const { return where_[where]; }

private:
    void meet_requirements();
    void add_terms(SourceId source, Words words);
    void judge_terms();
    void judge_conditions(TermHit& hit);
    bool holds(const ConditionPlan& condition, Words words, bool as_veto);
    void leave_longest();
    void weigh(const RowPlan& row, int sign);
    void weigh(const std::vector<RowId>& candidates);
    void try_rules(Purpose purpose);
    bool try_rule(RowId row);
    void count(RowId row, Words words, std::span<const Words> parts);
    [[nodiscard]] bool can_reach_threshold(std::uint32_t component) const;

    const Program& program_;
    std::uint64_t program_id_;  ///< Outlives the program: the Reading of a dead one is never used again.
    Scan scan_;
    WordScore words_;
    Occurrences occurrences_;
    BitSet met_;  ///< The requirements that are met.
    Triggers triggers_;
    std::vector<bool> where_;
    std::vector<TermHit> terms_;
    std::vector<ModifierHit> modifiers_;
    bool has_modifiers_ = false;  ///< They were looked for.
    std::vector<RowId> tries_;    ///< Rules to be evaluated.
    std::vector<RowHit> hits_;
    std::vector<Words> parts_;
    std::vector<double> scores_;  ///< By component: what counts, and what still may.
    std::vector<std::uint32_t>
        backing_;  ///< By component: rows that speak for it, as far as scores_ has them.
    std::vector<std::uint64_t> counted_;  ///< By term row: the passage in which it last counted.
    std::uint64_t passage_ = 0;
    Arena arena_;
};

/// This thread's Reading for a program; it is made at the first call and kept for the next ones.
Reading& reading_for(const Program& program);

}  // namespace evidex
