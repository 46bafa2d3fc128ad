#include "store/source_table.hpp"

#include "base/digest.hpp"

namespace evidex {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += "; ";
        text += part;
    }
    return text;
}

/// Empty becomes NULL.
std::optional<std::string_view> if_any(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return std::string_view(text);
}

std::optional<std::int64_t> if_at_least(std::int64_t value, std::int64_t least) {
    if (value < least) return std::nullopt;
    return value;
}

std::uint32_t end_of_last(const std::vector<Passage>& passages) {
    return passages.empty() ? 0 : passages.back().span.end;
}

std::vector<TagFact> facts_in(const Analysis& analysis, const CodebookNames& names) {
    std::vector<TagFact> facts;
    for (std::size_t i = 0; i < analysis.tags.size(); ++i) {
        for (const Tag& tag : analysis.tags[i]) {
            facts.push_back({std::string(slice(analysis.document.text, analysis.passages[i].span)),
                             names.components[tag.component], std::string(name_of(tag.stance))});
        }
    }
    return facts;
}

}  // namespace

SourceTable::SourceTable(Database& database, ChangeLog& changes, const CodebookNames& names)
    : database_(database),
      changes_(changes),
      names_(names),
      tags_(database),
      find_source_(database.prepare("select id from source where path = ?")),
      write_source_(database.prepare(
          "insert into source(id, path, status, sha256, text_sha256, tail, settings, codebook, format, kind, "
          "title, authors, year, doi) values(?, ?, 'read', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "on conflict(id) do update set status = 'read', sha256 = excluded.sha256, "
          "text_sha256 = excluded.text_sha256, tail = excluded.tail, settings = excluded.settings, "
          "codebook = excluded.codebook, format = excluded.format, kind = excluded.kind, "
          "title = excluded.title, authors = excluded.authors, year = excluded.year, doi = excluded.doi, "
          "failure = null, failed_sha256 = null")),
      set_range_(database.prepare("update source set first_passage = ?2, last_passage = ?3 where id = ?1")),
      insert_passage_(database.prepare("insert into passage(source, start_byte, end_byte, kind, section, "
                                       "taggable, role, speaker, heading, "
                                       "page, time_ms, question_start, question_end, gap, text) "
                                       "values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      insert_words_(database.prepare("insert into passage_fts(rowid, text) values(?, ?)")) {}

void SourceTable::put(const Analysis& analysis) {
    const std::optional<std::int64_t> known = id_at(analysis.path);
    std::vector<TagFact> before;
    bool was_read = false;
    if (known) {
        before = tags_of(*known);
        Statement read = database_.prepare("select text_sha256 <> '' from source where id = ?");
        was_read = read.with(*known).next() && read.integer(0) != 0;
        remove_passages(*known);
    }
    const std::int64_t source = write_source(known, analysis);
    write_passages(source, analysis);
    write_warnings(source, analysis);
    changes_.source(source, was_read ? "changed" : "added");
    changes_.tags(compare_tags(std::move(before), facts_in(analysis, names_)));
}

std::optional<std::int64_t> SourceTable::id_at(const std::string& path) {
    if (!find_source_.with(path).next()) return std::nullopt;
    const std::int64_t id = find_source_.integer(0);
    find_source_.reset();
    return id;
}

std::int64_t SourceTable::write_source(std::optional<std::int64_t> id, const Analysis& analysis) {
    const Document& document = analysis.document;
    const std::string authors = joined(document.citation.authors);
    const std::string text_digest = sha256(document.text);
    const std::string_view tail = std::string_view(document.text).substr(end_of_last(analysis.passages));
    write_source_
        .with(id, analysis.path, analysis.source_id, text_digest, tail, analysis.settings, names_.digest,
              name_of(document.format), name_of(document.kind), document.citation.title, authors,
              document.citation.year, document.citation.doi)
        .run();
    return id ? *id : database_.last_id();
}

void SourceTable::remove_passages(std::int64_t source) {
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
    database_.prepare("delete from passage where id between ? and ?").with(first, last).run();
    database_.prepare("delete from warning where source = ?").with(source).run();
}

void SourceTable::write_passages(std::int64_t source, const Analysis& analysis) {
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
        if (i < analysis.tags.size()) tags_.insert(id, analysis.tags[i], names_);
        behind = passage.span.end;
    }
    const auto count = static_cast<std::int64_t>(analysis.passages.size());
    set_range_
        .with(source, count > 0 ? std::optional(id - count + 1) : std::nullopt,
              count > 0 ? std::optional(id) : std::nullopt)
        .run();
}

void SourceTable::write_warnings(std::int64_t source, const Analysis& analysis) {
    if (analysis.document.warnings.empty()) return;
    Statement insert =
        database_.prepare("insert into warning(source, line, code, message) values(?, ?, ?, ?)");
    for (const Warning& warning : analysis.document.warnings) {
        insert.with(source, warning.line, warning.code, warning.message).run();
    }
}

std::vector<TagFact> SourceTable::tags_of(std::int64_t source) {
    std::vector<TagFact> facts;
    Statement read = database_.prepare(
        "select p.text, t.component, t.stance from passage p join tag t on t.passage = p.id where p.source = "
        "?");
    read.with(source);
    while (read.next()) facts.push_back({read.string(0), read.string(1), read.string(2)});
    return facts;
}

void SourceTable::put_failure(const std::string& path, const std::string& source_id, const Error& error) {
    const std::string reason = error.text();
    database_
        .prepare(
            "insert into source(path, status, sha256, text_sha256, tail, settings, codebook, format, kind, "
            "title, authors, doi, failure, failed_sha256) values(?1, 'failed', ?2, '', '', '', '', "
            "'unknown', 'document', '', '', '', ?3, ?2) on conflict(path) do update set "
            "status = 'failed', failure = excluded.failure, failed_sha256 = excluded.failed_sha256")
        .with(path, source_id, reason)
        .run();
    if (const std::optional<std::int64_t> id = id_at(path)) changes_.source(*id, "failed");
}

void SourceTable::move(const std::string& source_id, const std::string& new_path) {
    Statement find = database_.prepare(
        "select id, path from source where sha256 = ? and text_sha256 <> '' order by path = ? desc, "
        "status = 'gone' desc, path limit 1");
    if (!find.with(source_id, new_path).next()) return;
    const std::int64_t source = find.integer(0);
    const bool returns = find.text(1) == new_path;
    if (!returns) {
        if (const std::optional<std::int64_t> there = id_at(new_path)) {
            changes_.tags(compare_tags(tags_of(*there), {}));
            remove_passages(*there);
            database_.prepare("delete from source where id = ?").with(*there).run();
        }
    }
    database_
        .prepare(
            "update source set path = ?, status = 'read', failure = null, failed_sha256 = null where id = ?")
        .with(new_path, source)
        .run();
    changes_.source(source, returns ? "found" : "moved");
}

void SourceTable::mark_gone(const std::string& path) {
    const std::optional<std::int64_t> source = id_at(path);
    if (!source) return;
    database_.prepare("update source set status = 'gone' where id = ?").with(*source).run();
    changes_.source(*source, "gone");
}

Status check_analysis(const Analysis& analysis, const CodebookNames& names) {
    const auto broken = [&](const char* what) {
        Error error = make_error(ErrorCode::malformed, std::string("the analysis of this source ") + what,
                                 "this is a mistake in evidex: please report it");
        error.file = analysis.path;
        return error;
    };
    std::uint32_t behind = 0;
    for (const Passage& passage : analysis.passages) {
        if (passage.span.begin < behind || passage.span.end < passage.span.begin) {
            return broken("has passages out of order");
        }
        behind = passage.span.end;
    }
    if (behind > analysis.document.text.size()) return broken("has passages outside its text");
    if (analysis.tags.size() > analysis.passages.size()) return broken("has tags without a passage");
    for (std::size_t i = 0; i < analysis.tags.size(); ++i) {
        if (!are_sound(analysis.tags[i], analysis.passages[i].span.size(), names)) {
            return broken("has tags that do not fit their passage");
        }
    }
    return Done{};
}

}  // namespace evidex
