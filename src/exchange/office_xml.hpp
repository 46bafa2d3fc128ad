#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// Text as it stands between tags or in an attribute; characters that XML 1.0 cannot hold are left out.
std::string xml_escaped(std::string_view text);

inline constexpr std::string_view kXmlDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The part `docProps/core.xml` of an Office file. `time` is UTC in ISO 8601 or empty.
std::string core_properties(std::string_view title, std::string_view time);

/// One relation of `_rels/*.rels`; `type` is the last part of its URL.
std::string relation(std::string_view id, std::string_view type, std::string_view target);
std::string relations(std::string_view inside);

}  // namespace evidex
