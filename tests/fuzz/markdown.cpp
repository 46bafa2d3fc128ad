// Markdown of any bytes: what comes out is a document whose spans hold.
#include "document_holds.hpp"
#include "read/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    evidex::require_holds(evidex::canonicalise(*evidex::read_markdown(bytes)));
    return 0;
}
