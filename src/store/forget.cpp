#include "store/forget.hpp"

#include <map>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "store/change_log.hpp"
#include "store/clock.hpp"
#include "store/decision_places.hpp"
#include "store/passage_table.hpp"
#include "store/writer_lock.hpp"

namespace evidex {
namespace {

struct Candidate {
    std::int64_t id = 0;
    std::string path;
};

/// The sources that a name may mean: exactly by digest or path, else by file name.
std::vector<Candidate> candidates(Database& database, const std::string& name) {
    std::vector<Candidate> exact;
    std::vector<Candidate> named;
    Statement read = database.prepare("select id, path, sha256 from source order by path");
    while (read.next()) {
        Candidate candidate{read.integer(0), read.string(1)};
        if (candidate.path == name || read.text(2) == name) {
            exact.push_back(std::move(candidate));
        } else if (file_name(candidate.path) == name) {
            named.push_back(std::move(candidate));
        }
    }
    return exact.empty() ? named : exact;
}

Result<std::int64_t> find_one(Database& database, const std::string& name) {
    const std::vector<Candidate> found = candidates(database, name);
    if (Status read = database.finish(); !read) return read.error();
    if (found.empty()) {
        return make_error(ErrorCode::not_found, "no source of this evidence base is called '" + name + "'",
                          "'evidex sources' lists them; use the path, the file name or the digest");
    }
    if (found.size() > 1) {
        std::string paths;
        for (const Candidate& candidate : found) paths += (paths.empty() ? "" : ", ") + candidate.path;
        return make_error(ErrorCode::usage, "more than one source is called '" + name + "': " + paths,
                          "give the whole path");
    }
    return found.front().id;
}

/// Takes the words of decisions away, whatever version of the source they are about, and notes it, so that no
/// log that is merged later brings them back.
template <class Value>
void erase_decisions(Database& database, const std::string& which, const Value& value) {
    const std::string chosen = " from decision d join decision_now n on n.decision = d.number where " + which;
    database.prepare("insert or ignore into erasure(sha256, time) select distinct d.sha256, ?2" + chosen)
        .with(value, now_utc())
        .run();
    database.prepare("delete from decision_text where decision in (select d.number" + chosen + ")")
        .with(value)
        .run();
}

/// Whether a merged log has decisions on a source that is not here, named by its digest.
bool has_decisions_on(Database& database, const std::string& digest) {
    Statement read = database.prepare("select 1 from decision where sha256 = ? limit 1");
    return read.with(digest).next();
}

/// Takes the rows away and notes that the words must still be removed from the index and the free pages.
void remove_rows(Database& database, std::int64_t source) {
    Transaction transaction(database);
    database
        .prepare(
            "insert into run(command, started, codebook, version) values('forget', ?, "
            "coalesce((select digest from codebook where current), ''), ?)")
        .with(now_utc(), EVIDEX_VERSION)
        .run();
    ChangeLog changes(database, database.last_id());
    PassageTable passages(database);
    changes.tags(compare_tags(passages.tags_of(source), {}));
    database
        .prepare("insert or ignore into erasure(sha256, time) select sha256, ?2 from source where id = ?1")
        .with(source, now_utc())
        .run();
    erase_decisions(database, "n.source = ?1 or d.sha256 = (select sha256 from source where id = ?1)",
                    source);
    DecisionPlaces(database).source_goes(source);
    passages.remove(source);
    database.prepare("delete from source where id = ?").with(source).run();
    changes.write();
    transaction.commit();
}

/// Deleted words stay in the segments of the index until these are merged, and in free pages until VACUUM.
void remove_traces(Database& database) {
    database.execute(
        "insert into passage_fts(passage_fts) values('optimize');"
        "pragma temp_store = file; vacuum; pragma temp_store = memory;");
    database.string("pragma wal_checkpoint(truncate)");
}

}  // namespace

Status remove_traces_of_old_texts(Database& database) {
    Result<WriterLock> lock = WriterLock::take(database.path());
    if (!lock) return lock.error();
    remove_traces(database);
    return database.finish();
}

Status forget_source(Database& database, const std::string& source) {
    Result<WriterLock> lock = WriterLock::take(database.path());
    if (!lock) return lock.error();
    const bool was_interrupted =
        database.integer("select count(*) from run where command = 'forget' and finished is null") > 0;
    const Result<std::int64_t> id = find_one(database, source);
    const bool is_elsewhere = !id && has_decisions_on(database, source);
    if (!id && !was_interrupted && !is_elsewhere) return id.error();
    if (id) remove_rows(database, *id);
    if (is_elsewhere) {
        Transaction transaction(database);
        erase_decisions(database, "d.sha256 = ?1", source);
        transaction.commit();
    }
    remove_traces(database);
    database.prepare("update run set finished = ? where command = 'forget' and finished is null")
        .with(now_utc())
        .run();
    return database.finish();
}

}  // namespace evidex
