#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace evidex {

/// Milliseconds of a time as transcripts write it: "0:07", "04:05", "1:02:03", "00:00:12,345", "00:02:10-4".
/// One digit behind the point is tenths, three are milliseconds; two are frames in some programs and
/// hundredths in others, and are left out.
std::optional<std::int64_t> parse_time(std::string_view text);

/// A time at the start or end of a line.
struct Stamp {
    std::int64_t millis = -1;
    std::size_t size = 0;  ///< Bytes it takes, brackets and the blanks towards the words included.
    bool marked = false;   ///< In brackets or `#`: cannot be speech.
};

/// "[00:01:02] words", "00:12 words", "00:03:11<tab>words", "00:00:01 --> 00:00:05".
std::optional<Stamp> lead_stamp(std::string_view line);

/// "words #00:02:10-4#" and "words [00:02:10]".
std::optional<Stamp> end_stamp(std::string_view line);

}  // namespace evidex
