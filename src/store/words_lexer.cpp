#include "store/words_lexer.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "base/unicode.hpp"

namespace evidex {
namespace {

bool has_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_letter(c) || is_digit(c)) return true;
    }
    return false;
}

/// A phrase in FTS5's quotes; none if there is no word in it.
std::optional<QueryToken> phrase(std::string_view text, bool is_prefix) {
    if (!has_word(text)) return std::nullopt;
    QueryToken token;
    token.text = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\0') continue;
        token.text += c;
    }
    token.text += is_prefix ? "\" *" : "\"";
    return token;
}

/// The number behind NEAR, "/" and blanks allowed; the default if there is none.
int distance_in(std::string_view text) {
    while (!text.empty() && (text.front() == '/' || std::isspace(static_cast<unsigned char>(text.front())))) {
        text.remove_prefix(1);
    }
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && number >= 0 && number < 1'000'000 ? number : kDefaultDistance;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<QueryToken> run() {
        while (at_ < text_.size()) step();
        return std::move(tokens_);
    }

private:
    /// Length of a quotation mark at `at`, straight or as word processors write it; 0 = none.
    [[nodiscard]] std::size_t quote_at(std::size_t at) const {
        if (text_[at] == '"') return 1;
        const std::string_view mark = text_.substr(at, 3);
        const bool is_curly = mark == "\u201c" || mark == "\u201d" || mark == "\u201e";
        return is_curly ? 3 : 0;
    }

    [[nodiscard]] bool ends_word(std::size_t at) const {
        const char c = text_[at];
        return std::isspace(static_cast<unsigned char>(c)) != 0 || c == '(' || c == ')' || c == '*' ||
               quote_at(at) > 0;
    }

    void step() {
        const char c = text_[at_];
        if (const std::size_t mark = quote_at(at_); mark > 0) {
            quoted(mark);
        } else if (c == '(' || c == ')') {
            tokens_.push_back({c == '(' ? QueryToken::Kind::open : QueryToken::Kind::close, {}, 0});
            ++at_;
        } else if (ends_word(at_)) {
            ++at_;
        } else {
            word();
        }
    }

    void quoted(std::size_t mark) {
        std::size_t end = at_ += mark;
        while (end < text_.size() && quote_at(end) == 0) ++end;
        const std::string_view inside = text_.substr(at_, end - at_);
        at_ = end < text_.size() ? end + quote_at(end) : end;
        // "waiting li*" in the manner of literature databases, and FTS5's own "waiting li" *
        const bool star_inside = !inside.empty() && inside.back() == '*';
        add(phrase(inside, take_star() || star_inside));
    }

    void word() {
        std::size_t end = at_;
        while (end < text_.size() && !ends_word(end)) ++end;
        const std::string_view word = text_.substr(at_, end - at_);
        at_ = end;
        if (word == "AND" || word == "OR" || word == "NOT") {
            const auto kind = word == "AND"  ? QueryToken::Kind::both
                              : word == "OR" ? QueryToken::Kind::either
                                             : QueryToken::Kind::except;
            tokens_.push_back({kind, {}, 0});
        } else if (word == "NEAR" && at_ < text_.size() && text_[at_] == '(') {
            ++at_;
            near_group();
        } else if (word == "NEAR" || word.starts_with("NEAR/")) {
            tokens_.push_back({QueryToken::Kind::near, {}, distance_in(word.substr(4))});
        } else {
            add(phrase(word, take_star()));
        }
    }

    /// NEAR(a b, 5): the words up to the parenthesis, which belong to one phrase list.
    void near_group() {
        std::size_t end = text_.find(')', at_);
        if (end == std::string_view::npos) end = text_.size();
        std::string_view inside = text_.substr(at_, end - at_);
        at_ = std::min(text_.size(), end + 1);
        QueryToken group{QueryToken::Kind::near_open, {}, kDefaultDistance};
        if (const std::size_t comma = inside.rfind(','); comma != std::string_view::npos) {
            group.distance = distance_in(inside.substr(comma + 1));
            inside = inside.substr(0, comma);
        }
        std::string flat(inside);
        std::replace(flat.begin(), flat.end(), '(', ' ');
        std::vector<QueryToken> members = Lexer(flat).run();
        std::erase_if(members,
                      [](const QueryToken& token) { return token.kind != QueryToken::Kind::phrase; });
        if (members.empty()) return;
        tokens_.push_back(std::move(group));
        for (QueryToken& member : members) tokens_.push_back(std::move(member));
        tokens_.push_back({QueryToken::Kind::close, {}, 0});
    }

    bool take_star() {
        const bool found = at_ < text_.size() && text_[at_] == '*';
        if (found) ++at_;
        return found;
    }

    void add(std::optional<QueryToken> token) {
        if (token) tokens_.push_back(std::move(*token));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view text) {
    return Lexer(text).run();
}

}  // namespace evidex
