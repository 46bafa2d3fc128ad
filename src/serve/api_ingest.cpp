#include "report/ingest.hpp"
#include "serve/problem.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"
#include "serve/uploads.hpp"

namespace evidex {
namespace {

Json report_json(const IngestReport& report) {
    Json json = to_json(report);
    Json failures = Json::array();
    for (const IngestFailure& failure : report.failures) {
        failures.push_back(
            {{"path", failure.path}, {"message", failure.error.message}, {"advice", failure.error.advice}});
    }
    json["failures"] = std::move(failures);
    return json;
}

Json state_json(const Workbench& workbench) {
    const IngestState state = workbench.job().state();
    const std::string folder = upload_folder(workbench.options().db);
    return {{"command", "evidex ingest " + shell_word(folder)},
            {"running", state.running},
            {"done", state.progress.done},
            {"total", state.progress.total},
            {"bytes_done", state.progress.bytes_done},
            {"bytes_total", state.progress.bytes_total},
            {"current", state.progress.path},
            {"seconds", state.seconds},
            {"report", state.report ? report_json(*state.report) : Json()},
            {"problem", state.failure ? Json::parse(problem(*state.failure).body) : Json()}};
}

}  // namespace

Result<HttpResponse> answer_upload(Workbench& workbench, const Ask& ask) {
    const Result<std::string> name = ask.parameters.one("name");
    if (!name) return name.error();
    const std::string folder = upload_folder(workbench.options().db);
    const Result<std::string> kept = keep_upload(folder, *name, ask.request->body);
    if (!kept) return kept.error();
    return json_response({{"command", "evidex ingest " + shell_word(folder)},
                          {"name", *kept},
                          {"bytes", ask.request->body.size()}});
}

Result<HttpResponse> answer_ingest(Workbench& workbench, const Ask&) {
    return json_response(state_json(workbench));
}

Result<HttpResponse> answer_start_ingest(Workbench& workbench, const Ask&) {
    IngestJob& job = workbench.job();
    if (Status begun = job.begin(); !begun) return begun.error();
    const WorkbenchOptions& options = workbench.options();
    const IngestOrder order{options.db, upload_folder(options.db), options.reader_program};
    workbench.run_later([&job, order] { job.work(order); });
    return json_response(state_json(workbench));
}

Result<HttpResponse> answer_stop_ingest(Workbench& workbench, const Ask&) {
    workbench.job().stop();
    return json_response(state_json(workbench));
}

}  // namespace evidex
