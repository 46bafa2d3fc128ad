#include <fmt/format.h>

#include <utility>

#include "base/xml.hpp"
#include "read/inline_text.hpp"
#include "read/odt_body.hpp"
#include "read/office.hpp"
#include "read/properties.hpp"
#include "read/readers.hpp"

namespace evidex {
namespace {

bool is_encrypted(Archive& archive) {
    const pugi::xml_document manifest = optional_part(archive, "META-INF/manifest.xml");
    for (const pugi::xml_node entry : manifest.document_element()) {
        if (child_named(entry, "encryption-data")) return true;
    }
    return false;
}

Citation properties_of(Archive& archive) {
    const pugi::xml_document part = optional_part(archive, "meta.xml");
    const pugi::xml_node meta = child_named(part.document_element(), "meta");
    Citation out;
    out.title = useful_title(text_below(child_named(meta, "title")));
    out.authors = useful_authors(text_below(child_named(meta, "initial-creator")));
    if (out.authors.empty()) out.authors = useful_authors(text_below(child_named(meta, "creator")));
    out.year = year_in(text_below(child_named(meta, "creation-date")));
    if (!out.year) out.year = year_in(text_below(child_named(meta, "date")));
    return out;
}

std::vector<Warning> left_out(const OdtText& text) {
    std::vector<Warning> out;
    if (text.comments > 0) {
        out.push_back({"comments", fmt::format("{} comments in the margin were left out", text.comments), 0});
    }
    if (text.tracked_changes) {
        out.push_back({"changes", "tracked changes: insertions were kept, deletions left out", 0});
    }
    return out;
}

}  // namespace

Result<RawDocument> read_odt(std::string_view bytes) {
    Result<Archive> archive = Archive::open(bytes);
    if (!archive) return archive.error();
    if (is_encrypted(*archive)) {
        return make_error(ErrorCode::encrypted, "the file is protected by a password",
                          "open it, save a copy without the password, and read that");
    }
    const Result<std::string> main = archive->member("content.xml");
    if (!main) return main.error();
    const Result<pugi::xml_document> content = parse_xml(*main);
    if (!content) return content.error();
    const pugi::xml_node root = content->document_element();
    const pugi::xml_document style_part = optional_part(*archive, "styles.xml");
    OdtText text = odt_text(child_named(child_named(root, "body"), "text"),
                            odt_styles(style_part.document_element(), root));
    RawDocument out;
    out.format = Format::odt;
    out.citation = properties_of(*archive);
    out.warnings = left_out(text);
    out.blocks = std::move(text.blocks);
    out.citation.title = title_of(out.blocks, std::move(out.citation.title));
    return out;
}

}  // namespace evidex
