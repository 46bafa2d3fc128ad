#include "exchange/office_xml.hpp"

#include <fmt/format.h>

#include "exchange/refi_text.hpp"

namespace evidex {

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : xml_text(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string core_properties(std::string_view title, std::string_view time) {
    std::string out(kXmlDeclaration);
    out +=
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
    if (!title.empty()) out += "<dc:title>" + xml_escaped(title) + "</dc:title>";
    out += "<dc:creator>evidex</dc:creator>";
    if (!time.empty()) {
        out += fmt::format("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created>",
                           xml_escaped(time));
    }
    return out + "</cp:coreProperties>";
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
    const std::string_view base =
        type == "core-properties" ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                                  : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return fmt::format("<Relationship Id=\"{}\" Type=\"{}{}\" Target=\"{}\"/>", id, base, type, target);
}

std::string relations(std::string_view inside) {
    return fmt::format(
        "{}<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        kXmlDeclaration, inside);
}

}  // namespace evidex
