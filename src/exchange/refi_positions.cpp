#include "exchange/refi_positions.hpp"

#include <algorithm>

namespace evidex {
namespace {

constexpr std::uint32_t kStep = 512;

std::uint64_t width_of_mark(PositionUnit unit) {
    return unit == PositionUnit::byte ? 3 : 1;
}

/// Bytes of the character that begins with this one.
std::uint32_t length_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0) return 1;
    if (byte < 0xE0) return 2;
    return byte < 0xF0 ? 3 : 4;
}

}  // namespace

std::string name_of(const PositionRule& rule) {
    std::string name = rule.unit == PositionUnit::code_point ? "code points"
                       : rule.unit == PositionUnit::utf16    ? "UTF-16 units"
                                                             : "UTF-8 bytes";
    name += rule.newline == 1 ? ", line ends count 1" : ", line ends count 2";
    name += rule.mark ? ", a byte order mark counts" : "";
    name += rule.inclusive ? ", the end is the last character" : ", the end is behind the last character";
    return name;
}

std::vector<PositionRule> all_position_rules() {
    std::vector<PositionRule> rules;
    for (const bool inclusive : {false, true}) {
        for (const bool mark : {false, true}) {
            for (const int newline : {1, 2}) {
                for (const PositionUnit unit :
                     {PositionUnit::code_point, PositionUnit::utf16, PositionUnit::byte}) {
                    rules.push_back({unit, newline, mark, inclusive});
                }
            }
        }
    }
    return rules;
}

Ruler::Ruler(std::string_view text, const PositionRule& rule) : text_(text), rule_(rule) {
    std::uint64_t position = rule.mark ? width_of_mark(rule.unit) : 0;
    marks_.emplace_back(0, position);
    for (std::uint32_t byte = 0; byte < text.size(); byte = next(byte)) {
        if (byte >= marks_.back().first + kStep) marks_.emplace_back(byte, position);
        position += width(byte);
    }
}

std::uint64_t Ruler::width(std::uint32_t byte) const {
    if (text_[byte] == '\n') return static_cast<std::uint64_t>(rule_.newline);
    if (rule_.unit == PositionUnit::code_point) return 1;
    const std::uint32_t length = length_of(text_[byte]);
    return rule_.unit == PositionUnit::byte ? length : length / 4 + 1;
}

std::uint32_t Ruler::next(std::uint32_t byte) const {
    return std::min(byte + length_of(text_[byte]), static_cast<std::uint32_t>(text_.size()));
}

std::uint64_t Ruler::position_of(std::uint32_t byte) const {
    const auto after =
        std::upper_bound(marks_.begin(), marks_.end(), byte,
                         [](std::uint32_t wanted, const auto& mark) { return wanted < mark.first; });
    std::uint32_t at = std::prev(after)->first;
    std::uint64_t position = std::prev(after)->second;
    for (; at < byte; at = next(at)) position += width(at);
    return position;
}

std::optional<std::uint32_t> Ruler::byte_of(std::uint64_t position) const {
    const auto after =
        std::upper_bound(marks_.begin(), marks_.end(), position,
                         [](std::uint64_t wanted, const auto& mark) { return wanted < mark.second; });
    if (after == marks_.begin()) return std::nullopt;  // inside the byte order mark
    auto [at, reached] = *std::prev(after);
    while (reached < position) {
        if (at >= text_.size()) return std::nullopt;
        // Between CR and LF is before the line end.
        if (text_[at] == '\n' && reached + 1 == position) return rule_.newline == 1 ? next(at) : at;
        reached += width(at);
        at = next(at);
    }
    if (reached != position) return std::nullopt;
    return at;
}

}  // namespace evidex
