#include "tag/words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace evidex {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// U+2018 only ever opens a quotation, so it is none.
bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/// Soft hyphens, joiners and variation selectors: inside a word, but no part of its spelling.
bool is_invisible(char32_t c) {
    return c == 0x00AD || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_word_part(char32_t c) {
    if (c < 0x80) return c >= '0' && (c <= '9' || (c | 0x20U) - 'a' < 26U);
    return is_letter(c) || is_digit(c);
}

bool is_point(char32_t c) {
    return c == '.' || c == ',';
}

/// Cursor over the code points of a run.
struct Reader {
    std::string_view text;
    std::size_t at = 0;

    char32_t next() { return at < text.size() ? next_code_point(text, at) : U' '; }
    [[nodiscard]] char32_t peek() const { return Reader{text, at}.next(); }
};

constexpr std::array<std::string_view, 33> kNumbers = {
    "billion",  "dozen",     "eight",    "eighteen", "eighty",  "eleven", "fifteen",  "fifty",    "five",
    "forty",    "four",      "fourteen", "hundred",  "million", "nine",   "nineteen", "ninety",   "one",
    "seven",    "seventeen", "seventy",  "six",      "sixteen", "sixty",  "ten",      "thirteen", "thirty",
    "thousand", "three",     "twelve",   "twenty",   "two",     "zero"};

}  // namespace

#ifdef __SSE2__
ByteClasses classify(const char* bytes) {
    const auto between = [](__m128i v, char low, char high) {
        return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(static_cast<char>(low - 1))),
                             _mm_cmplt_epi8(v, _mm_set1_epi8(static_cast<char>(high + 1))));
    };
    const auto bits = [](__m128i v) { return static_cast<std::uint64_t>(_mm_movemask_epi8(v)); };
    ByteClasses out;
    for (std::size_t i = 0; i < 4; ++i) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
        const __m128i digit = between(v, '0', '9');
        const __m128i letter = between(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z');
        const __m128i point =
            _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('.')), _mm_cmpeq_epi8(v, _mm_set1_epi8(',')));
        // movemask takes the top bit of each byte, which is set in v itself for bytes from 0x80 on.
        out.word |= bits(_mm_or_si128(v, _mm_or_si128(digit, letter))) << (16 * i);
        out.digit |= bits(digit) << (16 * i);
        out.apostrophe |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\''))) << (16 * i);
        out.point |= bits(point) << (16 * i);
    }
    return out;
}
#else
ByteClasses classify(const char* bytes) {
    ByteClasses out;
    for (int i = 0; i < 64; ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        const std::uint64_t bit = std::uint64_t{1} << i;
        const bool digit = c >= '0' && c <= '9';
        if (digit) out.digit |= bit;
        if (digit || c >= 0x80 || (c | 0x20U) - 'a' < 26U) out.word |= bit;
        if (c == '\'') out.apostrophe |= bit;
        if (c == '.' || c == ',') out.point |= bit;
    }
    return out;
}
#endif

std::vector<Span> split_run(std::string_view run) {
    std::vector<Span> words;
    bool inside = false;
    char32_t previous = U' ';
    std::uint32_t begin = 0;
    for (Reader reader{run}; reader.at < run.size();) {
        const auto here = static_cast<std::uint32_t>(reader.at);
        const char32_t c = reader.next();
        const char32_t behind = reader.peek();
        const bool joins = inside && ((is_apostrophe(c) && is_word_part(previous) && is_word_part(behind)) ||
                                      (is_point(c) && is_digit(previous) && is_digit(behind)) || is_mark(c) ||
                                      is_invisible(c));
        const bool part = is_word_part(c) || joins;
        if (part && !inside) begin = here;
        if (!part && inside) words.push_back({begin, here});
        inside = part;
        if (!is_mark(c) && !is_invisible(c)) previous = c;
    }
    if (inside) words.push_back({begin, static_cast<std::uint32_t>(run.size())});
    return words;
}

std::vector<Span> split_text(std::string_view text) {
    std::vector<Span> words;
    for_each_run(text, [&](std::uint32_t begin, std::uint32_t end) {
        const std::string_view run = text.substr(begin, end - begin);
        if (is_ascii(run)) return words.push_back({begin, end});
        for (const Span word : split_run(run)) words.push_back({begin + word.begin, begin + word.end});
    });
    return words;
}

std::string fold_word(std::string_view word, bool keep_case) {
    std::string folded;
    if (is_ascii(word)) {
        folded = word;
        if (!keep_case) {
            for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        }
    } else {
        for (Reader reader{word}; reader.at < word.size();) {
            const char32_t c = reader.next();
            if (!is_invisible(c)) append_utf8(folded, is_apostrophe(c) ? U'\'' : c);
        }
        folded = to_nfc(folded);
        if (!keep_case) folded = fold_case(folded);
    }
    const std::size_t n = folded.size();
    if (n > 2 && folded[n - 2] == '\'' && (folded[n - 1] | 0x20) == 's') folded.resize(n - 2);
    return folded;
}

bool is_number(std::string_view folded_word) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!folded_word.empty() && digit(folded_word.front())) {
        return std::all_of(folded_word.begin(), folded_word.end(),
                           [&](char c) { return digit(c) || c == '.' || c == ','; });
    }
    return std::binary_search(kNumbers.begin(), kNumbers.end(), folded_word);
}

}  // namespace evidex
