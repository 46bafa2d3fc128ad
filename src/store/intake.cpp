#include "evidex/transfer.hpp"
#include "store/access.hpp"
#include "store/clock.hpp"
#include "store/codebook_tables.hpp"
#include "store/decision_log.hpp"
#include "store/open.hpp"
#include "store/source_table.hpp"
#include "store/writer_lock.hpp"

namespace evidex {
namespace {

std::int64_t write_run(Database& database, const std::string& command, const Codebook& codebook) {
    const std::string now = now_utc();
    database.prepare("insert into run(command, started, finished, codebook, version) values(?, ?, ?, ?, ?)")
        .with(command, now, now, codebook.digest, EVIDEX_VERSION)
        .run();
    return database.last_id();
}

/// How many sources the run added and changed, as its change log has it.
void count_sources(Database& database, std::int64_t run) {
    database
        .prepare(
            "update run set added = (select count(*) from source_change where run = ?1 and what = 'added'), "
            "changed = (select count(*) from source_change where run = ?1 and what = 'changed') where id = "
            "?1")
        .with(run)
        .run();
}

}  // namespace

Result<Merged> take_in(Store& store, const std::string& command, const Codebook& codebook,
                       const Intake& intake) {
    Database& database = StoreAccess::database(store);
    const CodebookNames names = names_in(codebook);
    for (const Analysis& analysis : intake.sources) {
        if (Status sound = check_analysis(analysis, names); !sound) return sound.error();
    }
    if (Status sound = check_entries(database, intake.decisions, {}); !sound) return sound.error();
    const Result<WriterLock> lock = WriterLock::take(database.path());
    if (!lock) return lock.error();
    if (Status journal = use_write_ahead_log(database); !journal) return journal.error();
    database.execute("pragma synchronous = full");  // what is decided is on the disk
    Merged merged;
    {
        Transaction transaction(database);
        const std::int64_t run = write_run(database, command, codebook);
        store_codebook(database, codebook);
        ChangeLog changes(database, run);
        SourceTable sources(database, changes, names);
        for (const Analysis& analysis : intake.sources) sources.put(analysis);
        changes.write();
        count_sources(database, run);
        merged = merge_within(database, intake.decisions, {});
        transaction.commit();
    }
    return database.finish(merged);
}

}  // namespace evidex
