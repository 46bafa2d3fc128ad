#include "tag/pattern_words.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/unicode.hpp"

namespace evidex {
namespace {

constexpr std::size_t kLongestPhrase = 20;
constexpr std::string_view kNumber = "<number>";

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC;
}

bool is_invisible(char32_t c) {
    return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_separator(char32_t c) {
    return is_space(c) || c == '-' || c == '/' || c == '&' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_word_character(char32_t c) {
    return is_letter(c) || is_digit(c) || is_mark(c) || c == '*' || c == '?';
}

/// Quotation marks around a word and the possessive are no part of it.
std::string_view strip_apostrophes(std::string_view word) {
    while (!word.empty() && word.front() == '\'') word.remove_prefix(1);
    while (!word.empty() && word.back() == '\'') word.remove_suffix(1);
    if (word.size() > 2 && word[word.size() - 2] == '\'' && (word.back() == 's' || word.back() == 'S')) {
        word.remove_suffix(2);
    }
    return word;
}

bool is_wild(char c) {
    return c == '*' || c == '?';
}

/// Collects the words of one phrase.
class Splitter {
public:
    Splitter(std::string_view text, bool keep_case, int column)
        : text_(text), keep_case_(keep_case), column_(column) {}

    Result<std::vector<Atom>> run() {
        for (std::size_t at = 0; at < text_.size() && !error_;) {
            const std::size_t begin = at;
            if (text_.substr(at, kNumber.size()) == kNumber) {
                end_word();
                atoms_.push_back(Atom{Atom::Kind::number, {}});
                at += kNumber.size();
                continue;
            }
            take(next_code_point(text_, at), begin);
        }
        end_word();
        if (error_) return *error_;
        return std::move(atoms_);
    }

private:
    void take(char32_t c, std::size_t at) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) {
            if (word_.empty()) word_begin_ = at;
            word_ += static_cast<char>(c);
            return;
        }
        if (is_invisible(c)) return;
        if (is_separator(c)) return end_word();
        if (word_.empty()) word_begin_ = at;
        if (is_apostrophe(c)) {
            word_ += '\'';
        } else if (is_word_character(c)) {
            if (c != '*' || word_.empty() || word_.back() != '*') append_utf8(word_, c);
        } else {
            std::string shown;
            append_utf8(shown, c);
            fail(at, fmt::format("'{}' cannot be part of a phrase", shown),
                 "a phrase is words only; it never reaches over punctuation");
        }
    }

    void end_word() {
        const std::string_view bare = strip_apostrophes(word_);
        if (bare == "*") {
            atoms_.push_back(Atom{Atom::Kind::any_word, {}});
        } else if (!bare.empty()) {
            if (std::all_of(bare.begin(), bare.end(), is_wild)) {
                fail(word_begin_, fmt::format("'{}' has no letter", bare), "write * for any one word");
            }
            const std::string composed = to_nfc(bare);
            atoms_.push_back(Atom{Atom::Kind::word, keep_case_ ? composed : fold_case(composed)});
        }
        word_.clear();
    }

    void fail(std::size_t at, std::string message, std::string advice) {
        if (!error_)
            error_ = pattern_error(column_ + static_cast<int>(at), std::move(message), std::move(advice));
    }

    std::string_view text_;
    bool keep_case_;
    int column_;
    std::string word_;
    std::size_t word_begin_ = 0;
    std::vector<Atom> atoms_;
    std::optional<Error> error_;
};

}  // namespace

Error pattern_error(int column, std::string message, std::string advice) {
    Error error = make_error(ErrorCode::malformed, std::move(message), std::move(advice));
    error.column = column;
    return error;
}

Status check_phrase(const std::vector<Atom>& phrase, int column) {
    if (phrase.empty()) return pattern_error(column, "there is no word here", "write at least one word");
    if (phrase.size() > kLongestPhrase) {
        return pattern_error(column, fmt::format("a phrase of more than {} words", kLongestPhrase),
                             "shorten it");
    }
    if (phrase.front().kind == Atom::Kind::any_word) {
        return pattern_error(column, "a phrase cannot begin with a lone *", "leave the first * out");
    }
    return Done{};
}

Result<std::vector<Atom>> split_words(std::string_view text, bool keep_case, int column) {
    return Splitter(text, keep_case, column).run();
}

}  // namespace evidex
