#include "read/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

namespace evidex {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLongestErr = 65'536;
constexpr std::size_t kBuffer = 65'536;

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

private:
    int number_ = -1;
};

/// Two connected ends; sockets rather than pipes, so that writing to a dead program is an error and no
/// signal.
struct Channel {
    Descriptor ours;
    Descriptor theirs;
};

Channel make_channel() {
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return {};
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

struct SpawnSettings {
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};

    SpawnSettings() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
};

Result<pid_t> spawn(const ProcessRequest& request, const std::array<int, 3>& streams) {
    SpawnSettings settings;
    for (int i = 0; i < 3; ++i) {
        posix_spawn_file_actions_adddup2(&settings.actions, streams[static_cast<std::size_t>(i)], i);
    }
    if (request.own_group) {
        posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&settings.attributes, 0);
    }
    std::vector<char*> arguments;
    arguments.reserve(request.arguments.size() + 1);
    for (const std::string& argument : request.arguments)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    pid_t pid = 0;
    const int failed = ::posix_spawnp(&pid, arguments[0], &settings.actions, &settings.attributes,
                                      arguments.data(), environ);
    if (failed != 0) {
        return make_error(failed == ENOENT ? ErrorCode::not_found : ErrorCode::io,
                          fmt::format("the program \"{}\" cannot be started: {}", request.arguments[0],
                                      std::strerror(failed)));
    }
    return pid;
}

void set_limit(pid_t pid, int resource, std::uint64_t value) {
    if (value == 0) return;
    const rlimit limit{value, value};
    ::prlimit(pid, static_cast<__rlimit_resource>(resource), &limit, nullptr);
}

/// One running program and its streams.
class Conversation {
public:
    Conversation(const ProcessRequest& request, pid_t pid, Descriptor in, Descriptor out, Descriptor err)
        : request_(request),
          pid_(pid),
          in_(std::move(in)),
          out_(std::move(out)),
          err_(std::move(err)),
          deadline_(Clock::now() + std::chrono::milliseconds(request.wall_millis)) {}

    ProcessAnswer finish() {
        while (out_.is_open() || err_.is_open()) {
            const int left = millis_left();
            if (left <= 0) return stop(ProcessEnd::timed_out);
            if (request_.input.size() == written_) in_.close();
            std::array<pollfd, 3> events{
                {{in_.get(), POLLOUT, 0}, {out_.get(), POLLIN, 0}, {err_.get(), POLLIN, 0}}};
            if (::poll(events.data(), events.size(), left) < 0 && errno != EINTR) break;
            if (events[0].revents != 0) write_some();
            if (events[1].revents != 0) read_some(out_, answer_.out, request_.output_bytes + 1);
            if (events[2].revents != 0) read_some(err_, answer_.err, kLongestErr);
            if (answer_.out.size() > request_.output_bytes) return stop(ProcessEnd::too_much_output);
        }
        return wait();
    }

private:
    [[nodiscard]] int millis_left() const {
        return static_cast<int>(
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count());
    }

    void write_some() {
        const std::string_view rest = request_.input.substr(written_);
        const ssize_t count = ::send(in_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count > 0) written_ += static_cast<std::size_t>(count);
        // A program that stops listening has its reasons; its answer tells.
        if (count < 0 && errno != EAGAIN && errno != EINTR) written_ = request_.input.size();
    }

    static void read_some(Descriptor& from, std::string& into, std::uint64_t most) {
        std::array<char, kBuffer> buffer{};
        const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (count <= 0) return from.close();
        const std::uint64_t room = most > into.size() ? most - into.size() : 0;
        into.append(buffer.data(), std::min<std::uint64_t>(static_cast<std::uint64_t>(count), room));
    }

    /// Waits for the end of a program that has closed its streams.
    ProcessAnswer wait() {
        for (;;) {
            siginfo_t info{};
            // Looks without reaping: as long as the leader is a zombie, its number cannot be given to others.
            if (::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOWAIT | WNOHANG) != 0) break;
            if (info.si_pid == pid_) break;
            if (millis_left() <= 0) return stop(ProcessEnd::timed_out);
            ::poll(nullptr, 0, 1);
        }
        return stop(ProcessEnd::exited);
    }

    ProcessAnswer stop(ProcessEnd why) {
        if (request_.own_group) ::kill(-pid_, SIGKILL);
        if (why != ProcessEnd::exited) ::kill(pid_, SIGKILL);
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        const bool signalled = WIFSIGNALED(status);
        answer_.end = why == ProcessEnd::exited && signalled ? ProcessEnd::signalled : why;
        answer_.number = signalled ? WTERMSIG(status) : WEXITSTATUS(status);
        return std::move(answer_);
    }

    const ProcessRequest& request_;
    pid_t pid_;
    Descriptor in_;
    Descriptor out_;
    Descriptor err_;
    Clock::time_point deadline_;
    std::size_t written_ = 0;
    ProcessAnswer answer_;
};

}  // namespace

Result<ProcessAnswer> run_process(const ProcessRequest& request) {
    Channel in = make_channel();
    Channel out = make_channel();
    Channel err = make_channel();
    if (!in.ours.is_open() || !out.ours.is_open() || !err.ours.is_open()) {
        return make_error(ErrorCode::io, "no connection to another program can be made",
                          "close other programs and run again");
    }
    const Result<pid_t> pid = spawn(request, {in.theirs.get(), out.theirs.get(), err.theirs.get()});
    if (!pid) return pid.error();
    set_limit(*pid, RLIMIT_CPU, static_cast<std::uint64_t>(request.cpu_seconds));
    set_limit(*pid, RLIMIT_AS, request.memory_bytes);
    in.theirs.close();
    out.theirs.close();
    err.theirs.close();
    return Conversation(request, *pid, std::move(in.ours), std::move(out.ours), std::move(err.ours)).finish();
}

}  // namespace evidex
