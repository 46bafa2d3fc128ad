#include "serve/guard.hpp"

#include <algorithm>
#include <array>

namespace evidex {
namespace {

bool is_own_host(const std::string& host, int port) {
    const std::string tail = ":" + std::to_string(port);
    const std::array<std::string, 3> own{"127.0.0.1" + tail, "localhost" + tail, "[::1]" + tail};
    return std::find(own.begin(), own.end(), host) != own.end();
}

Refusal foreign(std::string title) {
    return {403, std::move(title), "open the address that 'evidex serve' printed in a tab of its own"};
}

}  // namespace

std::optional<Refusal> refuse_host(const HttpRequest& request, int port) {
    if (is_own_host(request.header("host"), port)) return std::nullopt;
    return Refusal{421, "this address is not answered here",
                   "use the address that 'evidex serve' printed, with 127.0.0.1 or localhost"};
}

std::optional<Refusal> refuse_foreign(const HttpRequest& request, int port) {
    if (std::optional<Refusal> host = refuse_host(request, port)) return host;
    const std::vector<std::string> origins = request.all("origin");
    const bool own_origin = origins.size() == 1 && origins[0] == "http://" + request.header("host");
    if (!origins.empty() && !own_origin) return foreign("the request comes from another site");
    const std::vector<std::string> sites = request.all("sec-fetch-site");
    if (sites.empty()) {
        if (request.writes() && !own_origin) return foreign("the request does not say where it comes from");
        return std::nullopt;
    }
    const bool own_site = sites.size() == 1 && sites[0] == "same-origin";
    const bool typed = sites.size() == 1 && sites[0] == "none" && !request.writes();
    if (own_site || typed) return std::nullopt;
    return foreign("the request comes from another site");
}

std::optional<Refusal> refuse_type(const HttpRequest& request) {
    if (!request.writes()) return std::nullopt;
    const std::string wanted = request.method == "PUT" ? "application/octet-stream" : "application/json";
    const std::string type = request.header("content-type");
    if (type == wanted || type.rfind(wanted + ";", 0) == 0) return std::nullopt;
    return Refusal{415, "the body must be " + wanted, ""};
}

}  // namespace evidex
