#include <algorithm>

#include "report/sources.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"
#include "serve/source_json.hpp"

namespace evidex {
namespace {

bool has_problem(const SourceRow& source) {
    return source.status != "read" || !source.warnings.empty() || !source.unknown_speakers.empty();
}

std::string advice_for(const SourceRow& source) {
    if (source.status == "failed")
        return "Put the file right and add it again; what was read before is kept.";
    if (source.status == "gone") {
        return "The file is no longer where it was; its evidence stays. evidex forget removes it.";
    }
    if (!source.unknown_speakers.empty()) {
        return "Say who these speakers are in a file with the columns source,speaker,role and run: "
               "evidex ingest … --roles FILE.csv";
    }
    return {};
}

}  // namespace

Json source_json(const SourceRow& source, bool blind) {
    Json json{{"id", source.id},
              {"path", source.path},
              {"title", source.title},
              {"format", source.format},
              {"kind", name_of(source.kind)},
              {"year", source.year ? Json(*source.year) : Json()},
              {"status", source.status},
              {"failure", source.failure},
              {"passages", source.passages},
              {"tagged", or_null(source.tagged, !blind)},
              {"warnings", Json::array()},
              {"unknown_speakers", source.unknown_speakers},
              {"advice", advice_for(source)}};
    for (const Warning& warning : source.warnings) {
        json["warnings"].push_back(
            {{"code", warning.code}, {"message", warning.message}, {"line", warning.line}});
    }
    return json;
}

Result<HttpResponse> answer_sources(Workbench& workbench, const Ask& ask) {
    const Result<std::string> problems = ask.parameters.choice("problems", "no yes");
    if (!problems) return problems.error();
    const bool blind = workbench.desk().is_blind();
    if (blind && !ask.format.empty()) return blind_problem();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    Result<std::vector<SourceRow>> sources = (*store)->sources();
    if (!sources) return sources.error();
    const auto total = static_cast<std::int64_t>(sources->size());
    if (*problems == "yes") {
        sources->erase(std::remove_if(sources->begin(), sources->end(),
                                      [](const SourceRow& source) { return !has_problem(source); }),
                       sources->end());
    }
    if (!ask.format.empty()) {
        return download(render(sources_table(*sources), *output_format_from(ask.format), {}), "sources",
                        ask.format);
    }
    Json list = Json::array();
    for (const SourceRow& source : *sources) list.push_back(source_json(source, blind));
    return json_response({{"command", *problems == "yes" ? "evidex sources --problems" : "evidex sources"},
                          {"total", total},
                          {"sources", std::move(list)}});
}

}  // namespace evidex
