#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidex/coding.hpp"
#include "evidex/decision.hpp"

namespace evidex {

/// A passage that may be drawn, or was.
struct SamplePassage {
    std::int64_t passage = 0;             ///< Its number in this base; 0: no longer there as it was.
    std::string source_id;                ///< SHA-256 of its source, and …
    Span span;                            ///< … its place there.
    std::vector<std::string> components;  ///< What the engine tagged it with at the draw.
    std::size_t stratum = 0;
};

struct SampleStratum {
    std::string name;  ///< "tagged", "tagged otherwise", "untagged".
    std::int64_t size = 0;
    std::int64_t drawn = 0;  ///< Each drawn passage stands for size / drawn.
};

/// A random sample of passages, tagged or not, with all that is needed to repeat the draw and to weigh it.
struct Sample {
    std::int64_t id = 0;  ///< Number in this base; 0: not kept yet.
    std::string time;     ///< UTC, ISO 8601.
    std::int64_t wanted = 0;
    std::uint64_t seed = 1;
    std::string component;   ///< It was drawn for; empty: one sample serves all.
    std::string source;      ///< Pattern that chose the sources; empty: all.
    std::string codebook;    ///< Digest.
    std::int64_t frame = 0;  ///< Passages that could be drawn.
    std::vector<SampleStratum> strata;
    std::vector<std::pair<std::string, std::int64_t>> tagged;  ///< Passages of the frame by component.
    std::vector<SamplePassage> passages;                       ///< In the order they are to be read.
};

/// Draws `request.wanted` of the frame (which is in order of sources and text): for one component a quarter
/// tagged with it, a quarter tagged otherwise and half untagged; for all components half tagged and half
/// untagged; what a stratum lacks the others give. Within a stratum every passage is as likely as another,
/// and the sample is spread over the sources: after a random start every (size / drawn)th is taken. The order
/// of reading is random. Same frame and request, same sample.
[[nodiscard]] Sample draw_sample(const std::vector<SamplePassage>& frame, Sample request);

/// How much evidence of a component the engine finds and misses, from what people read blind in a sample.
struct MissedEvidence {
    std::string component;
    Stratum tagged;                 ///< Passages the engine tagged with it.
    std::vector<Stratum> untagged;  ///< The others.
    std::int64_t unread = 0;        ///< Drawn, but read by nobody yet, or no longer there.
    std::int64_t disputed = 0;      ///< Coders differ and nobody settled it; left out.
    Recall recall;
    std::optional<double> kappa;  ///< Cohen's kappa, engine with people, weighted to the frame.
};

/// One entry for each of `components` that the sample can speak of.
[[nodiscard]] std::vector<MissedEvidence> missed_evidence(const Sample& sample,
                                                          const std::vector<Entry>& entries,
                                                          const std::vector<std::string>& components);

}  // namespace evidex
