#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/database.hpp"

namespace evidex {

/// The themes of the rows that speak for something, by row. There are many more hits than rows: what a row is
/// about is looked up here, and nothing is sorted by the database.
class RowThemes {
public:
    explicit RowThemes(Database& database);
    [[nodiscard]] std::size_t themes() const { return names_.size(); }
    /// The number of its theme; `themes()` for a row that speaks for nothing.
    [[nodiscard]] std::size_t theme_of(std::string_view row) const;
    /// (component, theme)
    [[nodiscard]] const std::pair<std::string, std::string>& name(std::size_t theme) const {
        return names_[theme];
    }
    /// (component, theme) of those marked, in order.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> names(const std::vector<bool>& met) const;

private:
    std::vector<std::pair<std::string, std::string>> names_;
    std::vector<std::pair<std::string, std::size_t>> rows_;
};

}  // namespace evidex
