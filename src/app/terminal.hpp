#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace evidex {

/// Whether keys can be read one by one: stdin and stdout are a terminal.
bool is_interactive();

/// Rows of the screen behind stdout; 24 if it does not say.
std::size_t screen_height();

/// Reads single keys from the terminal behind stdin, without echo. At the end of its life, when a signal ends
/// the program and while it is suspended, the terminal is as it was before. Only one at a time.
class RawTerminal {
public:
    RawTerminal();
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;
    ~RawTerminal();

    /// One key: a character, "enter", "space" or "escape"; arrows and the like are passed over. Unset at the
    /// end of the input.
    std::optional<std::string> key();
    /// Asks for a line, edited and echoed by the terminal; unset at the end of the input.
    std::optional<std::string> line(std::string_view prompt);
};

}  // namespace evidex
