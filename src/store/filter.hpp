#pragma once

#include <string>
#include <variant>
#include <vector>

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

/// A piece of SQL that grows together with the values of its question marks.
struct Sql {
    std::string text;
    std::vector<std::variant<std::int64_t, std::string>> values;

    Sql& add(std::string_view more) {
        text += more;
        return *this;
    }
    template <class Value>
    Sql& add(std::string_view more, Value value) {
        text += more;
        values.emplace_back(std::move(value));
        return *this;
    }
    /// " in (?, ?, …)"
    Sql& add_list(const std::vector<std::string>& list);
    Sql& add(const Sql& other);
};

/// A statement with its values bound. `sql` must live as long.
Statement prepare(Database& database, const Sql& sql);

/// The table or view of tags that count as evidence: passage, component, stance, score.
std::string evidence_table(Evidence evidence);

/// " and …" conditions on `p` (passage) and `s` (source): roles, kind, source, years.
Sql passage_conditions(const Filter& filter);

/// " and …" conditions on the tags that a passage must have: components with stance, themes. `passage` is the
/// SQL for its number.
Sql tag_conditions(const Filter& filter, const std::string& passage);

/// " and …" conditions on whether coders have decided in a passage, on one of the components if any are
/// named.
Sql decided_conditions(const Filter& filter, const std::string& passage);

/// The SQL function of `Filter::source` conditions, matches_source(pattern, path, title), for a connection.
void add_filter_functions(Database& database);

/// The SQL for the role of a passage `p`: a role id, "unknown" for speech without one, else NULL.
constexpr std::string_view kRoleOf =
    "(case when p.role is not null then p.role when p.speaker is not null then 'unknown' end)";

}  // namespace evidex
