#pragma once

#include <string_view>

#include "evidex/result.hpp"
#include "read/raw.hpp"

namespace evidex {

// One reader a format: bytes in, pieces out, in reading order. They fail with a sentence for the user and no
// file name, which `read` adds; nothing they meet in a file makes them throw, print or wait without end.

Result<RawDocument> read_plain(std::string_view bytes);
Result<RawDocument> read_markdown(std::string_view bytes);
Result<RawDocument> read_vtt(std::string_view bytes);
Result<RawDocument> read_srt(std::string_view bytes);
Result<RawDocument> read_html(std::string_view bytes);
Result<RawDocument> read_docx(std::string_view bytes);
Result<RawDocument> read_odt(std::string_view bytes);
Result<RawDocument> read_jats(std::string_view bytes);
Result<RawDocument> read_pdf(std::string_view bytes);

}  // namespace evidex
