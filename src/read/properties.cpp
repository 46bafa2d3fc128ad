#include "read/properties.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "read/inline_text.hpp"

namespace evidex {
namespace {

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

std::optional<int> year_in(std::string_view text) {
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const std::string_view four = text.substr(i, 4);
        if (!four.starts_with("19") && !four.starts_with("20")) continue;
        if (!is_ascii_digit(four[2]) || !is_ascii_digit(four[3])) continue;
        // Dates of PDF files are one run of digits ("D:20240131…"): a year may open such a run.
        if (i > 0 && is_ascii_digit(text[i - 1])) continue;
        const std::size_t end = std::min(text.find_first_not_of("0123456789", i), text.size());
        if (end - i != 4 && end - i != 8 && end - i != 14) continue;
        return (four[0] - '0') * 1000 + (four[1] - '0') * 100 + (four[2] - '0') * 10 + (four[3] - '0');
    }
    return std::nullopt;
}

std::string useful_title(std::string_view title) {
    constexpr std::array<std::string_view, 9> kFileEnds = {".doc",  ".docx", ".odt", ".pdf", ".indd",
                                                           ".docm", ".rtf",  ".tex", ".dvi"};
    const std::string_view trimmed = trim(title);
    const std::string folded = fold_case(trimmed);
    const bool junk = folded.empty() || contains(folded, "microsoft word") ||
                      folded.starts_with("untitled") || folded == "word document" || folded == "document" ||
                      folded == "powerpoint presentation" ||
                      std::any_of(kFileEnds.begin(), kFileEnds.end(),
                                  [&](std::string_view end) { return folded.ends_with(end); });
    return junk ? std::string() : std::string(trimmed);
}

std::vector<std::string> useful_authors(std::string_view authors) {
    constexpr std::array<std::string_view, 8> kNobody = {
        "user", "admin", "administrator", "microsoft office user", "owner", "root", "python-docx", "unknown"};
    std::vector<std::string> out;
    while (!authors.empty()) {
        const std::size_t end = std::min(authors.find(';'), authors.size());
        const std::string_view one = trim(authors.substr(0, end));
        if (!one.empty() && std::find(kNobody.begin(), kNobody.end(), fold_case(one)) == kNobody.end()) {
            out.emplace_back(one);
        }
        authors.remove_prefix(std::min(end + 1, authors.size()));
    }
    return out;
}

std::string doi_in(std::string_view text) {
    for (std::size_t at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 1)) {
        if (at > 0 && (is_ascii_digit(text[at - 1]) || text[at - 1] == '.')) continue;
        const std::size_t slash = text.find_first_not_of("0123456789", at + 3);
        if (slash == std::string_view::npos || text[slash] != '/' || slash - at < 7 || slash - at > 12)
            continue;
        const std::size_t end = std::min(text.find_first_of(" \t\r\n<>\"{}|", slash), text.size());
        std::string_view doi = text.substr(at, end - at);
        while (!doi.empty() && std::string_view(".,;:)]'").find(doi.back()) != std::string_view::npos) {
            const bool closes_own = doi.back() == ')' && doi.find('(') != std::string_view::npos;
            if (closes_own) break;
            doi.remove_suffix(1);
        }
        if (doi.size() > slash - at + 1) return std::string(doi);
    }
    return {};
}

}  // namespace evidex
