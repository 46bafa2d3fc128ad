#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tag/bits.hpp"
#include "tag/program.hpp"
#include "tag/scan.hpp"

namespace evidex {

/// Where each source, and so each operand of the rules, occurs in the passage at hand. Put together only
/// when somebody asks: most passages never need it.
class Occurrences {
public:
    Occurrences(const Program& program, const Scan& scan)
        : scan_(scan), present_(program.source_count()), chains_(program.source_count()) {}

    /// Forgets the last passage.
    void reset();

    /// Adds what the scan does not know: the terms of a component.
    void add(SourceId source, Words words) { link({words, Vocabulary::kNothing, kNone}, source); }

    /// Calls `visit(words)` for all places of these sources, source by source.
    template <class Visit>
    void for_each(std::span<const BitBlock> sources, Visit&& visit) {
        if (!has_scan_) link_scan();
        present_.for_each_in(sources, [&](SourceId source) {
            for (std::uint32_t at = chains_[source].first; at != kNone; at = links_[at].next) {
                const Link& link = links_[at];
                if (link.entry == Vocabulary::kNothing) {
                    visit(link.words);
                } else {
                    scan_.for_each_place(link.entry, visit);
                }
            }
        });
    }

private:
    /// One place, or all places of one word.
    struct Link {
        Words words;
        Vocabulary::Entry entry = Vocabulary::kNothing;
        std::uint32_t next = kNone;
    };
    struct Chain {
        std::uint32_t first = kNone;
        std::uint32_t last = kNone;
    };

    void link(Link link, SourceId source);
    void link_scan();

    const Scan& scan_;
    BitSet present_;
    std::vector<Chain> chains_;  ///< By source: its first and last link. Only those present are of now.
    std::vector<Link> links_;
    bool has_scan_ = false;
};

}  // namespace evidex
