#pragma once

#include <optional>
#include <string>

#include "serve/http.hpp"

namespace evidex {

/// A request that is not answered, and why.
struct Refusal {
    int status = 403;
    std::string title;
    std::string advice;
};

/// Whether a request comes from a page of ours, as far as its headers tell. 127.0.0.1 is no boundary: any web
/// page can send requests to it, also one on another local port, which the browser counts as the same site.
/// The secret of `Door` is a further check.
std::optional<Refusal> refuse_foreign(const HttpRequest& request, int port);

/// The same for following the start link, which may come from anywhere: only the Host is checked.
std::optional<Refusal> refuse_host(const HttpRequest& request, int port);

/// Whether the body has a type that no form of a foreign page can send without asking first.
std::optional<Refusal> refuse_type(const HttpRequest& request);

}  // namespace evidex
