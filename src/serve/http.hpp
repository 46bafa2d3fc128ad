#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace evidex {

/// What the workbench knows of a request. The HTTP library ends where this begins.
struct HttpRequest {
    std::string method;
    std::string target;                               ///< As sent: "/api/quotes?words=waiting".
    std::multimap<std::string, std::string> headers;  ///< Names in lower case.
    std::string body;
    bool body_too_large = false;  ///< It was longer than allowed; `body` holds none of it.

    /// The values of a header; more than one only if it was sent more than once.
    [[nodiscard]] std::vector<std::string> all(const std::string& name) const;
    /// The value of a header; empty if there is none, or more than one.
    [[nodiscard]] std::string header(const std::string& name) const;
    /// The target without its query string.
    [[nodiscard]] std::string path() const;
    /// Whether it may change something: anything but GET and HEAD.
    [[nodiscard]] bool writes() const { return method != "GET" && method != "HEAD"; }
};

struct HttpResponse {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;  ///< Besides those that every answer has.
};

/// What every answer carries, refusals included: no script, style or frame but our own, no sniffing, nothing
/// kept in caches.
const std::vector<std::pair<std::string, std::string>>& common_headers();

}  // namespace evidex
