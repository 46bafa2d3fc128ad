#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "serve/http.hpp"

namespace evidex {

/// 128 random bits from the operating system as 32 hex digits.
std::string random_secret();

/// Compares without telling by its time where two secrets differ.
bool same_secret(std::string_view a, std::string_view b);

/// Who may come in: whoever has the token, once; then whoever has the cookie that it was exchanged for. Both
/// live in memory only.
class Door {
public:
    explicit Door(int port);

    /// The address to open in a browser.
    [[nodiscard]] std::string address() const;
    /// Whether the request carries the cookie.
    [[nodiscard]] bool knows(const HttpRequest& request) const;
    /// Answers the start link: the cookie and the way to the first page, or a refusal.
    HttpResponse enter(const HttpRequest& request);

private:
    [[nodiscard]] std::string cookie_name() const { return "evidex_" + std::to_string(port_); }

    int port_;
    std::string token_ = random_secret();
    std::string cookie_ = random_secret();
    std::atomic<bool> used_{false};
};

}  // namespace evidex
