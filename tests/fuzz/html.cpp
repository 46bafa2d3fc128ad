#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "evidex/read.hpp"
#include "read/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace evidex;
    Result<RawDocument> raw = read_html(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!raw) return 0;
    const Document document = canonicalise(std::move(*raw));
    if (!document_from_json(to_json(document))) std::abort();
    return 0;
}
