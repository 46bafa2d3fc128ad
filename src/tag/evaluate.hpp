#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tag/occurrences.hpp"
#include "tag/program.hpp"
#include "tag/scan.hpp"

namespace evidex {

/// A place where an expression holds, from its first to its last word.
struct Found {
    Words words;
    std::uint32_t left = kNone;  ///< The matches of the two operands; kNone for a leaf.
    std::uint32_t right = kNone;
    ExprId expr = 0;  ///< What joined them; see Evaluator::joined.
};

/// Loosenings of the language by which near misses are found.
struct Relaxation {
    std::uint32_t times_distance = 1;
    bool any_order = false;         ///< THEN as NEAR.
    bool across_sentences = false;  ///< NEAR and WITHIN sentence reach over sentence ends.
    bool without_nots = false;      ///< NOT NEAR, NOT WITHIN and AND NOT exclude nothing.
};

/// Whether `a` and `b` share no word and are at most `distance` words apart in one sentence.
bool are_near(Scan& scan, Words a, Words b, std::uint32_t distance, const Relaxation& relaxation = {});

/// Memory for evaluators, kept from rule to rule.
struct Arena {
    std::vector<Found> found;
    std::vector<Words> parts;
};

/// Finds where expressions hold in the passage at hand. Exact, also where operands overlap.
class Evaluator {
public:
    Evaluator(const Program& program, Scan& scan, Occurrences& occurrences, Arena& arena,
              const Relaxation& relaxation = {})
        : program_(program),
          scan_(scan),
          occurrences_(occurrences),
          arena_(arena.found),
          parts_(arena.parts),
          relaxation_(relaxation) {}

    /// Hits of a rule, by position: of all places where it holds those that end first (of equal ends the
    /// shortest), without overlap. Valid until the next call.
    std::span<const Found> hits(ExprId rule);

    /// All places where a span-valued expression holds, by position. Valid until the next call.
    std::span<const Found> places(ExprId expr);

    /// A match that another one was joined from.
    [[nodiscard]] const Found& joined(std::uint32_t side) const { return arena_[side]; }

    /// The words of each operand of a match of the last call, by position. Valid until asked again.
    [[nodiscard]] std::span<const Words> parts(const Found& match);

private:
    /// Consecutive matches in the arena.
    struct List {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        [[nodiscard]] bool empty() const { return begin == end; }
    };
    enum class Wanted { all, shortest };

    List evaluate(ExprId id, Wanted wanted);
    List leaf(OperandId operand);
    List unite(List a, List b);
    List near(ExprId id, List a, List b, Wanted wanted);
    List not_near(const Expr& expr, List a, List b);
    List within_sentence(ExprId id, List a, List b);
    List within_passage(ExprId id, List a, List b);
    List not_within_sentence(List a, List b);

    void join(ExprId expr, std::uint32_t a, std::uint32_t b);
    List sorted_unique(std::uint32_t begin);
    List copy(List list);
    List in_one_sentence(List list);
    List in_sentence_of(std::uint32_t word, List list);
    std::uint32_t nearest_start(List list, std::uint32_t first) const;
    void collect(const Found& match);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(arena_.size()); }

    const Program& program_;
    Scan& scan_;
    Occurrences& occurrences_;
    std::vector<Found>& arena_;
    std::vector<Words>& parts_;
    Relaxation relaxation_;
};

}  // namespace evidex
