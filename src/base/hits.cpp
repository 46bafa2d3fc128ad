#include "base/hits.hpp"

namespace evidex {

std::string words_of(std::string_view text, const Hit& hit) {
    if (hit.parts.empty()) return std::string(slice(text, hit.span));
    std::string words;
    for (const Span part : hit.parts) {
        if (!words.empty()) words += " … ";
        words += slice(text, part);
    }
    return words;
}

}  // namespace evidex
