#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/explanation.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

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

std::string row_name(const Row& row) {
    return fmt::format("{} {}:{}", row.id, file_of(row), row.line);
}

void add_lines(std::string& out, const std::string& text, std::string_view indent, const Look& look) {
    out += paragraph(text, {}, indent, look);
}

std::string hit_text(const Hit& hit, bool counts, std::string_view text, const Codebook& codebook,
                     const Look& look) {
    const Row& row = codebook.rows[hit.row];
    std::string out = fmt::format("  {:+5.1f}  {}  \"{}\"  → {}{}\n", row.weight, row_name(row),
                                  paint(words_of(text, hit), Ink::mark, look), stance_text(hit.stance, look),
                                  counts ? "" : "  (this row already counted)");
    add_lines(out, fmt::format("theme {}; {}", row.theme, bytes_of(hit)), "         ", look);
    add_lines(out, "pattern: " + pattern_of(row), "         ", look);
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

std::string component_text(const ComponentExplanation& found, std::string_view text, const Codebook& codebook,
                           const Look& look) {
    std::string out = verdict(found, codebook, look);
    std::set<std::uint32_t> counted_rows;
    for (const Hit& hit : found.because) {
        out += hit_text(hit, counted_rows.insert(hit.row).second, text, codebook, look);
    }
    if (found.near_misses.empty()) return out;
    out += paint("  almost:\n", Ink::dim, look);
    for (const NearMiss& miss : found.near_misses) {
        const Row& row = codebook.rows[miss.row];
        out += fmt::format("      -  {}  (would add {:.1f})\n", row_name(row), miss.would_add);
        add_lines(out, miss.reason, "         ", look);
    }
    return out;
}

std::vector<Span> all_marks(const Explained& explained) {
    std::vector<Span> marks;
    for (const ComponentExplanation& found : explained.components) {
        for (const Hit& hit : found.because) {
            if (hit.parts.empty()) marks.push_back(hit.span);
            marks.insert(marks.end(), hit.parts.begin(), hit.parts.end());
        }
    }
    return marks;
}

}  // namespace

std::string explanation_text(const Explained& explained, const Codebook& codebook, const Look& look) {
    const PassageView& passage = explained.passage;
    std::string out = paragraph(passage.text, all_marks(explained), "", look);
    std::string about =
        std::string(name_of(passage.kind)) + ", section " + std::string(name_of(passage.section));
    if (!passage.role.empty()) about += ", " + spoken(passage.role);
    out += paint(fmt::format("{}; codebook {} {} {}", about, codebook.settings.name,
                             codebook.settings.version, short_digest(codebook.digest)),
                 Ink::dim, look);
    out += "\n";
    if (!passage.taggable) {
        out +=
            "\nNot tagged: this passage is kept as context only (an interviewer's turn, a heading, a list of "
            "references …).\n";
    }
    std::vector<const ComponentExplanation*> sorted;
    for (const ComponentExplanation& found : explained.components) sorted.push_back(&found);
    std::stable_partition(sorted.begin(), sorted.end(), [](auto* found) { return found->tagged; });
    for (const ComponentExplanation* found : sorted) {
        out += "\n" + component_text(*found, passage.text, codebook, look);
    }
    if (sorted.empty() && passage.taggable) {
        out += "\nNo component: no row of the codebook fired, and none came near.\n";
    }
    return out;
}

}  // namespace evidex
