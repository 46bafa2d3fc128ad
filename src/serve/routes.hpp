#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/http.hpp"
#include "serve/json.hpp"
#include "serve/parameters.hpp"
#include "serve/workbench.hpp"

namespace evidex {

/// An understood request.
struct Ask {
    const HttpRequest* request = nullptr;
    std::vector<std::string> parts;  ///< What stood for each `*` of the route.
    std::string format;              ///< Extension of a download: "csv", "json" …; empty for the page.
    Parameters parameters;
    Json body;  ///< Of a POST.
};

using Answering = Result<HttpResponse> (*)(Workbench&, const Ask&);

/// What an answer gives away to somebody who codes blind.
enum class Shows : std::uint8_t {
    words,   ///< Nothing made from tags or decisions, or it leaves that out by itself.
    counts,  ///< How many passages have what; of a single source that is too much.
    tags,    ///< What evidex suggests of a passage, or what coders decided.
};

/// One address of the API. README.md lists them for people.
struct Route {
    std::string_view method;
    std::string_view path;        ///< `*` stands for one part.
    std::string_view parameters;  ///< Names that it takes, separated by blanks.
    std::string_view downloads;   ///< Extensions that it takes.
    Answering answer;
    Shows shows = Shows::words;
};

/// Answers a request to /api; the guard has let it in.
HttpResponse answer_api(Workbench& workbench, const HttpRequest& request);

/// The largest body that a route takes, in bytes; more is 413.
std::uint64_t body_limit(const HttpRequest& request);

/// Refuses what a coder who works blind must not see.
HttpResponse blind_problem();

/// A JSON answer.
HttpResponse json_response(const Json& json);
/// A file to keep, named for instance evidex-quotes.csv.
HttpResponse download(std::string bytes, const std::string& name, const std::string& format);

// The addresses, area by area, each in a file of its name.
Result<HttpResponse> answer_state(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_overview(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_coverage(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_saturation(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_cooccurrence(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_quotes(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_facets(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_kwic(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_passage(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_why(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_sources(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_source(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_source_text(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_source_find(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_runs(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_changes(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_codebook(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_row(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_try(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_save(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_upload(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_ingest(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_start_ingest(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_stop_ingest(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_review(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_blind(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_decide(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_undo(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_shown(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_decisions(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_disagreements(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_settle(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_agreement(Workbench& workbench, const Ask& ask);
Result<HttpResponse> answer_basket(Workbench& workbench, const Ask& ask);

}  // namespace evidex
