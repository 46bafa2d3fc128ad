#pragma once

#include <string>
#include <string_view>

#include "evidex/result.hpp"

namespace evidex {

/// Where files that were dragged into the page are kept: "evidence files" beside "evidence.db", so that they
/// are as safe, and as easy to find, as the base itself.
std::string upload_folder(const std::string& db);

/// Keeps a file under its name (the last part of what was given) and returns the name it got. The same bytes
/// are kept once; other bytes under a name that is taken make "interview (2).docx". Fails on names that are
/// empty, hidden or hold control characters.
Result<std::string> keep_upload(const std::string& folder, std::string_view name, std::string_view bytes);

}  // namespace evidex
