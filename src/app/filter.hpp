#pragma once

#include "app/command.hpp"
#include "base/filter_words.hpp"

namespace evidex {

void add_filter_options(CLI::App& command, FilterOptions& options);

}  // namespace evidex
