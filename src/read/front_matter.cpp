#include "read/front_matter.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "base/number.hpp"
#include "base/unicode.hpp"
#include "read/clean.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostLines = 200;

std::string unquoted(std::string_view value) {
    value = trimmed(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front()) {
        value = value.substr(1, value.size() - 2);
    }
    return to_nfc(value);
}

void append_names(std::string_view value, std::vector<std::string>& names) {
    value = trimmed(value);
    if (value.empty()) return;
    char comma = ';';
    if (value.front() == '[' && value.back() == ']') {
        value = value.substr(1, value.size() - 2);
        comma = ',';
    }
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(comma), value.size());
        if (std::string name = unquoted(value.substr(0, end)); !name.empty())
            names.push_back(std::move(name));
        value.remove_prefix(std::min(end + 1, value.size()));
    }
}

std::string doi_in(std::string_view value) {
    const std::string doi = unquoted(value);
    const std::size_t begin = doi.find("10.");
    return begin == std::string::npos ? std::string() : doi.substr(begin);
}

/// The first year from 1900 to 2099.
std::optional<int> first_year(std::string_view text) {
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        const std::string_view year = text.substr(at, 4);
        if (year.find_first_not_of("0123456789") != std::string_view::npos) continue;
        if (year.substr(0, 2) == "19" || year.substr(0, 2) == "20") return parse_number<int>(year);
    }
    return std::nullopt;
}

void take(const std::string& key, std::string_view value, Citation& citation) {
    if (key == "title") {
        citation.title = unquoted(value);
    } else if (key == "author" || key == "authors") {
        append_names(value, citation.authors);
    } else if (key == "year" || (key == "date" && !citation.year)) {
        citation.year = first_year(value);
    } else if (key == "doi") {
        citation.doi = doi_in(value);
    }
}

}  // namespace

FrontMatter read_front_matter(std::span<const TextLine> lines) {
    FrontMatter front;
    if (lines.empty() || trimmed(lines[0].text) != "---") return front;
    std::string key;
    for (std::size_t i = 1; i < lines.size() && i < kMostLines; ++i) {
        const std::string_view line = lines[i].text;
        const std::string_view words = trimmed(line);
        if (words == "---" || words == "...") {
            front.lines = i + 1;
            return front;
        }
        if (words.substr(0, 2) == "- ") {
            if (key == "author" || key == "authors") append_names(words.substr(2), front.citation.authors);
            continue;
        }
        const std::size_t colon = words.find(':');
        if (colon == std::string_view::npos || line.front() == ' ') {
            if (words.empty() || line.front() == ' ' || words.front() == '#') continue;
            return {};  // a thematic break and then text
        }
        key = fold_case(trimmed(words.substr(0, colon)));
        take(key, words.substr(colon + 1), front.citation);
    }
    return {};
}

}  // namespace evidex
