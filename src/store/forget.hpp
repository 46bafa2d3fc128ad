#pragma once

#include <string>

#include "store/database.hpp"

namespace evidex {

/// Removes a source by SHA-256, path or unique file name, and every trace of its words from the file.
Status forget_source(Database& database, const std::string& source);

}  // namespace evidex
