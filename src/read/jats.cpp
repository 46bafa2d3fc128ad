#include <fmt/format.h>

#include <utility>

#include "base/xml.hpp"
#include "read/inline_text.hpp"
#include "read/jats_body.hpp"
#include "read/jats_front.hpp"
#include "read/readers.hpp"

namespace evidex {
namespace {

constexpr JatsWalker::Place kAbstract{BlockKind::paragraph, 1, SectionKind::abstract};
constexpr JatsWalker::Place kBack{BlockKind::paragraph, 1, SectionKind::back};

void read_front(pugi::xml_node meta, const Citation& citation, JatsWalker& walker) {
    walker.add({BlockKind::title, 0, SectionKind::front}, citation.title);
    for (const pugi::xml_node abstract : jats_abstracts(meta)) {
        if (!abstract.child("title")) walker.add({BlockKind::heading, 1, SectionKind::abstract}, "Abstract");
        walker.blocks(abstract, kAbstract);
    }
    for (const pugi::xml_node group : meta.children("kwd-group")) {
        std::string words;
        for (const pugi::xml_node word : group.children("kwd")) {
            words += (words.empty() ? "" : "; ") + text_below(word);
        }
        walker.add({BlockKind::paragraph, 0, SectionKind::keywords}, std::move(words));
    }
}

/// Everything behind the body is kept for searching and never tagged.
void read_back(pugi::xml_node back, JatsWalker& walker) {
    for (const pugi::xml_node node : back) {
        const std::string_view name = local_name(node);
        if (name == "ref-list") {
            walker.references(node);
        } else if (name == "fn-group") {
            walker.blocks(node, {BlockKind::footnote, 1, SectionKind::back});
        } else if (name == "app-group") {
            for (const pugi::xml_node app : node.children("app")) walker.blocks(app, kBack);
        } else if (name == "ack" || name == "app" || name == "notes" || name == "sec" || name == "glossary") {
            walker.blocks(node, kBack);
        }
    }
}

std::vector<Warning> left_out(pugi::xml_node article, int tables) {
    std::vector<Warning> out;
    if (!article.child("body")) {
        out.push_back({"no-body", "the file holds no full text, only what stands before it", 0});
    }
    if (tables > 0) {
        out.push_back(
            {"tables", fmt::format("tables: {} captions were kept, the cells left out", tables), 0});
    }
    return out;
}

}  // namespace

Result<RawDocument> read_jats(std::string_view bytes) {
    const Result<pugi::xml_document> document = parse_xml(bytes);
    if (!document) return document.error();
    const pugi::xml_node article = document->child("article");
    if (!article) {
        return make_error(ErrorCode::unsupported, "this XML file is not a journal article (JATS)",
                          "save the text as DOCX, HTML or TXT");
    }
    const pugi::xml_node meta = article.child("front").child("article-meta");
    RawDocument out;
    out.format = Format::jats;
    out.citation = jats_citation(meta);
    JatsWalker walker;
    read_front(meta, out.citation, walker);
    walker.blocks(article.child("body"), {});
    walker.blocks(article.child("floats-group"), {});
    read_back(article.child("back"), walker);
    out.warnings = left_out(article, walker.tables());
    out.blocks = walker.take();
    return out;
}

}  // namespace evidex
