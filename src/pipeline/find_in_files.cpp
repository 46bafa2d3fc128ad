#include "evidex/pipeline.hpp"
#include "pipeline/settings.hpp"
#include "pipeline/walk.hpp"

namespace evidex {
namespace {

Result<PseudonymKey> find_in_file(PseudonymKey key, const std::string& path, const AnalyseOptions& options) {
    const Result<Source> source = open_source(path);
    if (!source) return source.error();
    const Result<Document> document = read_safely(*source, options);
    if (!document) return document.error();
    SegmentOptions cut = options.segment;
    cut.source_path = path;
    return add_findings(std::move(key), *document, segment(*document, cut));
}

}  // namespace

FindingsReport find_in_files(PseudonymKey key, const std::vector<std::string>& paths, AnalyseOptions options,
                             const std::function<void(const Progress&)>& progress) {
    options.pseudonymiser = nullptr;  // the names themselves are looked for
    FindingsReport report;
    report.key = std::move(key);
    for (Pseudonym& line : report.key) line.times = 0;
    const Walk found = walk(paths);
    for (const auto& [path, error] : found.failures) report.failures.push_back({path, error});
    Progress state;
    state.total = static_cast<std::int64_t>(found.files.size());
    for (const FoundFile& file : found.files) state.bytes_total += static_cast<std::int64_t>(file.bytes);
    for (const FoundFile& file : found.files) {
        Result<PseudonymKey> longer = find_in_file(report.key, file.path, options);
        if (longer) {
            report.key = std::move(*longer);
            ++report.sources;
        } else {
            report.failures.push_back({file.path, longer.error()});
        }
        ++state.done;
        state.bytes_done += static_cast<std::int64_t>(file.bytes);
        state.path = file.path;
        if (progress) progress(state);
    }
    report.key = with_name_parts(std::move(report.key));
    return report;
}

}  // namespace evidex
