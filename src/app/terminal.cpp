#include "app/terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "app/output.hpp"

namespace evidex {
namespace {

// What a signal handler needs; set before the handlers are.
termios cooked{};
termios raw{};
volatile std::sig_atomic_t resumed = 0;

constexpr std::array<int, 4> kEnding{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

void set(const termios& mode) {
    while (::tcsetattr(STDIN_FILENO, TCSADRAIN, &mode) != 0 && errno == EINTR) {
    }
}

bool gathers_lines() {
    termios now{};
    return ::tcgetattr(STDIN_FILENO, &now) == 0 && (now.c_lflag & ICANON) != 0;
}

extern "C" void restore_and_end(int signal_number) {
    ::tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
    // Nothing can be done if the screen is gone.
    [[maybe_unused]] const ssize_t written = ::write(STDOUT_FILENO, "\n", 1);
    std::signal(signal_number, SIG_DFL);
    ::raise(signal_number);
}

extern "C" void restore_and_stop(int) {
    const int error = errno;
    termios now{};  // a line may be asked for
    ::tcgetattr(STDIN_FILENO, &now);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
    ::raise(SIGSTOP);  // until SIGCONT
    ::tcsetattr(STDIN_FILENO, TCSANOW, &now);
    resumed = 1;
    errno = error;
}

/// Ctrl-Z is heard only where a key is waited for: a screen is never half drawn, and the wait always ends so
/// that what the shell wrote meanwhile is drawn over.
void hear_suspension(int how) {
    sigset_t suspension;
    ::sigemptyset(&suspension);
    ::sigaddset(&suspension, SIGTSTP);
    ::pthread_sigmask(how, &suspension, nullptr);
}

/// Waits for a byte; false if the program was suspended meanwhile.
bool wait_for_input() {
    sigset_t heard;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &heard);
    ::sigdelset(&heard, SIGTSTP);
    pollfd input{STDIN_FILENO, POLLIN, 0};
    resumed = 0;
    while (::ppoll(&input, 1, nullptr, &heard) < 0 && errno == EINTR) {
        if (resumed == 1) return false;
    }
    return true;
}

/// A control character that asks for the screen again, as in other programs.
constexpr char kRedraw = '\x0c';

std::optional<char> read_byte() {
    char byte = 0;
    for (;;) {
        if (!wait_for_input()) {
            if (!gathers_lines()) return kRedraw;
            continue;
        }
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got == 1) return byte;
        if (got == 0 || errno != EINTR) return std::nullopt;
    }
}

bool more_follows() {
    constexpr int kMillis = 30;  // bytes of one key come together, even over a slow line
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, kMillis) == 1;
}

/// Reads the rest of an escape sequence: ESC [ … letter, or ESC O letter. False for the Escape key alone.
bool pass_over_sequence() {
    if (!more_follows()) return false;
    const std::optional<char> kind = read_byte();
    if (kind != '[' && kind != 'O') return true;
    while (more_follows()) {
        const std::optional<char> byte = read_byte();
        if (!byte || (*byte >= '@' && *byte <= '~')) break;
    }
    return true;
}

std::size_t utf8_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0xC0) return 1;
    if (byte < 0xE0) return 2;
    return byte < 0xF0 ? 3 : 4;
}

}  // namespace

bool is_interactive() {
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
}

std::size_t screen_height() {
    winsize size{};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row >= 10;
    return known ? size.ws_row : 24;
}

RawTerminal::RawTerminal() {
    ::tcgetattr(STDIN_FILENO, &cooked);
    was_raw_ = (cooked.c_lflag & ICANON) == 0 && (cooked.c_lflag & ECHO) == 0;
    if (was_raw_) cooked.c_lflag |= static_cast<tcflag_t>(ICANON | ECHO);
    raw = cooked;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    for (const int ending : kEnding) std::signal(ending, restore_and_end);
    hear_suspension(SIG_BLOCK);
    std::signal(SIGTSTP, restore_and_stop);
    set(raw);
}

RawTerminal::~RawTerminal() {
    set(cooked);
    for (const int ending : kEnding) std::signal(ending, SIG_DFL);
    std::signal(SIGTSTP, SIG_DFL);
    hear_suspension(SIG_UNBLOCK);
}

std::optional<std::string> RawTerminal::key() {
    for (;;) {
        const std::optional<char> first = read_byte();
        if (!first || *first == '\x04') return std::nullopt;  // Ctrl-D
        if (*first == '\n' || *first == '\r') return "enter";
        if (*first == ' ') return "space";
        if (*first == kRedraw) return "redraw";
        if (*first == '\x1b') {
            if (!pass_over_sequence()) return "escape";
            continue;
        }
        std::string key(1, *first);
        while (key.size() < utf8_length(*first)) {
            const std::optional<char> next = read_byte();
            if (!next) return std::nullopt;
            key += *next;
        }
        return key;
    }
}

std::optional<std::string> RawTerminal::line(std::string_view prompt) {
    set(cooked);
    std::string line;
    if (!print(prompt)) return std::nullopt;
    std::optional<char> byte = read_byte();
    const bool ended = !byte;
    for (; byte && *byte != '\n'; byte = read_byte()) line += *byte;
    set(raw);
    if (ended) return std::nullopt;
    return line;
}

}  // namespace evidex
