#include <libxml/HTMLparser.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/unicode.hpp"
#include "read/html_body.hpp"
#include "read/html_head.hpp"
#include "read/inline_text.hpp"
#include "read/readers.hpp"

namespace evidex {
namespace {

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeContext {
    void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};
using HtmlTree = std::unique_ptr<xmlDoc, FreeDocument>;

/// The parser drops everything, without a word, when elements lie too deep: whether it met such an error is
/// kept beside the tree.
struct Parsed {
    HtmlTree tree;
    bool too_deep = false;
};

Parsed parse(const std::string& text) {
    const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
    if (!context) return {};
    Parsed out;
    out.tree.reset(htmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr,
                                      "UTF-8", HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING));
    const xmlError* error = xmlCtxtGetLastError(context.get());
    out.too_deep = error != nullptr && error->code == XML_ERR_INTERNAL_ERROR && error->message != nullptr &&
                   std::string_view(error->message).find("depth") != std::string_view::npos;
    return out;
}

bool has_words(const std::vector<RawBlock>& blocks) {
    for (const RawBlock& block : blocks) {
        if (block.kind != BlockKind::title) return true;
    }
    return false;
}

/// A page with one first-level heading has it as its title; what `title` says often names the site as well.
void name_after_heading(RawDocument& page, bool declared) {
    const auto is_top = [](const RawBlock& block) {
        return block.kind == BlockKind::heading && block.level == 1;
    };
    const auto top = std::find_if(page.blocks.begin(), page.blocks.end(), is_top);
    if (std::count_if(page.blocks.begin(), page.blocks.end(), is_top) != 1) return;
    top->kind = BlockKind::title;
    top->level = 0;
    if (!declared) page.citation.title = top->text;
}

}  // namespace

Result<RawDocument> read_html(std::string_view bytes) {
    const Decoded decoded = decode(bytes, html_encoding(bytes));
    const Parsed parsed = parse(decoded.text);
    if (parsed.too_deep) {
        return make_error(ErrorCode::limit,
                          "the page nests its elements more than 256 deep, so its text is out of reach",
                          "open it in a browser and save it as PDF or plain text");
    }
    const xmlNode* root = parsed.tree ? xmlDocGetRootElement(parsed.tree.get()) : nullptr;
    if (root == nullptr) {
        return make_error(ErrorCode::malformed, "no page could be made of this HTML",
                          "open it in a browser and save it as PDF or plain text");
    }
    RawDocument out;
    out.format = Format::html;
    HtmlHead head = html_head(root);
    out.citation = std::move(head.citation);
    const bool declared = !out.citation.title.empty();
    if (!declared) out.citation.title = std::move(head.page_title);
    out.blocks = html_blocks(root, HtmlScope::article);
    // Some old sites wrap the whole page into a form, others into a header.
    if (!has_words(out.blocks)) out.blocks = html_blocks(root, HtmlScope::everything);
    if (!has_words(out.blocks)) {
        return make_error(ErrorCode::empty,
                          "the page shows no text of its own; a browser would fetch it by script",
                          "open it in a browser and save it as PDF");
    }
    name_after_heading(out, declared);
    if (decoded.encoding != "UTF-8") {
        out.warnings.push_back({"encoding", "the text was read as " + decoded.encoding, 0});
    }
    return out;
}

}  // namespace evidex
