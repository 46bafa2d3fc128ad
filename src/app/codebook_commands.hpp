#pragma once

#include "app/command.hpp"

namespace evidex {

// The commands under `evidex codebook` that have a file of their own.
void add_audit(CLI::App& codebook, Action& chosen);
void add_precision(CLI::App& codebook, Action& chosen);
void add_diff(CLI::App& codebook, Action& chosen);
void add_suggest(CLI::App& codebook, Action& chosen);
void add_learn(CLI::App& codebook, Action& chosen);
void add_import(CLI::App& codebook, Action& chosen);
void add_export(CLI::App& codebook, Action& chosen);

}  // namespace evidex
