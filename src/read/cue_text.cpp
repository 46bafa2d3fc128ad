#include "read/cue_text.hpp"

#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/entities.hpp"

namespace evidex {
namespace {

bool is_tag_start(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return false;
    const char c = text[at + 1];
    return c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// `v Name`, `v.loud Name`: the name; empty for other tags.
std::string_view voice_of(std::string_view tag) {
    if (tag.empty() || tag[0] != 'v') return {};
    const std::size_t blank = tag.find_first_of(" \t");
    if (blank == std::string_view::npos || (blank != 1 && tag[1] != '.')) return {};
    return trimmed(tag.substr(blank));
}

}  // namespace

CueText cue_text(std::string_view line) {
    CueText out;
    std::string raw;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t close =
            line[at] == '<' && is_tag_start(line, at) ? line.find('>', at) : std::string_view::npos;
        if (close == std::string_view::npos) {
            raw += line[at++];
            continue;
        }
        const std::string_view voice = voice_of(line.substr(at + 1, close - at - 1));
        if (!voice.empty() && out.voice.empty()) out.voice = decode_entities(voice);
        at = close + 1;
    }
    out.words = decode_entities(raw);
    return out;
}

}  // namespace evidex
