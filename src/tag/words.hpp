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
    std::uint32_t
        edges[66];  // begin, end, begin, end … of the runs of a block, and perhaps an open begin before
    std::size_t count = 0;
    bool after_digit = false;  // the byte before the block is a digit
    // The last block is padded with blanks, so that it ends every run; if need be it is empty.
    for (std::size_t base = 0; base <= text.size(); base += 64) {
        ByteClasses block;
        std::uint64_t next_word = 0;  // whether the byte behind the block is part of a word, or a digit
        std::uint64_t next_digit = 0;
        if (base + 64 <= text.size()) {
            block = classify(text.data() + base);
            if ((block.apostrophe | block.point) >> 63 != 0 && base + 64 < text.size()) {
                const auto next = static_cast<unsigned char>(text[base + 64]);
                next_digit = next >= '0' && next <= '9' ? 1 : 0;
                next_word = next_digit | (next >= 0x80 || (next | 0x20U) - 'a' < 26U ? 1 : 0);
            }
        } else {
            char padded[64];
            std::memset(padded, ' ', sizeof padded);
            std::memcpy(padded, text.data() + base, text.size() - base);
            block = classify(padded);
        }
        const std::uint64_t open = count;  // 1 if a run is open where the block begins
        const std::uint64_t run =
            block.word | (block.apostrophe & (block.word << 1 | open) & (block.word >> 1 | next_word << 63)) |
            (block.point & (block.digit << 1 | (after_digit ? 1U : 0U)) &
             (block.digit >> 1 | next_digit << 63));
        for (std::uint64_t bits = run ^ (run << 1 | open); bits != 0; bits &= bits - 1) {
            edges[count++] =
                static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(bits));
        }
        std::size_t i = 0;
        for (; i + 1 < count; i += 2) visit(edges[i], edges[i + 1]);
        if (i < count) edges[0] = edges[i];
        count -= i;
        after_digit = block.digit >> 63 != 0;
    }
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
