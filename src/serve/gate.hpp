#pragma once

#include "serve/assets.hpp"
#include "serve/door.hpp"
#include "serve/guard.hpp"
#include "serve/http.hpp"
#include "serve/workbench.hpp"

namespace evidex {

/// Everything that a request meets, in order: the guard, the door, then pages or the API.
class Gate {
public:
    Gate(Workbench& workbench, const Assets& assets, int port);

    [[nodiscard]] const Door& door() const { return door_; }
    HttpResponse answer(const HttpRequest& request);
    /// How much of a body to keep; nothing of requests that will be refused.
    [[nodiscard]] std::uint64_t body_limit(const HttpRequest& request) const;

private:
    [[nodiscard]] std::optional<Refusal> refuse(const HttpRequest& request) const;

    Workbench& workbench_;
    const Assets& assets_;
    int port_;
    Door door_;
};

}  // namespace evidex
