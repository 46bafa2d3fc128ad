#include <algorithm>
#include <string_view>

#include "base/unicode.hpp"
#include "evidex/passage.hpp"
#include "segment/roles.hpp"

namespace evidex {
namespace {

bool is_evidence(const Block& block) {
    switch (block.kind) {
        case BlockKind::title:
        case BlockKind::heading:
        case BlockKind::reference:
            return false;
        default:
            break;
    }
    switch (block.section) {
        case SectionKind::references:
        case SectionKind::contents:
        case SectionKind::keywords:
        case SectionKind::front:
        case SectionKind::back:
        case SectionKind::consent:
            return false;
        default:
            return true;
    }
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

Span trimmed(std::string_view text, Span span) {
    while (span.begin < span.end && is_blank(text[span.begin])) ++span.begin;
    while (span.begin < span.end && is_blank(text[span.end - 1])) --span.end;
    return span;
}

/// Cuts a span at sentence ends into parts of at most `longest` code points; a longer sentence stays whole.
std::vector<Span> split_long(std::string_view text, Span span, std::uint32_t longest) {
    const std::string_view words = slice(text, span);
    if (words.size() <= longest || count_code_points(words) <= longest) return {span};
    std::vector<Span> parts;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    for (const std::uint32_t next : sentence_ends(words)) {
        if (end > begin && count_code_points(words.substr(begin, next - begin)) > longest) {
            parts.push_back(trimmed(text, {span.begin + begin, span.begin + end}));
            begin = end;
        }
        end = next;
    }
    parts.push_back(trimmed(text, {span.begin + begin, span.end}));
    return parts;
}

/// The passage that all parts of a block have in common.
Passage describe(const Block& block, std::string_view heading, const SegmentOptions& options) {
    Passage passage;
    passage.kind = block.kind;
    passage.section = block.section;
    passage.heading = heading;
    passage.speaker = block.speaker;
    passage.page = block.page;
    passage.millis = block.millis;
    passage.taggable = is_evidence(block);
    if (!block.speaker.empty()) {
        const SpeakerRow* row = find_speaker(options.speakers, options.source_path, block.speaker);
        if (row != nullptr && row->role != "ask") passage.role = row->role;
        if (row != nullptr && !row->taggable) passage.taggable = false;
        if (passage.role == "interviewer") passage.taggable = is_evidence(block) && options.tag_interviewer;
    }
    return passage;
}

}  // namespace

std::vector<Passage> segment(const Document& document, const SegmentOptions& options) {
    std::vector<Passage> passages;
    std::string_view heading;
    const Block* previous_turn = nullptr;
    for (const Block& block : document.blocks) {
        const Span words = trimmed(document.text, block.span);
        if (words.empty()) continue;
        Passage passage = describe(block, heading, options);
        if (block.kind == BlockKind::heading) heading = slice(document.text, words);
        if (block.kind == BlockKind::turn) {
            const bool is_short = count_code_points(slice(document.text, words)) < options.short_answer;
            if (is_short && previous_turn != nullptr && previous_turn->speaker != block.speaker) {
                passage.question = previous_turn->span;
            }
            previous_turn = &block;
        }
        for (const Span part : split_long(document.text, words, options.longest)) {
            passage.span = part;
            passages.push_back(passage);
        }
    }
    return passages;
}

}  // namespace evidex
