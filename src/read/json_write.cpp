#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

#include "evidex/read.hpp"

namespace evidex {
namespace {

/// Written by hand rather than through a tree of values: a document of a million blocks must fit into the
/// memory that a reader process has.
void append_string(std::string& out, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_field(std::string& out, std::string_view key, std::string_view value) {
    if (out.back() != '{') out += ',';
    append_string(out, key);
    out += ':';
    append_string(out, value);
}

void append_field(std::string& out, std::string_view key, std::int64_t value) {
    if (out.back() != '{') out += ',';
    append_string(out, key);
    fmt::format_to(std::back_inserter(out), ":{}", value);
}

void append_citation(std::string& out, const Citation& citation) {
    out += ",\"citation\":{";
    append_field(out, "title", citation.title);
    out += ",\"authors\":[";
    for (const std::string& author : citation.authors) {
        if (out.back() != '[') out += ',';
        append_string(out, author);
    }
    out += ']';
    if (citation.year) append_field(out, "year", *citation.year);
    append_field(out, "doi", citation.doi);
    out += '}';
}

/// Fields that say nothing are left out.
void append_block(std::string& out, const Block& block) {
    out += out.back() == '[' ? "{" : ",{";
    append_field(out, "kind", name_of(block.kind));
    append_field(out, "section", name_of(block.section));
    append_field(out, "begin", block.span.begin);
    append_field(out, "end", block.span.end);
    if (block.level != 0) append_field(out, "level", block.level);
    if (!block.speaker.empty()) append_field(out, "speaker", block.speaker);
    if (block.page != 0) append_field(out, "page", block.page);
    if (block.millis >= 0) append_field(out, "millis", block.millis);
    out += '}';
}

void append_warning(std::string& out, const Warning& warning) {
    out += out.back() == '[' ? "{" : ",{";
    append_field(out, "code", warning.code);
    append_field(out, "message", warning.message);
    if (warning.line != 0) append_field(out, "line", warning.line);
    out += '}';
}

std::string one_line(const Document& document) {
    std::string out = "{";
    out.reserve(document.text.size() + document.blocks.size() * 80 + 1024);
    append_field(out, "format", name_of(document.format));
    append_field(out, "kind", name_of(document.kind));
    append_citation(out, document.citation);
    append_field(out, "text", document.text);
    out += ",\"blocks\":[";
    for (const Block& block : document.blocks) append_block(out, block);
    out += "],\"warnings\":[";
    for (const Warning& warning : document.warnings) append_warning(out, warning);
    out += "]}";
    return out;
}

}  // namespace

std::string to_json(const Document& document, int indent) {
    std::string line = one_line(document);
    if (indent < 0) return line;
    return nlohmann::ordered_json::parse(line, nullptr, false).dump(indent);
}

}  // namespace evidex
