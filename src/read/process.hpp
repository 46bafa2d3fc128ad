#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/result.hpp"

namespace evidex {

/// A program to run to its end, with what it may use.
struct ProcessRequest {
    std::vector<std::string> arguments;  ///< The program (searched in PATH) and its arguments.
    std::string_view input;              ///< Given on stdin.
    std::int64_t wall_millis = 60'000;
    std::int64_t cpu_seconds = 0;    ///< 0 = what this process has.
    std::uint64_t memory_bytes = 0;  ///< Address space; 0 = what this process has.
    std::uint64_t output_bytes = 50ULL << 20;
    bool own_group = false;  ///< Puts it, and all that it starts, into a group that ends with it.
};

enum class ProcessEnd { exited, signalled, timed_out, too_much_output };

struct ProcessAnswer {
    ProcessEnd end = ProcessEnd::exited;
    int number = 0;  ///< Exit status or signal.
    std::string out;
    std::string err;  ///< At most 64 kB.
};

/// Runs a program without a shell and waits for it. It is killed and reaped when its time is over or its
/// output too long; descriptors of this process are not passed on. Fails only if it cannot be started.
Result<ProcessAnswer> run_process(const ProcessRequest& request);

}  // namespace evidex
