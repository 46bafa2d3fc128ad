#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"

namespace evidex {

/// What became of the words of a text when it was edited. Lines that occur once in either version are
/// matched, then those that occur once between two matched ones, and so on (patience diff). Both texts must
/// outlive this object.
class TextChange {
public:
    TextChange(std::string_view before, std::string_view after);

    /// Where the words of a span stand now, unchanged; none if they were changed or it is not certain.
    [[nodiscard]] std::optional<Span> find(Span span) const;

private:
    /// A stretch that is the same in both texts.
    struct Run {
        std::uint32_t before = 0;
        std::uint32_t after = 0;
        std::uint32_t size = 0;
    };
    struct Window {
        Span before;
        Span after;
    };

    void match(Window window);
    void add(Span before, std::uint32_t after);
    [[nodiscard]] Window around(Span span) const;
    [[nodiscard]] std::optional<Span> in_runs(Span span) const;
    [[nodiscard]] std::optional<Span> in_window(Span span) const;
    [[nodiscard]] bool is_anchored(Span span, std::uint32_t there, const Window& window) const;

    std::string_view before_;
    std::string_view after_;
    std::vector<Run> runs_;  // by position in both texts
};

}  // namespace evidex
