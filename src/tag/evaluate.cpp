#include "tag/evaluate.hpp"

#include <algorithm>

namespace evidex {
namespace {

Words hull(Words a, Words b) {
    return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

bool by_position(const Found& a, const Found& b) {
    if (a.words != b.words) return a.words < b.words;
    return a.left != b.left ? a.left < b.left : a.right < b.right;
}

bool is_exclusion(Op op) {
    return op == Op::all_not || op == Op::not_near || op == Op::not_within_sentence ||
           op == Op::not_within_passage;
}

/// By end; of equal ends the shortest first.
bool by_end(const Found& a, const Found& b) {
    if (a.words.last != b.words.last) return a.words.last < b.words.last;
    if (a.words.first != b.words.first) return a.words.first > b.words.first;
    return by_position(a, b);
}

}  // namespace

bool are_near(Scan& scan, Words a, Words b, std::uint32_t distance, const Relaxation& relaxation) {
    if (b < a) std::swap(a, b);
    if (a.overlaps(b) || b.first - a.last > distance) return false;
    return relaxation.across_sentences || scan.same_sentence(a.last, b.first);
}

std::span<const Found> Evaluator::hits(ExprId rule) {
    arena_.clear();
    const List found = copy(evaluate(rule, Wanted::shortest));
    const auto begin = arena_.begin() + found.begin;
    std::sort(begin, arena_.end(), by_end);
    auto kept = begin;
    for (auto match = begin; match != arena_.end(); ++match) {
        if (kept == begin || match->words.first > (kept - 1)->words.last) *kept++ = *match;
    }
    return {arena_.data() + found.begin, static_cast<std::size_t>(kept - begin)};
}

std::span<const Found> Evaluator::places(ExprId expr) {
    arena_.clear();
    const List found = evaluate(expr, Wanted::all);
    return {arena_.data() + found.begin, found.end - found.begin};
}

Evaluator::List Evaluator::evaluate(ExprId id, Wanted wanted) {
    const Expr& expr = program_.exprs[id];
    if (expr.op == Op::set) return leaf(expr.operand);
    const bool joins = expr.op == Op::near || expr.op == Op::then || expr.op == Op::not_near;
    const Wanted of_operands = joins ? Wanted::all : wanted;
    const List a = evaluate(expr.left, of_operands);
    if (a.empty() && expr.op != Op::any) return a;
    if (relaxation_.without_nots && is_exclusion(expr.op)) return a;
    const List b = evaluate(expr.right, of_operands);
    switch (expr.op) {
        case Op::any:
            return unite(a, b);
        case Op::near:
        case Op::then:
            return near(id, a, b, wanted);
        case Op::not_near:
            return not_near(expr, a, b);
        case Op::within_sentence:
            return relaxation_.across_sentences ? within_passage(id, a, b) : within_sentence(id, a, b);
        case Op::within_passage:
            return within_passage(id, a, b);
        case Op::not_within_sentence:
            return not_within_sentence(a, b);
        case Op::all: {
            if (b.empty()) return b;
            join(id, a.begin, b.begin);
            return {size() - 1, size()};
        }
        default:
            return b.empty() ? a : List{};  // AND NOT, NOT WITHIN passage
    }
}

Evaluator::List Evaluator::leaf(OperandId operand) {
    const std::uint32_t begin = size();
    occurrences_.for_each(program_.operands[operand], [&](Words words) {
        arena_.push_back({words, kNone, kNone, 0});
    });
    return sorted_unique(begin);
}

Evaluator::List Evaluator::sorted_unique(std::uint32_t begin) {
    const auto first = arena_.begin() + begin;
    if (!std::is_sorted(first, arena_.end(), by_position)) std::sort(first, arena_.end(), by_position);
    const auto same = [](const Found& a, const Found& b) { return a.words == b.words; };
    arena_.erase(std::unique(first, arena_.end(), same), arena_.end());
    return {begin, size()};
}

Evaluator::List Evaluator::copy(List list) {
    const std::uint32_t begin = size();
    for (std::uint32_t i = list.begin; i < list.end; ++i) arena_.push_back(arena_[i]);
    return {begin, size()};
}

void Evaluator::join(ExprId expr, std::uint32_t a, std::uint32_t b) {
    arena_.push_back({hull(arena_[a].words, arena_[b].words), a, b, expr});
}

Evaluator::List Evaluator::unite(List a, List b) {
    const std::uint32_t begin = copy(a).begin;
    copy(b);
    return sorted_unique(begin);
}

Evaluator::List Evaluator::near(ExprId id, List a, List b, Wanted wanted) {
    const Expr& expr = program_.exprs[id];
    const std::uint32_t distance = expr.distance * relaxation_.times_distance;
    const auto ends_later = [](const Found& x, const Found& y) { return x.words.last < y.words.last; };
    const auto with_sorted_ends = [&](List list) {
        const auto sorted = [&](List l) {
            return std::is_sorted(arena_.begin() + l.begin, arena_.begin() + l.end, ends_later);
        };
        if (sorted(list)) return list;
        const List copied = copy(list);
        std::stable_sort(arena_.begin() + copied.begin, arena_.begin() + copied.end, ends_later);
        return copied;
    };
    const List a_by_end = with_sorted_ends(a);
    const bool both_ways = expr.op == Op::near || relaxation_.any_order;
    const List b_by_end = both_ways ? with_sorted_ends(b) : List{};
    const std::uint32_t begin = size();
    // For each match behind, those before it from the nearest on, until they are too far to matter.
    const auto join_before = [&](List before, List behind, bool swapped) {
        const auto take = [&](std::uint32_t x, std::uint32_t y) {
            swapped ? join(id, y, x) : join(id, x, y);
        };
        std::uint32_t next = before.begin;
        for (std::uint32_t y = behind.begin; y < behind.end; ++y) {
            const std::uint32_t start = arena_[y].words.first;
            while (next < before.end && arena_[next].words.last < start) ++next;
            std::uint32_t best = kNone;
            for (std::uint32_t x = next; x-- > before.begin;) {
                const Words words = arena_[x].words;
                if (words.last + distance < start) break;
                if (!relaxation_.across_sentences && !scan_.same_sentence(words.last, start)) break;
                if (wanted == Wanted::all) {
                    take(x, y);
                } else if (best == kNone || words.first > arena_[best].words.first) {
                    best = x;
                } else if (words.last <= arena_[best].words.first) {
                    break;
                }
            }
            if (best != kNone) take(best, y);
        }
    };
    join_before(a_by_end, b, false);
    if (both_ways) join_before(b_by_end, a, true);
    if (wanted == Wanted::shortest) {
        std::sort(arena_.begin() + begin, arena_.end(), by_end);
        const auto same_end = [](const Found& x, const Found& y) { return x.words.last == y.words.last; };
        arena_.erase(std::unique(arena_.begin() + begin, arena_.end(), same_end), arena_.end());
    }
    return sorted_unique(begin);
}

Evaluator::List Evaluator::not_near(const Expr& expr, List a, List b) {
    std::uint32_t longest = 0;
    for (std::uint32_t i = b.begin; i < b.end; ++i) {
        longest = std::max(longest, arena_[i].words.last - arena_[i].words.first);
    }
    const std::uint32_t reach = expr.distance + longest;
    const std::uint32_t begin = size();
    std::uint32_t from = b.begin;
    for (std::uint32_t i = a.begin; i < a.end; ++i) {
        const Words words = arena_[i].words;
        while (from < b.end && arena_[from].words.first + reach < words.first) ++from;
        bool disturbed = false;
        for (std::uint32_t j = from; j < b.end && !disturbed; ++j) {
            const Words other = arena_[j].words;
            if (other.first > words.last + expr.distance) break;
            disturbed =
                other != words && (other.overlaps(words) || are_near(scan_, words, other, expr.distance));
        }
        if (!disturbed) arena_.push_back(arena_[i]);
    }
    return {begin, size()};
}

Evaluator::List Evaluator::in_one_sentence(List list) {
    const std::uint32_t begin = size();
    for (std::uint32_t i = list.begin; i < list.end; ++i) {
        const Found match = arena_[i];
        if (scan_.same_sentence(match.words.first, match.words.last)) arena_.push_back(match);
    }
    return {begin, size()};
}

/// The match that begins nearest to the word `first`; of two equally near the earlier, of those the shortest.
std::uint32_t Evaluator::nearest_start(List list, std::uint32_t first) const {
    const auto starts_before = [](const Found& match, std::uint32_t word) {
        return match.words.first < word;
    };
    const auto begin = arena_.begin() + list.begin;
    const auto end = arena_.begin() + list.end;
    const auto index = [&](auto place) { return static_cast<std::uint32_t>(place - arena_.begin()); };
    const auto behind = std::lower_bound(begin, end, first, starts_before);
    if (behind == begin) return index(behind);
    const std::uint32_t start = (behind - 1)->words.first;
    if (behind != end && behind->words.first - first < first - start) return index(behind);
    return index(std::lower_bound(begin, end, start, starts_before));
}

Evaluator::List Evaluator::within_passage(ExprId id, List a, List b) {
    const std::uint32_t begin = size();
    if (b.empty()) return b;
    for (std::uint32_t i = a.begin; i < a.end; ++i) join(id, i, nearest_start(b, arena_[i].words.first));
    return sorted_unique(begin);
}

/// The matches of a list, each within one sentence, that are in the sentence of `word`.
Evaluator::List Evaluator::in_sentence_of(std::uint32_t word, List list) {
    const std::uint32_t sentence = scan_.place(word).sentence;
    const auto before = [&](const Found& m, std::uint32_t s) {
        return scan_.place(m.words.first).sentence < s;
    };
    const auto begin = arena_.begin() + list.begin;
    const auto end = arena_.begin() + list.end;
    const auto first = std::lower_bound(begin, end, sentence, before);
    const auto behind = std::lower_bound(first, end, sentence + 1, before);
    return {static_cast<std::uint32_t>(first - arena_.begin()),
            static_cast<std::uint32_t>(behind - arena_.begin())};
}

Evaluator::List Evaluator::within_sentence(ExprId id, List a, List b) {
    a = in_one_sentence(a);
    b = in_one_sentence(b);
    const std::uint32_t begin = size();
    for (std::uint32_t i = a.begin; i < a.end; ++i) {
        const std::uint32_t word = arena_[i].words.first;
        const List same = in_sentence_of(word, b);
        if (!same.empty()) join(id, i, nearest_start(same, word));
    }
    return sorted_unique(begin);
}

Evaluator::List Evaluator::not_within_sentence(List a, List b) {
    b = in_one_sentence(b);
    const std::uint32_t begin = size();
    for (std::uint32_t i = a.begin; i < a.end; ++i) {
        const Found match = arena_[i];
        const bool whole = scan_.same_sentence(match.words.first, match.words.last);
        if (!whole || in_sentence_of(match.words.first, b).empty()) arena_.push_back(match);
    }
    return {begin, size()};
}

std::span<const Words> Evaluator::parts(const Found& match) {
    parts_.clear();
    collect(match);
    std::sort(parts_.begin(), parts_.end());
    parts_.erase(std::unique(parts_.begin(), parts_.end()), parts_.end());
    return parts_;
}

void Evaluator::collect(const Found& match) {
    if (match.left == kNone) return parts_.push_back(match.words);
    collect(arena_[match.left]);
    collect(arena_[match.right]);
}

}  // namespace evidex
