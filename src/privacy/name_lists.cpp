#include "privacy/name_lists.hpp"

#include <algorithm>
#include <vector>

#include "privacy_names.inc"

namespace evidex {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

bool holds(const std::vector<std::string_view>& lines, std::string_view word) {
    return std::binary_search(lines.begin(), lines.end(), word);
}

}  // namespace

bool is_first_name(std::string_view word) {
    static const std::vector<std::string_view> lines = lines_of(kFirstNames);
    return holds(lines, word);
}

bool is_harmless_name(std::string_view word) {
    static const std::vector<std::string_view> lines = lines_of(kHarmlessNames);
    return holds(lines, word);
}

bool is_generic_name(std::string_view word) {
    static const std::vector<std::string_view> lines = lines_of(kGenericNames);
    return holds(lines, word);
}

}  // namespace evidex
