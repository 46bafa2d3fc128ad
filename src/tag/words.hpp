#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"

namespace evidex {

/// What 64 bytes of text are, one bit a byte.
struct ByteClasses {
    std::uint64_t word = 0;        ///< ASCII letters and digits, and every byte from 0x80 on.
    std::uint64_t digit = 0;       ///< ASCII digits.
    std::uint64_t apostrophe = 0;  ///< The straight one.
    std::uint64_t point = 0;       ///< Full stop and comma, which join digits ("1,000").
};

/// Classes of the 64 bytes from `bytes` on.
ByteClasses classify(const char* bytes);

/// Calls `visit(begin, end)` for every run: a stretch of word bytes, joined by apostrophes between them and
/// by points between digits. An ASCII run is exactly one word; a run with other bytes is taken apart by
/// `split_run` (which a vocabulary needs to do only once per distinct run).
template <class Visit>
void for_each_run(std::string_view text, Visit&& visit) {
    bool inside = false;       // a run is open at the beginning of the block
    bool after_digit = false;  // the byte before the block is a digit
    std::uint32_t begin = 0;
    for (std::size_t base = 0; base < text.size(); base += 64) {
        ByteClasses block;
        ByteClasses next;  // only its first bit matters
        if (base + 64 <= text.size()) {
            block = classify(text.data() + base);
        } else {
            char padded[64];
            std::memset(padded, ' ', sizeof padded);
            std::memcpy(padded, text.data() + base, text.size() - base);
            block = classify(padded);
        }
        if ((block.apostrophe | block.point) >> 63 != 0 && base + 64 < text.size()) {
            char padded[64];
            std::memset(padded, text[base + 64], sizeof padded);
            next = classify(padded);
        }
        const std::uint64_t word_before = block.word << 1 | (inside ? 1U : 0U);
        const std::uint64_t word_behind = block.word >> 1 | next.word << 63;
        const std::uint64_t digit_before = block.digit << 1 | (after_digit ? 1U : 0U);
        const std::uint64_t digit_behind = block.digit >> 1 | next.digit << 63;
        const std::uint64_t run = block.word | (block.apostrophe & word_before & word_behind) |
                                  (block.point & digit_before & digit_behind);
        std::uint64_t edges = run ^ (run << 1 | (inside ? 1U : 0U));
        const auto offset = static_cast<std::uint32_t>(base);
        if (inside && edges != 0) {
            visit(begin, offset + static_cast<std::uint32_t>(std::countr_zero(edges)));
            edges &= edges - 1;
            inside = false;
        }
        while (edges != 0) {
            begin = offset + static_cast<std::uint32_t>(std::countr_zero(edges));
            edges &= edges - 1;
            if (edges == 0) {
                inside = true;
                break;
            }
            visit(begin, offset + static_cast<std::uint32_t>(std::countr_zero(edges)));
            edges &= edges - 1;
        }
        after_digit = block.digit >> 63 != 0;
    }
    if (inside) visit(begin, static_cast<std::uint32_t>(text.size()));
}

/// The words of a run, relative to it: dashes, quotes and symbols beyond ASCII separate, curly apostrophes,
/// combining marks and soft hyphens inside a word do not.
std::vector<Span> split_run(std::string_view run);

/// All words of a text.
std::vector<Span> split_text(std::string_view text);

/// A word as patterns spell it: composed, case-folded unless `keep_case`, apostrophes straight, soft hyphens
/// and a possessive 's gone.
std::string fold_word(std::string_view word, bool keep_case = false);

/// Digits (with points inside) and the cardinal number words: what `<number>` stands for.
bool is_number(std::string_view folded_word);

}  // namespace evidex
