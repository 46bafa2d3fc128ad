#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "evidex/read.hpp"

// What a reader process answers is believed only as far as it was checked: whatever is accepted must say the
// same when it is written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace evidex;
    const Result<Document> document =
        document_from_json(std::string(reinterpret_cast<const char*>(data), size));
    if (!document) return 0;
    for (const Block& block : document->blocks) {
        if (block.span.end > document->text.size() || block.span.begin > block.span.end) std::abort();
    }
    const std::string json = to_json(*document);
    const Result<Document> again = document_from_json(json);
    if (!again || to_json(*again) != json) std::abort();
    return 0;
}
