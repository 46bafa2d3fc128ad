#include "read/hyphens.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/unicode.hpp"
#include "read/clean.hpp"

namespace evidex {
namespace {

// Second halves that are no English words, so that what stands before their hyphen is half a word too.
constexpr std::string_view kEndings =
    "|ance|ances|ation|ational|ations|ative|cally|cation|cations|cial|cially|cian|cians|cing|cious|cy"
    "|dence|dency|ence|ences|ency|ened|ening|ents|ety|fied|fies|ful|fully|gies|gist|gists|gy|ial|ible"
    "|ibly|ical|ically|ied|ies|ing|ings|isation|ities|ity|ive|ively|ization|lity|logist|logists|logy|ly"
    "|mation|mence|ment|ments|nal|nally|ness|nesses|ning|ological|ologist|ologists|ology|ous|ously|pist"
    "|pists|rity|sation|sational|sion|sional|sionals|sions|sive|sively|tant|tants|tation|tations|ted"
    "|tely|tial|tially|ting|tion|tional|tionally|tioned|tioner|tioners|tions|tious|tive|tively|tives"
    "|tivity|tration|ture|tures|ual|ually|uals|uation|uations|ulties|ulty|ution|utions|vention|ventions"
    "|ving|zation|zations|";

bool is_word_byte(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '\'';
}

/// The word that ends the text before a hyphen, with hyphens inside it.
std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && (is_word_byte(text[begin - 1]) || text[begin - 1] == '-')) --begin;
    return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    return text.substr(0, end);
}

/// Bytes of a hyphen at the end of a line that splits a word; 0 = there is none.
std::size_t hyphen_size(std::string_view line) {
    std::size_t size = 0;
    if (line.size() >= 3 && line.substr(line.size() - 3) == "\u2010") size = 3;
    if (!line.empty() && line.back() == '-') size = 1;
    if (size == 0 || line.size() == size || !is_word_byte(line[line.size() - size - 1])) return 0;
    return size;
}

/// A dash stuck to the word before it needs no blank behind it.
bool ends_in_dash(std::string_view line) {
    if (line.size() < 4) return false;
    const std::string_view end = line.substr(line.size() - 3);
    return (end == "–" || end == "—") && line[line.size() - 4] != ' ';
}

bool is_lower_start(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && !is_upper(next_code_point(text, at));
}

using Seen = std::map<std::string, bool, std::less<>>;

/// Looks in all texts for the words in `seen` and marks those that are there.
void mark_seen(const std::vector<Piece>& pieces, Seen& seen) {
    for (const Piece& piece : pieces) {
        const std::string text = fold_case(piece.block.text);
        for (std::size_t at = 0; at < text.size();) {
            if (!is_word_byte(text[at])) {
                ++at;
                continue;
            }
            std::size_t end = at;
            while (end < text.size() && (is_word_byte(text[end]) || text[end] == '-')) ++end;
            const auto found = seen.find(std::string_view(text).substr(at, end - at));
            if (found != seen.end()) found->second = true;
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

bool is_joined(const Spellings& words, std::string_view next, const Seen& seen) {
    if (!is_lower_start(next)) return false;
    const auto stands = [&](const std::string& word) {
        const auto found = seen.find(word);
        return found != seen.end() && found->second;
    };
    if (stands(words.hyphenated)) return false;
    return stands(words.joined) ||
           kEndings.find("|" + std::string(first_word(next)) + "|") != std::string_view::npos;
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
        if (hyphen == 0 || is_hanging(next) || !is_word_byte(next.front())) {
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
