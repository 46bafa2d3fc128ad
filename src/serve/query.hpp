#pragma once

#include <string>
#include <string_view>

#include "evidex/store.hpp"
#include "serve/parameters.hpp"

namespace evidex {

// The names are those of the command line's options.
constexpr std::string_view kFilterParameters =
    "component theme role kind stance source year evidence tagged decided";
constexpr std::string_view kCoverageParameters =
    "component theme role kind stance source year evidence tagged decided by";
constexpr std::string_view kQueryParameters =
    "component theme role kind stance source year evidence tagged decided words limit offset context";
constexpr std::string_view kKwicParameters =
    "component theme role kind stance source year evidence tagged decided words limit offset context sort";

/// The most passages that one answer holds; downloads hold all.
constexpr std::int64_t kLongestPage = 1'000;

/// Understands the parameters as the command line understands its options.
Result<Filter> filter_of(const Parameters& parameters, const Codebook& codebook);
Result<Query> query_of(const Parameters& parameters, const Codebook& codebook);

/// Names of coders, separated by commas; empty = all.
Result<std::vector<std::string>> coders_of(const Parameters& parameters);

/// A word as a shell reads it.
std::string shell_word(const std::string& word);

/// The command that prints the same: "evidex quotes waiting --component rapid-access". Only the options
/// in `names`, separated by blanks, come along.
std::string command_line(std::string_view command, const Parameters& parameters, std::string_view names);

}  // namespace evidex
