#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

#include "evidex/result.hpp"
#include "serve/http.hpp"

namespace evidex {

/// The HTTP server on 127.0.0.1: from bytes to HttpRequest and back. Nothing else knows the HTTP library.
class Listener {
public:
    struct Handlers {
        std::function<HttpResponse(const HttpRequest&)> answer;
        /// How many bytes of a body are kept, by the headers; what is beyond is read and forgotten.
        std::function<std::uint64_t(const HttpRequest&)> body_limit;
        /// Told once when the server is about to stop, so that tasks end soon.
        std::function<void()> stopping;
    };

    /// Takes the port, or any free one for 0. Fails if somebody else has it.
    static Result<std::unique_ptr<Listener>> bind(int port);
    ~Listener();

    [[nodiscard]] int port() const { return port_; }
    /// Answers requests until `stop` is set; then finishes those in flight and returns.
    Status run(Handlers handlers, const std::atomic<bool>& stop);
    /// Runs a task on one of the server's threads, soon.
    void run_later(std::function<void()> task);

private:
    struct Impl;
    Listener(std::unique_ptr<Impl> impl, int port);

    std::unique_ptr<Impl> impl_;
    int port_;
};

}  // namespace evidex
