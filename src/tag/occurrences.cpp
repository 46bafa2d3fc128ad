#include "tag/occurrences.hpp"

namespace evidex {

void Occurrences::reset() {
    if (!links_.empty()) present_.clear();
    links_.clear();
    has_scan_ = false;
}

void Occurrences::link(Link link, SourceId source) {
    const auto at = static_cast<std::uint32_t>(links_.size());
    links_.push_back(link);
    Chain& chain = chains_[source];
    if (present_.contains(source)) {
        links_[chain.last].next = at;
    } else {
        present_.insert(source);
        chain.first = at;
    }
    chain.last = at;
}

void Occurrences::link_scan() {
    has_scan_ = true;
    const Vocabulary& vocabulary = scan_.vocabulary();
    for (const Vocabulary::Entry entry : scan_.distinct()) {
        for (const SourceId source : vocabulary.sources(vocabulary.word(entry))) {
            link({{}, entry, kNone}, source);
        }
    }
    for (const SourceHit& hit : scan_.hits()) link({hit.words, Vocabulary::kNothing, kNone}, hit.source);
}

}  // namespace evidex
