#include "store/codebook_tables.hpp"

#include <array>
#include <utility>

namespace evidex {
namespace {

constexpr std::array<std::string_view, 12> kModifierKinds{
    "negated",   "norm",   "wish",   "hypothetical", "past", "other-person",
    "uncertain", "strain", "praise", "criticism",    "stop", "pseudo"};

void store_components(Database& database, const Codebook& codebook) {
    database.execute("delete from theme; update component set position = 0");
    Statement component = database.prepare(
        "insert into component(id, position, tier, label) values(?, ?, ?, ?) on conflict(id) do update set "
        "position = excluded.position, tier = excluded.tier, label = excluded.label");
    Statement theme =
        database.prepare("insert into theme(component, id, position, label) values(?, ?, ?, ?)");
    int position = 0;
    for (const Component& each : codebook.components) {
        component.with(each.id, ++position, each.tier, each.label).run();
        int place = 0;
        for (const Theme& aspect : each.themes) theme.with(each.id, aspect.id, ++place, aspect.label).run();
    }
    database.execute(
        "delete from component where position = 0 and id not in (select component from tag) "
        "and id not in (select component from hit)");
}

void store_rows(Database& database, const Codebook& codebook) {
    Statement rule = database.prepare(
        "insert into rule(id, kind, component, theme, pattern, weight) values(?, ?, ?, ?, ?, ?) on "
        "conflict(id) "
        "do update set kind = excluded.kind, component = excluded.component, theme = excluded.theme, "
        "pattern = excluded.pattern, weight = excluded.weight");
    for (const Row& row : codebook.rows) {
        rule.with(row.id, row.kind == RowKind::term ? "term" : "rule", codebook.components[row.component].id,
                  row.theme, row.pattern, row.weight)
            .run();
    }
    Statement modifier = database.prepare(
        "insert into modifier(id, kind, pattern) values(?, ?, ?) on conflict(id) do update set "
        "kind = excluded.kind, pattern = excluded.pattern");
    for (const Modifier& each : codebook.modifiers) {
        modifier.with(each.id, kModifierKinds[static_cast<std::size_t>(each.kind)], each.pattern).run();
    }
}

}  // namespace

CodebookNames names_in(const Codebook& codebook) {
    CodebookNames names;
    names.digest = codebook.digest;
    for (const Component& component : codebook.components) names.components.push_back(component.id);
    for (const Row& row : codebook.rows) names.rules.push_back(row.id);
    for (const Modifier& modifier : codebook.modifiers) names.modifiers.push_back(modifier.id);
    return names;
}

void store_codebook(Database& database, const Codebook& codebook) {
    if (database.string("select digest from codebook where current") == codebook.digest) return;
    database.execute("update codebook set current = 0");
    database
        .prepare(
            "insert into codebook(digest, name, version, current) values(?, ?, ?, 1) "
            "on conflict(digest) do update set current = 1")
        .with(codebook.digest, codebook.settings.name, codebook.settings.version)
        .run();
    store_components(database, codebook);
    store_rows(database, codebook);
}

void drop_old_rows(Database& database, const Codebook& codebook) {
    database.execute("delete from rule; delete from modifier");
    store_components(database, codebook);
    store_rows(database, codebook);
}

}  // namespace evidex
