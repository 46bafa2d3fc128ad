#pragma once

#include <string>

#include "evidex/read.hpp"

namespace evidex {

// The two ends of the reader process. The parent (`read_isolated`) starts
// `evidex read --child LIMITS -- PATH`; the child answers on stdout with one line
// `document LENGTH SHA256` or `error LENGTH -` and LENGTH bytes of JSON.

/// The LIMITS argument for a child.
std::string limits_argument(const ReadLimits& limits);

/// What `evidex read --child LIMITS -- PATH` does: sets the limits, reads, and returns the answer to be
/// written to stdout. The exit status is 0 whenever there is an answer.
std::string answer_as_child(const std::string& limits, const std::string& path);

/// Binds this process to the limits: address space, processor time, no files written, few descriptors, no
/// core, no new privileges. Fails if the system refuses.
Status apply_child_limits(const ReadLimits& limits);

}  // namespace evidex
