#include "exchange/search_tokens.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/number.hpp"

namespace evidex {
namespace {

using Kind = SearchToken::Kind;

bool is_word_char(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || byte >= 0x80 ||
           std::string_view("*$?#'-_").find(c) != std::string_view::npos;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// Ovid's `$` and `*` are ours; `#` and `?` stand for one letter or none, ours for exactly one.
std::string in_our_words(std::string_view word) {
    std::string out;
    for (const char c : word) {
        if (c == '$')
            out += '*';
        else if (c == '#')
            out += '?';
        else if (c == '_')
            out += ' ';
        else
            out += c;
    }
    return out;
}

constexpr int kWidestDistance = 50;  // words

/// The distance behind an operator ("adj3", "near/5", "w2"), or `fallback`.
int distance_in(std::string_view word, std::size_t prefix, int fallback) {
    std::string_view digits = word.substr(prefix);
    if (!digits.empty() && digits.front() == '/') digits.remove_prefix(1);
    if (!all_digits(digits)) return fallback;
    return std::clamp(parse_number<int>(digits).value_or(kWidestDistance), 1, kWidestDistance);
}

class Splitter {
public:
    Splitter(std::string_view line, int own_number) : line_(line), own_number_(own_number) {}

    SearchTokens run() {
        while (at_ < line_.size()) step();
        return std::move(out_);
    }

private:
    void step() {
        const char c = line_[at_];
        if (c == '(' || c == '{') return push(Kind::open, 1);
        if (c == ')' || c == '}') return push(Kind::close, 1);
        if (c == '"' || c == '\'') return quoted(c);
        if (c == '.' || c == ':') return field(c);
        if (c == '[') return bracket();
        if (c == '#' && at_ + 1 < line_.size() &&
            std::isdigit(static_cast<unsigned char>(line_[at_ + 1])) != 0)
            ++at_;
        if (at_ < line_.size() && is_word_char(line_[at_])) return word();
        ++at_;
    }

    void push(Kind kind, std::size_t length) {
        out_.tokens.push_back({kind, {}, 0});
        at_ += length;
    }

    void quoted(char quote) {
        const std::size_t end = line_.find(quote, at_ + 1);
        const std::string_view inner =
            line_.substr(at_ + 1, end == std::string_view::npos ? end : end - at_ - 1);
        phrase(in_our_words(inner), true);
        at_ = end == std::string_view::npos ? line_.size() : end + 1;
    }

    /// `.ti,ab.` and `:ti,ab,kw` limit a search to fields that a passage does not have.
    void field(char mark) {
        std::size_t end = at_ + 1;
        while (end < line_.size() &&
               (std::isalpha(static_cast<unsigned char>(line_[end])) != 0 || line_[end] == ','))
            ++end;
        if (end > at_ + 1) {
            out_.losses.push_back("the fields " + std::string(line_.substr(at_, end - at_)) +
                                  " (everything is searched)");
        }
        at_ = end < line_.size() && mark == '.' && line_[end] == '.' ? end + 1 : std::max(end, at_ + 1);
    }

    void bracket() {
        const std::size_t end = line_.find(']', at_);
        out_.losses.push_back(
            "'" + std::string(line_.substr(at_, end == std::string_view::npos ? end : end - at_ + 1)) +
            "' was left out");
        at_ = end == std::string_view::npos ? line_.size() : end + 1;
    }

    void word() {
        std::size_t end = at_;
        while (end < line_.size() && (is_word_char(line_[end]) || is_distance_slash(end))) ++end;
        const std::string_view raw = line_.substr(at_, end - at_);
        const bool was_hash = at_ > 0 && line_[at_ - 1] == '#';
        at_ = end;
        const std::string name = lower(raw);
        if (name == "and") return push(Kind::and_, 0);
        if (name == "or" || name == "not") return logic(name);
        if (name == "exp" || name == "explode" || name == "mesh" || name == "descriptor") return;
        if (proximity(name)) return;
        if (const auto number = parse_number<int>(raw); number && all_digits(raw)) {
            return reference(*number, was_hash);
        }
        if (at_ < line_.size() && line_[at_] == '/') {
            ++at_;
            out_.losses.push_back("the subject heading " + std::string(raw) + "/ is searched as words");
        }
        phrase(in_our_words(raw), false);
    }

    [[nodiscard]] bool is_distance_slash(std::size_t at) const {
        return line_[at] == '/' && at + 1 < line_.size() &&
               std::isdigit(static_cast<unsigned char>(line_[at + 1])) != 0 && at > at_ &&
               lower(line_.substr(at_, at - at_)) != "or" && lower(line_.substr(at_, at - at_)) != "and";
    }

    /// `or` and `not`; `or/1-3` becomes (1 or 2 or 3).
    void logic(const std::string& name) {
        if (name == "not" || at_ >= line_.size() || line_[at_] != '/')
            return push(name == "or" ? Kind::or_ : Kind::not_, 0);
        ++at_;
        const int first = take_number();
        int last = first;
        if (at_ < line_.size() && line_[at_] == '-') {
            ++at_;
            last = take_number();
        }
        push(Kind::open, 0);
        for (int number = first; number <= last && number < first + 500; ++number) {
            if (number > first) push(Kind::or_, 0);
            out_.tokens.push_back({Kind::reference, {}, number});
        }
        push(Kind::close, 0);
    }

    int take_number() {
        int number = 0;
        while (at_ < line_.size() && std::isdigit(static_cast<unsigned char>(line_[at_])) != 0 &&
               number < 100'000) {
            number = number * 10 + (line_[at_++] - '0');
        }
        return number;
    }

    /// adjN, near/n and Nn: either order; next/n, pre/n and Wn: this order.
    bool proximity(const std::string& name) {
        const auto is = [&](std::string_view prefix) {
            return name == prefix ||
                   (name.size() > prefix.size() && name.compare(0, prefix.size(), prefix) == 0 &&
                    distance_in(name, prefix.size(), 0) > 0);
        };
        if (name == "adj" || name == "next") {
            out_.tokens.push_back({Kind::next, {}, 1});
        } else if (is("adj") || is("near")) {
            const int distance = distance_in(name, name.front() == 'a' ? 3 : 4, 10);
            out_.tokens.push_back({Kind::near, {}, distance});
            out_.losses.push_back(name + " is read as NEAR/" + std::to_string(distance) + ": at most " +
                                  std::to_string(distance - 1) + " words between");
        } else if (is("next") || is("pre")) {
            out_.tokens.push_back({Kind::next, {}, distance_in(name, name.front() == 'n' ? 4 : 3, 1)});
        } else if ((name.front() == 'n' || name.front() == 'w') && name.size() > 1 &&
                   distance_in(name, 1, 0) > 0) {
            out_.tokens.push_back(
                {name.front() == 'n' ? Kind::near : Kind::next, {}, distance_in(name, 1, 1)});
        } else {
            return false;
        }
        return true;
    }

    /// A bare number is a line if it can be one, else a word.
    void reference(int number, bool was_hash) {
        if (was_hash || number < own_number_) {
            out_.tokens.push_back({Kind::reference, {}, number});
        } else {
            phrase(std::to_string(number), false);
        }
    }

    /// Words that follow each other without an operator are one phrase.
    void phrase(std::string text, bool is_quoted) {
        if (text.empty()) return;
        const bool continues = !is_quoted && !out_.tokens.empty() && out_.tokens.back().kind == Kind::phrase;
        if (continues) {
            out_.tokens.back().text += " " + text;
        } else {
            out_.tokens.push_back({Kind::phrase, std::move(text), 0});
        }
    }

    std::string_view line_;
    int own_number_;
    std::size_t at_ = 0;
    SearchTokens out_;
};

}  // namespace

SearchTokens search_tokens(std::string_view line, int own_number) {
    return Splitter(line, own_number).run();
}

}  // namespace evidex
