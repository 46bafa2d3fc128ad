#include "read/html_head.hpp"

#include <memory>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "read/inline_text.hpp"
#include "read/properties.hpp"

namespace evidex {
namespace {

struct FreeXml {
    void operator()(xmlChar* text) const { xmlFree(text); }
};

std::string_view as_text(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// The next node of a walk through a whole tree, parents before children; null at the end.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root) {
    if (node->children != nullptr) return node->children;
    while (node != root && node->next == nullptr) node = node->parent;
    return node == root ? nullptr : node->next;
}

void take_meta(const xmlNode* meta, Citation& citation) {
    std::string name = fold_case(html_attribute(meta, "name"));
    if (name.empty()) name = fold_case(html_attribute(meta, "property"));
    const std::string content = html_attribute(meta, "content");
    if (content.empty()) return;
    if (name == "citation_title" || name == "dc.title") {
        citation.title = content;
    } else if (name == "citation_author" || name == "dc.creator" ||
               (name == "author" && citation.authors.empty())) {
        for (std::string& author : useful_authors(content)) citation.authors.push_back(std::move(author));
    } else if (name == "citation_publication_date" || name == "citation_date" || name == "dc.date" ||
               name == "citation_year" || name == "article:published_time") {
        if (!citation.year) citation.year = year_in(content);
    } else if (name == "citation_doi" || name == "dc.identifier") {
        if (citation.doi.empty()) citation.doi = doi_in(content);
    }
}

}  // namespace

std::string html_encoding(std::string_view bytes) {
    const std::string head = fold_case(decode(bytes.substr(0, 4096)).text);
    const std::size_t at = head.find("charset=");
    if (at == std::string::npos) return {};
    std::size_t begin = at + 8;
    while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
    const std::size_t end = head.find_first_of("\"' />;", begin);
    return end == std::string::npos ? std::string() : head.substr(begin, end - begin);
}

std::string html_attribute(const xmlNode* element, const char* name) {
    const std::unique_ptr<xmlChar, FreeXml> value(
        xmlGetProp(element, reinterpret_cast<const xmlChar*>(name)));
    return std::string(trim(as_text(value.get())));
}

std::string_view html_name(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE ? as_text(node->name) : std::string_view();
}

std::string html_words(const xmlNode* node) {
    InlineText out;
    for (const xmlNode* at = node; at != nullptr; at = next_node(at, node)) {
        if (at->type == XML_TEXT_NODE) out.add(as_text(at->content));
    }
    return out.take();
}

HtmlHead html_head(const xmlNode* root) {
    HtmlHead out;
    for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
        const std::string_view name = html_name(node);
        if (name == "meta") take_meta(node, out.citation);
        if (name == "title" && out.page_title.empty()) out.page_title = html_words(node);
    }
    return out;
}

}  // namespace evidex
