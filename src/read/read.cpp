#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <utility>

#include "evidex/read.hpp"
#include "read/readers.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostBlocks = 1'000'000;
constexpr std::size_t kLongestBlock = 16U << 20;
constexpr std::size_t kMostText = 50U << 20;

using Reader = Result<RawDocument> (*)(std::string_view);
constexpr std::array<std::pair<Format, Reader>, 9> kReaders{{{Format::text, read_plain},
                                                             {Format::markdown, read_markdown},
                                                             {Format::html, read_html},
                                                             {Format::docx, read_docx},
                                                             {Format::odt, read_odt},
                                                             {Format::pdf, read_pdf},
                                                             {Format::vtt, read_vtt},
                                                             {Format::srt, read_srt},
                                                             {Format::jats, read_jats}}};

Error too_large(std::string message) {
    return make_error(ErrorCode::limit, std::move(message),
                      "split the file; if it is data rather than text, leave it out");
}

/// What no document has; refused before anything is computed from it.
Status check_size(const RawDocument& raw) {
    if (raw.blocks.size() > kMostBlocks) return too_large("the file has more than a million paragraphs");
    std::size_t total = 0;
    for (const RawBlock& block : raw.blocks) {
        if (block.text.size() > kLongestBlock) {
            Error error = too_large("a single paragraph of more than 16 MB");
            error.line = block.line;
            return error;
        }
        total += block.text.size();
    }
    if (total > kMostText) return too_large("the file holds more than 50 MB of text");
    return Done{};
}

Result<Document> read_with(Reader reader, const Source& source) {
    Result<RawDocument> raw = reader(source.bytes);
    if (!raw) return raw.error();
    if (const Status sized = check_size(*raw); !sized) return sized.error();
    raw->format = source.format;
    Document document = canonicalise(std::move(*raw));
    if (document.blocks.empty()) {
        return make_error(ErrorCode::empty, "the file holds no words", "fetch or save it again");
    }
    return document;
}

/// Libraries may throw, most of all for want of memory; here it becomes an Error.
Result<Document> guarded(Reader reader, const Source& source) {
    try {
        return read_with(reader, source);
    } catch (const std::bad_alloc&) {
        return make_error(ErrorCode::limit, "the file needs more memory than one file may have",
                          "split the file, or save the text alone");
    } catch (const std::exception& failure) {
        return make_error(ErrorCode::malformed, std::string("the file cannot be read: ") + failure.what(),
                          "open it in the program that made it and save it again");
    }
}

}  // namespace

Result<Document> read(const Source& source) {
    const auto* found = std::find_if(kReaders.begin(), kReaders.end(),
                                     [&](const auto& entry) { return entry.first == source.format; });
    Result<Document> document =
        found == kReaders.end()
            ? Result<Document>(make_error(ErrorCode::unsupported, "evidex does not read this kind of file",
                                          "save the text as DOCX, PDF or TXT"))
            : guarded(found->second, source);
    if (document) return document;
    Error error = std::move(document).error();
    error.file = source.path;
    return error;
}

}  // namespace evidex
