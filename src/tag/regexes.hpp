#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/result.hpp"
#include "evidex/span.hpp"

namespace re2 {
class RE2;
}

namespace evidex {

/// A place where a regex matches.
struct RegexHit {
    std::uint32_t regex = 0;
    Span span;
};

/// The `regex:` patterns of a codebook, by RE2: linear time whatever the pattern.
class Regexes {
public:
    Regexes();
    ~Regexes();
    Regexes(Regexes&&) noexcept;
    Regexes& operator=(Regexes&&) noexcept;

    /// The id of a pattern; equal patterns have one id.
    Result<std::uint32_t> add(const std::string& pattern);
    Status freeze();

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(patterns_.size()); }

    /// Whether a passage must contain a word with a hint before any regex can match. Most regexes demand some
    /// letters ("plan" in `plan[- ]+do`); words are asked once, passages without a hint are never searched.
    [[nodiscard]] bool need_hints() const { return need_hints_; }
    [[nodiscard]] bool is_hint(std::string_view folded_word) const;

    /// All matches that are not empty, by regex and position; matches of one regex do not overlap.
    [[nodiscard]] std::vector<RegexHit> find(std::string_view text) const;

private:
    struct Screen;
    void collect_hints();

    std::vector<std::string> patterns_;
    std::vector<std::unique_ptr<re2::RE2>> compiled_;
    std::unique_ptr<Screen> screen_;
    bool need_hints_ = false;
};

}  // namespace evidex
