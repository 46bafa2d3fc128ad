#include "store/overview.hpp"

#include <map>

namespace evidex {
namespace {

SourceRow source_row(const Statement& read) {
    SourceRow row;
    row.id = read.string(1);
    row.path = read.string(2);
    row.title = read.string(3);
    row.format = read.string(4);
    row.kind = source_kind_from(read.text(5)).value_or(SourceKind::document);
    if (!read.is_null(6)) row.year = read.small(6);
    row.status = read.string(7);
    row.failure = read.string(8);
    return row;
}

constexpr std::string_view kSourceColumns =
    "s.id, s.sha256, s.path, s.title, s.format, s.kind, s.year, s.status, s.failure";

Run run_row(const Statement& read) {
    Run run;
    run.id = read.integer(0);
    run.command = read.string(1);
    run.started = read.string(2);
    run.finished = read.string(3);
    run.codebook_digest = read.string(4);
    run.version = read.string(5);
    run.added = read.integer(6);
    run.changed = read.integer(7);
    run.same = read.integer(8);
    run.failed = read.integer(9);
    run.gone = read.integer(10);
    return run;
}

constexpr std::string_view kRunColumns =
    "id, command, started, finished, codebook, version, added, changed, same, failed, gone";

void count_passages(Database& database, std::map<std::int64_t, SourceRow>& rows) {
    Statement passages = database.prepare(
        "select id, last_passage - first_passage + 1 from source where first_passage is not null");
    while (passages.next()) rows[passages.integer(0)].passages = passages.integer(1);
    Statement tagged = database.prepare(
        "select s.id, count(distinct t.passage) from source s cross join tag t on t.passage between "
        "s.first_passage and s.last_passage group by s.id");
    while (tagged.next()) rows[tagged.integer(0)].tagged = tagged.integer(1);
}

void add_details(Database& database, std::map<std::int64_t, SourceRow>& rows) {
    Statement warnings =
        database.prepare("select source, code, message, line from warning order by source, rowid");
    while (warnings.next()) {
        rows[warnings.integer(0)].warnings.push_back(
            {warnings.string(1), warnings.string(2), warnings.small(3)});
    }
    Statement speakers = database.prepare(
        "select distinct source, speaker from passage where speaker is not null and role is null order by 1, "
        "2");
    while (speakers.next()) rows[speakers.integer(0)].unknown_speakers.push_back(speakers.string(1));
}

}  // namespace

std::map<std::int64_t, SourceRow> read_source_rows(Database& database) {
    std::map<std::int64_t, SourceRow> rows;
    Statement read = database.prepare("select " + std::string(kSourceColumns) + " from source s");
    while (read.next()) rows.emplace(read.integer(0), source_row(read));
    count_passages(database, rows);
    add_details(database, rows);
    return rows;
}

Result<std::vector<SourceRow>> read_sources(Database& database) {
    std::map<std::int64_t, SourceRow> rows = read_source_rows(database);
    std::vector<SourceRow> sources;
    Statement order = database.prepare("select id from source order by path");
    while (order.next()) sources.push_back(std::move(rows[order.integer(0)]));
    return database.finish(std::move(sources));
}

Result<StoreStatus> read_status(Database& database) {
    StoreStatus status;
    Statement counts = database.prepare(
        "select (select count(*) from source), (select coalesce(sum(last_passage - first_passage + 1), 0) "
        "from source), (select count(*) from tag), "
        "(select count(*) from source where status = 'failed')");
    if (counts.next()) {
        status.sources = counts.integer(0);
        status.passages = counts.integer(1);
        status.tags = counts.integer(2);
        status.failures = counts.integer(3);
    }
    status.bytes = database.integer("pragma page_count") * database.integer("pragma page_size");
    status.schema = static_cast<int>(database.integer("pragma user_version"));
    Statement decisions = database.prepare(
        "select (select count(*) from decision), (select count(distinct coder) from decision), "
        "(select count(*) from decision_now n join decision d on d.number = n.decision where n.stands and "
        "n.whereabouts = 'unresolved' and d.verdict not in ('shown', 'withdrawn'))");
    if (decisions.next()) {
        status.decisions = decisions.integer(0);
        status.coders = decisions.integer(1);
        status.unresolved = decisions.integer(2);
    }
    Statement codebook = database.prepare("select name, digest from codebook where current");
    if (codebook.next()) {
        status.codebook_name = codebook.string(0);
        status.codebook_digest = codebook.string(1);
    }
    status.stale = database.integer(
        "select count(*) from source where text_sha256 <> '' and codebook <> "
        "(select digest from codebook where current)");
    status.pseudonymised = holds_pseudonyms(database);
    Statement run =
        database.prepare("select " + std::string(kRunColumns) + " from run order by id desc limit 1");
    if (run.next()) status.last_run = run_row(run);
    return database.finish(std::move(status));
}

bool holds_pseudonyms(Database& database) {
    return database.integer("select exists(select 1 from source where settings like 'pseudonymised %')") != 0;
}

Result<std::vector<Run>> read_runs(Database& database) {
    std::vector<Run> runs;
    Statement read = database.prepare("select " + std::string(kRunColumns) + " from run order by id");
    while (read.next()) runs.push_back(run_row(read));
    return database.finish(std::move(runs));
}

}  // namespace evidex
