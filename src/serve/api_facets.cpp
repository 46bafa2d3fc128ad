#include "base/files.hpp"
#include "evidex/overview.hpp"
#include "report/words.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

std::string value_label(std::string_view name, const std::string& value, const Codebook& codebook) {
    if (name == "component") return label_of(codebook, value);
    if (name == "source") return std::string(file_name(value));
    return spoken(value);
}

Json facet_json(const char* name, const char* label, const Facet& facet, const Codebook& codebook) {
    Json json{{"name", name}, {"label", label}, {"counted", facet.has_value()}, {"values", Json::array()}};
    if (!facet) return json;
    for (const FacetCount& count : *facet) {
        json["values"].push_back({{"value", count.value},
                                  {"label", value_label(name, count.value, codebook)},
                                  {"passages", count.passages}});
    }
    return json;
}

}  // namespace

Result<HttpResponse> answer_facets(Workbench& workbench, const Ask& ask) {
    const Codebook& codebook = workbench.codebook();
    const Result<Query> query = query_of(ask.parameters, codebook);
    if (!query) return query.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<Facets> facets = count_facets(**store, *query);
    if (!facets) return facets.error();
    return json_response({{"command", command_line("quotes", ask.parameters, kQueryParameters)},
                          {"facets",
                           {facet_json("component", "Component", facets->components, codebook),
                            facet_json("role", "Who speaks", facets->roles, codebook),
                            facet_json("kind", "Kind of source", facets->kinds, codebook),
                            facet_json("stance", "Stance", facets->stances, codebook),
                            facet_json("year", "Year", facets->years, codebook),
                            facet_json("source", "Source", facets->sources, codebook),
                            facet_json("decided", "Decided", facets->decided, codebook)}}});
}

}  // namespace evidex
