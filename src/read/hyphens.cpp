#include "read/hyphens.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/english.hpp"
#include "base/unicode.hpp"
#include "read/clean.hpp"

namespace evidex {
namespace {

// First halves of compounds that are no words of their own.
constexpr std::string_view kPrefixes =
    "|anti|bi|bio|co|counter|cross|cyber|de|e|ex|extra|inter|intra|macro|meta|micro|mid|mini|mono|multi|"
    "neuro|non"
    "|para|poly|post|pre|pro|pseudo|psycho|quasi|re|semi|socio|sub|super|trans|tri|ultra|un|";

/// Bytes of the letter, digit or apostrophe at `at`; 0 = something else stands there.
std::size_t letter_size(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const char byte = text[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
        const bool is_word = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                             (byte >= '0' && byte <= '9') || byte == '\'';
        return is_word ? 1 : 0;
    }
    std::size_t end = at;
    const char32_t c = next_code_point(text, end);
    return is_letter(c) || is_mark(c) || is_digit(c) ? end - at : 0;
}

/// Where the character before `end` begins.
std::size_t previous(std::string_view text, std::size_t end) {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

/// The word that ends a text, with hyphens inside it.
std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0) {
        const std::size_t at = previous(text, begin);
        if (text[at] != '-' && letter_size(text, at) == 0) break;
        begin = at;
    }
    return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (const std::size_t size = letter_size(text, end)) end += size;
    return text.substr(0, end);
}

/// Bytes of a hyphen at the end of a line that splits a word; 0 = there is none.
std::size_t hyphen_size(std::string_view line) {
    std::size_t size = 0;
    if (line.size() >= 3 && line.substr(line.size() - 3) == "\u2010") size = 3;
    if (!line.empty() && line.back() == '-') size = 1;
    if (size == 0 || line.size() == size) return 0;
    return letter_size(line, previous(line, line.size() - size)) > 0 ? size : 0;
}

/// A dash stuck to the word before it needs no blank behind it.
bool ends_in_dash(std::string_view line) {
    if (line.size() < 4) return false;
    const std::string_view end = line.substr(line.size() - 3);
    return (end == "–" || end == "—") && line[line.size() - 4] != ' ';
}

bool is_lower_start(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = text.empty() ? U' ' : next_code_point(text, at);
    return is_letter(first) && !is_upper(first);
}

using Seen = std::map<std::string, bool, std::less<>>;

/// Whether the word at `at` is the rest of one that a line end cut: that is no evidence of a word.
bool is_second_half(std::string_view text, std::size_t at) {
    const std::size_t last = text.find_last_not_of(" \t\n", at == 0 ? 0 : at - 1);
    return at > 0 && last != std::string_view::npos && hyphen_size(text.substr(0, last + 1)) > 0 &&
           text.substr(last, at - last).find('\n') != std::string_view::npos;
}

/// Looks in all texts for the words in `seen` and marks those that are there.
void mark_seen(const std::vector<Piece>& pieces, Seen& seen) {
    for (const Piece& piece : pieces) {
        const std::string text = fold_case(piece.block.text);
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (const std::size_t size =
                       end < text.size() && text[end] == '-' ? 1 : letter_size(text, end)) {
                end += size;
            }
            if (end == at) {
                ++at;
                continue;
            }
            const auto found = seen.find(std::string_view(text).substr(at, end - at));
            if (found != seen.end() && !is_second_half(text, at)) found->second = true;
            at = end;
        }
    }
}

template <class Visit>
void visit_line_ends(std::string_view text, Visit visit) {
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
        const std::size_t next = text.find_first_not_of(" \t\n", end);
        const std::size_t last = text.find_last_not_of(" \t\n", end);
        if (next == std::string_view::npos || last == std::string_view::npos) continue;
        visit(text.substr(0, last + 1), text.substr(next));
    }
}

/// The two spellings between which a hyphen at a line end has to choose.
struct Spellings {
    std::string joined;
    std::string hyphenated;
};

Spellings spellings_of(std::string_view line, std::string_view next) {
    const std::string_view stem = last_word(line.substr(0, line.size() - hyphen_size(line)));
    const std::string_view end = first_word(next);
    return {fold_case(std::string(stem) + std::string(end)),
            fold_case(std::string(stem) + "-" + std::string(end))};
}

/// The part of a word behind its last hyphen, without `'s`.
std::string_view last_part(std::string_view word) {
    word = word.substr(word.rfind('-') + 1);
    return word.size() > 2 && word.substr(word.size() - 2) == "'s" ? word.substr(0, word.size() - 2) : word;
}

bool is_joined(const Spellings& words, std::string_view next, const Seen& seen) {
    if (!is_lower_start(next)) return false;
    const auto stands = [&](std::string_view word) {
        const auto found = seen.find(word);
        return found != seen.end() && found->second;
    };
    if (stands(words.hyphenated)) return false;
    if (stands(words.joined) || is_english(last_part(words.joined))) return true;
    // A rare word, or a rare compound: the halves of a compound are words.
    const std::string_view end = last_part(words.hyphenated);
    const std::string_view whole = words.hyphenated;
    const std::string_view start = last_part(whole.substr(0, whole.rfind('-')));
    const bool is_prefix = kPrefixes.find("|" + std::string(start) + "|") != std::string_view::npos;
    return !is_english(end) && !stands(end) && !is_english(start) && !stands(start) && !is_prefix;
}

/// "pre- and post-natal": the hyphen hangs, the line end was a blank.
bool is_hanging(std::string_view next) {
    const std::string_view word = first_word(next);
    return word == "and" || word == "or" || word == "to" || word == "versus" || word == "nor";
}

std::string joined_text(std::string_view text, const Seen& seen, HyphenCounts& counts) {
    std::string out;
    std::size_t at = 0;
    visit_line_ends(text, [&](std::string_view before, std::string_view next) {
        const std::size_t next_at = text.size() - next.size();
        if (next_at <= at && at > 0) return;  // an empty line: done already
        out += text.substr(at, before.size() - at);
        at = next_at;
        const std::size_t hyphen = hyphen_size(before);
        if (hyphen == 0 || is_hanging(next) || letter_size(next, 0) == 0) {
            if (!ends_in_dash(before)) out += ' ';
        } else if (is_joined(spellings_of(before, next), next, seen)) {
            out.resize(out.size() - hyphen);
            ++counts.joined;
        } else {
            ++counts.kept;
        }
    });
    out += text.substr(at);
    return out;
}

}  // namespace

HyphenCounts join_lines(std::vector<Piece>& pieces) {
    Seen seen;
    for (const Piece& piece : pieces) {
        if (!piece.block.wrapped) continue;
        visit_line_ends(piece.block.text, [&](std::string_view line, std::string_view next) {
            if (hyphen_size(line) == 0) return;
            Spellings words = spellings_of(line, next);
            const std::string_view whole = words.hyphenated;
            seen.emplace(last_part(whole), false);
            seen.emplace(last_part(whole.substr(0, whole.rfind('-'))), false);
            seen.emplace(std::move(words.joined), false);
            seen.emplace(std::move(words.hyphenated), false);
        });
    }
    if (!seen.empty()) mark_seen(pieces, seen);
    HyphenCounts counts;
    for (Piece& piece : pieces) {
        if (piece.block.wrapped) piece.block.text = joined_text(piece.block.text, seen, counts);
    }
    return counts;
}

}  // namespace evidex
