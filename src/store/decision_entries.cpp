#include "store/decision_log.hpp"
#include "store/decision_table.hpp"
#include "store/filter.hpp"

namespace evidex {
namespace {

Sql entries_sql(const EntryFilter& filter) {
    Sql sql;
    sql.add("select ").add(kDecisionColumns);
    sql.add(", n.stands, n.whereabouts, s.path, n.start_byte, n.end_byte, n.first_passage, n.last_passage");
    sql.add(" from decision d join decision_now n on n.decision = d.number");
    sql.add(" left join decision_text x on x.decision = d.number left join source s on s.id = n.source");
    sql.add(" where true");
    if (!filter.coder.empty()) sql.add(" and d.coder = ?", filter.coder);
    if (!filter.component.empty()) sql.add(" and d.component in ('', ?)", filter.component);
    if (!filter.source.empty()) sql.add(" and matches_source(?, s.path, s.title)", filter.source);
    if (filter.passage) {
        sql.add(" and d.number in (select decision from decision_passage where passage = ?)",
                *filter.passage);
    }
    if (filter.whereabouts) sql.add(" and n.whereabouts = ?", std::string(name_of(*filter.whereabouts)));
    if (filter.standing) sql.add(" and n.stands");
    return sql.add(" order by d.time, d.coder, d.sequence, d.id");
}

Entry read_entry(const Statement& read) {
    Entry entry;
    entry.decision = read_decision(read);
    int column = kDecisionColumnCount;
    entry.stands = read.integer(column++) != 0;
    entry.whereabouts = whereabouts_from(read.text(column++)).value_or(Whereabouts::unresolved);
    entry.path = read.string(column++);
    entry.span.begin = static_cast<std::uint32_t>(read.integer(column++));
    entry.span.end = static_cast<std::uint32_t>(read.integer(column++));
    if (!read.is_null(column)) {
        entry.first_passage = read.integer(column);
        entry.last_passage = read.integer(column + 1);
    }
    return entry;
}

std::string text_of_source(Database& database, std::int64_t source) {
    Statement read = database.prepare("select text from source_text where source = ?");
    return read.with(source).next() ? read.string(0) : std::string();
}

}  // namespace

Result<std::vector<Entry>> read_entries(Database& database, const EntryFilter& filter) {
    std::vector<Entry> entries;
    const Sql sql = entries_sql(filter);
    Statement read = prepare(database, sql);
    while (read.next()) entries.push_back(read_entry(read));
    return database.finish(std::move(entries));
}

Result<Place> place_of_passage(Database& database, std::int64_t passage, std::optional<Span> within) {
    Statement read = database.prepare(
        "select p.start_byte, p.end_byte, p.source, s.sha256 from passage p join source s on s.id = p.source "
        "where p.id = ?");
    if (!read.with(passage).next()) {
        if (Status looked = database.finish(); !looked) return looked.error();
        return make_error(ErrorCode::not_found,
                          "there is no passage " + std::to_string(passage) + " in this evidence base",
                          "numbers of passages stand in the output of 'evidex quotes'");
    }
    Span span{static_cast<std::uint32_t>(read.integer(0)), static_cast<std::uint32_t>(read.integer(1))};
    if (within) {
        if (within->begin >= within->end || within->end > span.size()) {
            return make_error(ErrorCode::usage,
                              "these words do not lie in passage " + std::to_string(passage));
        }
        span = {span.begin + within->begin, span.begin + within->end};
    }
    const std::string text = text_of_source(database, read.integer(2));
    const std::string source_id = read.string(3);
    if (Status looked = database.finish(); !looked) return looked.error();
    return place_in(text, span, source_id);
}

}  // namespace evidex
