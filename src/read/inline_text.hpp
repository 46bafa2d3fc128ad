#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace evidex {

/// Words of one block as they are met in a tree of mark-up. Runs of white space become one blank, and pieces
/// that mark-up separates are never glued together.
class InlineText {
public:
    /// Adds text in which white space is mere layout.
    void add(std::string_view text);
    /// Adds text in which every blank and tab was meant.
    void add_verbatim(std::string_view text);
    /// What comes next is another word, even if no blank stands between.
    void apart() { apart_ = true; }
    /// A line break that the author made.
    void end_line();

    /// The words so far, not trimmed.
    [[nodiscard]] std::string_view view() const { return text_; }
    /// The words so far, trimmed; empties the builder.
    std::string take();

private:
    void separate_from(char next);

    std::string text_;
    bool apart_ = false;
};

/// All text below a node, white space collapsed.
std::string text_below(pugi::xml_node node);

}  // namespace evidex
