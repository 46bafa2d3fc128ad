#include "store/source_table.hpp"

#include <map>

#include "base/digest.hpp"
#include "base/strings.hpp"

namespace evidex {
namespace {

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

/// What `compare_tags` gives if there was nothing before.
std::map<std::string, TagCounts> gained_by(const Analysis& analysis, const CodebookNames& names) {
    std::map<std::string, TagCounts> counts;
    for (const std::vector<Tag>& tags : analysis.tags) {
        for (const Tag& tag : tags) ++counts[names.components[tag.component]].gained;
    }
    return counts;
}

}  // namespace

SourceTable::SourceTable(Database& database, ChangeLog& changes, const CodebookNames& names)
    : database_(database),
      changes_(changes),
      names_(names),
      passages_(database),
      places_(database),
      find_source_(database.prepare("select id from source where path = ?")),
      write_source_(database.prepare(
          "insert into source(id, path, status, sha256, text_sha256, tail, settings, codebook, format, kind, "
          "title, authors, year, doi) values(?, ?, 'read', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "on conflict(id) do update set status = 'read', sha256 = excluded.sha256, "
          "text_sha256 = excluded.text_sha256, tail = excluded.tail, settings = excluded.settings, "
          "codebook = excluded.codebook, format = excluded.format, kind = excluded.kind, "
          "title = excluded.title, authors = excluded.authors, year = excluded.year, doi = excluded.doi, "
          "failure = null, failed_sha256 = null")) {}

void SourceTable::put(const Analysis& analysis) {
    const std::optional<std::int64_t> known = id_at(analysis.path);
    std::vector<TagFact> before;
    bool was_read = false;
    std::optional<std::string> old_text;
    if (known) {
        old_text = places_.text_with_decisions(*known);
        before = passages_.tags_of(*known);
        Statement read = database_.prepare("select text_sha256 <> '' from source where id = ?");
        was_read = read.with(*known).next() && read.integer(0) != 0;
        passages_.remove(*known);
    }
    const std::int64_t source = write_source(known, analysis);
    passages_.insert(source, analysis, names_);
    write_warnings(source, analysis);
    // Who brings a forgotten source back wants its words here.
    if (!known) database_.prepare("delete from erasure where sha256 = ?").with(analysis.source_id).run();
    places_.source_changed(source, old_text);
    places_.refresh();
    changes_.source(source, was_read ? "changed" : "added");
    if (before.empty()) {
        changes_.tags(gained_by(analysis, names_));
    } else {
        changes_.tags(compare_tags(std::move(before), facts_in(analysis, names_)));
    }
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

void SourceTable::write_warnings(std::int64_t source, const Analysis& analysis) {
    if (analysis.document.warnings.empty()) return;
    Statement insert =
        database_.prepare("insert into warning(source, line, code, message) values(?, ?, ?, ?)");
    for (const Warning& warning : analysis.document.warnings) {
        insert.with(source, warning.line, warning.code, warning.message).run();
    }
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
            changes_.tags(compare_tags(passages_.tags_of(*there), {}));
            places_.source_goes(*there);
            passages_.remove(*there);
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
