#include "read/sniff_text.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "read/inline_text.hpp"

namespace evidex {
namespace {

Error unsupported(std::string_view what, std::string_view advice) {
    return make_error(ErrorCode::unsupported, std::string(what), std::string(advice));
}

/// Bytes before the first line end of any kind. `find_first_of` would call a function for each byte.
std::size_t line_size(std::string_view text) {
    const auto is_end = [](char c) { return c == '\n' || c == '\r'; };
    return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_end) - text.begin());
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, line_size(text));
}

/// The text behind its first line, line ends of all kinds skipped.
std::string_view behind_line(std::string_view text) {
    return trim(text.substr(line_size(text)));
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `12` and, on the next line, `00:00:01,000 --> 00:00:04,000`; tried on the first few lines.
bool is_srt(std::string_view text) {
    for (int line = 0; line < 10 && !text.empty(); ++line) {
        const std::string_view here = trim(first_line(text));
        text = behind_line(text);
        const std::string_view next = first_line(text);
        if (all_digits(here) && next.find("-->") != std::string_view::npos &&
            next.find(':') < next.find("-->")) {
            return true;
        }
    }
    return false;
}

/// The name of the root element; empty if there is none in the head.
std::string_view root_element(std::string_view text) {
    for (;;) {
        const std::size_t open = text.find('<');
        if (open == std::string_view::npos) return {};
        text.remove_prefix(open + 1);
        const bool comment = text.starts_with("!--");
        if (!comment && !text.starts_with('?') && !text.starts_with('!')) break;
        const std::size_t close = text.find(comment ? "-->" : ">");
        if (close == std::string_view::npos) return {};
        text.remove_prefix(close + 1);
    }
    std::string_view name = text.substr(0, text.find_first_of(" \t\r\n>/"));
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
        name.remove_prefix(colon + 1);
    return name;
}

bool is_html_element(std::string_view name) {
    constexpr std::array<std::string_view, 20> kNames = {
        "html",  "head", "body",    "div",     "p",     "h1",   "h2", "ul",   "ol",   "main",
        "table", "meta", "article", "section", "title", "span", "h3", "base", "link", "center"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Result<Format> sniff_markup(std::string_view head, std::string_view extension) {
    const std::string folded = fold_case(head.substr(0, 2048));
    const std::string root = fold_case(root_element(head));
    const bool html_name = extension == "html" || extension == "htm" || extension == "xhtml";
    if (folded.find("<!doctype html") != std::string::npos || root == "html") return Format::html;
    if (root == "article" && !html_name) return Format::jats;
    if (html_name || (is_html_element(root) && !folded.starts_with("<?xml"))) return Format::html;
    if (root == "pubmedarticleset" || root == "xml" || root == "records" || root == "pubmedarticle") {
        return unsupported("this is an export of references, not a document",
                           "evidex reads full texts: fetch the articles and read those");
    }
    if (folded.starts_with("<?xml") || extension == "xml" || extension == "nxml") {
        return unsupported("this XML file is not a journal article (JATS)",
                           "save the text as DOCX, HTML or TXT");
    }
    return Format::unknown;
}

bool is_reference_export(std::string_view text) {
    constexpr std::array<std::string_view, 6> kStarts = {"TY  -",     "PMID-",     "%0 ",
                                                         "@article{", "@ARTICLE{", "@book{"};
    for (int line = 0; line < 5 && !text.empty(); ++line) {
        for (const std::string_view start : kStarts) {
            if (text.starts_with(start)) return true;
        }
        text = behind_line(text);
    }
    return false;
}

bool is_json(std::string_view text, std::string_view extension) {
    if (!text.starts_with('{') && !text.starts_with('[')) return false;
    if (extension == "json" || extension == "jsonl" || extension == "ndjson") return true;
    const std::string_view inner = trim(text.substr(1));
    return text[0] == '{' ? inner.starts_with('"')
                          : inner.starts_with('{') && trim(inner.substr(1)).starts_with('"');
}

/// A heading line and some other Markdown: one `# ` alone may be a remark in plain text.
bool looks_like_markdown(std::string_view text) {
    bool heading = false;
    bool other = false;
    while (!text.empty()) {
        const std::string_view line = first_line(text);
        const std::size_t hashes = line.find_first_not_of('#');
        heading = heading ||
                  (hashes != std::string_view::npos && hashes >= 1 && hashes <= 6 && line[hashes] == ' ');
        other = other || line.find("**") != std::string_view::npos ||
                line.find("](") != std::string_view::npos || line.starts_with("- ") ||
                line.starts_with("> ") || line.starts_with("| ") || line.starts_with("## ");
        if (heading && other) return true;
        text = behind_line(text);
    }
    return false;
}

}  // namespace

Result<Format> sniff_text(std::string_view head, std::string_view extension) {
    const std::string_view text = trim(head);
    if (text.empty()) {
        return make_error(ErrorCode::empty, "the file holds nothing but white space",
                          "fetch or save it again");
    }
    if (text.starts_with("WEBVTT")) return Format::vtt;
    if (text.starts_with('<')) {
        Result<Format> markup = sniff_markup(text, extension);
        if (!markup || *markup != Format::unknown) return markup;
    }
    if (is_srt(text)) return Format::srt;
    if (is_reference_export(text) || extension == "ris" || extension == "nbib" || extension == "bib" ||
        extension == "enw") {
        return unsupported("this is an export of references, not a document",
                           "evidex reads full texts: fetch the articles and read those");
    }
    if (is_json(text, extension)) {
        return unsupported("JSON files are data, not documents", "save the text as DOCX or TXT");
    }
    if (extension == "csv" || extension == "tsv") {
        return unsupported("tables (CSV) are not read",
                           "copy the column with the text into a document of its own");
    }
    if (extension == "vtt") return Format::vtt;
    if (extension == "srt") return Format::srt;
    if (extension == "html" || extension == "htm") return Format::html;
    if (extension == "md" || extension == "markdown" || extension == "mdown") return Format::markdown;
    return looks_like_markdown(text) ? Format::markdown : Format::text;
}

}  // namespace evidex
