#include "app/interrupt.hpp"

#include <csignal>

namespace evidex {
namespace {

std::atomic<bool> stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may write nothing else");

extern "C" void set_stop(int signal_number) {
    stop.store(true);
    std::signal(signal_number, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& stop_on_interrupt() {
    std::signal(SIGINT, set_stop);
    std::signal(SIGTERM, set_stop);
    return stop;
}

}  // namespace evidex
