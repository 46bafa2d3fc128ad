#pragma once

#include <pugixml.hpp>

#include <string>
#include <vector>

#include "base/archive.hpp"
#include "read/raw.hpp"

namespace evidex {

// What the two word-processing formats, both XML in a zip file, have in common.

/// A part that a file may do without: an empty tree if it is missing or damaged.
pugi::xml_document optional_part(Archive& archive, const std::string& name);

/// A cell of a table in its place.
struct CellPlace {
    int table = 1;
    int row = 1;
    int column = 1;
};

/// What stands in one cell as one block; tables inside the cell follow it.
std::vector<RawBlock> cell_blocks(std::vector<RawBlock> content, CellPlace place);

/// The words of blocks, one block a line, without those of tables.
std::string joined_words(const std::vector<RawBlock>& blocks);

/// The text of the first block with the title style, or else `otherwise`.
std::string title_of(const std::vector<RawBlock>& blocks, std::string otherwise);

}  // namespace evidex
