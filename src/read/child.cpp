#include "read/child.hpp"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>

namespace evidex {
namespace {

constexpr rlim_t kMostDescriptors = 32;

// Sanitizers reserve terabytes of address space.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif

bool set_limit(__rlimit_resource resource, rlim_t value) {
    const rlimit limit{value, value};
    return ::setrlimit(resource, &limit) == 0;
}

/// `CPU,MEMORY`; what cannot be read keeps its default.
ReadLimits limits_from(const std::string& argument) {
    ReadLimits limits;
    const char* end = argument.data() + argument.size();
    const auto cpu = std::from_chars(argument.data(), end, limits.cpu_seconds);
    if (cpu.ec == std::errc() && cpu.ptr != end) std::from_chars(cpu.ptr + 1, end, limits.memory_bytes);
    return limits;
}

std::string error_answer(const Error& error) {
    const nlohmann::json json = {{"code", static_cast<int>(error.code)},
                                 {"message", error.message},
                                 {"advice", error.advice},
                                 {"line", error.line},
                                 {"column", error.column}};
    const std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return fmt::format("error {} -\n{}", text.size(), text);
}

}  // namespace

std::string limits_argument(const ReadLimits& limits) {
    return fmt::format("{},{}", limits.cpu_seconds, limits.memory_bytes);
}

Status apply_child_limits(const ReadLimits& limits) {
    const bool memory =
        !kLimitMemory || limits.memory_bytes == 0 || set_limit(RLIMIT_AS, limits.memory_bytes);
    const bool set = memory && set_limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu_seconds)) &&
                     set_limit(RLIMIT_FSIZE, 0) && set_limit(RLIMIT_NOFILE, kMostDescriptors) &&
                     set_limit(RLIMIT_CORE, 0) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (set) return Done{};
    return make_error(ErrorCode::io, fmt::format("the limits of the reader process cannot be set: {}",
                                                 std::strerror(errno)));
}

std::string answer_as_child(const std::string& limits, const std::string& path) {
    if (const Status limited = apply_child_limits(limits_from(limits)); !limited) {
        return error_answer(limited.error());
    }
    const Result<Source> source = open_source(path);
    if (!source) return error_answer(source.error());
    const Result<Document> document = read(*source);
    if (!document) return error_answer(document.error());
    const std::string json = to_json(*document);
    return fmt::format("document {} {}\n{}", json.size(), source->id, json);
}

}  // namespace evidex
