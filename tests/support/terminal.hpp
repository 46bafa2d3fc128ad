#pragma once

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <string>
#include <vector>

namespace evidex::test {

/// A program that runs in a terminal of 80 columns and 24 rows, and whoever sits before it.
class Terminal {
public:
    Terminal(const std::string& program, std::vector<std::string> arguments,
             std::vector<std::string> environment = {}) {
        arguments.insert(arguments.begin(), program);
        environment.insert(environment.end(), {"PATH=/usr/bin:/bin", "LANG=C.UTF-8"});
        std::vector<char*> argv = pointers(arguments);
        std::vector<char*> envp = pointers(environment);
        const winsize size{24, 80, 0, 0};
        // Kept open, so that the terminal outlives the program and can be looked at.
        if (::openpty(&screen_, &line_, nullptr, nullptr, &size) != 0) return;
        process_ = ::fork();
        if (process_ == 0) {
            ::login_tty(line_);
            ::execve(argv[0], argv.data(), envp.data());
            ::_exit(127);
        }
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            ::waitpid(process_, nullptr, 0);
        }
        ::close(screen_);
        ::close(line_);
    }

    void type(const std::string& keys) const {
        [[maybe_unused]] const ssize_t written = ::write(screen_, keys.data(), keys.size());
    }

    /// Reads until `text` has appeared, for at most half a minute: all up to its end. What came behind it is
    /// the next call's.
    std::string until(const std::string& text) {
        std::size_t at = unread_.find(text);
        while (at == std::string::npos && read_some(unread_, 30'000)) at = unread_.find(text);
        const std::size_t length = at == std::string::npos ? unread_.size() : at + text.size();
        std::string read = unread_.substr(0, length);
        unread_.erase(0, length);
        return read;
    }

    void send(int signal_number) const { ::kill(process_, signal_number); }

    /// Sends SIGTSTP and waits until the program stands still, for at most half a minute.
    [[nodiscard]] bool suspend() const {
        send(SIGTSTP);
        for (int i = 0; i < 3'000; ++i) {
            siginfo_t state{};
            const auto id = static_cast<id_t>(process_);
            if (::waitid(P_PID, id, &state, WSTOPPED | WNOHANG | WNOWAIT) == 0 && state.si_pid == process_)
                return true;
            ::usleep(10'000);
        }
        return false;
    }

    /// Exit status, or 128 + the signal that ended it; reads what is left so that nothing blocks.
    int wait() {
        std::string rest;
        int status = 0;
        while (::waitpid(process_, &status, WNOHANG) == 0) read_some(rest, 50);
        process_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    /// Whether the terminal gathers lines and shows what is typed, as a shell expects.
    [[nodiscard]] bool is_cooked() const {
        termios mode{};
        return ::tcgetattr(line_, &mode) == 0 && (mode.c_lflag & ICANON) != 0 && (mode.c_lflag & ECHO) != 0;
    }

private:
    static std::vector<char*> pointers(std::vector<std::string>& words) {
        std::vector<char*> list;
        for (std::string& word : words) list.push_back(word.data());
        list.push_back(nullptr);
        return list;
    }

    bool read_some(std::string& read, int millis) const {
        pollfd ready{screen_, POLLIN, 0};
        char buffer[4096];
        if (::poll(&ready, 1, millis) != 1) return false;
        const ssize_t got = ::read(screen_, buffer, sizeof buffer);
        if (got > 0) read.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }

    std::string unread_;
    int screen_ = -1;
    int line_ = -1;
    pid_t process_ = -1;
};

}  // namespace evidex::test
