#include "store/search.hpp"

#include <algorithm>
#include <optional>

#include "store/filter.hpp"
#include "store/marks.hpp"
#include "store/quote_reader.hpp"
#include "store/words.hpp"

namespace evidex {
namespace {

bool is_blank(const std::string& words) {
    return words.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// What passages are looked at: "from … where …". The text index comes first and is joined, never asked with
/// `rowid in (select …)`: that form runs the text query once per tagged passage.
Sql matching(const Query& query, const std::string& fts) {
    Sql sql;
    if (fts.empty()) {
        sql.add(" from passage p cross join source s on s.id = p.source where true");
    } else {
        sql.add(
            " from passage_fts cross join passage p on p.id = passage_fts.rowid "
            "cross join source s on s.id = p.source where passage_fts match ?",
            fts);
    }
    return sql.add(tag_conditions(query.filter)).add(passage_conditions(query.filter));
}

/// The best score of the components asked for, of any if none is.
Sql tag_score(const Filter& filter) {
    Sql sql;
    sql.add("coalesce((select max(t.score) from tag t where t.passage = p.id");
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    return sql.add("), 0)");
}

Sql ordered(const Query& query, const std::string& fts) {
    Sql sql;
    sql.add("select p.id").add(matching(query, fts));
    if (fts.empty()) {
        sql.add(" order by ").add(tag_score(query.filter)).add(" desc, s.path, p.id");
    } else {
        sql.add(" order by bm25(passage_fts), p.id");
    }
    return sql.add(" limit ? ", std::int64_t{query.limit > 0 ? query.limit : -1})
        .add("offset ?", std::int64_t{std::max(query.offset, 0)});
}

}  // namespace

Result<std::vector<Quote>> find_quotes(Database& database, const Query& query) {
    const std::string fts = fts_query(query.words);
    std::vector<Quote> quotes;
    if (fts.empty() && !is_blank(query.words)) return quotes;
    const Sql sql = ordered(query, fts);
    Statement search = prepare(database, sql);
    QuoteReader reader(database);
    std::optional<Marker> marker;
    if (!fts.empty()) marker.emplace(fts);
    while (search.next()) {
        std::optional<Quote> quote = reader.read(search.integer(0), query.context);
        if (!quote) continue;
        if (marker) quote->marks = marker->marks_in(quote->text);
        quotes.push_back(std::move(*quote));
    }
    return database.finish(std::move(quotes));
}

Result<std::int64_t> count_quotes(Database& database, const Query& query) {
    const std::string fts = fts_query(query.words);
    if (fts.empty() && !is_blank(query.words)) return std::int64_t{0};
    Sql sql;
    sql.add("select count(*)").add(matching(query, fts));
    Statement count = prepare(database, sql);
    const std::int64_t found = count.next() ? count.integer(0) : 0;
    return database.finish(found);
}

}  // namespace evidex
