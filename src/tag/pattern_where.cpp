#include <algorithm>

#include <fmt/format.h>

#include "tag/pattern.hpp"
#include "tag/pattern_words.hpp"

namespace evidex {
namespace {

/// One value of a condition: `!young-person`.
struct Value {
    std::string_view name;
    bool excluded = false;
    int column = 0;
};

/// `!a|b` excludes both, as `!a|!b` does; `a|!b` is refused.
Result<std::vector<Value>> split_values(std::string_view list, int column) {
    std::vector<Value> values;
    const bool excluded = !list.empty() && list.front() == '!';
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find('|', begin), list.size());
        std::string_view name = list.substr(begin, end - begin);
        const int here = column + static_cast<int>(begin);
        const bool marked = !name.empty() && name.front() == '!';
        if (marked) name.remove_prefix(1);
        if (name.empty())
            return pattern_error(here, "a value is missing", "write for instance role:parent|young-person");
        if (marked && !excluded) {
            return pattern_error(here, "one list cannot both ask for values and exclude others",
                                 "put the ! first to exclude all of them, or leave it out");
        }
        values.push_back(Value{name, excluded, here});
        begin = end + 1;
    }
    return values;
}

Status add_value(Where& where, std::string_view key, const Value& value) {
    if (key == "role") {
        (value.excluded ? where.not_roles : where.roles).push_back(role_id(value.name));
    } else if (key == "section") {
        const auto section = section_kind_from(value.name);
        if (!section) {
            return pattern_error(
                value.column, fmt::format("unknown section '{}'", value.name),
                "body, abstract, introduction, methods, results, discussion, references, contents, "
                "keywords, front, back or consent");
        }
        (value.excluded ? where.not_sections : where.sections).push_back(*section);
    } else {
        const auto kind = source_kind_from(value.name);
        if (!kind) {
            return pattern_error(value.column, fmt::format("unknown kind '{}'", value.name),
                                 "document or interview");
        }
        (value.excluded ? where.not_kinds : where.kinds).push_back(*kind);
    }
    return Done{};
}

Status add_condition(Where& where, std::string_view word, int column) {
    const std::size_t colon = word.find(':');
    const std::string_view key = word.substr(0, colon);
    if (colon == std::string_view::npos || (key != "role" && key != "section" && key != "kind")) {
        return pattern_error(column, fmt::format("'{}' is no condition", word),
                             "write role:, section: or kind: and the values behind it without blanks, "
                             "for instance role:young-person|parent section:!methods");
    }
    const Result<std::vector<Value>> values =
        split_values(word.substr(colon + 1), column + static_cast<int>(colon) + 1);
    if (!values) return values.error();
    for (const Value& value : *values) {
        if (Status added = add_value(where, key, value); !added) return added;
    }
    return Done{};
}

}  // namespace

Result<Where> parse_where(std::string_view cell) {
    Where where;
    constexpr std::string_view kBlanks = " \t\r\n";
    for (std::size_t begin = cell.find_first_not_of(kBlanks); begin != std::string_view::npos;) {
        const std::size_t end = std::min(cell.find_first_of(kBlanks, begin), cell.size());
        if (Status added = add_condition(where, cell.substr(begin, end - begin), static_cast<int>(begin) + 1);
            !added) {
            return added.error();
        }
        begin = cell.find_first_not_of(kBlanks, end);
    }
    return where;
}

}  // namespace evidex
