#include "store/passage_table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace evidex {
namespace {

/// Empty becomes NULL.
std::optional<std::string_view> if_any(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return std::string_view(text);
}

std::optional<std::int64_t> if_at_least(std::int64_t value, std::int64_t least) {
    if (value < least) return std::nullopt;
    return value;
}

/// As `coverage` has it: "unknown" for speech without a role.
std::string_view role_of(const Passage& passage) {
    if (!passage.role.empty()) return passage.role;
    return passage.speaker.empty() ? "" : "unknown";
}

}  // namespace

PassageTable::PassageTable(Database& database)
    : database_(database),
      tags_(database),
      groups_(database),
      insert_passage_(database.prepare("insert into passage(source, start_byte, end_byte, kind, section, "
                                       "taggable, role, speaker, heading, "
                                       "page, time_ms, question_start, question_end, gap, text) "
                                       "values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      insert_words_(database.prepare("insert into passage_fts(rowid, text) values(?, ?)")),
      set_range_(database.prepare("update source set first_passage = ?2, last_passage = ?3 where id = ?1")) {}

void PassageTable::insert(std::int64_t source, const Analysis& analysis, const CodebookNames& names) {
    const std::vector<Tag> no_tags;
    const std::string_view text = analysis.document.text;
    std::uint32_t behind = 0;
    std::int64_t id = 0;
    for (std::size_t i = 0; i < analysis.passages.size(); ++i) {
        const Passage& passage = analysis.passages[i];
        const std::string_view words = slice(text, passage.span);
        const std::string_view gap = slice(text, {behind, passage.span.begin});
        const bool has_question = !passage.question.empty();
        insert_passage_
            .with(source, passage.span.begin, passage.span.end, name_of(passage.kind),
                  name_of(passage.section), passage.taggable ? 1 : 0, if_any(passage.role),
                  if_any(passage.speaker), if_any(passage.heading), if_at_least(passage.page, 1),
                  if_at_least(passage.millis, 0),
                  has_question ? std::optional(passage.question.begin) : std::nullopt,
                  has_question ? std::optional(passage.question.end) : std::nullopt, gap, words)
            .run();
        id = database_.last_id();
        insert_words_.with(id, words).run();
        const std::vector<Tag>& tags = i < analysis.tags.size() ? analysis.tags[i] : no_tags;
        tags_.insert(id, tags, names);
        groups_.add(role_of(passage), passage.taggable, tags, names);
        behind = passage.span.end;
    }
    const auto count = static_cast<std::int64_t>(analysis.passages.size());
    set_range_
        .with(source, count > 0 ? std::optional(id - count + 1) : std::nullopt,
              count > 0 ? std::optional(id) : std::nullopt)
        .run();
    groups_.write(source);
}

void PassageTable::remove(std::int64_t source) {
    Statement range = database_.prepare("select first_passage, last_passage from source where id = ?");
    if (!range.with(source).next() || range.is_null(0)) return;
    const std::int64_t first = range.integer(0);
    const std::int64_t last = range.integer(1);
    database_
        .prepare(
            "insert into passage_fts(passage_fts, rowid, text) select 'delete', id, text from passage "
            "where id between ? and ?")
        .with(first, last)
        .run();
    tags_.remove(first, last);
    for (const char* table : {"decision_passage", "decided"}) {
        database_.prepare("delete from " + std::string(table) + " where passage between ? and ?")
            .with(first, last)
            .run();
    }
    database_.prepare("delete from passage where id between ? and ?").with(first, last).run();
    database_.prepare("delete from warning where source = ?").with(source).run();
    groups_.remove(source);
}

std::vector<TagFact> PassageTable::tags_of(std::int64_t source) {
    std::vector<TagFact> facts;
    Statement read = database_.prepare(
        "select p.text, t.component, t.stance from passage p join tag t on t.passage = p.id where p.source = "
        "?");
    read.with(source);
    while (read.next()) facts.push_back({read.string(0), read.string(1), read.string(2)});
    return facts;
}

}  // namespace evidex
