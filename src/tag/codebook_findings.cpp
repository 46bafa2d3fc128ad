#include "tag/codebook_findings.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace evidex {
namespace {

/// Levenshtein's distance: letters to insert, delete or exchange.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t exchanged = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({exchanged, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

constexpr std::size_t kShortList = 12;

}  // namespace

std::string Diagnostic::text() const {
    std::string out = file;
    if (line > 0) out += fmt::format(":{}", line);
    if (line > 0 && column > 0) out += fmt::format(":{}", column);
    return out + fmt::format(": {} {} {}", is_error ? "error" : "warning", code, message);
}

void Findings::add(std::string_view code, const FilePlace& place, std::string message) {
    found_.push_back(Diagnostic{code.front() == 'E', std::string(code), std::move(message), place.file,
                                place.line, place.column});
}

void Findings::add(std::string_view code, FilePlace place, std::string_view column, const Error& error) {
    place.column = error.column;
    const std::string advice = error.advice.empty() ? "" : fmt::format(" ({})", error.advice);
    add(code, place, fmt::format("{}: {}{}", column, error.message, advice));
}

bool Findings::has_errors() const {
    return std::any_of(found_.begin(), found_.end(), [](const Diagnostic& one) { return one.is_error; });
}

std::vector<Diagnostic> Findings::sorted(const std::vector<std::string>& files) const {
    std::vector<Diagnostic> out = found_;
    const auto rank = [&](const Diagnostic& one) { return std::find(files.begin(), files.end(), one.file); };
    std::stable_sort(out.begin(), out.end(), [&](const Diagnostic& a, const Diagnostic& b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.line < b.line;
    });
    return out;
}

std::string suggestion(std::string_view wrong, const std::vector<std::string>& known) {
    std::size_t nearest = wrong.size() / 3 + 2;
    const std::string* best = nullptr;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(wrong, candidate);
        if (distance < nearest) {
            nearest = distance;
            best = &candidate;
        }
    }
    if (best != nullptr) return fmt::format(" (did you mean '{}'?)", *best);
    if (known.empty() || known.size() > kShortList) return {};
    return fmt::format(" (there are: {})", fmt::join(known, ", "));
}

}  // namespace evidex
