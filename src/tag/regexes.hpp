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

    /// All matches that are not empty, by regex and position; matches of one regex do not overlap.
    [[nodiscard]] std::vector<RegexHit> find(std::string_view text) const;

private:
    struct Screen;
    std::vector<std::string> patterns_;
    std::vector<std::unique_ptr<re2::RE2>> compiled_;
    std::unique_ptr<Screen> screen_;
};

}  // namespace evidex
