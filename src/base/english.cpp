#include "base/english.hpp"

#include <algorithm>

namespace evidex {
namespace {

// Sorted lines; those of the notice begin with `#` and come first. The standard asks compilers for literals
// of only 64 kB; g++ and clang take longer ones.
#ifdef __clang__
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif
constexpr char kText[] =
#include "english_words.inc"
    ;
constexpr std::string_view kWords(kText, sizeof kText - 1);

}  // namespace

bool is_english(std::string_view word) {
    std::size_t begin = 0;  // of a line
    std::size_t end = kWords.size();
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        const std::size_t before = middle == 0 ? std::string_view::npos : kWords.rfind('\n', middle - 1);
        const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
        const std::size_t line_end = std::min(kWords.find('\n', line), kWords.size());
        const int order = word.compare(kWords.substr(line, line_end - line));
        if (order == 0) return !word.empty();
        if (order < 0) {
            end = line;
        } else {
            begin = line_end + 1;
        }
    }
    return false;
}

}  // namespace evidex
