#pragma once

#include <atomic>

namespace evidex {

/// From now on Ctrl-C sets the flag instead of ending the program; a second one ends it.
const std::atomic<bool>& stop_on_interrupt();

}  // namespace evidex
