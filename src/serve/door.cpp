#include "serve/door.hpp"

#include <sys/random.h>

#include <array>
#include <cstdlib>

#include "base/strings.hpp"
#include "serve/page.hpp"

namespace evidex {

std::string random_secret() {
    std::array<unsigned char, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) std::abort();
    std::string hex;
    for (const unsigned char byte : bytes) {
        hex += "0123456789abcdef"[byte >> 4U];
        hex += "0123456789abcdef"[byte & 15U];
    }
    return hex;
}

bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned differences = 0;
    for (std::size_t i = 0; i < a.size(); ++i) differences |= static_cast<unsigned>(a[i] ^ b[i]);
    return differences == 0;
}

Door::Door(int port) : port_(port) {}

std::string Door::address() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/start?token=" + token_;
}

bool Door::knows(const HttpRequest& request) const {
    const std::string wanted = cookie_name() + "=";
    for (const std::string& header : request.all("cookie")) {
        std::string_view rest = header;
        while (!rest.empty()) {
            const std::string_view cookie = trim(rest.substr(0, rest.find(';')));
            rest.remove_prefix(std::min(
                rest.size(), rest.find(';') == std::string_view::npos ? rest.size() : rest.find(';') + 1));
            if (cookie.substr(0, wanted.size()) == wanted &&
                same_secret(cookie.substr(wanted.size()), cookie_)) {
                return true;
            }
        }
    }
    return false;
}

HttpResponse Door::enter(const HttpRequest& request) {
    const std::string query = request.target.substr(request.path().size());
    const bool right = same_secret(query, "?token=" + token_);
    if (right && knows(request)) return {303, "text/plain", "", {{"Location", "/"}}};
    if (!right || used_.exchange(true)) {
        return page(403, "This link does not open the workbench",
                    "A start link works once. Stop 'evidex serve' with Ctrl-C and start it again for a new "
                    "one. If the workbench is open in another tab, go on there.");
    }
    const std::pair<std::string, std::string> cookie{
        "Set-Cookie", cookie_name() + "=" + cookie_ + "; HttpOnly; SameSite=Strict; Path=/"};
    const std::string site = request.header("sec-fetch-site");
    if (site == "cross-site" || site == "same-site") {
        // The browser would follow a redirect without the cookie.
        HttpResponse response = page(200, "The workbench is ready", "", "Continue");
        response.headers.push_back(cookie);
        return response;
    }
    return {303, "text/plain", "", {{"Location", "/"}, cookie}};
}

}  // namespace evidex
