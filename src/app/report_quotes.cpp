#include "app/report_quotes.hpp"

#include <algorithm>

#include "report/evidence_report_quotes.hpp"

namespace evidex {
namespace {

/// Of each voice and stance: enough to leave room for passages that are alike or from one source.
constexpr int kCandidates = 40;

/// A filter for each voice, the one with most passages first.
struct Voice {
    std::string name;
    std::int64_t passages = 0;
    Filter filter;
};

std::vector<Voice> voices_for(const ReportBase& base, const ComponentReport& component) {
    Filter filter = base.filter;
    const std::string& id = component.component.id;
    if (std::find(filter.components.begin(), filter.components.end(), id) == filter.components.end()) {
        filter.components.push_back(id);
    }
    std::vector<Voice> voices;
    for (const auto& [role, passages] : component.coverage.roles) {
        voices.push_back({role, passages, filter});
        voices.back().filter.roles = {role};
    }
    if (component.in_writing > 0) {
        voices.push_back({"in writing", component.in_writing, filter});
        // What is written in interviews is too little to be asked for by itself, unless nothing else is.
        if (!filter.kind) voices.back().filter.kind = SourceKind::document;
    }
    std::stable_sort(voices.begin(), voices.end(),
                     [](const Voice& a, const Voice& b) { return a.passages > b.passages; });
    return voices;
}

/// Each stance by itself, so that a rare one is not missed. Where several components are named a stance would
/// have to hold of all, so there is no asking by stance.
std::vector<std::optional<Stance>> stances_for(const Filter& filter) {
    if (filter.stance || filter.components.size() > 1) return {filter.stance};
    return {Stance::meets, Stance::falls_short, Stance::neutral};
}

Status add_best(const Store& store, const Filter& filter, std::vector<Quote>& candidates) {
    Query query;
    query.filter = filter;
    query.limit = kCandidates;
    Result<std::vector<Quote>> quotes = store.find(query);
    if (!quotes) return quotes.error();
    std::move(quotes->begin(), quotes->end(), std::back_inserter(candidates));
    return Done{};
}

}  // namespace

Result<std::vector<ChosenQuote>> quotes_for(const ReportBase& base, const ComponentReport& component,
                                            std::size_t most) {
    QuoteChoice choice;
    choice.most = most;
    std::vector<Quote> candidates;
    for (Voice& voice : voices_for(base, component)) {
        choice.voices.push_back(voice.name);
        for (const std::optional<Stance>& stance : stances_for(voice.filter)) {
            voice.filter.stance = stance;
            if (Status added = add_best(base.store, voice.filter, candidates); !added) return added.error();
        }
    }
    return choose_quotes(candidates, component.component.id, choice);
}

}  // namespace evidex
