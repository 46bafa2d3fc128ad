#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// The namespace of names that are URLs or URNs (RFC 4122, appendix C).
inline constexpr std::string_view kUrlNamespace = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/// The UUID of version 5 (RFC 4122, section 4.3) for a name in a namespace: the same words always give the
/// same one. `space` is a UUID; the answer has lower-case hex digits in groups of 8-4-4-4-12.
std::string uuid5(std::string_view space, std::string_view name);

}  // namespace evidex
