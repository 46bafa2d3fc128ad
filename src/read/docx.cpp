#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/xml.hpp"
#include "read/docx_body.hpp"
#include "read/inline_text.hpp"
#include "read/office.hpp"
#include "read/properties.hpp"
#include "read/readers.hpp"

namespace evidex {
namespace {

/// The member that holds the body; some programs call it otherwise than `word/document.xml`.
std::string main_part(Archive& archive) {
    const pugi::xml_document relations = optional_part(archive, "_rels/.rels");
    for (const pugi::xml_node relation : relations.document_element()) {
        if (!attribute_named(relation, "Type").ends_with("/officeDocument")) continue;
        std::string_view target = attribute_named(relation, "Target");
        if (target.starts_with('/')) target.remove_prefix(1);
        if (archive.contains(std::string(target))) return std::string(target);
    }
    return "word/document.xml";
}

Citation properties_of(Archive& archive) {
    const pugi::xml_document part = optional_part(archive, "docProps/core.xml");
    const pugi::xml_node core = part.document_element();
    Citation out;
    out.title = useful_title(text_below(child_named(core, "title")));
    out.authors = useful_authors(text_below(child_named(core, "creator")));
    out.year = year_in(text_below(child_named(core, "created")));
    return out;
}

/// Footnotes or endnotes, without the separator lines that Word keeps among them.
std::vector<RawBlock> notes_in(Archive& archive, const std::string& part_name, const DocxStyles& styles) {
    const pugi::xml_document part = optional_part(archive, part_name);
    std::vector<RawBlock> out;
    for (const pugi::xml_node note : part.document_element()) {
        const std::string_view type = attribute_named(note, "type");
        if (!type.empty() && type != "normal") continue;
        RawBlock block;
        block.kind = BlockKind::footnote;
        block.section = SectionKind::body;
        block.text = joined_words(docx_text(note, styles).blocks);
        if (!block.text.empty()) out.push_back(std::move(block));
    }
    return out;
}

std::vector<Warning> left_out(const DocxText& text, std::ptrdiff_t comments) {
    std::vector<Warning> out;
    if (comments > 0) {
        out.push_back({"comments", fmt::format("{} comments in the margin were left out", comments), 0});
    }
    if (text.deletions > 0) {
        out.push_back(
            {"changes",
             fmt::format("tracked changes: insertions were kept, {} deletions left out", text.deletions), 0});
    }
    if (text.hidden_runs > 0) {
        out.push_back({"hidden", fmt::format("{} pieces of hidden text were left out", text.hidden_runs), 0});
    }
    return out;
}

std::ptrdiff_t comments_in(Archive& archive) {
    const pugi::xml_document part = optional_part(archive, "word/comments.xml");
    const auto comments = part.document_element().children();
    return std::count_if(comments.begin(), comments.end(),
                         [](pugi::xml_node node) { return local_name(node) == "comment"; });
}

}  // namespace

Result<RawDocument> read_docx(std::string_view bytes) {
    Result<Archive> archive = Archive::open(bytes);
    if (!archive) return archive.error();
    const Result<std::string> main = archive->member(main_part(*archive));
    if (!main) return main.error();
    const Result<pugi::xml_document> document = parse_xml(*main);
    if (!document) return document.error();
    const pugi::xml_node body = child_named(document->document_element(), "body");
    if (!body) {
        return make_error(ErrorCode::malformed, "the Word file has no text part",
                          "open it in Word and save it again");
    }
    const pugi::xml_document style_part = optional_part(*archive, "word/styles.xml");
    const DocxStyles styles = docx_styles(style_part.document_element());

    DocxText text = docx_text(body, styles);
    RawDocument out;
    out.format = Format::docx;
    out.citation = properties_of(*archive);
    out.warnings = left_out(text, comments_in(*archive));
    out.blocks = std::move(text.blocks);
    for (const char* part : {"word/footnotes.xml", "word/endnotes.xml"}) {
        for (RawBlock& note : notes_in(*archive, part, styles)) out.blocks.push_back(std::move(note));
    }
    out.citation.title = title_of(out.blocks, std::move(out.citation.title));
    return out;
}

}  // namespace evidex
