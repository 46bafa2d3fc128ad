#include "evidex/agreement_report.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "evidex/coding.hpp"

namespace evidex {
namespace {

using Numbers = std::map<std::int64_t, std::size_t>;

/// What all tables of one report are made from.
struct Material {
    const std::vector<CodedUnit>& units;
    Numbers unit_of;                       ///< Passage → place in `units`.
    std::vector<std::uint32_t> documents;  ///< Of each unit.
    AgreementUnit unit;
};

Material prepare(const std::vector<CodedUnit>& units, AgreementUnit unit) {
    Material material{units, {}, {}, unit};
    Numbers sources;
    for (std::size_t i = 0; i < units.size(); ++i) {
        material.unit_of.emplace(units[i].unit.passage, i);
        const auto number = sources.emplace(units[i].unit.source, sources.size()).first->second;
        material.documents.push_back(static_cast<std::uint32_t>(number));
    }
    return material;
}

std::size_t index_of(const std::vector<std::string>& coders, const std::string& coder) {
    return static_cast<std::size_t>(std::find(coders.begin(), coders.end(), coder) - coders.begin());
}

/// Ratings of one component, and the entries with the places they rest on.
struct Rated {
    std::vector<Rating> ratings;
    const std::vector<Entry>* entries = nullptr;
};

RatingTable by_passage(const Material& material, const Rated& rated, const std::vector<std::string>& coders) {
    RatingTable table;
    table.coders = coders.size();
    table.ratings.assign(material.units.size() * coders.size(), kMissing);
    table.documents = material.documents;
    for (const Rating& rating : rated.ratings) {
        const auto unit = material.unit_of.find(rating.passage);
        const std::size_t coder = index_of(coders, rating.coder);
        if (unit == material.unit_of.end() || coder == coders.size()) continue;
        table.ratings[unit->second * coders.size() + coder] = rating.coded ? 1 : 0;
    }
    return table;
}

/// The part of a span of the source that lies in a passage, as a span of the passage's text.
Span within(Span span, Span passage) {
    const std::uint32_t begin = std::max(span.begin, passage.begin);
    const std::uint32_t end = std::min(span.end, passage.end);
    return begin < end ? Span{begin - passage.begin, end - passage.begin} : Span{};
}

std::vector<CodedText> coded_texts(const Material& material, const Rated& rated, std::string_view component,
                                   const std::vector<std::string>& coders) {
    std::vector<CodedText> texts;
    for (std::size_t i = 0; i < material.units.size(); ++i) {
        const std::string& text = material.units[i].text;
        const Span whole{0, static_cast<std::uint32_t>(text.size())};
        texts.push_back({material.documents[i], text, {whole}, std::vector<CoderSpans>(coders.size())});
    }
    std::set<std::pair<std::int64_t, std::string>> coded;
    for (const Rating& rating : rated.ratings) {
        const auto unit = material.unit_of.find(rating.passage);
        const std::size_t coder = index_of(coders, rating.coder);
        if (unit == material.unit_of.end() || coder == coders.size()) continue;
        texts[unit->second].coders[coder].read = texts[unit->second].passages;
        if (rating.coded) coded.emplace(rating.passage, rating.coder);
    }
    for (const Entry& entry : *rated.entries) {
        const Decision& decision = entry.decision;
        const bool counts =
            entry.stands && is_coding(decision.verdict) && decision.verdict != Verdict::settled;
        if (!counts || decision.component != component) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            const auto unit = material.unit_of.find(passage);
            if (unit == material.unit_of.end() || coded.count({passage, decision.coder}) == 0) continue;
            const std::size_t coder = index_of(coders, decision.coder);
            texts[unit->second].coders[coder].coded.push_back(
                within(entry.span, material.units[unit->second].unit.span));
        }
    }
    return texts;
}

/// The row of one component; adds its table to `pooled`.
AgreementRow row_for(const Material& material, const Rated& rated, const std::string& component,
                     const std::vector<std::string>& coders, const BootstrapOptions& bootstrap,
                     RatingTable& pooled) {
    AgreementRow row;
    row.component = component;
    row.coders = coders;
    RatingTable table;
    if (material.unit == AgreementUnit::passage) {
        table = by_passage(material, rated, coders);
    } else {
        const std::vector<CodedText> texts = coded_texts(material, rated, component, coders);
        table = rate(texts, material.unit);
        table.coders = coders.size();
        if (material.unit == AgreementUnit::character && coders.size() == 2) {
            row.spans = span_quality(texts, 0, 1);
        }
    }
    row.figures = measure_agreement(table, bootstrap);
    pooled.ratings.insert(pooled.ratings.end(), table.ratings.begin(), table.ratings.end());
    pooled.documents.insert(pooled.documents.end(), table.documents.begin(), table.documents.end());
    pooled.weights.insert(pooled.weights.end(), table.weights.begin(), table.weights.end());
    return row;
}

/// Rows for all components, and one for all together.
template <class RatedFor>
std::vector<AgreementRow> rows_for(const Material& material, const std::vector<std::string>& coders,
                                   const AgreementRequest& request, const RatedFor& rated_for) {
    std::vector<AgreementRow> rows;
    if (coders.size() < 2) return rows;
    RatingTable pooled;
    pooled.coders = coders.size();
    for (const std::string& component : request.components) {
        rows.push_back(row_for(material, rated_for(component), component, coders, request.bootstrap, pooled));
    }
    if (rows.size() > 1) {
        rows.push_back({{}, coders, measure_agreement(pooled, request.bootstrap), std::nullopt});
    }
    return rows;
}

std::vector<std::string> coders_of(const std::vector<Entry>& log, const AgreementRequest& request) {
    std::vector<std::string> coders = request.coders;
    if (coders.empty()) {
        std::set<std::string> names;
        for (const Entry& entry : log) {
            const Verdict verdict = entry.decision.verdict;
            const bool rates = verdict != Verdict::shown && verdict != Verdict::withdrawn &&
                               verdict != Verdict::settled && verdict != Verdict::dismissed;
            if (rates && entry.stands) names.insert(entry.decision.coder);
        }
        coders.assign(names.begin(), names.end());
    }
    return coders;
}

/// Who rated how many passages of which source: the least influenced rating of each passage counts.
std::vector<CoderWork> work_of(const Material& material, const std::vector<Entry>& blind,
                               const std::vector<Entry>& log, const AgreementRequest& request) {
    std::map<std::pair<std::size_t, std::string>, View> seen;
    for (const std::vector<Entry>* entries : {&blind, &log}) {
        for (const std::string& component : request.components) {
            for (const Rating& rating : ratings(*entries, component)) {
                const auto unit = material.unit_of.find(rating.passage);
                if (unit == material.unit_of.end()) continue;
                const auto at = seen.emplace(std::pair(unit->second, rating.coder), rating.view).first;
                at->second = std::min(at->second, rating.view);
            }
        }
    }
    std::map<std::pair<std::string, std::string>, CoderWork> work;
    for (const auto& [key, view] : seen) {
        const std::string& path = material.units[key.first].unit.path;
        CoderWork& row = work[{path, key.second}];
        row.coder = key.second;
        row.path = path;
        ++(view == View::blind ? row.blind : view == View::assisted ? row.assisted : row.informed);
    }
    std::vector<CoderWork> rows;
    rows.reserve(work.size());
    for (auto& [key, row] : work) rows.push_back(std::move(row));
    return rows;
}

/// A coder's blind ratings, and the engine's on every passage that counts.
Rated with_engine(const Material& material, std::vector<Rating> ratings,
                  const std::set<std::int64_t>& tagged) {
    for (const CodedUnit& unit : material.units) {
        const std::int64_t passage = unit.unit.passage;
        ratings.push_back({passage, std::string(kEngineName), tagged.count(passage) > 0, View::blind});
    }
    return {std::move(ratings), nullptr};
}

}  // namespace

AgreementReport report_agreement(const std::vector<Entry>& log, const std::vector<CodedUnit>& units,
                                 const std::vector<Suggestion>& tags, const AgreementRequest& request) {
    const Material material = prepare(units, request.unit);
    const std::vector<Entry> blind = standing_in(log, View::blind);
    AgreementReport report;
    report.unit = request.unit;
    report.coders = coders_of(log, request);
    report.passages = static_cast<std::int64_t>(units.size());
    report.work = work_of(material, blind, log, request);
    report.blind = rows_for(material, report.coders, request, [&](const std::string& component) {
        return Rated{ratings(blind, component), &blind};
    });
    report.assisted = rows_for(material, report.coders, request, [&](const std::string& component) {
        Rated rated{ratings(log, component), &log};
        std::erase_if(rated.ratings, [](const Rating& rating) { return rating.view != View::assisted; });
        return rated;
    });
    if (!request.include_engine) return report;
    // The engine tags whole passages, whatever else is counted in.
    const Material passages = prepare(units, AgreementUnit::passage);
    for (const std::string& coder : report.coders) {
        const auto rated_for = [&](const std::string& component) {
            std::set<std::int64_t> tagged;
            for (const Suggestion& tag : tags) {
                if (tag.component == component) tagged.insert(tag.passage);
            }
            return with_engine(passages, ratings(blind, component), tagged);
        };
        for (AgreementRow& row : rows_for(passages, {coder, std::string(kEngineName)}, request, rated_for)) {
            report.engine.push_back(std::move(row));
        }
    }
    return report;
}

}  // namespace evidex
