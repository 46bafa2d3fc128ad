#include "tag/pattern_lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/number.hpp"
#include "base/unicode.hpp"
#include "tag/pattern_words.hpp"

namespace evidex {
namespace {

using Kind = RuleToken::Kind;

constexpr std::size_t kLongestRule = 20'000;
constexpr int kFarthest = 50;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool ends_chunk(char c) {
    return is_blank(c) || c == '(' || c == ')' || c == '"';
}

std::string upper_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

/// Operators by the spelling before the slash.
struct Named {
    std::string_view name;
    Kind kind;
    Op op;
};
constexpr std::array<Named, 3> kProximity{{{"NEAR", Kind::proximity, Op::near},
                                           {"THEN", Kind::proximity, Op::then},
                                           {"AFTER", Kind::after, Op::phrase}}};

const Named* find_proximity(std::string_view name) {
    const auto* found = std::find_if(kProximity.begin(), kProximity.end(),
                                     [&](const Named& entry) { return entry.name == name; });
    return found == kProximity.end() ? nullptr : found;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Result<std::vector<RuleToken>> run() {
        if (text_.size() > kLongestRule) {
            return pattern_error(1, fmt::format("more than {} characters", kLongestRule), "split the rule");
        }
        while (skip_blanks(), at_ < text_.size()) {
            next();
            if (error_) return *error_;
        }
        return std::move(tokens_);
    }

private:
    void next() {
        const char c = text_[at_];
        if (c == '(' || c == ')') {
            add(c == '(' ? Kind::open : Kind::close, at_);
            ++at_;
        } else if (c == '"') {
            quoted();
        } else if (c == '@' || c == '#') {
            reference();
        } else {
            const std::size_t begin = at_;
            chunk(begin, take_chunk());
        }
    }

    void quoted() {
        const std::size_t begin = at_ + 1;
        const std::size_t end = text_.find('"', begin);
        if (end == std::string_view::npos)
            return fail(at_, "a quotation mark opens here and never closes", "close it");
        add(Kind::quoted, begin).text = text_.substr(begin, end - begin);
        at_ = end + 1;
    }

    void reference() {
        const std::size_t begin = at_;
        const std::string_view chunk = take_chunk();
        const std::string_view name = chunk.substr(1);
        const bool named = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                   c == '_';
        });
        if (!named) {
            return fail(begin, fmt::format("'{}' is no name", chunk),
                        "write @set or #component; names have letters, digits and hyphens");
        }
        add(chunk[0] == '@' ? Kind::set : Kind::component, begin).text = name;
    }

    void chunk(std::size_t begin, std::string_view word) {
        const std::size_t slash = word.find('/');
        const std::string_view head = word.substr(0, slash);
        if (const Named* proximity = find_proximity(head)) {
            add(proximity->kind, begin).op = proximity->op;
            return distance(begin, head, slash == std::string_view::npos ? "" : word.substr(slash + 1));
        }
        if (word == "OR") {
            add(Kind::disjunction, begin).op = Op::any;
        } else if (word == "AND") {
            add(Kind::conjunction, begin).op = take_word("NOT") ? Op::all_not : Op::all;
        } else if (word == "WITHIN") {
            within(begin, Op::within_sentence, Op::within_passage);
        } else if (word == "NOT") {
            negated(begin);
        } else if (looks_like_operator(word, head, slash)) {
            fail(begin, fmt::format("'{}' looks like an operator", word),
                 fmt::format("write {} in capitals, or \"{}\" in quotation marks if the words are meant",
                             upper_ascii(word), word));
        } else {
            add(Kind::word, begin).text = word;
        }
    }

    /// `And`, `Near/5`, `near/5`: what spreadsheets make of operators. A lower-case `and` is a word.
    static bool looks_like_operator(std::string_view word, std::string_view head, std::size_t slash) {
        const std::string upper = upper_ascii(head);
        if (slash != std::string_view::npos) return find_proximity(upper) != nullptr;
        static constexpr std::array<std::string_view, 7> kCapitalised{"And",  "Or",     "Not",  "Near",
                                                                      "Then", "Within", "After"};
        return std::find(kCapitalised.begin(), kCapitalised.end(), word) != kCapitalised.end();
    }

    void negated(std::size_t begin) {
        if (take_word("WITHIN")) return within(begin, Op::not_within_sentence, Op::not_within_passage);
        skip_blanks();
        const std::size_t before = at_;
        const std::string_view word = take_chunk();
        const std::size_t slash = word.find('/');
        if (word.substr(0, slash) == "NEAR") {
            add(Kind::proximity, begin).op = Op::not_near;
            return distance(begin, "NEAR", slash == std::string_view::npos ? "" : word.substr(slash + 1));
        }
        at_ = before;
        fail(begin, "NOT cannot stand alone", "write A AND NOT B, A NOT NEAR/5 B or A NOT WITHIN sentence B");
    }

    void within(std::size_t begin, Op sentence, Op passage) {
        if (take_word("sentence")) {
            add(Kind::within, begin).op = sentence;
        } else if (take_word("passage")) {
            add(Kind::within, begin).op = passage;
        } else {
            fail(begin, "WITHIN needs 'sentence' or 'passage' after it", "write A WITHIN sentence B");
        }
    }

    void distance(std::size_t begin, std::string_view name, std::string_view digits) {
        const int value = parse_number<int>(digits).value_or(0);
        if (value < 1 || value > kFarthest) {
            return fail(
                begin, fmt::format("{} needs a distance from 1 to {} words", name, kFarthest),
                fmt::format("write {}/5; if the word itself is meant, put it in quotation marks", name));
        }
        tokens_.back().distance = value;
    }

    std::string_view take_chunk() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !ends_chunk(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    bool take_word(std::string_view word) {
        const std::size_t before = at_;
        skip_blanks();
        if (take_chunk() == word) return true;
        at_ = before;
        return false;
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    RuleToken& add(Kind kind, std::size_t at) {
        tokens_.push_back(RuleToken{kind, Op::phrase, 0, {}, static_cast<int>(at) + 1});
        return tokens_.back();
    }

    void fail(std::size_t at, std::string message, std::string advice) {
        if (!error_) error_ = pattern_error(static_cast<int>(at) + 1, std::move(message), std::move(advice));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<RuleToken> tokens_;
    std::optional<Error> error_;
};

}  // namespace

Result<std::vector<RuleToken>> lex_rule(std::string_view rule) {
    return Lexer(rule).run();
}

std::vector<RuleNote> mixed_operators(const std::vector<RuleToken>& tokens) {
    /// What one bracket has seen: AND and OR anywhere in it, NEAR and THEN since the last looser operator.
    struct Group {
        bool conjunction = false, disjunction = false, near = false, then = false, told = false;
    };
    std::vector<RuleNote> notes;
    std::vector<Group> groups(1);
    for (const RuleToken& token : tokens) {
        if (token.kind == Kind::open) groups.emplace_back();
        if (token.kind == Kind::close && groups.size() > 1) groups.pop_back();
        Group& group = groups.back();
        if (token.kind == Kind::proximity) (token.op == Op::then ? group.then : group.near) = true;
        group.conjunction = group.conjunction || token.kind == Kind::conjunction;
        group.disjunction = group.disjunction || token.kind == Kind::disjunction;
        if (!group.told && group.near && group.then) {
            notes.push_back(
                {token.column, "NEAR and THEN stand side by side; bracket what belongs together"});
            group.told = true;
        } else if (!group.told && group.conjunction && group.disjunction) {
            notes.push_back({token.column, "AND and OR stand side by side; bracket what belongs together"});
            group.told = true;
        }
        const bool loose =
            token.kind == Kind::conjunction || token.kind == Kind::disjunction || token.kind == Kind::within;
        if (loose) group.near = group.then = false;
    }
    return notes;
}

}  // namespace evidex
