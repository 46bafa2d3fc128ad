#include <fmt/format.h>

#include <set>

#include "base/digest.hpp"
#include "evidex/pipeline.hpp"
#include "pipeline/analyse.hpp"
#include "pipeline/settings.hpp"

namespace evidex {
namespace {

/// Our own line parsers are fuzzed and run in this process; everything else is parsed in a child.
bool is_safe_here(Format format) {
    return format == Format::text || format == Format::markdown || format == Format::vtt ||
           format == Format::srt;
}

/// What looks like a name in the text with pseudonyms, and was never asked about: a number, not the words.
void warn_of_unknown(Document& document, const Pseudonymiser& pseudonymiser) {
    std::set<std::string_view> unknown;
    for (const Identifier& identifier : find_identifiers(document)) {
        const std::string_view words = slice(document.text, identifier.span);
        if (!pseudonymiser.knows(words)) unknown.insert(words);
    }
    if (unknown.empty()) return;
    document.warnings.push_back(
        {"pseudonyms",
         fmt::format(
             "{} that may give somebody away stand in no line of the key; run evidex pseudonymise again",
             unknown.size() == 1 ? "words" : fmt::format("{} different words", unknown.size())),
         0});
}

PassageView view_of(const Document& document, const Passage& passage) {
    PassageView view;
    view.text = slice(document.text, passage.span);
    view.kind = document.kind;
    view.section = passage.section;
    view.role = passage.role;
    view.taggable = passage.taggable;
    return view;
}

}  // namespace

Result<Document> read_safely(const Source& source, const AnalyseOptions& options) {
    Result<Document> document = options.reader_program.empty() || is_safe_here(source.format)
                                    ? read(source)
                                    : read_isolated(source, options.reader_program, options.limits);
    if (!document || options.pseudonymiser == nullptr) return document;
    Document replaced = options.pseudonymiser->replace(std::move(*document));
    warn_of_unknown(replaced, *options.pseudonymiser);
    return replaced;
}

std::string settings_digest(const AnalyseOptions& options) {
    const SegmentOptions& cut = options.segment;
    std::string all = fmt::format("reader {}\nlongest {}\nshort {}\ninterviewer {}\n", EVIDEX_VERSION,
                                  cut.longest, cut.short_answer, cut.tag_interviewer);
    for (const SpeakerRow& row : cut.speakers) {
        all += fmt::format("{}\t{}\t{}\t{}\t{}\n", row.source, row.label, row.role, row.person, row.taggable);
    }
    if (options.pseudonymiser == nullptr) return sha256(all);
    return "pseudonymised " + sha256(all + options.pseudonymiser->digest());
}

Analysis analyse_document(Document document, const Source& source, const Tagger& tagger,
                          const AnalyseOptions& options) {
    Analysis analysis;
    analysis.source_id = source.id;
    analysis.path = source.path;
    analysis.settings = settings_digest(options);
    analysis.document = std::move(document);
    SegmentOptions segmenting = options.segment;
    segmenting.source_path = source.path;
    analysis.passages = segment(analysis.document, segmenting);
    analysis.tags.reserve(analysis.passages.size());
    for (const Passage& passage : analysis.passages) {
        analysis.tags.push_back(passage.taggable ? tagger.tag(view_of(analysis.document, passage))
                                                 : std::vector<Tag>());
    }
    return analysis;
}

Result<Analysis> analyse(const Source& source, const Tagger& tagger, const AnalyseOptions& options) {
    Result<Document> document = read_safely(source, options);
    if (!document) return document.error();
    return analyse_document(std::move(*document), source, tagger, options);
}

}  // namespace evidex
