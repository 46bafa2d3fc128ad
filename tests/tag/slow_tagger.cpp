#include "tag/slow_tagger.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "tag/gaps.hpp"
#include "tag/inflect.hpp"
#include "tag/words.hpp"

namespace evidex::test {
namespace {

Place hull(Place a, Place b) {
    return {std::min(a.first, b.first), std::max(a.second, b.second)};
}

bool overlap(Place a, Place b) {
    return a.first <= b.second && b.first <= a.second;
}

bool glob(std::string_view pattern, std::string_view word) {
    if (pattern.empty()) return word.empty();
    if (pattern[0] == '*') {
        return glob(pattern.substr(1), word) || (!word.empty() && glob(pattern, word.substr(1)));
    }
    if (word.empty() || (pattern[0] != '?' && pattern[0] != word[0])) return false;
    return glob(pattern.substr(1), word.substr(1));
}

/// For each last word the place that begins latest.
std::set<Place> shortest(const std::set<Place>& places) {
    std::map<std::uint32_t, std::uint32_t> first;
    for (const Place& place : places) {
        const auto [at, fresh] = first.try_emplace(place.second, place.first);
        if (!fresh) at->second = std::max(at->second, place.first);
    }
    std::set<Place> out;
    for (const auto& [last, begin] : first) out.insert({begin, last});
    return out;
}

/// Those that end first, of equal ends the shortest, without overlap.
std::vector<Place> reported(const std::set<Place>& places) {
    std::vector<Place> sorted(places.begin(), places.end());
    std::sort(sorted.begin(), sorted.end(), [](Place a, Place b) {
        return a.second != b.second ? a.second < b.second : a.first > b.first;
    });
    std::vector<Place> out;
    for (const Place& place : sorted) {
        if (out.empty() || place.first > out.back().second) out.push_back(place);
    }
    return out;
}

/// The place that begins nearest to `word`: of two the earlier, of those the shortest.
Place nearest(const std::set<Place>& places, std::uint32_t word) {
    return *std::min_element(places.begin(), places.end(), [&](Place a, Place b) {
        const auto key = [&](Place p) {
            return std::tuple(p.first > word ? p.first - word : word - p.first, p.first, p.second);
        };
        return key(a) < key(b);
    });
}

}  // namespace

void SlowTagger::read(std::string_view text) {
    text_ = text;
    words_ = split_text(text);
    sentence_.assign(words_.size(), 0);
    joined_.assign(words_.size(), false);
    for (std::size_t i = 1; i < words_.size(); ++i) {
        const Gap gap = gap_between(text, words_[i - 1], words_[i]);
        sentence_[i] = sentence_[i - 1] + (gap == Gap::sentence ? 1 : 0);
        joined_[i] = gap == Gap::plain;
    }
}

bool SlowTagger::satisfies(std::size_t word, const Atom& atom, Match match) const {
    if (atom.kind == Atom::Kind::any_word) return true;
    const std::string folded = fold_word(slice(text_, words_[word]));
    if (atom.kind == Atom::Kind::number) return is_number(folded);
    if (match == Match::case_sensitive) return glob(atom.text, fold_word(slice(text_, words_[word]), true));
    if (atom.text.find_first_of("*?") != std::string::npos || match == Match::exact) {
        return glob(atom.text, folded);
    }
    const std::vector<std::string> forms = forms_of(atom.text);
    return std::find(forms.begin(), forms.end(), folded) != forms.end();
}

SlowTagger::Places SlowTagger::phrase(const std::vector<Atom>& atoms, Match match) const {
    Places places;
    for (std::size_t i = 0; i + atoms.size() <= words_.size(); ++i) {
        bool fits = true;
        for (std::size_t j = 0; j < atoms.size(); ++j) {
            fits = fits && satisfies(i + j, atoms[j], match) && (j == 0 || joined_[i + j]);
        }
        if (fits) places.insert({i, i + atoms.size() - 1});
    }
    return places;
}

bool SlowTagger::near(Place a, Place b, std::uint32_t distance) const {
    if (overlap(a, b)) return false;
    if (b < a) std::swap(a, b);
    return b.first - a.second <= distance && sentence_[a.second] == sentence_[b.first];
}

bool SlowTagger::in_one_sentence(Place place) const {
    return sentence_[place.first] == sentence_[place.second];
}

SlowTagger::Places SlowTagger::evaluate(const Node& node, Match match, bool in_condition,
                                        bool operand_of_near) {
    const auto child = [&](std::size_t i, bool joins) {
        return evaluate(node.children[i], match, in_condition, joins);
    };
    Places out;
    if (node.op == Op::phrase) return phrase(node.phrase, match);
    if (node.op == Op::set) {
        for (const SetMember& member : book_.sets) {
            if (member.set != node.name) continue;
            out.merge(phrase(parse_term(member.pattern, member.match)->phrase, member.match));
        }
        return out;
    }
    if (node.op == Op::component) {
        const auto component = static_cast<std::uint32_t>(book_.find_component(node.name));
        return in_condition ? plain_terms_[component] : counted_terms_[component];
    }
    const bool joins = node.op == Op::near || node.op == Op::then || node.op == Op::not_near;
    Places a = child(0, joins || operand_of_near);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        const Places b = child(i, joins || operand_of_near);
        const auto distance = static_cast<std::uint32_t>(node.distance);
        out.clear();
        switch (node.op) {
            case Op::any:
                out = a;
                out.insert(b.begin(), b.end());
                break;
            case Op::near:
            case Op::then:
                for (const Place& x : a) {
                    for (const Place& y : b) {
                        const bool order = node.op == Op::near || x < y;
                        if (order && near(x, y, distance)) out.insert(hull(x, y));
                    }
                }
                if (!operand_of_near) out = shortest(out);
                break;
            case Op::not_near:
                for (const Place& x : a) {
                    const auto disturbs = [&](Place y) {
                        return y != x && (overlap(x, y) || near(x, y, distance));
                    };
                    if (std::none_of(b.begin(), b.end(), disturbs)) out.insert(x);
                }
                break;
            case Op::within_sentence:
                for (const Place& x : a) {
                    Places same;
                    for (const Place& y : b) {
                        if (in_one_sentence(hull(x, y))) same.insert(y);
                    }
                    if (!same.empty()) out.insert(hull(x, nearest(same, x.first)));
                }
                break;
            case Op::within_passage:
                for (const Place& x : a) {
                    if (!b.empty()) out.insert(hull(x, nearest(b, x.first)));
                }
                break;
            case Op::not_within_sentence:
                for (const Place& x : a) {
                    const auto shares = [&](Place y) { return in_one_sentence(hull(x, y)); };
                    if (std::none_of(b.begin(), b.end(), shares)) out.insert(x);
                }
                break;
            case Op::all:
                if (!a.empty() && !b.empty()) out.insert(hull(*a.begin(), *b.begin()));
                break;
            default:  // AND NOT, NOT WITHIN passage
                if (b.empty()) out = a;
        }
        a = out;
    }
    return a;
}

bool SlowTagger::holds(const Condition& condition, Place place, bool as_veto) {
    const Places places = evaluate(condition.operand, book_.settings.inflect, true, true);
    const auto distance = static_cast<std::uint32_t>(condition.distance);
    return std::any_of(places.begin(), places.end(), [&](Place other) {
        switch (condition.kind) {
            case Condition::Kind::overlaps:
                return overlap(place, other);
            case Condition::Kind::near:
                return near(place, other, distance) || (as_veto && other != place && overlap(place, other));
            case Condition::Kind::then:
                return place < other && near(place, other, distance);
            case Condition::Kind::after:
                return other < place && near(place, other, distance);
            case Condition::Kind::within_sentence:
                return in_one_sentence(hull(place, other));
        }
        return false;
    });
}

std::vector<Place> SlowTagger::term_places(std::uint32_t id) {
    const Row& row = book_.rows[id];
    std::vector<Place> out;
    const std::vector<Condition> only_if = *parse_conditions(row.only_if);
    const std::vector<Condition> not_if = *parse_conditions(row.not_if);
    for (const Place& place : phrase(parse_term(row.pattern, row.match)->phrase, row.match)) {
        const auto vetoes = [&](const Condition& c) { return holds(c, place, true); };
        const auto allows = [&](const Condition& c) { return holds(c, place, false); };
        if (std::any_of(not_if.begin(), not_if.end(), vetoes)) continue;
        if (!only_if.empty() && std::none_of(only_if.begin(), only_if.end(), allows)) continue;
        out.push_back(place);
    }
    return out;
}

std::map<std::uint32_t, std::vector<Place>> SlowTagger::counted(std::string_view text) {
    read(text);
    counted_terms_.clear();
    plain_terms_.clear();
    std::vector<std::pair<std::uint32_t, Place>> terms;
    const auto active = [&](std::uint32_t id, RowKind kind) {
        return book_.rows[id].status == RowStatus::active && book_.rows[id].kind == kind;
    };
    for (std::uint32_t id = 0; id < book_.rows.size(); ++id) {
        const Row& row = book_.rows[id];
        if (!active(id, RowKind::term) || !row.only_if.empty() || !row.not_if.empty()) continue;
        for (const Place& place : term_places(id)) plain_terms_[row.component].insert(place);
    }
    for (std::uint32_t id = 0; id < book_.rows.size(); ++id) {
        if (!active(id, RowKind::term)) continue;
        for (const Place& place : term_places(id)) terms.emplace_back(id, place);
    }
    std::map<std::uint32_t, std::vector<Place>> out;
    for (const auto& term : terms) {
        const std::uint32_t id = term.first;
        const Place& place = term.second;
        const Row& row = book_.rows[id];
        const auto beats = [&](const std::pair<std::uint32_t, Place>& other) {
            const Row& rival = book_.rows[other.first];
            if (rival.component != row.component || hull(other.second, place) != other.second) return false;
            if (other.second != place) return true;
            return rival.weight != row.weight ? rival.weight > row.weight : other.first < id;
        };
        if (std::any_of(terms.begin(), terms.end(), beats)) continue;
        out[id].push_back(place);
        counted_terms_[row.component].insert(place);
    }
    for (std::uint32_t id = 0; id < book_.rows.size(); ++id) {
        if (!active(id, RowKind::rule)) continue;
        const Places places =
            evaluate(*parse_rule(book_.rows[id].pattern), book_.settings.inflect, false, false);
        if (!places.empty()) out[id] = reported(places);
    }
    return out;
}

std::map<std::uint32_t, double> SlowTagger::tags(std::string_view text) {
    std::map<std::uint32_t, double> scores;
    std::set<std::uint32_t> backed;
    for (const auto& [id, places] : counted(text)) {
        const Row& row = book_.rows[id];
        scores[row.component] += row.weight;
        if (row.weight > 0) backed.insert(row.component);
    }
    for (auto at = scores.begin(); at != scores.end();) {
        const double sum = at->second + words_score(at->first);
        at->second = std::round(sum * 1e6) / 1e6;
        const bool tagged = backed.contains(at->first) && at->second > 0 &&
                            at->second >= book_.components[at->first].threshold;
        at = tagged ? std::next(at) : scores.erase(at);
    }
    return scores;
}

double SlowTagger::words_score(std::uint32_t component) const {
    const std::size_t columns = book_.components.size() + WordWeights::kStances;
    double sum = 0;
    for (std::size_t i = 0; i < book_.words.patterns.size(); ++i) {
        if (has_words(book_.words.patterns[i])) sum += book_.words.weights[i * columns + component];
    }
    return sum / WordWeights::kScale;
}

bool SlowTagger::has_words(const std::string& pattern) const {
    if (pattern == WordWeights::kAlways) return true;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::string word = fold_word(slice(text_, words_[i]));
        if (word == pattern) return true;
        if (i > 0 && joined_[i] && fold_word(slice(text_, words_[i - 1])) + " " + word == pattern)
            return true;
    }
    return false;
}

}  // namespace evidex::test
