#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "report/explanation.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr double kWeighty = 0.5;   // rows below this are told on one line
constexpr double kDecisive = 1.0;  // the same where nothing was tagged

std::string stance_text(Stance stance, const Look& look) {
    const Ink ink = stance == Stance::meets         ? Ink::green
                    : stance == Stance::falls_short ? Ink::red
                                                    : Ink::plain;
    return paint(spoken(name_of(stance)), ink, look);
}

/// What a modifier of this kind does to a hit, in words.
std::string_view effect_of(ModifierKind kind) {
    switch (kind) {
        case ModifierKind::negated:
            return "negates";
        case ModifierKind::norm:
            return "makes a norm of";
        case ModifierKind::wish:
            return "makes a wish of";
        case ModifierKind::hypothetical:
            return "supposes";
        case ModifierKind::past:
            return "puts into the past";
        case ModifierKind::other_person:
            return "ascribes to somebody else";
        case ModifierKind::uncertain:
            return "doubts";
        case ModifierKind::strain:
            return "strains";
        case ModifierKind::praise:
            return "praises";
        case ModifierKind::criticism:
            return "criticises";
        case ModifierKind::stop:
        case ModifierKind::pseudo:
            break;
    }
    return "acts on";
}

std::string bytes_of(const Hit& hit) {
    const std::vector<Span> whole{hit.span};
    const std::vector<Span>& parts = hit.parts.empty() ? whole : hit.parts;
    std::string text;
    for (const Span part : parts) {
        text += fmt::format("{}{}-{}", text.empty() ? "bytes " : ", ", part.begin, part.end);
    }
    return text;
}

/// Long rules are cut: the place says where the whole stands.
std::string pattern_of(const Row& row) {
    constexpr std::size_t kLongest = 160;
    if (row.pattern.size() <= kLongest) return row.pattern;
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(row.pattern[cut]) & 0xC0U) == 0x80U) --cut;
    return row.pattern.substr(0, cut) + " …";
}

bool speaks_against(const Row& row) {
    return row.weight < 0;
}

std::string row_name(const Row& row) {
    return fmt::format("{} {}:{}", row.id, file_of(row), row.line);
}

void add_lines(std::string& out, const std::string& text, std::string_view indent, const Look& look) {
    out += paragraph(text, {}, indent, look);
}

std::string hit_text(const Hit& hit, std::string_view text, const Codebook& codebook, const Look& look) {
    const Row& row = codebook.rows[hit.row];
    std::string out = fmt::format("  {:+5.1f}  {}  \"{}\"  → {}\n", row.weight, row_name(row),
                                  paint(words_of(text, hit), Ink::mark, look), stance_text(hit.stance, look));
    add_lines(out, fmt::format("theme {}; {}", row.theme, bytes_of(hit)), "         ", look);
    add_lines(out, "pattern: " + pattern_of(row), "         ", look);
    if (speaks_against(row) && !row.note.empty())
        add_lines(out, "speaks against: " + row.note, "         ", look);
    for (const HitModifier& acting : hit.modifiers) {
        const Modifier& modifier = codebook.modifiers[acting.modifier];
        out += fmt::format("      ~  {} modifiers.csv:{}  \"{}\" {} it\n", modifier.id, modifier.line,
                           slice(text, acting.span), effect_of(modifier.kind));
    }
    return out;
}

std::string verdict(const ComponentExplanation& found, const Codebook& codebook, const Look& look) {
    const Component& component = codebook.components[found.component];
    std::string line = paint(component.label, Ink::bold, look) + " (" + component.id + "): ";
    if (found.tagged) {
        line += fmt::format("{}, score {:.1f} of {:.1f} needed, margin {:.1f}\n",
                            stance_text(found.stance, look), found.score, found.threshold, found.margin);
    } else {
        line += fmt::format("not tagged, score {:.1f}, {:.1f} short of {:.1f}\n", found.score,
                            found.threshold - found.score, found.threshold);
    }
    return line;
}

/// The first hit of each row, the heaviest row first: further ones add nothing to the score.
std::vector<const Hit*> counted_hits(const ComponentExplanation& found, const Codebook& codebook) {
    std::set<std::uint32_t> rows;
    std::vector<const Hit*> hits;
    for (const Hit& hit : found.because) {
        if (rows.insert(hit.row).second) hits.push_back(&hit);
    }
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit* a, const Hit* b) {
        return std::abs(codebook.rows[a->row].weight) > std::abs(codebook.rows[b->row].weight);
    });
    return hits;
}

/// "+0.3 CI-R392 rules.csv:570 "nobody"; …" for rows that weigh little.
std::string small_hits(const std::vector<const Hit*>& hits, std::string_view text, const Codebook& codebook) {
    std::string line;
    for (const Hit* hit : hits) {
        const Row& row = codebook.rows[hit->row];
        line += fmt::format("{}{:+.1f} {} \"{}\"", line.empty() ? "" : "; ", row.weight, row_name(row),
                            words_of(text, *hit));
        if (speaks_against(row) && !row.note.empty()) line += " (" + row.note + ")";
    }
    return line;
}

/// "words +1.4: "rang" +0.3, "on hold" +0.2 …": what words.csv adds, and the words that add most.
std::string words_line(std::string_view head, double sum, const std::vector<WordShare>& shares,
                       std::string_view text) {
    std::string line = fmt::format("{} {:+.1f}", head, sum);
    for (const WordShare& share : shares) {
        line += fmt::format("{} \"{}\" {:+.1f}", &share == &shares.front() ? ":" : ",",
                            slice(text, share.span), share.weight);
    }
    return line + " …";
}

void add_near_misses(std::string& out, const ComponentExplanation& found, const Codebook& codebook,
                     bool in_full, const Look& look) {
    bool headed = false;
    for (const NearMiss& miss : found.near_misses) {
        if (miss.would_add <= 0 && !in_full) continue;
        if (!headed) out += paint("  almost:\n", Ink::dim, look);
        headed = true;
        const Row& row = codebook.rows[miss.row];
        out += fmt::format("      -  {}  (would add {:.1f})\n", row_name(row), miss.would_add);
        add_lines(out, miss.reason, "         ", look);
    }
}

std::string component_text(const ComponentExplanation& found, std::string_view text, const Codebook& codebook,
                           bool in_full, const Look& look) {
    std::string out = verdict(found, codebook, look);
    const double least = in_full ? 0 : found.tagged ? kWeighty : kDecisive;
    std::vector<const Hit*> small;
    for (const Hit* hit : counted_hits(found, codebook)) {
        if (std::abs(codebook.rows[hit->row].weight) >= least) {
            out += hit_text(*hit, text, codebook, look);
        } else {
            small.push_back(hit);
        }
    }
    if (!small.empty()) add_lines(out, "also: " + small_hits(small, text, codebook), "         ", look);
    if (!found.words.empty()) {
        add_lines(out, words_line("words", found.words_score, found.words, text), "      ", look);
    }
    if (found.tagged && !found.stance_words.empty()) {
        const std::string head = fmt::format("words for {}", name_of(found.stance));
        add_lines(out, words_line(head, found.stance_words_score, found.stance_words, text), "      ", look);
    }
    add_near_misses(out, found, codebook, in_full, look);
    return out;
}

/// Not tagged, and nothing speaks for it that a person would want to read.
bool is_far(const ComponentExplanation& found) {
    return !found.tagged && found.score < found.threshold / 3 &&
           std::none_of(found.near_misses.begin(), found.near_misses.end(), [&](const NearMiss& miss) {
               return found.score + miss.would_add >= found.threshold;
           });
}

/// What the tags rest on; where there is no tag, whatever weighs.
std::vector<Span> marks_of(const Explained& explained, const Codebook& codebook) {
    const std::vector<ComponentExplanation>& all = explained.components;
    const bool any_tag =
        std::any_of(all.begin(), all.end(), [](const ComponentExplanation& found) { return found.tagged; });
    std::vector<Span> marks;
    for (const ComponentExplanation& found : all) {
        if (any_tag && !found.tagged) continue;
        for (const Hit& hit : found.because) {
            if (codebook.rows[hit.row].weight < kWeighty) continue;
            if (hit.parts.empty()) marks.push_back(hit.span);
            marks.insert(marks.end(), hit.parts.begin(), hit.parts.end());
        }
    }
    return marks;
}

/// The marked text, and under it what is known of it.
std::string passage_text(const Explained& explained, const Codebook& codebook, const Look& look) {
    const PassageView& passage = explained.passage;
    std::string about =
        std::string(name_of(passage.kind)) + ", section " + std::string(name_of(passage.section));
    if (!passage.role.empty()) about += ", " + spoken(passage.role);
    about += fmt::format("; codebook {} {} {}", codebook.settings.name, codebook.settings.version,
                         short_digest(codebook.digest));
    std::string out = paragraph(passage.text, marks_of(explained, codebook), "", look);
    out += paint(about, Ink::dim, look) + "\n";
    if (!passage.taggable) {
        out +=
            "\nNot tagged: this passage is kept as context only (an interviewer's turn, a heading, a list of "
            "references …).\n";
    }
    return out;
}

}  // namespace

std::string explanation_text(const Explained& explained, const Codebook& codebook, const Look& look) {
    std::string out = passage_text(explained, codebook, look);
    std::vector<const ComponentExplanation*> sorted;
    sorted.reserve(explained.components.size());
    for (const ComponentExplanation& found : explained.components) sorted.push_back(&found);
    std::stable_partition(sorted.begin(), sorted.end(), [](auto* found) { return found->tagged; });
    std::string far;
    for (const ComponentExplanation* found : sorted) {
        if (!explained.in_full && is_far(*found)) {
            far += fmt::format("{}{} {:.1f}", far.empty() ? "" : ", ",
                               codebook.components[found->component].id, found->score);
        } else {
            out += "\n" + component_text(*found, explained.passage.text, codebook, explained.in_full, look);
        }
    }
    if (!far.empty()) {
        out += "\n" + paragraph("Far from a tag (--why-not shows one in full): " + far, {}, "", look);
    }
    if (sorted.empty() && explained.passage.taggable) {
        out += "\nNo component: no row of the codebook fired, and none came near.\n";
    }
    return out;
}

}  // namespace evidex
