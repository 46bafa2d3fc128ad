#include "read/office.hpp"

#include <utility>

#include "base/xml.hpp"

namespace evidex {

pugi::xml_document optional_part(Archive& archive, const std::string& name) {
    if (!archive.contains(name)) return {};
    const Result<std::string> bytes = archive.member(name);
    if (!bytes) return {};
    Result<pugi::xml_document> part = parse_xml(*bytes);
    return part ? std::move(part).value() : pugi::xml_document();
}

std::string joined_words(const std::vector<RawBlock>& blocks) {
    std::string out;
    for (const RawBlock& block : blocks) {
        if (block.table != 0) continue;
        if (!out.empty()) out += '\n';
        out += block.text;
    }
    return out;
}

std::vector<RawBlock> cell_blocks(std::vector<RawBlock> content, CellPlace place) {
    std::vector<RawBlock> out;
    RawBlock cell;
    cell.kind = BlockKind::table_cell;
    cell.table = place.table;
    cell.row = place.row;
    cell.column = place.column;
    cell.text = joined_words(content);
    if (!cell.text.empty()) out.push_back(std::move(cell));
    for (RawBlock& block : content) {
        if (block.table != 0) out.push_back(std::move(block));
    }
    return out;
}

std::string title_of(const std::vector<RawBlock>& blocks, std::string otherwise) {
    for (const RawBlock& block : blocks) {
        if (block.kind == BlockKind::title) return block.text;
    }
    return otherwise;
}

}  // namespace evidex
