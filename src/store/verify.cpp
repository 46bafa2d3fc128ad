#include "store/verify.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cmath>

#include "base/digest.hpp"
#include "store/database.hpp"
#include "store/passage_groups.hpp"
#include "store/schema.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostFindings = 100;

class Verification {
public:
    explicit Verification(const std::string& path) : path_(path), database_(path, SQLITE_OPEN_READWRITE) {
        sqlite3_busy_timeout(database_.handle(), 5000);
        database_.execute("pragma cell_size_check = on; pragma trusted_schema = off");
    }

    Result<std::vector<std::string>> run() {
        check_file();
        check_pages();
        check_links();
        check_words();
        check_texts();
        check_tags();
        check_decisions();
        check_changes();
        if (error_) return *error_;
        return findings_;
    }

private:
    void report(std::string finding) {
        if (findings_.size() < kMostFindings) findings_.push_back(std::move(finding));
    }

    /// Ends a check: damage that stopped it is a finding like others, anything else stops the verification.
    void close(const char* check) {
        const Status done = database_.finish();
        if (done) return;
        if (done.error().code == ErrorCode::damaged) {
            report(std::string(check) + " cannot be read to the end: the file is damaged there");
        } else if (!error_) {
            error_ = done.error();
        }
    }

    void check_file() {
        struct stat info {};
        if (::stat(path_.c_str(), &info) == 0 && (info.st_mode & 077U) != 0) {
            report("other users of this computer may read the file: run chmod 600 on it");
        }
        if (database_.integer("pragma application_id") != kApplicationId ||
            database_.integer("pragma user_version") != kSchemaVersion) {
            report("the file's head does not say that it is an evidence base of this version");
        }
        close("the head of the file");
    }

    void check_pages() {
        Statement read = database_.prepare("pragma integrity_check");
        while (read.next()) {
            if (read.text(0) != "ok") report("SQLite: " + read.string(0));
        }
        close("the pages of the file");
    }

    void check_links() {
        Statement read = database_.prepare("pragma foreign_key_check");
        while (read.next()) {
            report("row " + read.string(1) + " of table " + read.string(0) + " belongs to a " +
                   read.string(2) + " that does not exist");
        }
        close("the links between tables");
    }

    /// With rank = 1 the index is compared with the text; without, only with itself.
    void check_words() {
        {
            Transaction transaction(database_);
            database_.execute("insert into passage_fts(passage_fts, rank) values('integrity-check', 1)");
        }
        if (database_.failed()) {
            const Status checked = database_.finish();
            if (checked.error().code == ErrorCode::damaged) {
                report("the index of words does not fit the passages");
            } else {
                error_ = checked.error();
            }
        }
    }

    void check_texts() {
        Statement sources = database_.prepare(
            "select id, path, text_sha256, tail, first_passage, last_passage from source where text_sha256 "
            "<> ''");
        Statement passages = database_.prepare(
            "select source, start_byte, end_byte, gap, text from passage where id between ? and ? order by "
            "id");
        std::int64_t expected = 0;
        while (sources.next()) {
            if (!sources.is_null(4)) expected += sources.integer(5) - sources.integer(4) + 1;
            passages.with(sources.integer(4), sources.integer(5));
            if (!is_text_sound(sources, passages)) {
                report("the stored text of " + sources.string(1) + " is not what was read from it");
            }
        }
        if (database_.integer("select count(*) from passage") != expected) {
            report("there are passages that belong to no source, or some are missing");
        }
        close("the texts");
    }

    /// The whole text, put together from its passages, must have the digest it had when it was stored.
    static bool is_text_sound(const Statement& source, Statement& passages) {
        Sha256 digest;
        std::int64_t at = 0;
        bool sound = true;
        while (passages.next()) {
            const std::string_view gap = passages.text(3);
            const std::string_view text = passages.text(4);
            const std::int64_t begin = at + static_cast<std::int64_t>(gap.size());
            at = begin + static_cast<std::int64_t>(text.size());
            sound = sound && passages.integer(0) == source.integer(0) && passages.integer(1) == begin &&
                    passages.integer(2) == at;
            digest.add(gap);
            digest.add(text);
        }
        digest.add(source.text(3));
        return digest.hex() == source.text(2) && sound;
    }

    void check_tags() {
        Statement hits = database_.prepare(
            "select h.passage, h.component from hit h left join tag t on t.passage = h.passage and "
            "t.component = h.component left join passage p on p.id = h.passage where t.passage is null or "
            "h.start_byte < 0 or h.end_byte < h.start_byte or h.end_byte > length(cast(p.text as blob))");
        while (hits.next()) {
            report("a hit of " + hits.string(1) + " in passage " + hits.string(0) +
                   " lies outside its words or belongs to no tag");
        }
        Statement modifiers = database_.prepare(
            "select m.passage from hit_modifier m left join hit h on h.passage = m.passage and "
            "h.component = m.component and h.position = m.position where h.passage is null");
        while (modifiers.next())
            report("a modifier in passage " + modifiers.string(0) + " belongs to no hit");
        if (const std::int64_t wrong = count_wrong_groups(database_); wrong > 0) {
            report("what is counted of the passages beforehand is wrong in " + std::to_string(wrong) +
                   " places: run 'evidex retag'");
        }
        // Weights are known for the codebook used last only.
        Statement sums = database_.prepare(
            "select t.passage, t.component, t.score, t.stance in ('meets', 'falls-short', 'neutral'), "
            "t.words_score + (select sum(r.weight) from rule r where r.id in (select h.rule from hit h where "
            "h.passage = t.passage and h.component = t.component)) from tag t join passage p on "
            "p.id = t.passage join source s on s.id = p.source join codebook c on c.digest = s.codebook "
            "where c.current");
        while (sums.next()) {
            if (sums.integer(3) == 0 || sums.is_null(4) || std::abs(sums.real(2) - sums.real(4)) > 1e-6) {
                report("the tag " + sums.string(1) + " of passage " + sums.string(0) +
                       " does not follow from its hits");
            }
        }
        close("the tags");
    }

    /// That each decision has its place, and its words still stand there. Its log is checked by check_log.
    void check_decisions() {
        Statement lost = database_.prepare(
            "select d.id from decision d left join decision_now n on n.decision = d.number where "
            "n.decision is null");
        while (lost.next()) report("nothing is known of what became of decision " + lost.string(0));
        Statement moved = database_.prepare(
            "select d.id from decision_now n join decision d on d.number = n.decision join decision_text x "
            "on "
            "x.decision = n.decision join passage p on p.id = n.first_passage and p.id = n.last_passage "
            "where "
            "p.start_byte <= n.start_byte and p.end_byte >= n.end_byte and cast(x.words as blob) <> "
            "substr(cast(p.text as blob), n.start_byte - p.start_byte + 1, n.end_byte - n.start_byte)");
        while (moved.next()) report("decision " + moved.string(0) + " is not where its words are");
        const std::int64_t loose = database_.integer(
            "select count(*) from decision_passage x left join decision_now n on n.decision = x.decision and "
            "x.passage between n.first_passage and n.last_passage where n.decision is null");
        if (loose > 0) report("passages have decisions that are not about them");
        close("the decisions");
    }

    void check_changes() {
        Statement read = database_.prepare(
            "select component, sum(n) from (select component, count(*) as n from tag group by component "
            "union all "
            "select component, -sum(gained - lost) from tag_change group by component) group by component "
            "having sum(n) <> 0");
        while (read.next()) {
            report("the log of changes does not explain the number of tags of " + read.string(0));
        }
        Statement unknown = database_.prepare(
            "select path from source where codebook <> '' and codebook not in (select digest from codebook)");
        while (unknown.next()) report("the codebook of " + unknown.string(0) + " is unknown");
        close("the log of changes");
    }

    const std::string& path_;
    Database database_;
    std::vector<std::string> findings_;
    std::optional<Error> error_;
};

}  // namespace

Result<std::vector<std::string>> verify_base(const std::string& path) {
    return Verification(path).run();
}

}  // namespace evidex
