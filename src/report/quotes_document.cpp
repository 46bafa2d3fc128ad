#include "report/quotes_document.hpp"

#include <algorithm>
#include <array>

#include "base/lookup.hpp"
#include "base/spans.hpp"
#include "report/quotes.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr std::array<Stance, 3> kStances{Stance::meets, Stance::falls_short, Stance::neutral};

std::vector<const Quote*> quotes_with(const std::vector<Quote>& quotes, const std::string& component,
                                      Stance stance) {
    std::vector<const Quote*> out;
    for (const Quote& quote : quotes) {
        const bool fits = std::any_of(quote.tags.begin(), quote.tags.end(), [&](const QuoteTag& tag) {
            return tag.component == component && tag.stance == stance;
        });
        if (fits) out.push_back(&quote);
    }
    return out;
}

std::string heading_of(Stance stance) {
    switch (stance) {
        case Stance::meets:
            return "Met";
        case Stance::falls_short:
            return "Falls short";
        case Stance::neutral:
            break;
    }
    return "Neither";
}

/// Codebook order; what only older codebooks knew comes last.
std::vector<std::string> components_in(const std::vector<Quote>& quotes, const Codebook& codebook,
                                       const QuotesDocumentOptions& options) {
    if (!options.components.empty()) return options.components;
    std::vector<std::string> ids = component_ids(codebook);
    for (const Quote& quote : quotes) {
        for (const QuoteTag& tag : quote.tags) {
            if (std::find(ids.begin(), ids.end(), tag.component) == ids.end()) ids.push_back(tag.component);
        }
    }
    return ids;
}

std::vector<DocxRun> marked_runs(const Quote& quote) {
    std::vector<DocxRun> runs;
    std::uint32_t at = 0;
    for (const Span mark : join_neighbours(quote.text, quote.marks)) {
        if (mark.begin > at) runs.push_back({quote.text.substr(at, mark.begin - at)});
        runs.push_back({std::string(slice(quote.text, mark)), false, false, true});
        at = mark.end;
    }
    if (at < quote.text.size()) runs.push_back({quote.text.substr(at)});
    return runs;
}

DocxTable counts_table(const std::vector<Quote>& quotes, const Codebook& codebook,
                       const std::vector<std::string>& components) {
    DocxTable table;
    table.header = {"Component", "Met", "Falls short", "Neither", "All"};
    table.widths = {6, 1, 1, 1, 1};
    for (const std::string& component : components) {
        std::vector<std::vector<DocxRun>> row{{{label_of(codebook, component)}}};
        std::size_t all = 0;
        for (const Stance stance : kStances) {
            const std::size_t count = quotes_with(quotes, component, stance).size();
            row.push_back({{std::to_string(count)}});
            all += count;
        }
        row.push_back({{std::to_string(all)}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_component(DocxDocument& document, const std::vector<Quote>& quotes, const Codebook& codebook,
                   const std::string& component) {
    document.blocks.emplace_back(docx_paragraph(ParagraphStyle::heading1, label_of(codebook, component)));
    const std::size_t known = codebook.find_component(component);
    if (known != Codebook::npos && !codebook.components[known].definition.empty())
        document.blocks.emplace_back(
            docx_paragraph(ParagraphStyle::normal, codebook.components[known].definition));
    bool any = false;
    for (const Stance stance : kStances) {
        const std::vector<const Quote*> found = quotes_with(quotes, component, stance);
        if (found.empty()) continue;
        any = true;
        document.blocks.emplace_back(docx_paragraph(
            ParagraphStyle::heading2,
            heading_of(stance) + " (" + counted(static_cast<std::int64_t>(found.size()), "quote") + ")"));
        for (const Quote* quote : found) {
            document.blocks.emplace_back(DocxParagraph{ParagraphStyle::quote, marked_runs(*quote)});
            document.blocks.emplace_back(docx_paragraph(ParagraphStyle::caption, place_of(*quote)));
        }
    }
    if (!any) document.blocks.emplace_back(docx_paragraph(ParagraphStyle::normal, "No evidence."));
}

}  // namespace

DocxDocument quotes_document(const std::vector<Quote>& quotes, const Codebook& codebook,
                             const QuotesDocumentOptions& options) {
    const std::vector<std::string> components = components_in(quotes, codebook, options);
    DocxDocument document;
    document.title = options.title;
    document.time = options.time;
    document.blocks.emplace_back(docx_paragraph(ParagraphStyle::title, options.title));
    if (!options.subtitle.empty())
        document.blocks.emplace_back(docx_paragraph(ParagraphStyle::subtitle, options.subtitle));
    document.blocks.emplace_back(counts_table(quotes, codebook, components));
    for (const std::string& component : components) add_component(document, quotes, codebook, component);
    return document;
}

}  // namespace evidex
