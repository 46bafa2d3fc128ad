#include "evidex/review_sample.hpp"

#include <algorithm>
#include <utility>

namespace evidex {

Result<Sample> find_or_draw_sample(const Ledger& ledger, Sample request) {
    Result<std::vector<Sample>> kept = ledger.samples();
    if (!kept) return kept.error();
    for (Sample& sample : *kept) {
        if (sample.wanted == request.wanted && sample.seed == request.seed &&
            sample.component == request.component && sample.source == request.source) {
            return std::move(sample);
        }
    }
    Filter filter;
    filter.source = request.source;
    const Result<std::vector<SamplePassage>> frame = ledger.sample_frame(filter);
    if (!frame) return frame.error();
    return draw_sample(*frame, std::move(request));
}

std::vector<Unit> units_of(const Sample& sample) {
    std::vector<Unit> units;
    for (const SamplePassage& passage : sample.passages) {
        if (passage.passage != 0) units.push_back({passage.passage, 0, {}, passage.span});
    }
    return units;
}

Result<std::vector<std::pair<Sample, std::vector<MissedEvidence>>>> missed_in_samples(
    const Ledger& ledger, const std::vector<Entry>& log, const std::vector<std::string>& components) {
    Result<std::vector<Sample>> samples = ledger.samples();
    if (!samples) return samples.error();
    std::vector<std::pair<Sample, std::vector<MissedEvidence>>> all;
    for (Sample& sample : *samples) {
        std::vector<MissedEvidence> missed = missed_evidence(sample, log, components);
        const auto total = static_cast<std::int64_t>(sample.passages.size());
        const bool read = std::any_of(missed.begin(), missed.end(),
                                      [&](const MissedEvidence& row) { return row.unread < total; });
        if (read) all.emplace_back(std::move(sample), std::move(missed));
    }
    return all;
}

}  // namespace evidex
