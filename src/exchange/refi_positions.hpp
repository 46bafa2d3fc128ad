#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evidex {

enum class PositionUnit { code_point, utf16, byte };

/// How a program counts positions in a text. The default is what REFI-QDA asks for.
struct PositionRule {
    PositionUnit unit = PositionUnit::code_point;
    int newline = 1;         ///< What a line end counts: 1, or 2 if the program thinks of CR LF.
    bool mark = false;       ///< Whether a byte order mark counts.
    bool inclusive = false;  ///< Whether an end is the last character rather than the one behind it.

    bool operator==(const PositionRule&) const = default;
};

/// "code points, LF, no byte order mark, end exclusive".
std::string name_of(const PositionRule& rule);

/// All 24 rules, the likeliest first.
std::vector<PositionRule> all_position_rules();

/// Byte offsets in one text against positions as a rule counts them. Looks at 512 bytes at most for each.
class Ruler {
public:
    /// `text` is UTF-8 with `\n` and must outlive the ruler.
    explicit Ruler(std::string_view text, const PositionRule& rule = {});

    /// `byte` must lie at the beginning of a character, or at the end of the text.
    [[nodiscard]] std::uint64_t position_of(std::uint32_t byte) const;
    /// Nothing for a position behind the text or inside a character.
    [[nodiscard]] std::optional<std::uint32_t> byte_of(std::uint64_t position) const;

private:
    [[nodiscard]] std::uint64_t width(std::uint32_t byte) const;
    [[nodiscard]] std::uint32_t next(std::uint32_t byte) const;

    std::string_view text_;
    PositionRule rule_;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> marks_;  ///< Byte and position, both ascending.
};

}  // namespace evidex
