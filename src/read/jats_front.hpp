#pragma once

#include <pugixml.hpp>

#include <optional>
#include <string_view>
#include <vector>

#include "evidex/document.hpp"

namespace evidex {

/// Title, authors, year and DOI from an article's `article-meta`.
Citation jats_citation(pugi::xml_node article_meta);

/// The abstracts to read: plain ones first, then the others (summaries, highlights); pictures, teasers and
/// translations are left out.
std::vector<pugi::xml_node> jats_abstracts(pugi::xml_node article_meta);

/// What a `sec-type` attribute says about a section, if it says something.
std::optional<SectionKind> jats_section(std::string_view sec_type);

}  // namespace evidex
