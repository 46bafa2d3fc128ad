#include "serve/routes.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/word_list.hpp"
#include "serve/problem.hpp"
#include "serve/query.hpp"

namespace evidex {
namespace {

constexpr std::uint64_t kLargestJson = 8ULL << 20;
constexpr std::uint64_t kLargestUpload = 200ULL << 20;

const std::vector<Route>& routes() {
    static const std::vector<Route> all{
        {"GET", "state", "", "", answer_state},
        {"GET", "overview", kFilterParameters, "", answer_overview, Shows::counts},
        {"GET", "coverage", kCoverageParameters, "csv json", answer_coverage, Shows::counts},
        {"GET", "saturation", kFilterParameters, "csv json", answer_saturation, Shows::counts},
        {"GET", "cooccurrence", kFilterParameters, "csv json", answer_cooccurrence, Shows::counts},
        {"GET", "facets", kQueryParameters, "", answer_facets, Shows::tags},
        {"GET", "kwic", kKwicParameters, "csv json", answer_kwic, Shows::tags},
        {"GET", "quotes", kQueryParameters, "csv json md docx", answer_quotes, Shows::tags},
        {"GET", "passages/*", "context", "", answer_passage},
        {"GET", "passages/*/why", "component", "", answer_why, Shows::tags},
        {"GET", "sources", "problems", "csv json", answer_sources},
        {"GET", "sources/*", "", "", answer_source},
        {"GET", "sources/*/text", "from limit words", "", answer_source_text},
        {"GET", "sources/*/find", "words", "", answer_source_find},
        {"GET", "runs", "", "csv json", answer_runs},
        {"GET", "changes", "since", "csv json", answer_changes, Shows::counts},
        {"GET", "codebook", "component", "", answer_codebook, Shows::tags},
        {"GET", "codebook/rows/*", "", "", answer_row, Shows::tags},
        {"POST", "codebook/try", "", "", answer_try, Shows::tags},
        {"POST", "codebook/save", "", "", answer_save},
        {"PUT", "uploads", "name", "", answer_upload},
        {"GET", "ingest", "", "", answer_ingest},
        {"POST", "ingest", "", "", answer_start_ingest},
        {"POST", "ingest/stop", "", "", answer_stop_ingest},
        {"GET", "review", "component source order blind sample seed limit", "", answer_review},
        {"POST", "review/blind", "", "", answer_blind},
        {"POST", "review/decide", "", "", answer_decide},
        {"POST", "review/undo", "", "", answer_undo},
        {"POST", "review/shown", "", "", answer_shown, Shows::tags},
        {"GET", "decisions", "component coder source limit offset", "csv json", answer_decisions},
        {"GET", "disagreements", "component source coders limit offset", "csv json", answer_disagreements,
         Shows::tags},
        {"POST", "settle", "", "", answer_settle, Shows::tags},
        {"GET", "agreement", "coders unit component source include-engine", "csv json", answer_agreement,
         Shows::tags},
        {"POST", "basket", "", "", answer_basket, Shows::tags},
    };
    return all;
}

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, end));
        if (end == path.size()) return parts;
        path.remove_prefix(end + 1);
    }
}

bool has_word(std::string_view words, std::string_view word) {
    const std::vector<std::string> all = split_words(words);
    return std::find(all.begin(), all.end(), word) != all.end();
}

/// What stands for each `*`; none if the path is another.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    const std::vector<std::string_view> wanted = parts_of(pattern);
    const std::vector<std::string_view> given = parts_of(path);
    if (wanted.size() != given.size()) return std::nullopt;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] != "*" && wanted[i] != given[i]) return std::nullopt;
        if (wanted[i] != "*") continue;
        Result<std::string> part = decode_component(given[i], false);
        if (!part || part->empty()) return std::nullopt;
        parts.push_back(std::move(*part));
    }
    return parts;
}

/// A route with what an address says to it.
struct Found {
    const Route* route = nullptr;
    std::vector<std::string> parts;
    std::string format;
};

Found find_route(const HttpRequest& request, std::string_view path) {
    const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
    for (const Route& route : routes()) {
        if (route.method != method) continue;
        if (auto parts = match(route.path, path)) return {&route, std::move(*parts), ""};
        const std::size_t dot = path.rfind('.');
        if (dot == std::string_view::npos || !has_word(route.downloads, path.substr(dot + 1))) continue;
        if (auto parts = match(route.path, path.substr(0, dot))) {
            return {&route, std::move(*parts), std::string(path.substr(dot + 1))};
        }
    }
    return {};
}

bool is_known(std::string_view path) {
    return std::any_of(routes().begin(), routes().end(),
                       [&](const Route& route) { return match(route.path, path).has_value(); });
}

bool is_hidden_from_blind(const Route& route, const Parameters& parameters) {
    if (route.shows == Shows::tags) return true;
    const std::vector<std::string> by = parameters.list("by");
    return route.shows == Shows::counts &&
           (parameters.has("source") || std::find(by.begin(), by.end(), "source") != by.end());
}

Result<Json> parse_body(const HttpRequest& request) {
    if (request.method != "POST") return Json();
    Json json = Json::parse(request.body, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
        return make_error(ErrorCode::usage, "the body is not a JSON object");
    }
    return json;
}

Result<HttpResponse> answer(Workbench& workbench, const HttpRequest& request) {
    constexpr std::string_view kPrefix = "/api/";
    const std::string path = request.path();
    const std::string_view rest = std::string_view(path).substr(std::min(path.size(), kPrefix.size()));
    Found found = find_route(request, rest);
    if (found.route == nullptr) {
        if (is_known(rest)) return problem(Refusal{405, "this address cannot be used that way", ""});
        return make_error(ErrorCode::not_found, "there is nothing at this address",
                          "src/serve/README.md lists what there is");
    }
    Ask ask;
    ask.request = &request;
    ask.parts = std::move(found.parts);
    ask.format = std::move(found.format);
    const std::size_t mark = std::min(request.target.find('?'), request.target.size());
    Result<Parameters> parameters =
        Parameters::parse(std::string_view(request.target).substr(std::min(mark + 1, request.target.size())));
    if (!parameters) return parameters.error();
    if (Status known = parameters->only(found.route->parameters); !known) return known.error();
    ask.parameters = std::move(*parameters);
    if (workbench.desk().is_blind() && is_hidden_from_blind(*found.route, ask.parameters))
        return blind_problem();
    Result<Json> body = parse_body(request);
    if (!body) return body.error();
    ask.body = std::move(*body);
    return found.route->answer(workbench, ask);
}

}  // namespace

HttpResponse answer_api(Workbench& workbench, const HttpRequest& request) {
    Result<HttpResponse> response = answer(workbench, request);
    return response ? std::move(*response) : problem(response.error());
}

std::uint64_t body_limit(const HttpRequest& request) {
    return request.method == "PUT" ? kLargestUpload : kLargestJson;
}

HttpResponse blind_problem() {
    return problem(
        Refusal{403, "you are coding blind, and this shows what evidex suggests or what coders decided",
                "end blind coding on the page Review first; passages seen after that can no longer "
                "be coded blind"});
}

HttpResponse json_response(const Json& json) {
    HttpResponse response;
    response.body = compact(json);
    return response;
}

HttpResponse download(std::string bytes, const std::string& name, const std::string& format) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTypes{
        {{"csv", "text/csv; charset=utf-8"},
         {"json", "application/json"},
         {"md", "text/markdown; charset=utf-8"},
         {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}}};
    HttpResponse response;
    for (const auto& [known, type] : kTypes) {
        if (known == format) response.type = type;
    }
    response.body = std::move(bytes);
    response.headers = {
        {"Content-Disposition", "attachment; filename=\"evidex-" + name + "." + format + "\""}};
    return response;
}

}  // namespace evidex
