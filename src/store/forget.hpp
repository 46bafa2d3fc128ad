#pragma once

#include <string>

#include "store/database.hpp"

namespace evidex {

/// Removes a source by SHA-256, path or unique file name, and every trace of its words from the file.
Status forget_source(Database& database, const std::string& source);

/// Removes from the file what is left of texts that were replaced.
Status remove_traces_of_old_texts(Database& database);

}  // namespace evidex
