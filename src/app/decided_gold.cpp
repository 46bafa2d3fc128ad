#include "app/decided_gold.hpp"

#include <map>
#include <set>

#include "base/lookup.hpp"
#include "evidex/coding.hpp"

namespace evidex {
namespace {

using ByPassage = std::map<std::int64_t, Judgement>;

/// What the base holds, as far as the comparison needs it.
struct Material {
    std::vector<Unit> units;
    std::set<std::int64_t> with_tag;                     // passages that have any
    std::map<std::string, std::set<std::int64_t>> with;  // … by component
    std::map<std::string, ByPassage> judged;             // by component
};

Result<Material> read_material(const Ledger& ledger, const Codebook& codebook, Evidence evidence,
                               bool with_assisted) {
    Result<std::vector<Unit>> units = ledger.units();
    if (!units) return units.error();
    const Result<std::vector<Suggestion>> tags = ledger.suggestions({}, {});
    if (!tags) return tags.error();
    const Result<std::vector<Entry>> entries = ledger.entries();
    if (!entries) return entries.error();
    Material material;
    material.units = std::move(*units);
    for (const Suggestion& tag : *tags) {
        material.with_tag.insert(tag.passage);
        material.with[tag.component].insert(tag.passage);
    }
    for (const std::string& component : component_ids(codebook)) {
        for (const Judgement& judgement : judgements(*entries, component, evidence, with_assisted)) {
            material.judged[component].emplace(judgement.passage, judgement);
        }
    }
    return material;
}

/// Passages without the component's tag are split by whether they have another one: samples drawn from tagged
/// and untagged passages apart keep one chance in each of the three.
ComponentRecall recall_of(const std::string& component, const Material& material) {
    const auto tagged = material.with.find(component);
    const auto judged = material.judged.find(component);
    ComponentRecall recall;
    recall.component = component;
    recall.untagged.resize(2);
    for (const Unit& unit : material.units) {
        const bool has_it = tagged != material.with.end() && tagged->second.count(unit.passage) > 0;
        Stratum& stratum =
            has_it ? recall.tagged : recall.untagged[material.with_tag.count(unit.passage) > 0 ? 0 : 1];
        ++stratum.size;
        if (judged == material.judged.end()) continue;
        const auto judgement = judged->second.find(unit.passage);
        if (judgement == judged->second.end()) continue;
        ++stratum.read;
        stratum.found += judgement->second.coded ? 1 : 0;
    }
    std::erase_if(recall.untagged, [](const Stratum& stratum) { return stratum.size == 0; });
    recall.recall = estimate_recall(recall.tagged, recall.untagged);
    return recall;
}

void add_passage(DecidedGold& gold, const Quote& quote, const Material& material, const Codebook& codebook) {
    GoldPassage passage;
    passage.id = std::to_string(quote.passage);
    passage.kind = quote.kind;
    passage.role = quote.role;
    passage.text = quote.text;
    for (const std::string& component : component_ids(codebook)) {
        const auto judged = material.judged.find(component);
        const bool known = judged != material.judged.end() && judged->second.count(quote.passage) > 0;
        if (!known) {
            gold.unjudged.push_back({passage.id, component});
            continue;
        }
        const Judgement& judgement = judged->second.at(quote.passage);
        if (!judgement.coded) continue;
        passage.components.push_back(component);
        if (judgement.stance) passage.stance.emplace_back(component, *judgement.stance);
    }
    gold.gold.push_back(std::move(passage));
    std::vector<Prediction>& predicted = gold.predicted.emplace_back();
    for (const QuoteTag& tag : quote.tags) predicted.push_back({tag.component, tag.stance});
}

}  // namespace

Result<DecidedGold> gold_from_decisions(const Session& session, const Codebook& codebook, Evidence evidence,
                                        bool with_assisted) {
    const Result<Ledger> ledger = open_ledger(session);
    if (!ledger) return ledger.error();
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    hint_if_outdated(session, *store, codebook);
    const Result<Material> material = read_material(*ledger, codebook, evidence, with_assisted);
    if (!material) return material.error();
    std::set<std::int64_t> passages;
    for (const auto& [component, judged] : material->judged) {
        for (const auto& [passage, judgement] : judged) passages.insert(passage);
    }
    DecidedGold gold;
    for (const std::int64_t passage : passages) {
        const Result<Quote> quote = store->passage(passage, 0);
        if (!quote) return quote.error();
        add_passage(gold, *quote, *material, codebook);
    }
    for (const std::string& component : component_ids(codebook)) {
        gold.recalls.push_back(recall_of(component, *material));
    }
    return gold;
}

}  // namespace evidex
