#include "exchange/refi_places.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// Quotes that must be reproduced before a way of counting is believed.
constexpr double kBelieved = 0.95;
/// Bytes of one text that are searched for misplaced quotes: seconds. More of them is no honest project.
constexpr std::size_t kMostSearched = 4ULL << 30;
/// Characters from which the beginning of a quote counts as the whole of a name that was cut without a sign.
constexpr std::size_t kLongName = 40;

/// White space as single blanks, none at the ends: programs wrap and trim what they quote.
std::string collapsed(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_space(c)) {
            append_utf8(out, c);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// The words in a selection's name.
struct Quote {
    std::string words;
    bool cut = false;  ///< An ellipsis says that there is more.
};

Quote quote_of(const RawSelection& selection) {
    Quote quote{collapsed(selection.name), false};
    for (const std::string_view ellipsis : {"…", "..."}) {
        if (!quote.words.ends_with(ellipsis)) continue;
        quote.words.erase(quote.words.size() - ellipsis.size());
        quote.cut = true;
        break;
    }
    if (quote.words.ends_with(' ')) quote.words.pop_back();
    return quote;
}

std::optional<Span> span_of(const RawSelection& selection, const Ruler& ruler, const PositionRule& rule) {
    const auto begin = ruler.byte_of(selection.begin);
    const auto end = ruler.byte_of(selection.end + (rule.inclusive ? 1 : 0));
    if (!begin || !end || *end <= *begin) return std::nullopt;
    return Span{*begin, *end};
}

bool has_blank_end(std::string_view text, bool at_end_too) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    return !text.empty() && (is_blank(text.front()) || (at_end_too && is_blank(text.back())));
}

/// 3 if the span holds just the quoted words; 2 if it begins with them and the name was cut; one less if
/// blanks hang on, which many programs trim; else 0.
int agreement(std::string_view text, const std::optional<Span>& span, const Quote& quote) {
    if (!span || quote.words.empty()) return 0;
    const std::string_view raw = slice(text, *span);
    // Room for the white space that collapses; what is far longer cannot be the same words.
    const bool longer = raw.size() > quote.words.size() * 4 + 256;
    const std::string words =
        collapsed(quote.cut || longer ? raw.substr(0, quote.words.size() * 2 + 64) : raw);
    if (!quote.cut && !longer && words == quote.words) return has_blank_end(raw, true) ? 2 : 3;
    const bool may_be_cut = quote.cut || quote.words.size() >= kLongName;
    if (!may_be_cut || !words.starts_with(quote.words)) return 0;
    return has_blank_end(raw, false) ? 1 : 2;
}

/// One text with its quotes, and how well each way of counting reproduces them.
struct Trial {
    const RawText* text = nullptr;
    std::vector<Quote> quotes;
    std::vector<int> points;  ///< By rule: how well its spans agree.
};

Trial try_rules(const RawText& text, const std::vector<PositionRule>& rules) {
    Trial trial;
    trial.text = &text;
    for (const RawSelection& selection : text.selections) trial.quotes.push_back(quote_of(selection));
    for (const PositionRule& rule : rules) {
        const Ruler ruler(text.text, rule);
        int points = 0;
        for (std::size_t i = 0; i < text.selections.size(); ++i) {
            points += agreement(text.text, span_of(text.selections[i], ruler, rule), trial.quotes[i]);
        }
        trial.points.push_back(points);
    }
    return trial;
}

std::size_t best_of(const std::vector<int>& points) {
    return static_cast<std::size_t>(std::max_element(points.begin(), points.end()) - points.begin());
}

/// Byte range of quoted words in a text: the only one, several, or none.
struct Occurrence {
    std::size_t count = 0;  ///< 0, 1, or 2 for more.
    Span span;
};

/// A text without its white space, and where each byte came from.
class Squeezed {
public:
    explicit Squeezed(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            if (is_space(next_code_point(text, at))) continue;
            for (std::size_t byte = begin; byte < at; ++byte) {
                bytes_ += text[byte];
                from_.push_back(static_cast<std::uint32_t>(byte));
            }
        }
    }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

    [[nodiscard]] Occurrence find(const Squeezed& words) const {
        Occurrence found;
        if (words.bytes_.empty()) return found;
        const std::size_t at = bytes_.find(words.bytes_);
        if (at == std::string::npos) return found;
        found.span = {from_[at], from_[at + words.bytes_.size() - 1] + 1};
        found.count = bytes_.find(words.bytes_, at + 1) == std::string::npos ? 1 : 2;
        return found;
    }

private:
    std::string bytes_;
    std::vector<std::uint32_t> from_;
};

/// Where a selection lies that does not hold the words it quotes.
FoundPlace look_for(const Squeezed& text, const Quote& quote, const std::optional<Span>& told) {
    const Occurrence found = text.find(Squeezed(quote.words));
    if (found.count == 0) return told ? FoundPlace{FoundPlace::How::unchecked, *told} : FoundPlace{};
    // How far a cut quote goes is not known when its place is wrong.
    if (found.count > 1 || quote.cut) return {};
    return {FoundPlace::How::moved, found.span};
}

std::vector<FoundPlace> places_in(const Trial& trial, const PositionRule& rule) {
    const RawText& text = *trial.text;
    const Ruler ruler(text.text, rule);
    std::optional<Squeezed> squeezed;
    std::size_t searched = 0;
    std::vector<FoundPlace> places;
    for (std::size_t i = 0; i < text.selections.size(); ++i) {
        const std::optional<Span> told = span_of(text.selections[i], ruler, rule);
        if (agreement(text.text, told, trial.quotes[i]) > 0) {
            places.push_back({FoundPlace::How::checked, *told});
            continue;
        }
        if (!squeezed) squeezed.emplace(text.text);
        searched += text.text.size();
        if (searched > kMostSearched) {
            places.emplace_back();
            continue;
        }
        places.push_back(look_for(*squeezed, trial.quotes[i], told));
    }
    return places;
}

/// Whether two rules put every marked passage of a text at the same place.
bool same_places(const RawText& text, const PositionRule& one, const PositionRule& other) {
    const Ruler first(text.text, one);
    const Ruler second(text.text, other);
    return std::all_of(text.selections.begin(), text.selections.end(), [&](const RawSelection& selection) {
        return span_of(selection, first, one) == span_of(selection, second, other);
    });
}

/// Selections whose words occur in the text but not where the rule puts them.
std::size_t misplaced(const std::vector<FoundPlace>& places, const std::vector<Quote>& quotes) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool quoted = !quotes[i].words.empty();
        count += places[i].how == FoundPlace::How::moved || (quoted && places[i].how == FoundPlace::How::lost)
                     ? 1
                     : 0;
    }
    return count;
}

/// Rules that do as well as the best but put some passage elsewhere.
bool has_rival(const std::vector<Trial>& trials, const std::vector<PositionRule>& rules,
               const std::vector<int>& points, std::size_t best) {
    if (points[best] == 0) return false;
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        if (rule == best || points[rule] < points[best]) continue;
        const bool same = std::all_of(trials.begin(), trials.end(), [&](const Trial& trial) {
            return same_places(*trial.text, rules[best], rules[rule]);
        });
        if (!same) return true;
    }
    return false;
}

}  // namespace

FoundPlaces find_places(const std::vector<RawText>& texts) {
    const std::vector<PositionRule> rules = all_position_rules();
    std::vector<Trial> trials;
    std::vector<int> points(rules.size(), 0);
    for (const RawText& text : texts) {
        trials.push_back(try_rules(text, rules));
        for (std::size_t rule = 0; rule < rules.size(); ++rule) points[rule] += trials.back().points[rule];
    }
    FoundPlaces out;
    const std::size_t best = best_of(points);
    out.rule = rules[best];
    if (has_rival(trials, rules, points, best)) {
        out.remarks.push_back("the quotes fit more than one way of counting positions; taken: " +
                              name_of(out.rule) + ". Passages without a quote should be looked at");
    }
    for (const Trial& trial : trials) {
        std::vector<FoundPlace> places = places_in(trial, rules[best]);
        const std::size_t wrong = misplaced(places, trial.quotes);
        const std::size_t own = best_of(trial.points);
        const auto selections = static_cast<double>(places.size());
        if (static_cast<double>(wrong) > (1 - kBelieved) * selections &&
            trial.points[own] > trial.points[best]) {
            places = places_in(trial, rules[own]);
            out.remarks.push_back(fmt::format("'{}' counts positions in its own way: {}", trial.text->name,
                                              name_of(rules[own])));
        }
        const std::size_t still = misplaced(places, trial.quotes);
        if (static_cast<double>(still) > (1 - kBelieved) * selections) {
            out.remarks.push_back(
                fmt::format("{} of {} marked passages in '{}' do not stand where the file says; look at them "
                            "before you rely on them",
                            still, places.size(), trial.text->name));
        }
        out.places.push_back(std::move(places));
    }
    return out;
}

}  // namespace evidex
