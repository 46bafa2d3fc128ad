#include "store/words.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/unicode.hpp"

namespace evidex {
namespace {

constexpr int kDefaultDistance = 10;
constexpr int kDeepest = 20;             // FTS5's own parser gives up at about 100 levels
constexpr std::size_t kMostPairs = 100;  // alternatives that one NEAR is multiplied out into

struct Token {
    enum class Kind { phrase, open, close, near, near_open, both, either, except };
    Kind kind = Kind::phrase;
    std::string text;  ///< Phrases: as FTS5 wants it.
    int distance = kDefaultDistance;
};

bool has_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_letter(c) || is_digit(c)) return true;
    }
    return false;
}

/// A phrase in FTS5's quotes; none if there is no word in it.
std::optional<Token> phrase(std::string_view text, bool is_prefix) {
    if (!has_word(text)) return std::nullopt;
    Token token;
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

    std::vector<Token> run() {
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
            tokens_.push_back({c == '(' ? Token::Kind::open : Token::Kind::close, {}, 0});
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
            const auto kind = word == "AND"  ? Token::Kind::both
                              : word == "OR" ? Token::Kind::either
                                             : Token::Kind::except;
            tokens_.push_back({kind, {}, 0});
        } else if (word == "NEAR" && at_ < text_.size() && text_[at_] == '(') {
            ++at_;
            near_group();
        } else if (word == "NEAR" || word.starts_with("NEAR/")) {
            tokens_.push_back({Token::Kind::near, {}, distance_in(word.substr(4))});
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
        Token group{Token::Kind::near_open, {}, kDefaultDistance};
        if (const std::size_t comma = inside.rfind(','); comma != std::string_view::npos) {
            group.distance = distance_in(inside.substr(comma + 1));
            inside = inside.substr(0, comma);
        }
        std::vector<Token> members = Lexer(inside).run();
        std::erase_if(members, [](const Token& token) { return token.kind != Token::Kind::phrase; });
        if (members.empty()) return;
        tokens_.push_back(std::move(group));
        for (Token& member : members) tokens_.push_back(std::move(member));
        tokens_.push_back({Token::Kind::close, {}, 0});
    }

    bool take_star() {
        const bool found = at_ < text_.size() && text_[at_] == '*';
        if (found) ++at_;
        return found;
    }

    void add(std::optional<Token> token) {
        if (token) tokens_.push_back(std::move(*token));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

/// A part of the query. `choices` is filled as long as it is nothing but a list of phrases joined by OR,
/// which NEAR can be multiplied out over; each choice is what stands between the parentheses of FTS5's NEAR.
struct Part {
    std::string text;
    std::vector<std::string> choices;
    int distance = -1;  ///< Of a NEAR in `choices`; -1 = none yet.

    [[nodiscard]] bool empty() const { return text.empty(); }
};

std::string near_text(const std::string& members, int distance) {
    return "NEAR(" + members + ", " + std::to_string(distance) + ")";
}

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    std::string run() {
        Part whole;
        // A closing parenthesis too many ends nothing.
        while (at_ < tokens_.size()) {
            Part next = either(0);
            if (!whole.empty() && !next.empty()) {
                whole = joined(grouped(std::move(whole)), grouped(std::move(next)), " AND ");
            } else if (whole.empty()) {
                whole = std::move(next);
            }
            if (at_ < tokens_.size()) ++at_;
        }
        return whole.text;
    }

private:
    using Kind = Token::Kind;

    [[nodiscard]] bool is_next(Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
    bool take(Kind kind) {
        const bool found = is_next(kind);
        if (found) ++at_;
        return found;
    }

    static Part joined(Part left, Part right, std::string_view operation) {
        if (left.empty()) return right;
        if (right.empty()) return left;
        Part both;
        both.text = left.text + std::string(operation) + right.text;
        return both;
    }

    static Part grouped(Part part) {
        if (part.choices.size() != 1 && !part.empty()) part.text = "(" + part.text + ")";
        return part;
    }

    Part either(int depth) {
        Part left = both(depth);
        while (take(Kind::either)) {
            Part right = both(depth);
            std::vector<std::string> choices;
            if (!left.choices.empty() && !right.choices.empty() && left.distance < 0 && right.distance < 0) {
                choices = left.choices;
                choices.insert(choices.end(), right.choices.begin(), right.choices.end());
            }
            left = joined(std::move(left), std::move(right), " OR ");
            if (!choices.empty()) left.choices = std::move(choices);
        }
        return left;
    }

    Part both(int depth) {
        Part wanted;
        Part unwanted;
        while (at_ < tokens_.size() && !is_next(Kind::either) && !is_next(Kind::close)) {
            if (take(Kind::both) || take(Kind::near)) continue;
            const bool is_unwanted = take(Kind::except);
            while (take(Kind::both) || take(Kind::except) || take(Kind::near)) {
            }
            Part part = near(depth);
            if (is_unwanted) {
                unwanted = joined(std::move(unwanted), std::move(part), " OR ");
            } else {
                wanted = joined(std::move(wanted), std::move(part), " AND ");
            }
        }
        if (unwanted.empty() || wanted.empty()) return wanted;
        Part rest;
        rest.text = "((" + wanted.text + ") NOT (" + unwanted.text + "))";
        return rest;
    }

    Part near(int depth) {
        Part left = unit(depth);
        while (is_next(Kind::near)) {
            const int distance = tokens_[at_].distance;
            ++at_;
            left = near_pair(std::move(left), unit(depth), distance);
        }
        return left;
    }

    /// (a OR b) NEAR/5 (c OR d) is written out; FTS5 only knows NEAR of phrases. What is no list of phrases
    /// is merely joined by AND.
    static Part near_pair(Part left, Part right, int distance) {
        if (left.empty()) return right;
        if (right.empty()) return left;
        const std::size_t pairs = left.choices.size() * right.choices.size();
        if (pairs == 0 || pairs > kMostPairs) return joined(std::move(left), std::move(right), " AND ");
        Part part;
        part.distance = std::max({left.distance, right.distance, distance});
        for (const std::string& a : left.choices) {
            for (const std::string& b : right.choices) part.choices.push_back(a + " " + b);
        }
        for (const std::string& choice : part.choices) {
            if (!part.text.empty()) part.text += " OR ";
            part.text += near_text(choice, part.distance);
        }
        if (pairs > 1) part.text = "(" + part.text + ")";
        return part;
    }

    Part unit(int depth) {
        // Deeper than anybody writes: the parentheses are overlooked.
        while (depth >= kDeepest && take(Kind::open)) {
        }
        if (take(Kind::open)) {
            Part inside = either(depth + 1);
            take(Kind::close);
            return grouped(std::move(inside));
        }
        if (is_next(Kind::near_open)) return near_list();
        Part part;
        if (is_next(Kind::phrase)) {
            part.text = tokens_[at_++].text;
            part.choices = {part.text};
        }
        return part;
    }

    Part near_list() {
        Part part;
        part.distance = tokens_[at_++].distance;
        std::string members;
        int count = 0;
        while (is_next(Kind::phrase)) {
            if (!members.empty()) members += ' ';
            members += tokens_[at_++].text;
            ++count;
        }
        take(Kind::close);
        part.text = count > 1 ? near_text(members, part.distance) : members;
        part.choices = {members};
        return part;
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace

std::string fts_query(std::string_view words) {
    std::string clean(words);
    if (!is_valid_utf8(clean)) clean = decode(words).text;
    return Parser(Lexer(clean).run()).run();
}

}  // namespace evidex
