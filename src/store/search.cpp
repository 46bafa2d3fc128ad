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

std::string tag_alias(std::size_t number) {
    return "t" + std::to_string(number);
}

/// What is left to ask of a passage once the tags of the components are joined.
Filter without_joined_tags(const Filter& filter) {
    Filter others = filter;
    if (filter.components.empty()) return others;
    others.components.clear();
    others.stance.reset();
    if (filter.tagged == false) return others;
    others.tagged.reset();
    others.evidence = Evidence::suggested;
    return others;
}

/// " from … where …" of the passages that match.
/// The order of the joins is fixed: the text index first, then the tags by primary key, and only what is left
/// is looked up in `passage` and `source`. Asking the index with `rowid in (select …)` instead would run the
/// text query once for each tagged passage.
Sql matching(const Query& query, const std::string& fts, bool needs_passage) {
    const Filter& filter = query.filter;
    Sql sql;
    std::string passage = "p.id";
    const auto join = [&](const std::string& table, const std::string& key) {
        sql.add(sql.text.empty() ? " from " + table
                                 : " cross join " + table + " on " + key + " = " + passage);
    };
    if (!fts.empty()) {
        join("passage_fts", {});
        passage = "passage_fts.rowid";
    }
    for (std::size_t i = 0; i < filter.components.size(); ++i) {
        join(evidence_table(filter.evidence) + " " + tag_alias(i), tag_alias(i) + ".passage");
        if (fts.empty() && i == 0) passage = "t0.passage";
    }
    const Sql about_passage = passage_conditions(filter);
    if (needs_passage || sql.text.empty() || !about_passage.text.empty()) {
        join("passage p", "p.id");
        sql.add(" cross join source s on s.id = p.source");
    }
    sql.add(" where true");
    if (!fts.empty()) sql.add(" and passage_fts match ?", fts);
    for (std::size_t i = 0; i < filter.components.size(); ++i) {
        sql.add(" and " + tag_alias(i) + ".component = ?", filter.components[i]);
        if (filter.stance)
            sql.add(" and " + tag_alias(i) + ".stance = ?", std::string(name_of(*filter.stance)));
    }
    sql.add(tag_conditions(without_joined_tags(filter), passage)).add(decided_conditions(filter, passage));
    return sql.add(about_passage);
}

/// The best score of the components asked for, of any if none is.
std::string tag_score(const Filter& filter) {
    if (filter.components.empty()) {
        return "coalesce((select max(t.score) from " + evidence_table(filter.evidence) +
               " t where t.passage = p.id), 0)";
    }
    std::string scores = "t0.score";
    for (std::size_t i = 1; i < filter.components.size(); ++i) scores += ", " + tag_alias(i) + ".score";
    return filter.components.size() == 1 ? scores : "max(" + scores + ")";
}

/// Some quotes at a time, so that a long list does not fill the memory twice.
Status add_marks(std::vector<Quote>& quotes, const std::string& fts) {
    constexpr std::size_t kBatch = 1'000;
    for (std::size_t first = 0; first < quotes.size(); first += kBatch) {
        const std::size_t end = std::min(quotes.size(), first + kBatch);
        std::vector<std::string> texts;
        for (std::size_t i = first; i < end; ++i) texts.push_back(quotes[i].text);
        Result<std::vector<std::vector<Span>>> marks = find_marks(fts, texts);
        if (!marks) return marks.error();
        for (std::size_t i = first; i < end; ++i) quotes[i].marks = std::move((*marks)[i - first]);
    }
    return Done{};
}

}  // namespace

Sql matching_sql(const Query& query, const std::string& fts) {
    return matching(query, fts, true);
}

Sql search_sql(const Query& query, const std::string& fts) {
    Sql sql;
    if (fts.empty()) {
        sql.add("select p.id").add(matching(query, fts, true));
        sql.add(" order by " + tag_score(query.filter) + " desc, s.path, p.id");
    } else {
        sql.add("select passage_fts.rowid").add(matching(query, fts, false));
        sql.add(" order by relevance(passage_fts, 0) desc, passage_fts.rowid");
    }
    return sql.add(" limit ?", std::int64_t{query.limit > 0 ? query.limit : -1})
        .add(" offset ?", std::int64_t{std::max(query.offset, 0)});
}

Result<std::vector<Quote>> find_quotes(Database& database, const Query& query) {
    const std::string fts = fts_query(query.words);
    std::vector<Quote> quotes;
    if (fts.empty() && !is_blank(query.words)) return quotes;
    const Sql sql = search_sql(query, fts);
    Statement search = prepare(database, sql);
    QuoteReader reader(database, query.filter.evidence);
    while (search.next()) {
        if (std::optional<Quote> quote = reader.read(search.integer(0), query.context)) {
            quotes.push_back(std::move(*quote));
        }
    }
    Status marked = fts.empty() ? Status(Done{}) : add_marks(quotes, fts);
    if (!marked) return marked.error();
    return database.finish(std::move(quotes));
}

Result<std::int64_t> count_quotes(Database& database, const Query& query) {
    const std::string fts = fts_query(query.words);
    if (fts.empty() && !is_blank(query.words)) return std::int64_t{0};
    Sql sql;
    sql.add("select count(*)").add(matching(query, fts, false));
    Statement count = prepare(database, sql);
    const std::int64_t found = count.next() ? count.integer(0) : 0;
    return database.finish(found);
}

}  // namespace evidex
