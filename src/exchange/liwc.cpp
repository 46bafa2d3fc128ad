// LIWC dictionaries: "%", lines "number<TAB>category", "%", lines "word<TAB>number<TAB>number …".
#include <algorithm>
#include <cctype>
#include <map>

#include "base/strings.hpp"
#include "exchange/formats.hpp"
#include "exchange/lines.hpp"

namespace evidex {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// The cells of a line: tabs separate, or blanks where there is no tab.
std::vector<std::string_view> cells_of(std::string_view line) {
    const char separator = line.find('\t') == std::string_view::npos ? ' ' : '\t';
    std::vector<std::string_view> cells;
    for (const std::string_view cell : split(line, separator)) {
        if (!trim(cell).empty()) cells.push_back(trim(cell));
    }
    return cells;
}

}  // namespace

Result<Dictionary> read_liwc(std::string_view bytes, const std::string& path) {
    Dictionary dictionary;
    std::map<std::string, std::string, std::less<>> categories;
    int marks = 0;
    int number = 0;
    for (const std::string& line : lines_of(bytes)) {
        ++number;
        const std::string_view content = trim(line);
        if (content.empty()) continue;
        if (content == "%") {
            ++marks;
            continue;
        }
        const std::vector<std::string_view> cells = cells_of(content);
        if (marks == 1 && cells.size() >= 2 && is_number(cells[0])) {
            categories.emplace(cells[0], cells[1]);
        } else if (marks >= 2) {
            const std::string pattern = term_pattern(cells[0], number, dictionary);
            for (std::size_t i = 1; i < cells.size(); ++i) {
                const auto category = categories.find(cells[i]);
                if (category == categories.end()) {
                    dictionary.losses.push_back(
                        {number, "'" + std::string(cells[i]) + "' is no category number"});
                } else if (!pattern.empty()) {
                    dictionary.entries.push_back({category->second, pattern, false, number});
                }
            }
        }
    }
    if (marks < 2) {
        return dictionary_error(path, number, "the categories do not stand between two lines with '%'",
                                "is this a LIWC .dic file?");
    }
    return dictionary;
}

std::string write_liwc(const Dictionary& dictionary) {
    std::vector<std::string> categories;
    std::map<std::string, std::vector<std::size_t>> words;
    for (const DictionaryEntry& entry : dictionary.entries) {
        auto found = std::find(categories.begin(), categories.end(), entry.category);
        if (found == categories.end()) found = categories.insert(categories.end(), entry.category);
        words[entry.pattern].push_back(static_cast<std::size_t>(found - categories.begin()) + 1);
    }
    std::string out = "%\n";
    for (std::size_t i = 0; i < categories.size(); ++i)
        out += std::to_string(i + 1) + "\t" + categories[i] + "\n";
    out += "%\n";
    for (const auto& [word, numbers] : words) {
        out += word;
        for (const std::size_t each : numbers) out += "\t" + std::to_string(each);
        out += "\n";
    }
    return out;
}

}  // namespace evidex
