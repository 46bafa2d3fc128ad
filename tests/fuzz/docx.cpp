#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/xml.hpp"
#include "evidex/read.hpp"
#include "read/docx_body.hpp"

// The part that holds the text; the zip file around it is libzip's to read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace evidex;
    const Result<pugi::xml_document> xml =
        parse_xml(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!xml) return 0;
    RawDocument raw;
    raw.blocks = docx_text(child_named(xml->document_element(), "body"), {}).blocks;
    const Document document = canonicalise(std::move(raw));
    if (!document_from_json(to_json(document))) std::abort();
    return 0;
}
