#include "evidex/pipeline.hpp"

namespace evidex {
namespace {

Run counts_of(const IngestReport& report) {
    Run run;
    run.added = report.added;
    run.changed = report.changed;
    run.same = report.same;
    run.failed = static_cast<std::int64_t>(report.failures.size());
    run.gone = report.gone;
    return run;
}

/// Names must not come in by the second ingest that the first one left out.
Status refuse_names(const StoreStatus& status, const IngestOptions& options) {
    if (!status.pseudonymised || options.analyse.pseudonymiser != nullptr) return Done{};
    return make_error(ErrorCode::usage,
                      "this evidence base holds texts with pseudonyms; without the key, names would come in",
                      "run: evidex ingest FOLDER --pseudonyms FILE.csv, with the key that was used before");
}

}  // namespace

bool is_outdated(const StoreStatus& status, const Codebook& codebook) {
    return status.passages > 0 && (status.stale > 0 || status.codebook_digest != codebook.digest);
}

Result<IngestReport> run_ingest(Store& store, const Tagger& tagger, const IngestOptions& options) {
    const Result<StoreStatus> before = store.status();
    if (!before) return before.error();
    if (Status safe = refuse_names(*before, options); !safe) return safe.error();
    const Result<std::int64_t> begun = store.begin_run("ingest", tagger.codebook());
    if (!begun) return begun.error();
    if (is_outdated(*before, tagger.codebook())) {
        if (options.retagging) options.retagging(before->passages);
        const Result<std::int64_t> retagged = retag(store, tagger, options.threads);
        if (!retagged) return retagged.error();
    }
    Result<IngestReport> report = ingest(store, tagger, options);
    if (!report || report->interrupted) return report;
    if (Status ended = store.end_run(counts_of(*report)); !ended) return ended.error();
    return report;
}

}  // namespace evidex
