#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "evidex/overview.hpp"
#include "report/table.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostPoints = 500;  // a curve of more cannot be seen, and costs a browser seconds

/// Points to draw: all that brought something new, and of the others as many as fit, evenly spread.
std::vector<SaturationPoint> thinned(const std::vector<SaturationPoint>& points) {
    const std::size_t step = points.size() / kMostPoints + 1;
    std::vector<SaturationPoint> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].fresh > 0 || i % step == 0 || i + 1 == points.size()) kept.push_back(points[i]);
    }
    return kept;
}

Cell number(double value) {
    return {Json(value), ""};
}

Table saturation_table(const std::vector<SaturationPoint>& points,
                       const std::vector<SourceFindings>& sources) {
    Table table;
    for (const char* key :
         {"sources", "title", "source_id", "seen", "fresh", "passages", "low", "mean", "high"}) {
        table.columns.push_back({key, key});
    }
    for (const SaturationPoint& point : points) {
        const SourceFindings& source = sources[point.source];
        table.rows.push_back({Cell(static_cast<std::int64_t>(point.sources)), source.title, source.source_id,
                              Cell(static_cast<std::int64_t>(point.seen)),
                              Cell(static_cast<std::int64_t>(point.fresh)), Cell(source.passages),
                              number(point.low), number(point.mean), number(point.high)});
    }
    return table;
}

std::size_t possible_themes(const Filter& filter, const Codebook& codebook) {
    std::size_t possible = 0;
    for (const Component& component : codebook.components) {
        const bool meant = filter.components.empty() ||
                           std::find(filter.components.begin(), filter.components.end(), component.id) !=
                               filter.components.end();
        possible += meant ? component.themes.size() : 0;
    }
    return possible;
}

/// passages × all / (passages with a × passages with b).
Json lift_of(const ComponentPair& pair, const Cooccurrence& found,
             const std::map<std::string, std::int64_t>& totals) {
    const auto a = totals.find(pair.a);
    const auto b = totals.find(pair.b);
    if (a == totals.end() || b == totals.end()) return {};
    return static_cast<double>(pair.passages) * static_cast<double>(found.passages) /
           (static_cast<double>(a->second) * static_cast<double>(b->second));
}

Table pairs_table(const Cooccurrence& found) {
    std::map<std::string, std::int64_t> totals;
    for (const ComponentPair& pair : found.pairs) {
        if (pair.a == pair.b) totals[pair.a] = pair.passages;
    }
    Table table;
    for (const char* key : {"a", "b", "passages", "lift"}) table.columns.push_back({key, key});
    for (const ComponentPair& pair : found.pairs) {
        table.rows.push_back(
            {Cell(pair.a), Cell(pair.b), Cell(pair.passages), Cell(lift_of(pair, found, totals), "")});
    }
    return table;
}

}  // namespace

Result<HttpResponse> answer_saturation(Workbench& workbench, const Ask& ask) {
    const Result<Filter> filter = filter_of(ask.parameters, workbench.codebook());
    if (!filter) return filter.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<std::vector<SourceFindings>> sources = findings_by_source(**store, *filter);
    if (!sources) return sources.error();
    const std::vector<SaturationPoint> points = saturation_curve(*sources);
    if (!ask.format.empty()) {
        return download(render(saturation_table(points, *sources), *output_format_from(ask.format), {}),
                        "saturation", ask.format);
    }
    return json_response({{"command", command_line("coverage --by theme", ask.parameters, kFilterParameters)},
                          {"possible", possible_themes(*filter, workbench.codebook())},
                          {"points", to_json(saturation_table(thinned(points), *sources))}});
}

Result<HttpResponse> answer_cooccurrence(Workbench& workbench, const Ask& ask) {
    const Result<Filter> filter = filter_of(ask.parameters, workbench.codebook());
    if (!filter) return filter.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<Cooccurrence> found = count_pairs(**store, *filter);
    if (!found) return found.error();
    const Table table = pairs_table(*found);
    if (!ask.format.empty()) {
        return download(render(table, *output_format_from(ask.format), {}), "cooccurrence", ask.format);
    }
    return json_response({{"command", command_line("coverage", ask.parameters, kFilterParameters)},
                          {"passages", found->passages},
                          {"pairs", to_json(table)}});
}

}  // namespace evidex
