// A review's search strategy (Ovid or Cochrane), numbered lines that refer to each other, as rules.
#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "base/strings.hpp"
#include "exchange/formats.hpp"
#include "exchange/lines.hpp"
#include "exchange/search_tokens.hpp"

namespace evidex {
namespace {

/// One numbered line of the strategy.
struct StrategyLine {
    int physical_line = 0;
    std::vector<SearchToken> tokens;
};
using Strategy = std::map<int, StrategyLine>;

/// Rewrites one line as a rule, putting the lines that it refers to in their places.
/// or := and (OR and)*, and := near ((AND | NOT) near)*, near := primary ((adj | near | next) primary)*.
class Rewriter {
public:
    Rewriter(const Strategy& strategy, std::set<int>& used) : strategy_(strategy), used_(used) {}

    std::optional<std::string> line(int number) {
        const auto found = strategy_.find(number);
        if (found == strategy_.end() || !open_.insert(number).second || --budget_ < 0) return std::nullopt;
        const std::vector<SearchToken>* outer = tokens_;
        const std::size_t outer_at = at_;
        tokens_ = &found->second.tokens;
        at_ = 0;
        std::optional<std::string> rule = any();
        const bool complete = at_ == tokens_->size();
        open_.erase(number);
        tokens_ = outer;
        at_ = outer_at;
        return complete ? rule : std::nullopt;
    }

private:
    using Kind = SearchToken::Kind;

    [[nodiscard]] bool is(Kind kind) const { return at_ < tokens_->size() && (*tokens_)[at_].kind == kind; }

    std::optional<std::string> any() {
        std::vector<std::string> parts;
        do {
            std::optional<std::string> part = all();
            if (!part) return std::nullopt;
            parts.push_back(std::move(*part));
        } while (take(Kind::or_));
        return join(parts, " OR ");
    }

    std::optional<std::string> all() {
        std::optional<std::string> left = near();
        while (left && (is(Kind::and_) || is(Kind::not_))) {
            const char* words = is(Kind::and_) ? " AND " : " AND NOT ";
            ++at_;
            const std::optional<std::string> right = near();
            if (!right) return std::nullopt;
            left = "(" + *left + words + *right + ")";
        }
        return left;
    }

    std::optional<std::string> near() {
        std::optional<std::string> left = primary();
        while (left && (is(Kind::near) || is(Kind::next))) {
            const SearchToken& token = (*tokens_)[at_++];
            const std::optional<std::string> right = primary();
            if (!right) return std::nullopt;
            const char* words = token.kind == Kind::near ? " NEAR/" : " THEN/";
            left = "(" + *left + words + std::to_string(token.number) + " " + *right + ")";
        }
        return left;
    }

    std::optional<std::string> primary() {
        if (take(Kind::open)) {
            std::optional<std::string> inner = any();
            if (!inner || !take(Kind::close)) return std::nullopt;
            return inner;
        }
        if (is(Kind::phrase)) return (*tokens_)[at_++].text;
        if (is(Kind::reference)) {
            const int number = (*tokens_)[at_++].number;
            used_.insert(number);
            return line(number);
        }
        return std::nullopt;
    }

    bool take(Kind kind) {
        if (!is(kind)) return false;
        ++at_;
        return true;
    }

    static std::string join(const std::vector<std::string>& parts, const char* between) {
        if (parts.size() == 1) return parts.front();
        std::string out;
        for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
        return "(" + out + ")";
    }

    const Strategy& strategy_;
    std::set<int>& used_;
    const std::vector<SearchToken>* tokens_ = nullptr;
    std::size_t at_ = 0;
    std::set<int> open_;   // lines being rewritten: one that refers to itself has no meaning
    int budget_ = 10'000;  // lines that double each other again and again would never end
};

/// The number that a strategy line begins with ("12", "12.", "#12"), removed from `content`; 0 if none.
int take_number(std::string_view& content) {
    std::string_view rest = content;
    if (!rest.empty() && rest.front() == '#') rest.remove_prefix(1);
    int number = 0;
    std::size_t digits = 0;
    while (digits < rest.size() && std::isdigit(static_cast<unsigned char>(rest[digits])) != 0 &&
           digits < 5) {
        number = number * 10 + (rest[digits++] - '0');
    }
    if (digits == 0 || digits >= rest.size() ||
        std::string_view(". \t):").find(rest[digits]) == std::string_view::npos)
        return 0;
    content = trim(rest.substr(digits + 1));
    return number;
}

}  // namespace

Result<Dictionary> read_search_strategy(std::string_view bytes, const std::string& path) {
    Dictionary dictionary;
    Strategy strategy;
    int physical = 0;
    for (const std::string& text : lines_of(bytes)) {
        ++physical;
        std::string_view content = trim(text);
        if (content.empty()) continue;
        const int number = take_number(content);
        if (number == 0) {
            dictionary.losses.push_back(
                {physical, "not a numbered line of a search: " + std::string(content)});
            continue;
        }
        SearchTokens tokens = search_tokens(content, number);
        for (const std::string& loss : tokens.losses) dictionary.losses.push_back({physical, loss});
        if (tokens.tokens.empty()) {
            dictionary.losses.push_back({physical, "nothing in this line can be searched in text"});
        } else {
            strategy[number] = {physical, std::move(tokens.tokens)};
        }
    }
    if (strategy.empty()) {
        return dictionary_error(
            path, 0, "no numbered search lines in this file",
            "each line must begin with its number, as Ovid and the Cochrane Library export them");
    }
    std::set<int> used;
    std::map<int, std::string> rules;
    for (const auto& [number, line] : strategy) {
        const std::optional<std::string> rule = Rewriter(strategy, used).line(number);
        if (rule) {
            rules[number] = *rule;
        } else {
            dictionary.losses.push_back({line.physical_line, "this line could not be understood"});
        }
    }
    for (const auto& [number, rule] : rules) {
        if (used.count(number) == 0)
            dictionary.entries.push_back({{}, rule, true, strategy[number].physical_line});
    }
    return dictionary;
}

}  // namespace evidex
