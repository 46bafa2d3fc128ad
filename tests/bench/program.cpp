#include "bench/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

namespace evidex::bench {

Usage run_program(const std::vector<std::string>& arguments) {
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0);
    }
    Usage usage;
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ) == 0) {
        int status = 0;
        rusage resources{};
        wait4(child, &status, 0, &resources);
        usage.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        usage.peak_megabytes = static_cast<double>(resources.ru_maxrss) / 1024.0;
    }
    posix_spawn_file_actions_destroy(&actions);
    usage.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return usage;
}

}  // namespace evidex::bench
