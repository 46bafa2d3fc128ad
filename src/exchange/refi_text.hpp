#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "evidex/project.hpp"

namespace evidex {

/// Without the characters that XML 1.0 cannot hold; CR and CR LF become line ends.
std::string xml_text(std::string_view text);
/// The same on one line: attributes lose line ends in many readers.
std::string xml_line(std::string_view text);
/// A tree as UTF-8 without byte order mark, two blanks a level.
std::string to_text(const pugi::xml_document& document);

/// The quoted words as they stand in the name of a selection: on one line, cut behind 100 characters with an
/// ellipsis. They let any reader find out how we count.
std::string quote_name(std::string_view quote);

/// Names by place, no two of them alike in one project: programs keep one code, and one source, per name.
std::vector<std::string> unique_code_names(const std::vector<ProjectCode>& codes);
std::vector<std::string> unique_source_names(const std::vector<ProjectSource>& sources);

}  // namespace evidex
