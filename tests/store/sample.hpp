#pragma once

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/digest.hpp"
#include "evidex/store.hpp"

namespace evidex::test {

/// A codebook of two components, three rows and one modifier.
inline Codebook small_codebook(const std::string& digest = "digest-1") {
    Codebook codebook;
    codebook.digest = digest;
    codebook.settings.name = "small";
    codebook.settings.version = "1";
    Component access;
    access.id = "rapid-access";
    access.tier = "core";
    access.label = "Rapid access";
    access.themes = {{"waiting", "Waiting times"}, {"first-contact", "First contact"}};
    Component trust;
    trust.id = "confidentiality";
    trust.tier = "underpinning";
    trust.label = "Confidentiality";
    trust.themes = {{"privacy", "Privacy"}};
    codebook.components = {access, trust};
    const auto row = [&](const char* id, std::uint32_t component, const char* theme, const char* pattern) {
        Row each;
        each.id = id;
        each.component = component;
        each.theme = theme;
        each.pattern = pattern;
        each.weight = 3;
        codebook.rows.push_back(each);
    };
    row("T1", 0, "waiting", "waiting");
    row("T2", 0, "first-contact", "phone");
    row("T3", 1, "privacy", "private");
    Modifier negation;
    negation.id = "M1";
    negation.pattern = "not";
    codebook.modifiers = {negation};
    return codebook;
}

/// Tags like a tagger for `small_codebook` would: each of its words is a hit, "not" turns it.
inline std::vector<Tag> small_tags(std::string_view text) {
    const Codebook codebook = small_codebook();
    std::vector<Tag> tags;
    const std::size_t negation = text.find("not ");
    for (std::uint32_t row = 0; row < codebook.rows.size(); ++row) {
        const std::string& word = codebook.rows[row].pattern;
        const std::size_t at = text.find(word);
        if (at == std::string_view::npos) continue;
        Hit hit;
        hit.row = row;
        hit.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
        hit.stance = negation == std::string_view::npos ? Stance::meets : Stance::falls_short;
        if (negation != std::string_view::npos) {
            const auto begin = static_cast<std::uint32_t>(negation);
            hit.modifiers = {{0, {begin, begin + 3}}};
        }
        const std::uint32_t component = codebook.rows[row].component;
        if (tags.empty() || tags.back().component != component)
            tags.push_back({component, 0, 0, hit.stance, 1, {}});
        tags.back().score += codebook.rows[row].weight;
        tags.back().because.push_back(hit);
    }
    return tags;
}

/// One turn of an invented interview.
struct Turn {
    std::string speaker;
    std::string role;
    std::string words;
};

inline Analysis interview(const std::string& path, const std::vector<Turn>& turns) {
    Analysis analysis;
    analysis.path = path;
    analysis.settings = "settings";
    Document& document = analysis.document;
    document.format = Format::text;
    document.kind = SourceKind::interview;
    document.citation.title = "Interview " + path;
    document.citation.year = 2021;
    Span question;
    for (const Turn& turn : turns) {
        document.text += turn.speaker + ": ";
        Passage passage;
        passage.span.begin = static_cast<std::uint32_t>(document.text.size());
        document.text += turn.words;
        passage.span.end = static_cast<std::uint32_t>(document.text.size());
        document.text += "\n";
        passage.kind = BlockKind::turn;
        passage.speaker = turn.speaker;
        passage.role = turn.role;
        passage.taggable = turn.role != "interviewer";
        if (passage.taggable) passage.question = question;
        question = passage.span;
        analysis.passages.push_back(passage);
        analysis.tags.push_back(passage.taggable ? small_tags(turn.words) : std::vector<Tag>());
    }
    analysis.source_id = sha256(document.text);
    return analysis;
}

inline Analysis paper(const std::string& path, const std::vector<std::string>& paragraphs, int year = 2015) {
    Analysis analysis;
    analysis.path = path;
    analysis.settings = "settings";
    Document& document = analysis.document;
    document.format = Format::jats;
    document.citation.title = "Paper " + path;
    document.citation.authors = {"A. Writer", "B. Author"};
    document.citation.year = year;
    document.warnings = {{"hyphens", "Two hyphens were joined.", 3}};
    for (const std::string& paragraph : paragraphs) {
        Passage passage;
        passage.span.begin = static_cast<std::uint32_t>(document.text.size());
        document.text += paragraph;
        passage.span.end = static_cast<std::uint32_t>(document.text.size());
        document.text += "\n\n";
        passage.heading = "Results";
        passage.section = SectionKind::results;
        passage.page = 2;
        analysis.passages.push_back(passage);
        analysis.tags.push_back(small_tags(paragraph));
    }
    analysis.source_id = sha256(document.text);
    return analysis;
}

inline Analysis maya() {
    return interview("/data/maya.txt",
                     {{"Interviewer", "interviewer", "How long was the waiting list?"},
                      {"Maya", "young-person", "The waiting was awful, it was not short."},
                      {"Maya", "young-person", "But somebody gave us a phone number and it stayed private."},
                      {"Dad", "", "We kept waiting for a letter."}});
}

inline Analysis report() {
    return paper("/data/report.xml", {"Services with a phone line had shorter lists.",
                                      "Nothing in this paragraph speaks of the frame.",
                                      "Records were kept private in every clinic."});
}

/// A base at `path` with the analyses of one run.
inline Store filled_store(const std::string& path, const std::vector<Analysis>& analyses) {
    Store store = *Store::open(path, Store::Mode::read_write);
    REQUIRE(store.begin_run("ingest", small_codebook()));
    for (const Analysis& analysis : analyses) REQUIRE(store.put(analysis));
    Run counts;
    counts.added = static_cast<std::int64_t>(analyses.size());
    REQUIRE(store.end_run(counts));
    return store;
}

}  // namespace evidex::test
