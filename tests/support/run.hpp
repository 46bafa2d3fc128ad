#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "support/temporary.hpp"

namespace evidex::test {

/// What a program left behind.
struct Ran {
    int exit = -1;  ///< Exit status, or 128 + the signal that ended it.
    std::string out;
    std::string err;
};

/// A program that is running; its output goes to files.
class Running {
public:
    Running(const std::string& program, const std::vector<std::string>& arguments, const std::string& input,
            const std::vector<std::string>& environment) {
        folder_.write("in", input);
        std::vector<std::string> words{program};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        std::vector<std::string> variables{"PATH=/usr/bin:/bin", "LANG=C.UTF-8"};
        variables.insert(variables.end(), environment.begin(), environment.end());
        std::vector<char*> envp;
        for (std::string& variable : variables) envp.push_back(variable.data());
        envp.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, folder_.path("in").c_str(), O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, folder_.path("out").c_str(), O_WRONLY | O_CREAT, 0600);
        posix_spawn_file_actions_addopen(&actions, 2, folder_.path("err").c_str(), O_WRONLY | O_CREAT, 0600);
        if (posix_spawn(&process_, program.c_str(), &actions, nullptr, argv.data(), envp.data()) != 0) {
            process_ = -1;
        }
        posix_spawn_file_actions_destroy(&actions);
    }

    void send(int signal_number) const {
        if (process_ > 0) ::kill(process_, signal_number);
    }

    Ran wait() {
        Ran ran;
        int status = 0;
        if (process_ > 0 && ::waitpid(process_, &status, 0) == process_) {
            ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
        ran.out = read_text(folder_.path("out"));
        ran.err = read_text(folder_.path("err"));
        return ran;
    }

private:
    TemporaryFolder folder_;
    pid_t process_ = -1;
};

#ifdef EVIDEX_PROGRAM
/// Runs the evidex that was built. Its environment holds nothing but PATH, LANG and what is given.
inline Ran run(const std::vector<std::string>& arguments, const std::string& input = {},
               const std::vector<std::string>& environment = {}) {
    return Running(EVIDEX_PROGRAM, arguments, input, environment).wait();
}
#endif

}  // namespace evidex::test
