#pragma once

#include <string_view>

#include "evidex/result.hpp"

namespace evidex {

/// What the program tells the shell. A contract: tests and users' scripts depend on the numbers.
enum class Exit : int {
    ok = 0,
    nothing_found = 1,
    failed = 2,
    some_failed = 3,
    damaged = 4,
    disk_full = 5,
    interrupted = 130,
};

/// The status that an Error ends the program with.
Exit exit_for(ErrorCode code);

/// Writes results to stdout. Fails where they cannot be written (a full disk); if nobody reads any more, as
/// after `evidex quotes … | head`, the program ends quietly.
Status print(std::string_view text);

/// `print` as the last step of a command.
Result<Exit> print_and(Exit exit, std::string_view text);

/// Writes a line for people to stderr.
void say(std::string_view line);

}  // namespace evidex
