#pragma once

#include <vector>

#include "app/command.hpp"
#include "evidex/ledger.hpp"

namespace evidex {

// The commands under `evidex decisions` that have a file of their own.
void add_withdraw(CLI::App& decisions, Action& chosen);
void add_move(CLI::App& decisions, Action& chosen);

/// The decisions themselves, without what has become of them.
std::vector<Decision> log_in(const std::vector<Entry>& entries);

}  // namespace evidex
