#include "exchange/refi_text.hpp"

#include <fmt/format.h>

#include <set>
#include <sstream>

#include "base/unicode.hpp"

namespace evidex {
namespace {

constexpr int kLongestQuote = 100;

bool is_xml_character(char32_t c) {
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\n' || c == '\t';
}

std::string name_alone(std::string name, std::set<std::string>& used) {
    const std::string wanted = name.empty() ? "?" : name;
    name = wanted;
    for (int number = 2; !used.insert(fold_case(name)).second; ++number) {
        name = fmt::format("{} ({})", wanted, number);
    }
    return name;
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        if (c == '\r') {
            if (at < text.size() && text[at] == '\n') ++at;
            c = '\n';
        }
        if (is_xml_character(c)) append_utf8(out, c);
    }
    return out;
}

std::string xml_line(std::string_view text) {
    std::string out = xml_text(text);
    for (char& c : out) c = c == '\n' || c == '\t' ? ' ' : c;
    return out;
}

std::string to_text(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

std::string quote_name(std::string_view quote) {
    std::size_t at = 0;
    for (int count = 0; at < quote.size() && count < kLongestQuote; ++count) next_code_point(quote, at);
    std::string name = xml_line(quote.substr(0, at));
    if (at < quote.size()) name += "…";
    return name;
}

std::vector<std::string> unique_code_names(const std::vector<ProjectCode>& codes) {
    std::set<std::string> used;
    std::vector<std::string> names;
    for (const ProjectCode& code : codes) {
        const bool again = used.count(fold_case(code.name)) > 0 && code.parent >= 0;
        const std::string name =
            again ? fmt::format("{} ({})", code.name, codes[static_cast<std::size_t>(code.parent)].name)
                  : code.name;
        names.push_back(name_alone(name, used));
    }
    return names;
}

std::vector<std::string> unique_source_names(const std::vector<ProjectSource>& sources) {
    std::set<std::string> used;
    std::vector<std::string> names;
    names.reserve(sources.size());
    for (const ProjectSource& source : sources) names.push_back(name_alone(source.name, used));
    return names;
}

}  // namespace evidex
