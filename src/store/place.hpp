#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evidex/result.hpp"

namespace evidex {

/// The name of a network file system by its statfs type (linux/magic.h), on which SQLite's write-ahead log
/// does not work; none for local ones. FUSE may be local and counts as such.
std::optional<std::string_view> network_file_system(long type);

/// Fails if a file at `path` would lie on a network file system.
Status check_place(const std::string& path);

/// Creates an empty file that only its owner may read; SQLite gives its side files the same mode. An existing
/// file that holds something is left as it is.
Status create_private(const std::string& path);

/// Whether no file can be made beside `path`.
bool is_shut(const std::string& path);

}  // namespace evidex
