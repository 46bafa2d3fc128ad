#include "evidex/agreement_report.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "evidex/coding.hpp"

namespace evidex {
namespace {

/// What all tables of one report are made from.
struct Material {
    const std::vector<CodedUnit>& units;
    const AgreementRequest& request;
    std::vector<std::pair<std::int64_t, std::size_t>> places;  ///< Passage and its place in `units`, sorted.
    std::vector<std::uint32_t> documents;                      ///< Of each unit.

    /// Where the passage stands in `units`; unset if it does not count.
    [[nodiscard]] std::optional<std::size_t> unit_of(std::int64_t passage) const {
        const auto place = std::lower_bound(places.begin(), places.end(), std::pair(passage, std::size_t{0}));
        if (place == places.end() || place->first != passage) return std::nullopt;
        return place->second;
    }
};

Material prepare(const std::vector<CodedUnit>& units, const AgreementRequest& request) {
    Material material{units, request, {}, {}};
    std::map<std::int64_t, std::size_t> sources;
    for (std::size_t i = 0; i < units.size(); ++i) {
        material.places.emplace_back(units[i].unit.passage, i);
        const auto number = sources.emplace(units[i].unit.source, sources.size()).first->second;
        material.documents.push_back(static_cast<std::uint32_t>(number));
    }
    std::sort(material.places.begin(), material.places.end());
    return material;
}

std::size_t index_of(const std::vector<std::string>& coders, const std::string& coder) {
    return static_cast<std::size_t>(std::find(coders.begin(), coders.end(), coder) - coders.begin());
}

/// The ratings of every component, and the entries with the places they rest on.
struct Rated {
    std::vector<std::vector<Rating>> ratings;  ///< By place of the component in the request.
    const std::vector<Entry>& entries;
};

Rated rate_all(const std::vector<Entry>& entries, const AgreementRequest& request) {
    Rated rated{{}, entries};
    for (const std::string& component : request.components) {
        rated.ratings.push_back(ratings(entries, component));
    }
    return rated;
}

RatingTable by_passage(const Material& material, const std::vector<Rating>& ratings,
                       const std::vector<std::string>& coders) {
    RatingTable table;
    table.coders = coders.size();
    table.ratings.assign(material.units.size() * coders.size(), kMissing);
    table.documents = material.documents;
    for (const Rating& rating : ratings) {
        const std::size_t coder = index_of(coders, rating.coder);
        if (coder == coders.size()) continue;
        if (const auto unit = material.unit_of(rating.passage)) {
            table.ratings[*unit * coders.size() + coder] = rating.coded ? 1 : 0;
        }
    }
    return table;
}

/// The part of a span of the source that lies in a passage, as a span of the passage's text.
Span within(Span span, Span passage) {
    const std::uint32_t begin = std::max(span.begin, passage.begin);
    const std::uint32_t end = std::min(span.end, passage.end);
    return begin < end ? Span{begin - passage.begin, end - passage.begin} : Span{};
}

std::vector<CodedText> coded_texts(const Material& material, const Rated& rated, std::size_t component,
                                   const std::vector<std::string>& coders) {
    std::vector<CodedText> texts;
    for (std::size_t i = 0; i < material.units.size(); ++i) {
        const std::string& text = material.units[i].text;
        const Span whole{0, static_cast<std::uint32_t>(text.size())};
        texts.push_back({material.documents[i], text, {whole}, std::vector<CoderSpans>(coders.size())});
    }
    std::set<std::pair<std::int64_t, std::string>> coded;
    for (const Rating& rating : rated.ratings[component]) {
        const auto unit = material.unit_of(rating.passage);
        const std::size_t coder = index_of(coders, rating.coder);
        if (!unit || coder == coders.size()) continue;
        texts[*unit].coders[coder].read = texts[*unit].passages;
        if (rating.coded) coded.emplace(rating.passage, rating.coder);
    }
    for (const Entry& entry : rated.entries) {
        const Decision& decision = entry.decision;
        const bool counts =
            entry.stands && is_coding(decision.verdict) && decision.verdict != Verdict::settled;
        if (!counts || decision.component != material.request.components[component]) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            const auto unit = material.unit_of(passage);
            if (!unit || coded.count({passage, decision.coder}) == 0) continue;
            texts[*unit].coders[index_of(coders, decision.coder)].coded.push_back(
                within(entry.span, material.units[*unit].unit.span));
        }
    }
    return texts;
}

/// What the figures of one row are made from.
struct RowTable {
    RatingTable table;
    std::optional<SpanQuality> spans;
};

RowTable table_for(const Material& material, const Rated& rated, std::size_t component,
                   const std::vector<std::string>& coders) {
    const AgreementUnit unit = material.request.unit;
    if (unit == AgreementUnit::passage) {
        return {by_passage(material, rated.ratings[component], coders), std::nullopt};
    }
    const std::vector<CodedText> texts = coded_texts(material, rated, component, coders);
    RowTable row{rate(texts, unit), std::nullopt};
    row.table.coders = coders.size();
    if (unit == AgreementUnit::character && coders.size() == 2) {
        row.spans = span_quality(texts, 0, 1);
    }
    return row;
}

void append(RatingTable& pooled, const RatingTable& table) {
    pooled.ratings.insert(pooled.ratings.end(), table.ratings.begin(), table.ratings.end());
    pooled.documents.insert(pooled.documents.end(), table.documents.begin(), table.documents.end());
    pooled.weights.insert(pooled.weights.end(), table.weights.begin(), table.weights.end());
}

/// Rows for all components, and one for all together. `table` makes what a component's row rests on, by the
/// component's place in the request.
template <class Table>
std::vector<AgreementRow> rows_for(const Material& material, const std::vector<std::string>& coders,
                                   const Table& table) {
    const AgreementRequest& request = material.request;
    std::vector<AgreementRow> rows;
    if (coders.size() < 2) return rows;
    RatingTable pooled;
    pooled.coders = coders.size();
    for (std::size_t i = 0; i < request.components.size(); ++i) {
        const RowTable row = table(i);
        rows.push_back(
            {request.components[i], coders, measure_agreement(row.table, request.bootstrap), row.spans});
        append(pooled, row.table);
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
std::vector<CoderWork> work_of(const Material& material, const Rated& blind, const Rated& all) {
    std::map<std::pair<std::size_t, std::string>, View> seen;
    for (const Rated* rated : {&blind, &all}) {
        for (const std::vector<Rating>& of_component : rated->ratings) {
            for (const Rating& rating : of_component) {
                const auto unit = material.unit_of(rating.passage);
                if (!unit) continue;
                const auto at = seen.emplace(std::pair(*unit, rating.coder), rating.view).first;
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

/// What the engine says of every unit, by component.
std::vector<std::vector<std::int8_t>> engine_ratings(const Material& material,
                                                     const std::vector<Suggestion>& tags) {
    const AgreementRequest& request = material.request;
    std::vector<std::vector<std::int8_t>> ratings(request.components.size(),
                                                  std::vector<std::int8_t>(material.units.size(), 0));
    for (const Suggestion& tag : tags) {
        const std::size_t component = index_of(request.components, tag.component);
        const auto unit = material.unit_of(tag.passage);
        if (unit && component < ratings.size()) ratings[component][*unit] = 1;
    }
    return ratings;
}

/// The engine with each coder's blind ratings. It tags whole passages, whatever else is counted in.
std::vector<AgreementRow> engine_rows(const Material& material, const Rated& blind,
                                      const std::vector<Suggestion>& tags,
                                      const std::vector<std::string>& coders) {
    const std::vector<std::vector<std::int8_t>> engine = engine_ratings(material, tags);
    std::vector<AgreementRow> rows;
    for (const std::string& coder : coders) {
        const std::vector<std::string> pair{coder, std::string(kEngineName)};
        const auto with_engine = [&](std::size_t component) {
            RatingTable table = by_passage(material, blind.ratings[component], pair);
            for (std::size_t unit = 0; unit < material.units.size(); ++unit) {
                table.ratings[2 * unit + 1] = engine[component][unit];
            }
            return RowTable{std::move(table), std::nullopt};
        };
        for (AgreementRow& row : rows_for(material, pair, with_engine)) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

AgreementReport report_agreement(const std::vector<Entry>& log, const std::vector<CodedUnit>& units,
                                 const std::vector<Suggestion>& tags, const AgreementRequest& request) {
    const Material material = prepare(units, request);
    const std::vector<Entry> blind_log = standing_in(log, View::blind);
    const Rated blind = rate_all(blind_log, request);
    Rated assisted = rate_all(log, request);
    AgreementReport report;
    report.unit = request.unit;
    report.coders = coders_of(log, request);
    report.passages = static_cast<std::int64_t>(units.size());
    report.work = work_of(material, blind, assisted);
    for (std::vector<Rating>& of_component : assisted.ratings) {
        std::erase_if(of_component, [](const Rating& rating) { return rating.view != View::assisted; });
    }
    report.blind = rows_for(material, report.coders, [&](std::size_t component) {
        return table_for(material, blind, component, report.coders);
    });
    report.assisted = rows_for(material, report.coders, [&](std::size_t component) {
        return table_for(material, assisted, component, report.coders);
    });
    if (request.include_engine) report.engine = engine_rows(material, blind, tags, report.coders);
    return report;
}

}  // namespace evidex
