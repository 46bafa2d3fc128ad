#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace evidex {

std::string count_text(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string counted(std::int64_t number, std::string_view noun) {
    if (number == 1) return fmt::format("1 {}", noun);
    const bool is_regular = noun.size() < 2 || noun.back() != 'y' || noun.substr(noun.size() - 2) == "ay";
    if (is_regular) return fmt::format("{} {}s", count_text(number), noun);
    return fmt::format("{} {}ies", count_text(number), noun.substr(0, noun.size() - 1));
}

std::string bytes_text(std::int64_t bytes) {
    constexpr std::array<std::string_view, 4> kUnits{"kB", "MB", "GB", "TB"};
    if (bytes < 1'000) return counted(bytes, "byte");
    double size = static_cast<double>(bytes) / 1'000;
    std::size_t unit = 0;
    while (size >= 999.95 && unit + 1 < kUnits.size()) {
        size /= 1'000;
        ++unit;
    }
    return fmt::format("{:.1f} {}", size, kUnits[unit]);
}

std::string clock_text(std::int64_t millis) {
    const std::int64_t seconds = millis / 1'000;
    if (seconds >= 3'600) {
        return fmt::format("{}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
    }
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string measure_text(const std::optional<double>& measure) {
    return measure ? fmt::format("{:.2f}", *measure) : "–";
}

std::string spoken(std::string_view id) {
    std::string words(id);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

std::string short_digest(std::string_view digest) {
    return std::string(digest.substr(0, 12));
}

std::string label_of(const Codebook& codebook, std::string_view component) {
    const std::size_t index = codebook.find_component(component);
    return index == Codebook::npos ? std::string(component) : codebook.components[index].label;
}

std::string_view file_of(const Row& row) {
    return row.kind == RowKind::term ? "terms.csv" : "rules.csv";
}

}  // namespace evidex
