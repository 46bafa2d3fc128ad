#include "serve/http.hpp"

namespace evidex {

std::vector<std::string> HttpRequest::all(const std::string& name) const {
    std::vector<std::string> values;
    const auto [first, last] = headers.equal_range(name);
    for (auto at = first; at != last; ++at) values.push_back(at->second);
    return values;
}

std::string HttpRequest::header(const std::string& name) const {
    const std::vector<std::string> values = all(name);
    return values.size() == 1 ? values.front() : std::string();
}

std::string HttpRequest::path() const {
    return target.substr(0, target.find('?'));
}

const std::vector<std::pair<std::string, std::string>>& common_headers() {
    static const std::vector<std::pair<std::string, std::string>> headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
         "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
    };
    return headers;
}

}  // namespace evidex
