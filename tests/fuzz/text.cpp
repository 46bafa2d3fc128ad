// Plain text of any bytes: what comes out is a document whose spans hold; wrapped text as a PDF gives it,
// too.
#include "base/unicode.hpp"
#include "document_holds.hpp"
#include "read/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    evidex::require_holds(evidex::canonicalise(*evidex::read_plain(bytes)));
    evidex::RawDocument wrapped;
    wrapped.format = evidex::Format::pdf;
    wrapped.blocks.emplace_back().text = evidex::decode(bytes).text;
    wrapped.blocks.back().wrapped = true;
    evidex::require_holds(evidex::canonicalise(std::move(wrapped)));
    return 0;
}
