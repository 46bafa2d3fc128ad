#include "read/entities.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "base/unicode.hpp"

namespace evidex {
namespace {

using Entity = std::pair<std::string_view, std::string_view>;

constexpr std::array<Entity, 20> kEntities{{{"amp", "&"},   {"lt", "<"},     {"gt", ">"},     {"quot", "\""},
                                            {"apos", "'"},  {"nbsp", " "},   {"lrm", ""},     {"rlm", ""},
                                            {"rsquo", "’"}, {"lsquo", "‘"},  {"ldquo", "“"},  {"rdquo", "”"},
                                            {"ndash", "–"}, {"mdash", "—"},  {"hellip", "…"}, {"pound", "£"},
                                            {"euro", "€"},  {"eacute", "é"}, {"shy", ""},     {"bull", "•"}}};

/// Appends what `name` (between `&` and `;`) stands for; false if it is no entity.
bool append_entity(std::string& out, std::string_view name) {
    if (name.size() > 1 && name[0] == '#') {
        const bool is_hex = name[1] == 'x' || name[1] == 'X';
        const std::string_view digits = name.substr(is_hex ? 2 : 1);
        unsigned code = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
        if (error != std::errc() || end != digits.data() + digits.size() || code == 0) return false;
        append_utf8(out, code);
        return true;
    }
    for (const auto& [entity, text] : kEntities) {
        if (entity != name) continue;
        out += text;
        return true;
    }
    return false;
}

}  // namespace

std::string decode_entities(std::string_view text) {
    constexpr std::size_t kLongest = 10;
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '&') {
            const std::size_t end = text.substr(0, at + kLongest + 2).find(';', at);
            if (end != std::string_view::npos && append_entity(out, text.substr(at + 1, end - at - 1))) {
                at = end + 1;
                continue;
            }
        }
        out += text[at++];
    }
    return out;
}

}  // namespace evidex
