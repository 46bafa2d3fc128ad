#include "app/passages.hpp"

#include "app/output.hpp"
#include "app/tagging.hpp"
#include "base/files.hpp"
#include "evidex/pipeline.hpp"
#include "pipeline/walk.hpp"
#include "report/quotes.hpp"

namespace evidex {
namespace {

Status from_base(const Session& session, const Codebook& codebook, const UsePassage& use) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    return store->for_each_passage([&](const Quote& quote) {
        PassageView view = view_of(quote.text, quote.kind, quote.role, codebook);
        view.section = quote.section;
        view.taggable = quote.taggable;
        use(view, place_of(quote));
    });
}

Status from_coded(const Codebook& codebook, const std::string& path, const UsePassage& use) {
    const Result<std::vector<GoldPassage>> gold = load_gold(path);
    if (!gold) return gold.error();
    for (const GoldPassage& passage : *gold) use(view_of(passage, codebook), passage.id);
    return Done{};
}

Status from_file(const Codebook& codebook, const std::string& path, const UsePassage& use) {
    const Result<Source> source = open_source(path);
    if (!source) return source.error();
    const Result<Document> document = read_isolated(*source, "/proc/self/exe");
    if (!document) return document.error();
    SegmentOptions options;
    options.source_path = path;
    options.speakers = codebook.speakers;
    options.tag_interviewer = codebook.settings.tag_interviewer;
    const std::vector<Passage> passages = segment(*document, options);
    for (const Passage& passage : passages) {
        PassageView view =
            view_of(slice(document->text, passage.span), document->kind, passage.role, codebook);
        view.section = passage.section;
        view.taggable = passage.taggable;
        use(view, std::string(file_name(path)));
    }
    return Done{};
}

Status from_files(const Codebook& codebook, const std::string& path, const UsePassage& use) {
    const Walk found = walk({path});
    if (!found.failures.empty()) return found.failures.front().second;
    for (const FoundFile& file : found.files) {
        if (Status read = from_file(codebook, file.path, use); !read) {
            say("left out: " + read.error().text());
        }
    }
    return Done{};
}

}  // namespace

Status for_each_passage(const Session& session, const Codebook& codebook, const std::string& where,
                        const UsePassage& use) {
    if (where == "base") return from_base(session, codebook, use);
    if (extension(where) == "jsonl") return from_coded(codebook, where, use);
    return from_files(codebook, where, use);
}

}  // namespace evidex
