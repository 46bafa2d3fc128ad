#pragma once

#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/tag.hpp"

namespace evidex::test {

/// A codebook under construction, in as few words as tests can bear.
struct Book {
    Codebook book;

    explicit Book(std::initializer_list<const char*> components = {"access", "care"},
                  double threshold = 1.0) {
        for (const char* id : components) {
            Component component;
            component.id = id;
            component.threshold = threshold;
            book.components.push_back(component);
        }
    }

    Row& term(std::string pattern, double weight = 1.0, std::uint32_t component = 0) {
        return add(RowKind::term, std::move(pattern), weight, component);
    }
    Row& rule(std::string pattern, double weight = 1.0, std::uint32_t component = 0) {
        return add(RowKind::rule, std::move(pattern), weight, component);
    }
    Book& set(std::string name, std::string members, Match match = Match::inflect) {
        for (std::size_t begin = 0; begin <= members.size();) {
            const std::size_t end = std::min(members.find('|', begin), members.size());
            book.sets.push_back({name, members.substr(begin, end - begin), match, 0});
            begin = end + 1;
        }
        return *this;
    }
    Modifier& modifier(ModifierKind kind, std::string pattern, int tokens = 6) {
        Modifier modifier;
        modifier.id = "M-" + std::to_string(book.modifiers.size());
        modifier.kind = kind;
        modifier.pattern = std::move(pattern);
        modifier.scope_tokens = tokens;
        book.modifiers.push_back(modifier);
        return book.modifiers.back();
    }

    /// A line of words.csv: a weight for each component, then meets and falls-short.
    Book& words(std::string pattern, const std::vector<double>& weights) {
        book.words.patterns.push_back(std::move(pattern));
        for (const double weight : weights) {
            book.words.weights.push_back(
                static_cast<std::int16_t>(std::lround(weight * WordWeights::kScale)));
        }
        return *this;
    }

    [[nodiscard]] Tagger compile() const {
        Result<Tagger> tagger = Tagger::compile(book);
        if (!tagger) throw std::runtime_error(tagger.error().text());
        return *tagger;
    }

private:
    Row& add(RowKind kind, std::string pattern, double weight, std::uint32_t component) {
        Row row;
        row.id = "R" + std::to_string(book.rows.size());
        row.kind = kind;
        row.pattern = std::move(pattern);
        row.weight = weight;
        row.component = component;
        book.rows.push_back(row);
        return book.rows.back();
    }
};

inline PassageView passage(std::string_view text) {
    PassageView view;
    view.text = text;
    return view;
}

/// The words of all hits of the first tag, joined by " | "; "-" if there is no tag.
inline std::string words(const Book& book, std::string_view text) {
    const std::vector<Tag> tags = book.compile().tag(passage(text));
    if (tags.empty()) return "-";
    std::string out;
    for (const Hit& hit : tags.front().because) {
        if (!out.empty()) out += " | ";
        out += slice(text, hit.span);
    }
    return out;
}

/// Words hit by one term.
inline std::string term_words(std::string pattern, std::string_view text, Match match = Match::inflect) {
    Book book;
    book.term(std::move(pattern)).match = match;
    return words(book, text);
}

/// Words hit by one rule.
inline std::string rule_words(std::string pattern, std::string_view text) {
    Book book;
    book.rule(std::move(pattern));
    return words(book, text);
}

}  // namespace evidex::test
