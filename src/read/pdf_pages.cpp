#include "read/pdf_pages.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "base/unicode.hpp"
#include "base/xml.hpp"
#include "read/inline_text.hpp"
#include "read/process.hpp"
#include "read/properties.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostPages = 5'000;
constexpr std::uint64_t kMostOutput = 256ULL << 20;
constexpr std::int64_t kWallMillis = 55'000;  // Less than the reader process has, so that the reason is told.
constexpr std::int64_t kCpuSeconds = 30;
constexpr std::uint64_t kMemory = 1ULL << 30;

constexpr std::string_view kPrintAnew = "open it in a PDF viewer, print it to a new PDF, and read that";

Error explain(const ProcessAnswer& answer) {
    if (answer.err.find("Incorrect password") != std::string::npos) {
        return make_error(ErrorCode::encrypted, "the PDF is protected by a password",
                          "open it in a PDF viewer, print it to a new PDF without a password, and read that");
    }
    if (answer.end == ProcessEnd::timed_out) {
        return make_error(ErrorCode::limit, "the PDF took longer than 55 s", std::string(kPrintAnew));
    }
    if (answer.end == ProcessEnd::too_much_output) {
        return make_error(ErrorCode::limit, "the PDF holds more text than one file may have",
                          "split it into parts of fewer pages");
    }
    if (answer.end == ProcessEnd::signalled) {
        return make_error(ErrorCode::limit, "the PDF needs more time or memory than one file may have",
                          std::string(kPrintAnew));
    }
    return make_error(ErrorCode::malformed, "the PDF is damaged: no page of it can be read",
                      "fetch it again; if it opens in a PDF viewer, print it to a new PDF and read that");
}

double number(pugi::xml_node node, const char* name) {
    return node.attribute(name).as_double();
}

/// Whether a word is the raised number of a note or reference that hangs on the word before it.
bool is_raised_number(pugi::xml_node word, pugi::xml_node before, double size) {
    if (!before || number(word, "yMax") - number(word, "yMin") > 0.8 * size) return false;
    const std::string_view text = word.text().get();
    const std::string_view host = before.text().get();
    if (text.find_first_not_of("0123456789,*\xE2\x80\x93-") != std::string_view::npos || host.size() < 3)
        return false;
    const char last = host.back();
    const bool hangs = number(word, "xMin") - number(before, "xMax") < 0.15 * size;
    const bool raised = number(word, "yMax") < number(before, "yMax") - 0.1 * size;
    return hangs && raised && (last < '0' || last > '9');
}

double letter_height(pugi::xml_node line) {
    std::vector<double> heights;
    for (const pugi::xml_node word : line.children("word")) {
        heights.push_back(number(word, "yMax") - number(word, "yMin"));
    }
    if (heights.empty()) return 0;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

PdfLine line_from(pugi::xml_node node) {
    PdfLine line;
    line.left = number(node, "xMin");
    line.top = number(node, "yMin");
    line.right = number(node, "xMax");
    line.bottom = number(node, "yMax");
    line.size = letter_height(node);
    pugi::xml_node before;
    for (const pugi::xml_node word : node.children("word")) {
        if (is_raised_number(word, before, line.size)) continue;
        if (line.text.empty()) line.first_word = number(word, "xMax") - number(word, "xMin");
        if (!line.text.empty()) line.text += ' ';
        line.text += word.text().get();
        before = word;
    }
    return line;
}

/// Text turned by a quarter, such as a stamp in the margin.
bool is_turned(const PdfLine& line) {
    return line.bottom - line.top > 2 * line.width() && count_code_points(line.text) > 3;
}

PdfPage page_from(pugi::xml_node node, int page_number) {
    PdfPage page;
    page.number = page_number;
    page.width = number(node, "width");
    page.height = number(node, "height");
    for (const pugi::xml_node flow : node.children("flow")) {
        for (const pugi::xml_node block : flow.children("block")) {
            for (const pugi::xml_node line : block.children("line")) {
                PdfLine made = line_from(line);
                if (!made.text.empty() && !is_turned(made)) page.lines.push_back(std::move(made));
            }
        }
    }
    return page;
}

Citation citation_from(std::string_view head) {
    pugi::xml_document document;
    const std::size_t begin = head.find("<head>");
    const std::size_t end = head.find("</head>");
    if (begin == std::string_view::npos || end == std::string_view::npos) return {};
    document.load_buffer(head.data() + begin, end + 7 - begin, pugi::parse_default, pugi::encoding_utf8);
    Citation out;
    out.title = useful_title(text_below(document.child("head").child("title")));
    for (const pugi::xml_node meta : document.child("head").children("meta")) {
        const std::string_view name = meta.attribute("name").value();
        if (name == "Author") out.authors = useful_authors(meta.attribute("content").value());
        if (name == "CreationDate") out.year = year_in(meta.attribute("content").value());
    }
    return out;
}

/// Page by page, so that the tree of a long file is never in memory at once.
std::vector<PdfPage> pages_from(std::string_view xml) {
    std::vector<PdfPage> pages;
    for (std::size_t begin = xml.find("<page "); begin != std::string_view::npos;
         begin = xml.find("<page ", begin)) {
        const std::size_t end = xml.find("</page>", begin);
        if (end == std::string_view::npos || pages.size() == kMostPages) break;
        pugi::xml_document document;
        document.load_buffer(xml.data() + begin, end + 7 - begin, pugi::parse_default, pugi::encoding_utf8);
        pages.push_back(page_from(document.child("page"), static_cast<int>(pages.size()) + 1));
        begin = end;
    }
    return pages;
}

int count_lines(std::string_view text, std::string_view beginning) {
    int count = 0;
    for (std::size_t at = text.find(beginning); at != std::string_view::npos;
         at = text.find(beginning, at + 1))
        ++count;
    return count;
}

}  // namespace

Result<PdfPages> pdf_pages(std::string_view bytes) {
    ProcessRequest request;
    request.arguments = {
        "pdftotext", "-bbox-layout", "-enc", "UTF-8", "-l", std::to_string(kMostPages + 1), "-", "-"};
    request.input = bytes;
    request.wall_millis = kWallMillis;
    request.cpu_seconds = kCpuSeconds;
    request.memory_bytes = kMemory;
    request.output_bytes = kMostOutput;
    const Result<ProcessAnswer> answer = run_process(request);
    if (!answer) {
        Error error = answer.error();
        error.advice = "install the package poppler-utils, which reads PDF files";
        return error;
    }
    if (answer->end != ProcessEnd::exited || answer->number != 0) return explain(*answer);
    const std::string_view xml = answer->out;
    PdfPages out;
    out.citation = citation_from(xml.substr(0, xml.find("<page ")));
    out.pages = pages_from(xml);
    out.complaints = count_lines(answer->err, "Error");
    if (count_lines(xml, "<page ") > static_cast<int>(kMostPages)) {
        return make_error(ErrorCode::limit, "the PDF has more than 5,000 pages",
                          "split it into parts of fewer pages");
    }
    if (out.pages.empty()) return explain(*answer);
    return out;
}

}  // namespace evidex
