#include "read/clean.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// Windows-1252 for the bytes 0x80–0x9F; 0 = no character there.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr std::array<std::string_view, 7> kLigatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t'; });
}

bool is_wide_blank(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x85;
}

bool has_no_width(char32_t c) {
    return c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Joiners carry meaning inside emoji and in scripts from Hebrew to Mongolian, nowhere else.
bool needs_joiner(char32_t previous) {
    return (previous >= 0x590 && previous < 0x1900) || previous >= 0x2190;
}

/// Whether there are only single blanks and line ends, and none at the edges, as in most text.
bool is_collapsed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    const auto both_blank = [&](char left, char right) { return is_blank(left) && is_blank(right); };
    if (text.empty()) return true;
    return !is_blank(text.front()) && !is_blank(text.back()) && text.find('\t') == std::string_view::npos &&
           std::adjacent_find(text.begin(), text.end(), both_blank) == text.end();
}

bool skip_line_end(std::string_view text, std::size_t& at) {
    std::size_t next = at;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\r')) ++next;
    if (next >= text.size() || text[next] != '\n') return false;
    ++next;
    while (next < text.size() && text[next] == ' ') ++next;
    at = next;
    return true;
}

void append_control(Cleaned& out, char32_t c) {
    if (c == '\n' || c == '\t') {
        out.text += static_cast<char>(c);
    } else if (c == 0x0B || c == 0x0C) {
        out.text += ' ';
    } else if (c == 0x1E) {
        out.text += '-';  // Word's non-breaking hyphen
    } else if (c >= 0x80 && kWindows1252[c - 0x80] != 0) {
        append_utf8(out.text, kWindows1252[c - 0x80]);
        ++out.repaired;
    }
}

}  // namespace

Cleaned clean_text(std::string_view text) {
    Cleaned out;
    if (is_plain(text)) {
        out.text = text;
        return out;
    }
    out.text.reserve(text.size());
    char32_t previous = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == '\r') {
            if (at >= text.size() || text[at] != '\n') out.text += '\n';
        } else if (is_wide_blank(c)) {
            out.text += ' ';
        } else if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
            append_control(out, c);
        } else if (c == 0xAD) {
            skip_line_end(text, at);
        } else if (has_no_width(c) || ((c == 0x200C || c == 0x200D) && !needs_joiner(previous))) {
            continue;
        } else if (c >= 0xFB00 && c <= 0xFB06) {
            out.text += kLigatures[c - 0xFB00];
        } else {
            if (c == 0xFFFD) ++out.unreadable;
            append_utf8(out.text, c);
        }
        previous = c;
    }
    out.text = to_nfc(out.text);
    return out;
}

std::string collapse_blanks(std::string_view text) {
    if (is_collapsed(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    bool blank = false;
    bool line_end = false;
    for (const char c : text) {
        if (c == '\n') {
            line_end = true;
        } else if (c == ' ' || c == '\t') {
            blank = true;
        } else {
            if (!out.empty() && line_end) out += '\n';
            if (!out.empty() && blank && !line_end) out += ' ';
            blank = line_end = false;
            out += c;
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\n\r";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace evidex
