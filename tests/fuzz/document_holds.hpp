#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/unicode.hpp"
#include "evidex/document.hpp"

namespace evidex {

/// Aborts unless the text is UTF-8 without controls and the blocks lie in it in order, none of them empty.
inline void require_holds(const Document& document) {
    if (!is_valid_utf8(document.text)) std::abort();
    for (const char c : document.text) {
        if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') std::abort();
    }
    std::uint32_t end = 0;
    for (const Block& block : document.blocks) {
        if (block.span.begin < end || block.span.end <= block.span.begin) std::abort();
        if (block.span.end > document.text.size()) std::abort();
        if (!is_valid_utf8(slice(document.text, block.span))) std::abort();
        if (!is_valid_utf8(block.speaker)) std::abort();
        if (block.kind == BlockKind::turn && block.speaker.empty()) std::abort();
        end = block.span.end;
    }
}

}  // namespace evidex
