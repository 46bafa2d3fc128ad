#include "app/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

#include "base/files.hpp"

namespace evidex {

Exit exit_for(ErrorCode code) {
    switch (code) {
        case ErrorCode::damaged:
            return Exit::damaged;
        case ErrorCode::disk_full:
            return Exit::disk_full;
        case ErrorCode::interrupted:
            return Exit::interrupted;
        default:
            return Exit::failed;
    }
}

Status print(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            std::_Exit(static_cast<int>(Exit::ok));
        } else if (errno != EINTR) {
            return system_error("standard output", "cannot be written");
        }
    }
    return Done{};
}

Result<Exit> print_and(Exit exit, std::string_view text) {
    if (Status printed = print(text); !printed) return printed.error();
    return exit;
}

void say(std::string_view line) {
    std::string text(line);
    text += '\n';
    // Nothing can be done if even stderr is gone.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace evidex
