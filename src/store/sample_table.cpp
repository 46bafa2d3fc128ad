#include "store/sample_table.hpp"

#include <utility>

#include "base/word_list.hpp"
#include "store/clock.hpp"
#include "store/filter.hpp"

namespace evidex {
namespace {

void insert_parts(Database& database, const Sample& sample) {
    Statement stratum = database.prepare("insert into sample_stratum values(?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < sample.strata.size(); ++i) {
        const SampleStratum& row = sample.strata[i];
        stratum.with(sample.id, static_cast<std::int64_t>(i), row.name, row.size, row.drawn).run();
    }
    Statement component = database.prepare("insert into sample_component values(?, ?, ?)");
    for (const auto& [id, size] : sample.tagged) component.with(sample.id, id, size).run();
    Statement passage = database.prepare("insert into sample_passage values(?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < sample.passages.size(); ++i) {
        const SamplePassage& row = sample.passages[i];
        const std::string components = join_words(row.components);
        passage
            .with(sample.id, static_cast<std::int64_t>(i), row.source_id, row.span.begin, row.span.end,
                  static_cast<std::int64_t>(row.stratum), components)
            .run();
    }
}

void read_parts(Database& database, Sample& sample) {
    Statement strata =
        database.prepare("select name, size, drawn from sample_stratum where sample = ? order by position");
    strata.with(sample.id);
    while (strata.next()) {
        sample.strata.push_back({strata.string(0), strata.integer(1), strata.integer(2)});
    }
    Statement tagged =
        database.prepare("select component, size from sample_component where sample = ? order by component");
    tagged.with(sample.id);
    while (tagged.next()) sample.tagged.emplace_back(tagged.string(0), tagged.integer(1));
    Statement passages = database.prepare(
        "select coalesce((select p.id from source s join passage p on p.id between s.first_passage and "
        "s.last_passage where s.sha256 = d.sha256 and p.start_byte = d.start_byte and p.end_byte = "
        "d.end_byte limit 1), 0), d.sha256, d.start_byte, d.end_byte, d.components, d.stratum "
        "from sample_passage d where d.sample = ? order by d.position");
    passages.with(sample.id);
    while (passages.next()) {
        SamplePassage row;
        row.passage = passages.integer(0);
        row.source_id = passages.string(1);
        row.span = {static_cast<std::uint32_t>(passages.integer(2)),
                    static_cast<std::uint32_t>(passages.integer(3))};
        row.components = split_words(passages.string(4));
        row.stratum = static_cast<std::size_t>(passages.integer(5));
        sample.passages.push_back(std::move(row));
    }
}

}  // namespace

Result<std::vector<SamplePassage>> read_sample_frame(Database& database, const Filter& filter) {
    Sql sql;
    sql.add(
        "select p.id, s.sha256, p.start_byte, p.end_byte, coalesce((select group_concat(component, ' ') "
        "from tag where passage = p.id), '') from source s join passage p on p.id between s.first_passage "
        "and s.last_passage where p.taggable");
    sql.add(passage_conditions(filter)).add(" order by s.path, p.id");
    std::vector<SamplePassage> frame;
    Statement read = prepare(database, sql);
    while (read.next()) {
        SamplePassage row;
        row.passage = read.integer(0);
        row.source_id = read.string(1);
        row.span = {static_cast<std::uint32_t>(read.integer(2)), static_cast<std::uint32_t>(read.integer(3))};
        row.components = split_words(read.string(4));
        frame.push_back(std::move(row));
    }
    return database.finish(std::move(frame));
}

Result<Sample> keep_sample(Database& database, Sample sample) {
    sample.time = now_utc();
    Transaction transaction(database);
    database
        .prepare(
            "insert into sample(time, wanted, seed, component, source, codebook, frame) "
            "values(?, ?, ?, ?, ?, ?, ?)")
        .with(sample.time, sample.wanted, static_cast<std::int64_t>(sample.seed), sample.component,
              sample.source, sample.codebook, sample.frame)
        .run();
    sample.id = database.last_id();
    insert_parts(database, sample);
    transaction.commit();
    return database.finish(std::move(sample));
}

Result<std::vector<Sample>> read_samples(Database& database) {
    std::vector<Sample> samples;
    Statement read = database.prepare(
        "select id, time, wanted, seed, component, source, codebook, frame from sample order by id");
    while (read.next()) {
        Sample sample;
        sample.id = read.integer(0);
        sample.time = read.string(1);
        sample.wanted = read.integer(2);
        sample.seed = static_cast<std::uint64_t>(read.integer(3));
        sample.component = read.string(4);
        sample.source = read.string(5);
        sample.codebook = read.string(6);
        sample.frame = read.integer(7);
        samples.push_back(std::move(sample));
    }
    for (Sample& sample : samples) read_parts(database, sample);
    return database.finish(std::move(samples));
}

}  // namespace evidex
