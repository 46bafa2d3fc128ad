#include "store/row_themes.hpp"

#include <algorithm>

namespace evidex {

RowThemes::RowThemes(Database& database) {
    Statement themes =
        database.prepare("select distinct component, theme from rule where weight > 0 order by 1, 2");
    while (themes.next()) names_.emplace_back(themes.string(0), themes.string(1));
    Statement rows = database.prepare("select id, component, theme from rule where weight > 0 order by id");
    while (rows.next()) {
        const std::pair name(rows.string(1), rows.string(2));
        const auto theme = std::lower_bound(names_.begin(), names_.end(), name);
        rows_.emplace_back(rows.string(0), static_cast<std::size_t>(theme - names_.begin()));
    }
}

std::size_t RowThemes::theme_of(std::string_view row) const {
    const auto found = std::lower_bound(rows_.begin(), rows_.end(), row,
                                        [](const auto& known, auto id) { return known.first < id; });
    return found != rows_.end() && found->first == row ? found->second : themes();
}

std::vector<std::pair<std::string, std::string>> RowThemes::names(const std::vector<bool>& met) const {
    std::vector<std::pair<std::string, std::string>> names;
    for (std::size_t theme = 0; theme < names_.size(); ++theme) {
        if (met[theme]) names.push_back(names_[theme]);
    }
    return names;
}

}  // namespace evidex
