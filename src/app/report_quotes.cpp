#include "app/report_quotes.hpp"

#include <algorithm>
#include <iterator>

#include "report/evidence_report_quotes.hpp"

namespace evidex {
namespace {

/// Of each voice and stance: enough to leave room for passages that are alike or from one source.
constexpr int kCandidates = 40;

struct Voice {
    std::string name;
    Filter filter;
};

/// A filter for each voice: people first, the ones who say most at the front, then what is written.
std::vector<Voice> voices_for(const ReportBase& base, const ComponentReport& component) {
    Filter filter = base.filter;
    const std::string& id = component.component.id;
    if (std::find(filter.components.begin(), filter.components.end(), id) == filter.components.end()) {
        filter.components.push_back(id);
    }
    std::vector<Voice> voices;
    for (const auto& [role, passages] : component.coverage.roles) {
        voices.push_back({role, filter});
        voices.back().filter.roles = {role};
    }
    if (component.in_writing > 0) {
        voices.push_back({"in writing", filter});
        // What is written in interviews is too little to be asked for by itself, unless nothing else is.
        if (!filter.kind) voices.back().filter.kind = SourceKind::document;
    }
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
    const CoverageRow& row = component.coverage;
    choice.stances[static_cast<std::size_t>(Stance::meets)] = row.meets;
    choice.stances[static_cast<std::size_t>(Stance::falls_short)] = row.falls_short;
    choice.stances[static_cast<std::size_t>(Stance::neutral)] = row.neutral;
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
