#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

#include "evidex/document.hpp"

namespace evidex {

/// The encoding that a page declares in its first 4 kB; empty if it declares none.
std::string html_encoding(std::string_view bytes);

/// What a page says about itself.
struct HtmlHead {
    Citation citation;       ///< From `meta` elements (`citation_…`, `DC.…`, `author`).
    std::string page_title;  ///< Of `title`; often with the name of the site.
};

HtmlHead html_head(const xmlNode* root);

/// An attribute of an element; empty if it has none.
std::string html_attribute(const xmlNode* element, const char* name);

/// All text below a node, white space collapsed.
std::string html_words(const xmlNode* node);

/// An element's lower-case name; empty for text and comments.
std::string_view html_name(const xmlNode* node);

}  // namespace evidex
