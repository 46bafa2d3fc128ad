#include "pipeline/project_text.hpp"

#include <algorithm>
#include <optional>

#include "base/unicode.hpp"
#include "base/word_map.hpp"
#include "evidex/read.hpp"

namespace evidex {
namespace {

/// The blocks with their places in the text as it was; nothing if one cannot be found there.
std::optional<std::vector<Block>> blocks_in(const Document& document, const std::string& text) {
    const WordMap back(document.text, text);
    std::vector<Block> blocks;
    std::uint32_t behind = 0;
    for (Block block : document.blocks) {
        const std::optional<Span> span = back.find(block.span);
        if (!span || span->begin < behind) return std::nullopt;
        behind = span->end;
        block.span = *span;
        blocks.push_back(std::move(block));
    }
    return blocks;
}

void add_turns(Document& document, const std::vector<SpokenTurn>& turns) {
    if (turns.empty()) return;
    const auto is_told = [&](const Block& block) {
        return std::any_of(turns.begin(), turns.end(),
                           [&](const SpokenTurn& turn) { return turn.span.overlaps(block.span); });
    };
    std::erase_if(document.blocks, is_told);
    for (const SpokenTurn& turn : turns) {
        Block block;
        block.kind = BlockKind::turn;
        block.span = turn.span;
        block.speaker = turn.speaker;
        document.blocks.push_back(std::move(block));
    }
    std::sort(document.blocks.begin(), document.blocks.end(),
              [](const Block& a, const Block& b) { return a.span < b.span; });
    // What two cases claim belongs to the first.
    const auto overlaps = [](const Block& a, const Block& b) { return b.span.begin < a.span.end; };
    document.blocks.erase(std::unique(document.blocks.begin(), document.blocks.end(), overlaps),
                          document.blocks.end());
    document.kind = SourceKind::interview;
}

std::vector<SpokenTurn> moved(const std::vector<SpokenTurn>& turns, const WordMap& map) {
    std::vector<SpokenTurn> out;
    for (const SpokenTurn& turn : turns) {
        if (const std::optional<Span> span = map.find(turn.span)) out.push_back({*span, turn.speaker});
    }
    return out;
}

/// Whether a text may be a canonical one as it stands.
bool is_canonical(const std::string& text) {
    return is_valid_utf8(text) && to_nfc(text) == text && text.find('\r') == std::string::npos;
}

}  // namespace

Result<Document> read_project_text(const Source& source, const std::vector<SpokenTurn>& turns) {
    Result<Document> document = read(source);
    if (!document) return document;
    std::optional<std::vector<Block>> blocks;
    if (is_canonical(source.bytes)) blocks = blocks_in(*document, source.bytes);
    if (!blocks) {
        add_turns(*document, moved(turns, WordMap(source.bytes, document->text)));
        return document;
    }
    document->text = source.bytes;
    document->blocks = std::move(*blocks);
    add_turns(*document, turns);
    return document;
}

}  // namespace evidex
