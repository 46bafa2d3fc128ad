#include "store/filter.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "base/files.hpp"

namespace evidex {
namespace {

std::string_view text_of(sqlite3_value* value) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void matches_source(sqlite3_context* context, int, sqlite3_value** values) {
    const std::string_view pattern = text_of(values[0]);
    const std::string_view path = text_of(values[1]);
    const bool found = matches_glob(pattern, path) || matches_glob(pattern, file_name(path)) ||
                       matches_glob(pattern, text_of(values[2]));
    sqlite3_result_int(context, found ? 1 : 0);
}

void add_stance(Sql& sql, const Filter& filter) {
    if (filter.stance) sql.add(" and t.stance = ?", std::string(name_of(*filter.stance)));
}

}  // namespace

Sql& Sql::add_list(const std::vector<std::string>& list) {
    text += " in (";
    for (std::size_t i = 0; i < list.size(); ++i) add(i == 0 ? "?" : ", ?", list[i]);
    text += ")";
    return *this;
}

Sql& Sql::add(const Sql& other) {
    text += other.text;
    values.insert(values.end(), other.values.begin(), other.values.end());
    return *this;
}

Statement prepare(Database& database, const Sql& sql) {
    Statement statement = database.prepare(sql.text);
    int place = 0;
    for (const auto& value : sql.values) {
        std::visit([&](const auto& each) { statement.bind(++place, each); }, value);
    }
    return statement;
}

std::string evidence_table(Evidence evidence) {
    switch (evidence) {
        case Evidence::decided:
            return "decided_evidence";
        case Evidence::agreed:
            return "agreed_evidence";
        case Evidence::suggested:
            break;
    }
    return "tag";
}

Sql passage_conditions(const Filter& filter) {
    Sql sql;
    if (!filter.roles.empty()) {
        std::vector<std::string> roles;
        roles.reserve(filter.roles.size());
        for (const std::string& role : filter.roles) roles.push_back(role_id(role));
        sql.add(" and coalesce(").add(kRoleOf).add(", 'not-speech')").add_list(roles);
    }
    if (filter.kind) sql.add(" and s.kind = ?", std::string(name_of(*filter.kind)));
    if (!filter.source.empty()) sql.add(" and matches_source(?, s.path, s.title)", filter.source);
    if (filter.year_from) sql.add(" and s.year >= ?", std::int64_t{*filter.year_from});
    if (filter.year_unknown) sql.add(" and s.year is null");
    if (filter.year_to) sql.add(" and s.year <= ?", std::int64_t{*filter.year_to});
    if (filter.tagged == false) sql.add(" and p.taggable");
    return sql;
}

Sql tag_conditions(const Filter& filter, const std::string& passage) {
    Sql sql;
    const std::string tag_of_it =
        "exists (select 1 from " + evidence_table(filter.evidence) + " t where t.passage = " + passage;
    const std::string has_tag = " and " + tag_of_it;
    if (filter.tagged == false) sql.add(" and not " + tag_of_it + ")");
    for (const std::string& component : filter.components) {
        sql.add(has_tag + " and t.component = ?", component);
        add_stance(sql, filter);
        sql.add(")");
    }
    const bool has_any = filter.tagged.value_or(filter.evidence != Evidence::suggested);
    if (filter.components.empty() && (filter.stance || has_any)) {
        sql.add(has_tag);
        add_stance(sql, filter);
        sql.add(")");
    }
    if (!filter.themes.empty()) {
        sql.add(" and exists (select 1 from hit h join rule r on r.id = h.rule where h.passage = " + passage +
                " and r.weight > 0 and r.theme");
        sql.add_list(filter.themes).add(")");
    }
    return sql;
}

Sql decided_conditions(const Filter& filter, const std::string& passage) {
    Sql sql;
    if (!filter.decided) return sql;
    // The plus keeps the index of words from being asked once for each of them.
    sql.add(" and " + std::string(passage == "passage_fts.rowid" ? "+" : "") + passage);
    sql.add(*filter.decided ? " in" : " not in");
    // Shown or undone is not decided.
    sql.add(
        " (select x.passage from decision_passage x join decision_now n on n.decision = x.decision and "
        "n.stands join decision d on d.number = x.decision where d.verdict not in ('shown', 'withdrawn')");
    if (!filter.components.empty()) {
        sql.add(" and (d.component = '' or d.component").add_list(filter.components).add(")");
    }
    return sql.add(")");
}

void add_filter_functions(Database& database) {
    sqlite3_create_function_v2(database.handle(), "matches_source", 3,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                               matches_source, nullptr, nullptr, nullptr);
}

}  // namespace evidex
