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

    /// Whether the terminal was set for single keys before: whoever set it was killed and could not put it
    /// right. It will be.
    [[nodiscard]] bool was_raw() const { return was_raw_; }

    /// One key: a character, "enter", "space" or "escape"; "redraw" after a suspension, or for Ctrl-L; arrows
    /// and the like are passed over. Unset at the end of the input.
    std::optional<std::string> key();
    /// Asks for a line, edited and echoed by the terminal; unset at the end of the input.
    std::optional<std::string> line(std::string_view prompt);

private:
    bool was_raw_ = false;
};

}  // namespace evidex
