#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "evidex/result.hpp"

namespace evidex {

/// All bytes of a regular file. Refuses folders, devices and files over `limit` bytes.
Result<std::string> read_file(const std::string& path, std::uint64_t limit = 200ULL << 20);

/// Writes beside the target, syncs and renames, so that a half-written file never carries the final name.
/// The file gets mode 0600.
Status write_file(const std::string& path, std::string_view bytes);

/// Whether `text` matches a shell pattern (`*`, `?`, `[a-z]`), upper and lower case alike.
bool matches_glob(std::string_view pattern, std::string_view text);

/// The last part of a path.
std::string_view file_name(std::string_view path);

/// Lower-case extension without the dot; empty if there is none.
std::string extension(std::string_view path);

/// An Error for the current `errno`, naming the file.
Error system_error(const std::string& path, std::string_view what);

}  // namespace evidex
