#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "evidex/document.hpp"
#include "read/raw.hpp"

namespace evidex::test {

/// One line a block, `kind: text`, with the level of headings and the place of cells; line ends as `/`.
inline std::vector<std::string> told(const std::vector<RawBlock>& blocks) {
    std::vector<std::string> out;
    for (const RawBlock& block : blocks) {
        std::string line(name_of(block.kind));
        if (block.level != 0) line += fmt::format(" {}", block.level);
        if (block.table != 0) line += fmt::format(" {}.{}.{}", block.table, block.row, block.column);
        line += ": ";
        for (const char c : block.text) line += c == '\n' ? '/' : c;
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace evidex::test
