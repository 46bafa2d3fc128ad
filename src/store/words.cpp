#include "store/words.hpp"

#include <algorithm>
#include <vector>

#include "base/unicode.hpp"
#include "store/words_lexer.hpp"

namespace evidex {
namespace {

constexpr int kDeepest = 20;             // FTS5's own parser gives up at about 100 levels
constexpr std::size_t kMostPairs = 100;  // alternatives that one NEAR is multiplied out into

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

class QueryParser {
public:
    explicit QueryParser(std::vector<QueryToken> tokens) : tokens_(std::move(tokens)) {}

    std::string run() {
        std::vector<Part> parts;
        // A closing parenthesis too many ends nothing.
        while (at_ < tokens_.size()) {
            Part part = either(0);
            if (!part.empty()) parts.push_back(std::move(part));
            if (at_ < tokens_.size()) ++at_;
        }
        if (parts.size() == 1) return parts.front().text;
        Part whole;
        for (Part& part : parts) whole = joined(std::move(whole), grouped(std::move(part)), " AND ");
        return whole.text;
    }

private:
    using Kind = QueryToken::Kind;

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
            if (!left.choices.empty() && !right.choices.empty() && left.distance < 0 && right.distance < 0 &&
                left.choices.size() + right.choices.size() <= kMostPairs) {
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

    std::vector<QueryToken> tokens_;
    std::size_t at_ = 0;
};

}  // namespace

std::string fts_query(std::string_view words) {
    std::string clean(words);
    if (!is_valid_utf8(clean)) clean = decode(words).text;
    return QueryParser(query_tokens(clean)).run();
}

}  // namespace evidex
