#pragma once

#include <string>
#include <string_view>

#include "evidex/project.hpp"

namespace evidex {

/// Whether a project holds together: parts that refer to each other exist, folders come before what is in
/// them, spans lie in their text and do not cut characters, texts hold no CR, byte order mark or control
/// characters, times and colours have their form. Fails with the first thing that is wrong.
Status check_project(const Project& project);

/// Like "2026-01-05T09:30:00Z".
bool is_utc_time(std::string_view text);
/// Like "#2A6F97".
bool is_colour(std::string_view text);

}  // namespace evidex
