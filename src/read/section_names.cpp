#include "read/section_names.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.hpp"
#include "read/clean.hpp"

namespace evidex {
namespace {

struct SectionNames {
    SectionKind kind;
    std::string_view names;  ///< Between bars, folded, without number and final colon.
};

constexpr std::array<SectionNames, 11> kHeadings{{
    {SectionKind::abstract,
     "|abstract|executive summary|summary|lay summary|plain english summary|plain language "
     "summary|structured abstract|"},
    {SectionKind::introduction,
     "|background|introduction|background and aims|introduction and background|aims|aim|objectives|aims and "
     "objectives|rationale|literature review|"},
    {SectionKind::methods,
     "|method|methods|methodology|materials and methods|methods and materials|methods and analysis|patients "
     "and methods|participants and methods|research design|study design|design|data collection|data "
     "analysis|how we did it|what we did|how this was done|how we did this evaluation|"},
    {SectionKind::results,
     "|results|findings|key findings|main findings|results and discussion|findings and discussion|what we "
     "found|"},
    {SectionKind::discussion,
     "|discussion|conclusion|conclusions|discussion and conclusion|discussion and conclusions|strengths and "
     "limitations|limitations|implications|implications for practice|concluding remarks|"},
    {SectionKind::references,
     "|references|reference list|bibliography|literature cited|works cited|references "
     "cited|literature|sources cited|references and notes|list of references|literaturverzeichnis|"},
    {SectionKind::contents,
     "|contents|table of contents|list of tables|list of figures|list of tables and figures|contents page|"},
    {SectionKind::keywords, "|keywords|key words|index terms|keywords and phrases|mesh terms|"},
    {SectionKind::front, "|title page|front matter|author details|about the authors|about the author|"},
    {SectionKind::back,
     "|acknowledgement|acknowledgements|acknowledgment|acknowledgments|funding|funding statement|funding "
     "sources|financial support|sources of funding|author contributions|authors contributions|authors' "
     "contributions|author information|author note|author notes|authors' note|competing interests|competing "
     "interest|conflict of interest|conflicts of interest|conflict of interests|declaration of "
     "interest|declarations of interest|declaration of interests|declaration of competing "
     "interest|declarations|disclosure|disclosures|data availability|data availability "
     "statement|availability of data and materials|availability of data and material|ethics approval and "
     "consent to participate|ethics approval|ethical approval|ethics statement|consent for "
     "publication|consent to participate|supplementary material|supplementary materials|supporting "
     "information|additional files|abbreviations|list of abbreviations|pre-publication history|publisher's "
     "note|open access|provenance and peer review|correspondence|orcid|"},
    {SectionKind::consent,
     "|consent form|participant consent form|informed consent|informed consent form|consent sheet|assent "
     "form|participant information|participant information sheet|participant information leaflet|information "
     "sheet|information sheet for participants|study information|study information sheet|privacy notice for "
     "participants|"},
}};

struct Announcement {
    SectionKind kind;
    std::string_view names;
};

// Words before a colon that make one paragraph a section of its own.
constexpr std::array<Announcement, 2> kAnnouncements{{
    {SectionKind::keywords, "|keywords|key words|index terms|mesh terms|"},
    {SectionKind::back,
     "|funding|funding statement|acknowledgements|acknowledgments|acknowledgement|acknowledgment|conflict of "
     "interest|conflicts of interest|competing interests|declaration of interest|declaration of "
     "interests|correspondence|corresponding author|correspondence to|address for correspondence|author "
     "note|author contributions|data availability|trial registration|disclosure|disclosures|how to cite|cite "
     "this article as|to cite this article|copyright|"},
}};

bool holds(std::string_view list, const std::string& name) {
    return !name.empty() && list.find("|" + name + "|") != std::string_view::npos;
}

/// A heading without number, colon and curly marks: "3.2 Results:" → "results".
std::string heading_name(std::string_view text) {
    static const RE2 number(
        R"(^(?:(?i:chapter|section|part|appendix)[ ]+)?(?:(?:\d+(?:\.\d+)*|[IVX]+)[.):]?|[A-Z][.):])[ \t]+(.*)$)");
    if (text.size() > 120) return {};
    std::string words = collapse_blanks(text);
    std::replace(words.begin(), words.end(), '\n', ' ');
    re2::StringPiece rest;
    if (RE2::FullMatch(words, number, &rest)) words = std::string(rest);
    words = fold_case(words);
    for (std::size_t at = words.find("’"); at != std::string::npos; at = words.find("’"))
        words.replace(at, 3, "'");
    while (!words.empty() && (words.back() == ':' || words.back() == '.' || words.back() == ' '))
        words.pop_back();
    return words;
}

}  // namespace

std::optional<SectionKind> section_of_heading(std::string_view text) {
    const std::string name = heading_name(text);
    for (const SectionNames& section : kHeadings) {
        if (holds(section.names, name)) return section.kind;
    }
    return std::nullopt;
}

std::optional<SectionKind> section_announced_by(std::string_view text) {
    const std::size_t colon = text.substr(0, 41).find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string name = heading_name(text.substr(0, colon));
    for (const Announcement& announcement : kAnnouncements) {
        if (holds(announcement.names, name)) return announcement.kind;
    }
    return std::nullopt;
}

}  // namespace evidex
