#pragma once

#include <string>
#include <vector>

namespace evidex::bench {

/// What a run of a program took.
struct Usage {
    int status = -1;            ///< Exit status; -1 if it could not be started or was killed.
    double seconds = 0;         ///< Wall-clock seconds.
    double peak_megabytes = 0;  ///< Largest resident size of the process, without its children.
};

/// Runs a program with its output thrown away.
Usage run_program(const std::vector<std::string>& arguments);

}  // namespace evidex::bench
