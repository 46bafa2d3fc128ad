#include <fmt/format.h>

#include "base/digest.hpp"
#include "evidex/pipeline.hpp"
#include "pipeline/settings.hpp"

namespace evidex {
namespace {

/// Our own line parsers are fuzzed and run in this process; everything else is parsed in a child.
bool is_safe_here(Format format) {
    return format == Format::text || format == Format::markdown || format == Format::vtt ||
           format == Format::srt;
}

Result<Document> read_safely(const Source& source, const AnalyseOptions& options) {
    if (options.reader_program.empty() || is_safe_here(source.format)) return read(source);
    return read_isolated(source, options.reader_program, options.limits);
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

std::string settings_digest(const SegmentOptions& options) {
    std::string all = fmt::format("reader {}\nlongest {}\nshort {}\ninterviewer {}\n", EVIDEX_VERSION,
                                  options.longest, options.short_answer, options.tag_interviewer);
    for (const SpeakerRow& row : options.speakers) {
        all += fmt::format("{}\t{}\t{}\t{}\t{}\n", row.source, row.label, row.role, row.person, row.taggable);
    }
    return sha256(all);
}

Result<Analysis> analyse(const Source& source, const Tagger& tagger, const AnalyseOptions& options) {
    Result<Document> document = read_safely(source, options);
    if (!document) return document.error();
    Analysis analysis;
    analysis.source_id = source.id;
    analysis.path = source.path;
    analysis.settings = settings_digest(options.segment);
    analysis.document = std::move(*document);
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

}  // namespace evidex
