#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.hpp"
#include "evidex/pseudonym.hpp"

namespace evidex {

/// Fails if the key would lie beside what it must be kept apart from: in a folder that is read, or in the
/// folder of the base.
Status check_key_place(const std::string& key, const std::vector<std::string>& paths,
                       const std::string& base);

/// The key that a user named with `--pseudonyms` for what is read from `paths`; none if none was named.
Result<std::optional<Pseudonymiser>> open_key(const std::string& key, const std::vector<std::string>& paths,
                                              const std::string& base);

/// A key with which texts may be stored: every line has an answer.
Result<PseudonymKey> load_settled_key(const std::string& path);

}  // namespace evidex
