#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "evidex/codebook.hpp"

namespace evidex {

/// "12,345".
std::string count_text(std::int64_t number);
/// "1 passage", "12,345 passages".
std::string counted(std::int64_t number, std::string_view noun);
/// Bytes in the largest unit that leaves a number of at least 1: "3.4 MB".
std::string bytes_text(std::int64_t bytes);
/// Milliseconds as "0:07" or "1:02:03".
std::string clock_text(std::int64_t millis);
/// A measure with two decimals; "–" if it is undefined.
std::string measure_text(const std::optional<double>& measure);
/// An id for reading: "young-person" as "young person", "falls-short" as "falls short".
std::string spoken(std::string_view id);
/// The first twelve digits of a digest.
std::string short_digest(std::string_view digest);
/// The component's label, or the id where the codebook does not know it.
std::string label_of(const Codebook& codebook, std::string_view component);
/// The file of the codebook that a row stands in: "terms.csv" or "rules.csv".
std::string_view file_of(const Row& row);

}  // namespace evidex
