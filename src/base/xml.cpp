#include "base/xml.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/unicode.hpp"

namespace evidex {
namespace {

constexpr int kDeepest = 256;
/// Bytes that the tree of one file may take, and what elements and attributes take of them.
constexpr std::uint64_t kMostBytes = 1ULL << 30;
constexpr std::uint64_t kBytesOfElement = 64;
constexpr std::uint64_t kBytesOfAttribute = 40;

/// The `encoding="…"` of an XML declaration.
std::string_view declared_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, bytes.substr(0, 256).find("?>"));
    const std::size_t name = head.find("encoding");
    if (name == std::string_view::npos) return {};
    const std::size_t open = head.find_first_of("\"'", name);
    if (open == std::string_view::npos) return {};
    const std::size_t close = head.find(head[open], open + 1);
    return close == std::string_view::npos ? std::string_view() : head.substr(open + 1, close - open - 1);
}

/// Looks for the rarer `!` rather than for `<`, which makes the search many times faster.
bool declares_entities(std::string_view text) {
    for (std::size_t at = text.find("!ENTITY"); at != std::string_view::npos;
         at = text.find("!ENTITY", at + 1)) {
        if (at > 0 && text[at - 1] == '<') return true;
    }
    return false;
}

/// Whether the tree would fill the memory: `<a/>` takes sixteen times its size.
bool too_many_parts(std::string_view text) {
    const auto count = [&](char c) {
        return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), c));
    };
    return count('<') * kBytesOfElement + count('=') * kBytesOfAttribute > kMostBytes;
}

/// Whether some element lies deeper than the limit. Walks without recursion: the depth is the question.
bool too_deep(pugi::xml_node root) {
    int depth = 0;
    for (pugi::xml_node node = root.first_child(); node;) {
        if (depth > kDeepest) return true;
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == root) return false;
        node = node.next_sibling();
    }
    return false;
}

}  // namespace

Result<pugi::xml_document> parse_xml(std::string_view bytes) {
    const Decoded decoded = decode(bytes, declared_encoding(bytes));
    if (declares_entities(decoded.text)) {
        return make_error(ErrorCode::malformed, "the file declares entities, which evidex refuses for safety",
                          "ask for a copy without `<!ENTITY` declarations, or save the text as DOCX or TXT");
    }
    if (too_many_parts(decoded.text)) {
        return make_error(ErrorCode::limit, "the file has more parts than evidex can take in at once",
                          "split it into several files");
    }
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(decoded.text.data(), decoded.text.size(),
                             pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (parsed.status == pugi::status_out_of_memory) {
        return make_error(ErrorCode::limit, "the file needs more memory than one file may have",
                          "split the file, or save the text alone");
    }
    if (!parsed) {
        Error error =
            make_error(ErrorCode::malformed, std::string("the XML is damaged: ") + parsed.description(),
                       "the file may be cut off: fetch or save it again");
        const std::string_view before =
            std::string_view(decoded.text).substr(0, static_cast<std::size_t>(parsed.offset));
        error.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
        return error;
    }
    if (too_deep(document)) {
        return make_error(ErrorCode::limit, "the file nests its elements more than 256 deep",
                          "no word processor writes such files: ask where it comes from");
    }
    return document;
}

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node child : parent) {
        if (local_name(child) == name) return child;
    }
    return {};
}

std::string_view attribute_named(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view full = attribute.name();
        const std::size_t colon = full.find(':');
        if ((colon == std::string_view::npos ? full : full.substr(colon + 1)) == name) {
            return attribute.value();
        }
    }
    return {};
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace evidex
