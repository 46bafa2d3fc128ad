#include "serve/listener.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <exception>

#include "base/files.hpp"
#include "serve/problem.hpp"
#include "serve/task_queue.hpp"

namespace evidex {
namespace {

constexpr const char* kLoopback = "127.0.0.1";
constexpr std::size_t kThreads = 64;  // and so as many connections
constexpr time_t kReadSeconds = 10;
constexpr time_t kWriteSeconds = 30;
constexpr time_t kIdleSeconds = 2;  // of a connection between two requests; also how long stopping takes
constexpr std::size_t kLongestTarget = 4'096;
constexpr std::size_t kLargestBody = 201ULL << 20;

HttpRequest request_of(const httplib::Request& from) {
    HttpRequest request;
    request.method = from.method;
    request.target = from.target;
    for (const auto& [name, value] : from.headers) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        request.headers.emplace(std::move(lower), value);
    }
    return request;
}

void set_header(httplib::Response& to, const std::string& name, const std::string& value) {
    to.headers.erase(name);
    to.set_header(name, value);
}

void write(HttpResponse from, httplib::Response& to) {
    to.status = from.status;
    for (const auto& [name, value] : common_headers()) set_header(to, name, value);
    for (const auto& [name, value] : from.headers) set_header(to, name, value);
    if (from.body.empty()) return;
    // Through a provider, because bodies set directly are compressed, which takes longer than sending them.
    auto body = std::make_shared<std::string>(std::move(from.body));
    to.set_content_provider(body->size(), from.type,
                            [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                return sink.write(body->data() + offset, length);
                            });
}

/// Runs a handler; what it throws (no memory, most likely) becomes an answer too.
HttpResponse answer_safely(const Listener::Handlers& handlers, const HttpRequest& request) {
    // The library would cut our answers for it; no page of ours asks for parts.
    if (request.headers.count("range") > 0) return {416, "text/plain", "", {}};
    if (request.target.size() > kLongestTarget) return problem(Refusal{414, "the address is too long", ""});
    try {
        return handlers.answer(request);
    } catch (const std::exception& error) {
        return problem(
            Refusal{500, std::string("this should not have happened: ") + error.what(), "please report it"});
    }
}

void read_body(HttpRequest& request, const httplib::ContentReader& reader, std::uint64_t limit) {
    reader([&](const char* bytes, std::size_t size) {
        if (request.body.size() + size > limit) request.body_too_large = true;
        if (!request.body_too_large) request.body.append(bytes, size);
        return true;
    });
    if (request.body_too_large) request.body = {};
}

}  // namespace

struct Listener::Impl {
    httplib::Server server;
    TaskQueue* tasks = nullptr;  // of the server, while it runs
    Handlers handlers;

    void use(Handlers given);
};

void Listener::Impl::use(Handlers given) {
    handlers = std::move(given);
    // Requests without a body are answered before the library looks for a route; it would wait for one.
    server.set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
        const bool may_have = from.method == "POST" || from.method == "PUT" || from.method == "PATCH" ||
                              from.method == "DELETE";
        const bool has_body =
            may_have && (from.has_header("Content-Length") || from.has_header("Transfer-Encoding"));
        if (has_body) return httplib::Server::HandlerResponse::Unhandled;
        write(answer_safely(handlers, request_of(from)), to);
        return httplib::Server::HandlerResponse::Handled;
    });
    const auto with_body = [this](const httplib::Request& from, httplib::Response& to,
                                  const httplib::ContentReader& reader) {
        HttpRequest request = request_of(from);
        read_body(request, reader, handlers.body_limit(request));
        write(answer_safely(handlers, request), to);
    };
    server.Post("[^]*", with_body);
    server.Put("[^]*", with_body);
    server.Patch("[^]*", with_body);
    server.Delete("[^]*", with_body);
    // What the library refuses by itself: broken requests, too long ones.
    server.set_error_handler(httplib::Server::Handler([](const httplib::Request&, httplib::Response& to) {
        if (to.has_header("Content-Security-Policy")) return;
        const std::string title =
            to.status == 413 ? "the body is too large" : "the request is not understood";
        write(problem(Refusal{to.status, title, ""}), to);
    }));
}

Listener::Listener(std::unique_ptr<Impl> impl, int port) : impl_(std::move(impl)), port_(port) {}
Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::bind(int port) {
    auto impl = std::make_unique<Impl>();
    httplib::Server& server = impl->server;
    // The library's default would let two servers share one port.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1'000);
    server.set_keep_alive_timeout(kIdleSeconds);
    server.set_read_timeout(kReadSeconds);
    server.set_write_timeout(kWriteSeconds);
    server.set_idle_interval(0, 50'000);
    server.set_payload_max_length(kLargestBody);
    if (port == 0) {
        port = server.bind_to_any_port(kLoopback);
    } else if (!server.bind_to_port(kLoopback, port)) {
        port = -1;
    }
    if (port > 0) return std::unique_ptr<Listener>(new Listener(std::move(impl), port));
    return make_error(ErrorCode::io, "the port is taken or not allowed",
                      "choose another with --port, or leave it out for any free one");
}

Status Listener::run(Handlers handlers, const std::atomic<bool>& stop) {
    httplib::Server& server = impl_->server;
    impl_->use(std::move(handlers));
    server.new_task_queue = [this, &stop, &server] {
        auto queue = std::make_unique<TaskQueue>(kThreads, [this, &stop, &server] {
            if (!stop.load()) return;
            impl_->handlers.stopping();
            server.stop();
        });
        impl_->tasks = queue.get();
        return queue.release();
    };
    const bool listened = server.listen_after_bind();
    impl_->tasks = nullptr;
    if (listened || stop.load()) return Done{};
    return system_error("127.0.0.1:" + std::to_string(port_), "cannot be listened on any more");
}

void Listener::run_later(std::function<void()> task) {
    if (impl_->tasks != nullptr) impl_->tasks->enqueue(std::move(task));
}

}  // namespace evidex
