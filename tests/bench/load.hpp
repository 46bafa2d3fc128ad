#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace evidex::bench {

/// Text to measure on: passages as the readers made them, multiplied to the size asked for.
struct Load {
    std::vector<std::string> passages;
    std::uint64_t bytes = 0;  ///< Of all passages together.
    bool is_synthetic = false;
};

/// Reads every document under `folders` and repeats the passages, a few words of each copy altered so that
/// the vocabulary grows as it does in real text, until there are `bytes` bytes or `passages` passages.
/// Deterministic.
Load make_load(const std::vector<std::string>& folders, std::uint64_t bytes, std::size_t passages = SIZE_MAX);

/// Writes the passages as text files of about 100 kB each into `folder`; returns the number of files.
std::size_t write_files(const Load& load, const std::string& folder);

}  // namespace evidex::bench
