#include "tag/codebook_hazards.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

namespace evidex {
namespace {

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

/// What was typed before the spreadsheet knew better; empty if that cannot be said.
std::string before_date(std::string_view cell) {
    static const RE2 full(R"(0?(\d{1,2})[/.]0?(\d{1,2})[/.](?:20|19)?0?(\d{1,2}))");
    static const RE2 iso(R"((?:20|19)0?(\d{1,2})-0?(\d{1,2})-0?(\d{1,2})(?:[ T]00:00:00)?)");
    static const RE2 named(R"((?i)0?(\d{1,2})[- ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)");
    static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
    std::string a, b, c;
    if (RE2::FullMatch(piece(cell), full, &a, &b, &c)) return fmt::format("{}-{}-{}", a, b, c);
    if (RE2::FullMatch(piece(cell), iso, &c, &b, &a)) return fmt::format("{}-{}-{}", a, b, c);
    if (RE2::FullMatch(piece(cell), named, &a, &b)) {
        std::transform(b.begin(), b.end(), b.begin(),
                       [](char l) { return l < 'a' ? static_cast<char>(l + 32) : l; });
        return fmt::format("{}-{}", a, kMonths.find(b) / 3 + 1);
    }
    return {};
}

/// `1-2-1`, `24/7`: still sound, but the next spreadsheet makes a date of it.
bool will_become_date(std::string_view cell) {
    static const RE2 fragile(R"(\d{1,2}([-/]\d{1,2}){1,2})");
    return RE2::FullMatch(piece(cell), fragile);
}

bool is_error_value(std::string_view cell) {
    static constexpr std::array<std::string_view, 7> kValues{"#NAME?",  "#REF!", "#VALUE!", "#N/A",
                                                             "#DIV/0!", "#NUM!", "#NULL!"};
    return std::find(kValues.begin(), kValues.end(), cell) != kValues.end();
}

bool starts_formula(std::string_view cell) {
    static constexpr std::array<std::string_view, 8> kStarts{"=",      "+",      "-",      "@",
                                                             "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    return std::any_of(kStarts.begin(), kStarts.end(),
                       [&](std::string_view start) { return cell.substr(0, start.size()) == start; });
}

}  // namespace

std::optional<Hazard> find_hazard(std::string_view cell) {
    if (cell.empty()) return std::nullopt;
    const bool digit = cell.front() >= '0' && cell.front() <= '9';
    if (digit) {
        if (const std::string before = before_date(cell); !before.empty()) {
            return Hazard{
                "E110", fmt::format("'{}' looks like a date; was it {}? Format the column as Text and write "
                                    "blanks instead of hyphens, they match the same",
                                    cell, before)};
        }
        if (will_become_date(cell)) {
            return Hazard{"W111",
                          fmt::format("spreadsheets turn '{}' into a date; write blanks instead, they match "
                                      "the same",
                                      cell)};
        }
    }
    if (is_error_value(cell)) {
        return Hazard{"E112",
                      fmt::format("'{}' is an error that a spreadsheet left; write the text again", cell)};
    }
    if (starts_formula(cell)) {
        return Hazard{"E111", fmt::format("a spreadsheet takes '{}' for a formula; put it in brackets: ({})",
                                          cell.substr(0, 40), cell.substr(0, 40))};
    }
    return std::nullopt;
}

std::string undo_autocorrect(std::string_view cell) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kChanges{
        {{"\u2018", "'"},
         {"\u2019", "'"},
         {"\u201A", "'"},
         {"\u201C", "\""},
         {"\u201D", "\""},
         {"\u201E", "\""},
         {"\u00A0", " "},
         {"\u202F", " "},
         {"\u2010", "-"},
         {"\u2011", "-"},
         {"\u2013", "-"},
         {"\u2014", "-"},
         {"\u2026", "..."}}};
    if (std::all_of(cell.begin(), cell.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return std::string(cell);
    }
    std::string out;
    for (std::size_t at = 0; at < cell.size();) {
        const auto* change = std::find_if(kChanges.begin(), kChanges.end(), [&](const auto& entry) {
            return cell.substr(at, entry.first.size()) == entry.first;
        });
        if (change == kChanges.end()) {
            out += cell[at++];
        } else {
            out += change->second;
            at += change->first.size();
        }
    }
    return out;
}

}  // namespace evidex
