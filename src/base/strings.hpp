#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// The text without blanks, tabs and line ends at either end.
std::string_view trim(std::string_view text);

/// The texts of a list or set, with `separator` between them.
template <class Texts>
std::string joined(const Texts& texts, std::string_view separator = "; ") {
    std::string out;
    bool is_first = true;
    for (const auto& text : texts) {
        if (!is_first) out += separator;
        out += text;
        is_first = false;
    }
    return out;
}

}  // namespace evidex
