#include "exchange/voices.hpp"

#include <algorithm>

#include "base/files.hpp"

namespace evidex {
namespace {

void add(Voices& voices, const Decision& decision) {
    switch (decision.verdict) {
        case Verdict::accepted:
        case Verdict::added:
        case Verdict::changed_span:
            voices.coded.insert(decision.coder);
            break;
        case Verdict::rejected:
            voices.against.insert(decision.coder);
            break;
        case Verdict::settled:
            voices.settled = true;
            break;
        case Verdict::dismissed:
            voices.settled = false;
            break;
        default:
            return;
    }
    if (decision.stance) voices.stance = decision.stance;
    voices.time = std::max(voices.time, decision.time);
}

}  // namespace

std::string_view Voices::state() const {
    if (settled) return *settled ? "settled" : "dismissed";
    if (coded.empty()) return "rejected";
    if (!against.empty()) return "disputed";
    return coded.size() > 1 ? "agreed" : "coded";
}

bool Voices::is_decided() const {
    return settled.value_or(!coded.empty());
}

bool Voices::is_agreed() const {
    return settled.value_or(coded.size() > 1 && against.empty());
}

bool Voices::is_undisputed() const {
    return settled.value_or(!coded.empty() && against.empty());
}

bool is_there(Basis basis, bool tagged, const Voices* voices) {
    switch (basis) {
        case Basis::suggested:
            return tagged;
        case Basis::decided:
            return voices != nullptr && voices->is_decided();
        case Basis::agreed:
            return voices != nullptr && voices->is_agreed();
        case Basis::everything:
            break;
    }
    const bool judged =
        voices != nullptr && (voices->settled || !voices->coded.empty() || !voices->against.empty());
    return judged ? voices->is_decided() : tagged;
}

Decided::Decided(const Holdings& holdings) {
    std::map<std::int64_t, Span> spans;
    for (const StoredText& text : holdings.texts) {
        for (const StoredPassage& passage : text.passages) spans.emplace(passage.quote.passage, passage.span);
    }
    for (const Entry& entry : holdings.entries) {
        if (!entry.stands || entry.whereabouts != Whereabouts::placed) continue;
        const Decision& decision = entry.decision;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            if (decision.verdict == Verdict::reviewed && decision.component.empty()) read_.insert(passage);
            if (decision.component.empty()) continue;
            Voices& voices = voices_[passage][decision.component];
            add(voices, decision);
            const auto span = spans.find(passage);
            const bool part = span != spans.end() && entry.span != span->second;
            if (part && is_coding(decision.verdict)) voices.words.push_back(decision.place.words);
        }
    }
    add_readers(holdings);
}

/// Who read a passage to the end and did not code a component there says that it is not there.
void Decided::add_readers(const Holdings& holdings) {
    for (const Entry& entry : holdings.entries) {
        if (!entry.stands || entry.whereabouts != Whereabouts::placed) continue;
        const Decision& decision = entry.decision;
        if (decision.verdict != Verdict::reviewed) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            const auto found = voices_.find(passage);
            if (found == voices_.end()) continue;
            for (auto& [component, voices] : found->second) {
                const bool about = decision.component.empty() || decision.component == component;
                if (about && voices.coded.count(decision.coder) == 0) voices.against.insert(decision.coder);
            }
        }
    }
}

const Voices* Decided::find(std::int64_t passage, const std::string& component) const {
    const std::map<std::string, Voices>& all = of(passage);
    const auto found = all.find(component);
    return found == all.end() ? nullptr : &found->second;
}

const std::map<std::string, Voices>& Decided::of(std::int64_t passage) const {
    static const std::map<std::string, Voices> none;
    const auto found = voices_.find(passage);
    return found == voices_.end() ? none : found->second;
}

bool is_meant(const Holdings& holdings, const std::string& component) {
    return holdings.components.empty() || std::find(holdings.components.begin(), holdings.components.end(),
                                                    component) != holdings.components.end();
}

std::string source_name(const StoredText& text) {
    const std::string_view name = file_name(text.path);
    return std::string(name.substr(0, std::min(name.rfind('.'), name.size())));
}

}  // namespace evidex
