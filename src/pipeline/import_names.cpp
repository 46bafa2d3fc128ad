#include "pipeline/import_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "evidex/decision.hpp"

namespace evidex {

std::string as_file_name(std::string_view name) {
    auto out = std::string(trim(name));
    for (char& c : out) c = c == '/' || static_cast<unsigned char>(c) < 0x20 ? '_' : c;
    return out.empty() || out == "." || out == ".." ? "source" : out;
}

std::string literal_pattern(std::string text) {
    for (char& c : text) c = c == '[' || c == ']' || c == '*' || c == '\\' || c == '|' ? '?' : c;
    return text;
}

const std::string* find_attribute(const ProjectAttributes& attributes, std::string_view name) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& one) { return fold_case(one.first) == name; });
    return found == attributes.end() ? nullptr : &found->second;
}

std::string CoderNames::make(std::string_view wanted) {
    constexpr std::size_t kLongest = 60;
    std::string clean;
    for (std::size_t at = 0, count = 0; at < wanted.size() && count < kLongest; ++count) {
        const char32_t c = next_code_point(wanted, at);
        if (c >= 0x20 && c != 0x7F) append_utf8(clean, c);
    }
    if (trim(clean).empty()) clean = "unknown coder";
    const Result<std::string> kept = coder_name(clean);
    const std::string base = kept ? *kept : clean + " (imported)";
    std::string name = base;
    for (int number = 2; !used_.insert(name).second; ++number) name = fmt::format("{} ({})", base, number);
    return name;
}

}  // namespace evidex
