#include <filesystem>

#include "report/sources.hpp"
#include "report/words.hpp"
#include "serve/codebook_json.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

Json roles_json() {
    Json roles = Json::array();
    for (const char* role : {"young-person", "parent", "service-provider", "commissioner", "interviewer",
                             "group", "other", "unknown", "not-speech"}) {
        roles.push_back({{"id", role}, {"label", spoken(role)}});
    }
    return roles;
}

Json counts_json(const StoreStatus& status) {
    return {{"sources", status.sources},
            {"passages", status.passages},
            {"tags", status.tags},
            {"failures", status.failures},
            {"bytes", status.bytes}};
}

/// Changes with every run and every decision.
std::string revision_of(const StoreStatus& status) {
    const std::int64_t run = status.last_run ? status.last_run->id : 0;
    return std::to_string(run) + "." + std::to_string(status.decisions);
}

}  // namespace

Result<HttpResponse> answer_state(Workbench& workbench, const Ask&) {
    const Codebook& codebook = workbench.codebook();
    StoreStatus status;
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store && store.error().code != ErrorCode::not_found) return store.error();
    if (store) {
        Result<StoreStatus> read = (*store)->status();
        if (!read) return read.error();
        status = std::move(*read);
    }
    const fs::path base = fs::absolute(workbench.options().db);
    Json json{{"command", "evidex status"},
              {"version", EVIDEX_VERSION},
              {"base",
               {{"name", base.filename().string()},
                {"folder", base.parent_path().string()},
                {"exists", store.has_value()}}},
              {"counts", counts_json(status)},
              {"stale", status.stale},
              {"codebook",
               {{"name", codebook.settings.name},
                {"version", codebook.settings.version},
                {"digest", codebook.digest},
                {"folder", codebook.directory}}},
              {"components", Json::array()},
              {"roles", roles_json()},
              {"coder", workbench.options().coder},
              {"blind", workbench.desk().is_blind()},
              {"revision", revision_of(status)},
              {"last_run", status.last_run ? to_json(*status.last_run) : Json()}};
    for (const Component& component : codebook.components) {
        json["components"].push_back(component_json(component));
    }
    return json_response(json);
}

}  // namespace evidex
