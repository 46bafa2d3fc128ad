#include "serve/gate.hpp"

#include "serve/page.hpp"
#include "serve/problem.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

bool is_api(const std::string& path) {
    return path == "/api" || path.rfind("/api/", 0) == 0;
}

HttpResponse refused(const HttpRequest& request, const Refusal& refusal) {
    if (is_api(request.path()) || request.writes()) return problem(refusal);
    return page(refusal.status, refusal.title, refusal.advice);
}

}  // namespace

Gate::Gate(Workbench& workbench, const Assets& assets, int port)
    : workbench_(workbench), assets_(assets), port_(port), door_(port) {}

std::optional<Refusal> Gate::refuse(const HttpRequest& request) const {
    if (std::optional<Refusal> foreign = refuse_foreign(request, port_)) return foreign;
    if (!door_.knows(request)) {
        return Refusal{403, "this browser has not been let in",
                       "open the address that 'evidex serve' printed; it works once, and for one browser"};
    }
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST" &&
        request.method != "PUT") {
        return Refusal{405, "this address cannot be used that way", ""};
    }
    return refuse_type(request);
}

HttpResponse Gate::answer(const HttpRequest& request) {
    if (request.path() == "/start" && request.method == "GET") {
        const std::optional<Refusal> host = refuse_host(request, port_);
        return host ? refused(request, *host) : door_.enter(request);
    }
    if (const std::optional<Refusal> refusal = refuse(request)) return refused(request, *refusal);
    if (request.body_too_large) {
        return problem(Refusal{413, "this is too large to send",
                               "files over 200 MB can be read with: evidex ingest FILE"});
    }
    if (is_api(request.path())) return answer_api(workbench_, request);
    if (request.writes()) return problem(Refusal{405, "this address cannot be used that way", ""});
    return assets_.answer(request);
}

std::uint64_t Gate::body_limit(const HttpRequest& request) const {
    return refuse(request) ? 0 : evidex::body_limit(request);
}

}  // namespace evidex
