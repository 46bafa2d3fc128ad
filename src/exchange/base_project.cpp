#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/decision_text.hpp"
#include "evidex/export.hpp"
#include "exchange/voices.hpp"

namespace evidex {
namespace {

/// Told apart on white and by people who see fewer colours; components take them in turn.
constexpr std::array<std::string_view, 12> kColours{"#2A6F97", "#9A3D00", "#3B7A57", "#7B4B94",
                                                    "#B8860B", "#C2185B", "#00796B", "#5D4037",
                                                    "#455A64", "#1565C0", "#AD1457", "#558B2F"};

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 0x20);
    return text;
}

std::string spoken_stance(Stance stance) {
    return stance == Stance::falls_short ? "falls short" : std::string(name_of(stance));
}

std::string definition_of(const Component& component) {
    std::string text = component.definition;
    if (!component.include.empty()) text += "\nInclude: " + component.include;
    if (!component.exclude.empty()) text += "\nExclude: " + component.exclude;
    return text;
}

/// "suggested: falls short, score 6.0", and the rows with the words that they found.
std::string reasons(const StoredPassage& passage, const QuoteTag& tag) {
    std::string text = fmt::format("suggested: {}, score {:.1f}", spoken_stance(tag.stance), tag.score);
    for (const StoredHit& hit : passage.hits) {
        if (hit.component == tag.component) text += fmt::format("\n{} \"{}\"", hit.rule, hit.words);
    }
    return text;
}

class ProjectBuilder {
public:
    explicit ProjectBuilder(const Holdings& holdings) : holdings_(holdings), decided_(holdings) {
        project_.id = holdings.name;
        project_.name = holdings.name;
        project_.origin = "evidex " EVIDEX_VERSION;
        project_.time = holdings.time;
    }

    ExportedProject run() {
        add_users();
        add_codes();
        for (const StoredText& text : holdings_.texts) {
            if (is_wanted(text)) add_source(text);
        }
        add_decisions();
        sort_codings();
        return {std::move(project_), losses()};
    }

private:
    [[nodiscard]] bool is_wanted(const StoredText& text) const {
        return std::any_of(text.passages.begin(), text.passages.end(), [&](const StoredPassage& passage) {
            return holdings_.passages.count(passage.quote.passage) > 0;
        });
    }

    /// What codes nothing is a comment on its words: that they were read, that a code is not there.
    [[nodiscard]] bool is_comment(Verdict verdict) const {
        return holdings_.basis == Basis::everything &&
               (verdict == Verdict::rejected || verdict == Verdict::reviewed ||
                verdict == Verdict::dismissed);
    }

    void add_users() {
        std::set<std::string> coders;
        for (const Entry& entry : holdings_.entries) {
            const bool goes_out =
                holdings_.basis != Basis::suggested && entry.whereabouts == Whereabouts::placed;
            const Verdict verdict = entry.decision.verdict;
            if (goes_out && (is_coding(verdict) || is_comment(verdict))) coders.insert(entry.decision.coder);
        }
        for (const std::string& coder : coders) {
            users_[coder] = static_cast<int>(project_.users.size());
            project_.users.push_back({{}, coder, coder});
        }
        if (!with_suggestions()) return;
        engine_ = static_cast<int>(project_.users.size());
        project_.users.push_back({{},
                                  "evidex",
                                  fmt::format("evidex suggestions {} (codebook {})", EVIDEX_VERSION,
                                              holdings_.codebook->digest.substr(0, 12))});
    }

    void add_codes() {
        std::map<std::string, int> folders;
        std::size_t number = 0;
        for (const Component& component : holdings_.codebook->components) {
            const std::string colour(kColours[number++ % kColours.size()]);
            if (!is_meant(holdings_, component.id)) continue;
            int folder = -1;
            if (!component.tier.empty()) {
                const auto [found, is_new] =
                    folders.emplace(component.tier, static_cast<int>(project_.codes.size()));
                if (is_new) {
                    ProjectCode tier;
                    tier.id = component.tier;
                    tier.name = capitalised(component.tier) + " components";
                    tier.codable = false;
                    project_.codes.push_back(std::move(tier));
                }
                folder = found->second;
            }
            codes_[component.id] = project_.codes.size();
            project_.codes.push_back({{},
                                      component.id,
                                      component.label.empty() ? component.id : component.label,
                                      definition_of(component),
                                      colour,
                                      true,
                                      folder});
        }
    }

    /// A component that only older decisions know gets a code of its own.
    std::size_t code_of(const std::string& component) {
        const auto [found, is_new] = codes_.emplace(component, project_.codes.size());
        if (is_new) project_.codes.push_back({{}, component, component, {}, {}, true, -1});
        return found->second;
    }

    void add_source(const StoredText& text) {
        const std::size_t number = project_.sources.size();
        sources_[text.path] = number;
        ProjectSource source;
        source.name = source_name(text);
        source.text = text.text;
        source.description = text.title;
        source.user = engine_;
        source.time = engine_ < 0 ? std::string() : holdings_.time;
        project_.sources.push_back(std::move(source));
        std::map<std::string, std::size_t> speakers;
        for (const StoredPassage& passage : text.passages) {
            if (passage.span.empty()) continue;
            if (!passage.quote.speaker.empty()) add_turn(text, passage, speakers);
            if (holdings_.passages.count(passage.quote.passage) > 0) add_suggestions(number, passage);
        }
    }

    /// The same label in two files may be two people: a case belongs to its source.
    void add_turn(const StoredText& text, const StoredPassage& passage,
                  std::map<std::string, std::size_t>& speakers) {
        const Quote& quote = passage.quote;
        const std::size_t number = project_.sources.size() - 1;
        const auto [found, is_new] = speakers.emplace(quote.speaker, project_.cases.size());
        if (is_new) {
            ProjectCase one;
            one.id = text.source_id + ":" + quote.speaker;
            one.name = fmt::format("{} ({})", quote.speaker, source_name(text));
            one.attributes.emplace_back("speaker", quote.speaker);
            if (!quote.role.empty()) one.attributes.emplace_back("role", quote.role);
            one.sources = {number};
            project_.cases.push_back(std::move(one));
        }
        project_.cases[found->second].turns.push_back({number, passage.span});
    }

    void add_suggestions(std::size_t source, const StoredPassage& passage) {
        if (!with_suggestions()) return;
        for (const QuoteTag& tag : passage.quote.tags) {
            if (!is_meant(holdings_, tag.component)) continue;
            const Voices* voices = decided_.find(passage.quote.passage, tag.component);
            if (!is_there(holdings_.basis, true, voices)) continue;
            project_.codings.push_back({{},
                                        {source, passage.span},
                                        code_of(tag.component),
                                        engine_,
                                        holdings_.time,
                                        reasons(passage, tag)});
        }
    }

    [[nodiscard]] bool with_suggestions() const {
        return holdings_.basis == Basis::everything || holdings_.basis == Basis::suggested;
    }

    /// Whether some passage that the decision touches is one in which its component stands.
    [[nodiscard]] bool is_agreed(const Entry& entry) const {
        if (holdings_.basis != Basis::agreed) return true;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            const Voices* voices = decided_.find(passage, entry.decision.component);
            if (voices != nullptr && voices->is_agreed()) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_chosen(const Entry& entry) const {
        const auto first = holdings_.passages.lower_bound(entry.first_passage);
        return first != holdings_.passages.end() && *first <= entry.last_passage;
    }

    void add_decisions() {
        if (holdings_.basis == Basis::suggested) return;
        for (const Entry& entry : holdings_.entries) {
            const Decision& decision = entry.decision;
            if (!decision.component.empty() && !is_meant(holdings_, decision.component)) continue;
            const auto source = sources_.find(entry.path);
            if (entry.whereabouts != Whereabouts::placed) {
                ++unplaced_;
            } else if (source == sources_.end() || !is_chosen(entry)) {
                continue;
            } else if (is_comment(decision.verdict)) {
                add_comment(entry, source->second);
            } else if (!is_coding(decision.verdict)) {
                ++left_out_[decision.verdict];
            } else if (is_agreed(entry)) {
                project_.codings.push_back({{},
                                            {source->second, entry.span},
                                            code_of(decision.component),
                                            users_.at(decision.coder),
                                            decision.time,
                                            decision_text(decision)});
            }
        }
    }

    /// Whether all that the decision touches goes out.
    [[nodiscard]] bool is_whole(const Entry& entry) const {
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            if (holdings_.passages.count(passage) == 0) return false;
        }
        return true;
    }

    /// What was read to the end says that nothing else is there: only where nothing was left out is that
    /// true.
    void add_comment(const Entry& entry, std::size_t source) {
        const Decision& decision = entry.decision;
        if (decision.verdict == Verdict::reviewed && !is_whole(entry)) {
            ++left_out_[decision.verdict];
        } else if (!decision.component.empty()) {
            comment(entry, source, project_.codes[code_of(decision.component)].name);
        } else if (holdings_.components.empty()) {
            comment(entry, source, {});
        } else {
            for (const std::string& component : holdings_.components) {
                comment(entry, source, project_.codes[code_of(component)].name);
            }
        }
    }

    void comment(const Entry& entry, std::size_t source, const std::string& code) {
        project_.notes.push_back({{},
                                  {},
                                  decision_text(entry.decision, code),
                                  ProjectPlace{source, entry.span},
                                  users_.at(entry.decision.coder),
                                  entry.decision.time});
    }

    void sort_codings() {
        std::stable_sort(project_.codings.begin(), project_.codings.end(), [](const auto& a, const auto& b) {
            return std::tie(a.place.source, a.place.span, a.code, a.user) <
                   std::tie(b.place.source, b.place.span, b.code, b.user);
        });
    }

    [[nodiscard]] std::string_view why_left_out(Verdict verdict) const {
        if (holdings_.basis != Basis::everything) return "only what is coded was asked for";
        return verdict == Verdict::reviewed ? "they are about more than what was chosen"
                                            : "they say nothing about what is there";
    }

    [[nodiscard]] std::vector<std::string> losses() const {
        std::vector<std::string> out;
        out.reserve(left_out_.size() + 1);
        for (const auto& [verdict, count] : left_out_) {
            out.push_back(
                fmt::format("decisions '{}' ({}): {}", name_of(verdict), count, why_left_out(verdict)));
        }
        if (unplaced_ > 0) {
            out.push_back(
                fmt::format("decisions whose words are not in a source of this base now ({})", unplaced_));
        }
        return out;
    }

    const Holdings& holdings_;
    const Decided decided_;
    Project project_;
    int engine_ = -1;
    std::map<std::string, int> users_;
    std::map<std::string, std::size_t> codes_, sources_;
    std::map<Verdict, std::size_t> left_out_;
    std::size_t unplaced_ = 0;
};

}  // namespace

ExportedProject project_of(const Holdings& holdings) {
    return ProjectBuilder(holdings).run();
}

}  // namespace evidex
