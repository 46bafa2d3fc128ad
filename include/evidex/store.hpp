#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/analysis.hpp"
#include "evidex/codebook.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// Whose word counts as evidence.
enum class Evidence : std::uint8_t {
    suggested,  ///< The engine's tags.
    decided,    ///< Coded by at least one coder, and not dismissed by an adjudicator.
    agreed,     ///< Settled by an adjudicator, or coded by two or more with no coder against it.
};
[[nodiscard]] std::string_view name_of(Evidence evidence);
[[nodiscard]] std::optional<Evidence> evidence_from(std::string_view name);

/// Which passages are meant. Empty lists and unset values do not restrict; one Filter serves
/// search, coverage and export.
struct Filter {
    std::vector<std::string> components;  ///< Ids; a passage must have all of them.
    std::vector<std::string> themes;      ///< Theme ids of which one must have fired.
    std::vector<std::string> roles;  ///< Role ids of which one must match; "unknown" = speech without one.
    std::optional<SourceKind> kind;
    std::optional<Stance> stance;  ///< Of the named components, or of any tag if none is named.
    std::string source;            ///< Glob over the path, its file name or the title.
    std::optional<int> year_from;
    std::optional<int> year_to;
    bool year_unknown = false;                ///< Only sources of which no year is known.
    Evidence evidence = Evidence::suggested;  ///< What `components`, `tagged`, `stance`, coverage look at.
    std::optional<bool> tagged;               ///< Has any component; false: taggable, but has none.
    std::optional<bool> decided;  ///< Whether a coder has decided there, on one of `components` if any.
};

struct Query {
    std::string words;  ///< Words, "phrases", prefix*, NEAR, AND/OR/NOT; odd punctuation is harmless.
    Filter filter;
    int context = 0;  ///< Passages to show before and after each quote.
    int limit = 20;   ///< 0 = all.
    int offset = 0;
};

/// A tag as stored: a component with its stance in one passage.
struct QuoteTag {
    std::string component;
    Stance stance = Stance::neutral;
    double score = 0;
};

/// A passage with where it comes from.
struct Quote {
    std::int64_t passage = 0;  ///< Number of the passage in this base.
    std::string text;
    std::vector<Span> marks;  ///< Query words in `text`.
    std::string source_id;
    std::string path;
    std::string title;
    std::optional<int> year;
    SourceKind kind = SourceKind::document;
    SectionKind section = SectionKind::body;
    std::string heading;
    int page = 0;
    std::int64_t millis = -1;
    std::string speaker;
    std::string role;
    std::string question;  ///< For short answers: what was asked.
    bool taggable = true;  ///< False for an interviewer's turns, headings, reference lists …
    std::vector<QuoteTag> tags;
    std::vector<std::string> before;  ///< Context passages, oldest first.
    std::vector<std::string> after;
};

/// What a row of the coverage table counts.
struct CoverageRow {
    std::string component;
    std::string group;  ///< Value of the `--by` dimension; empty without one.
    std::int64_t passages = 0;
    std::int64_t sources = 0;
    std::int64_t interviews = 0;  ///< Sources that are interviews.
    std::int64_t documents = 0;   ///< Sources that are documents.
    std::int64_t meets = 0;       ///< Passages by stance.
    std::int64_t falls_short = 0;
    std::int64_t neutral = 0;
    std::vector<std::pair<std::string, std::int64_t>> roles;  ///< Passages by role, most first.
};

enum class CoverageBy { none, theme, role, kind, year, source, stance };

struct Coverage {
    CoverageBy by = CoverageBy::none;
    std::vector<CoverageRow> rows;  ///< In codebook order; every component appears, also with zeros.
    std::int64_t passages = 0;      ///< Taggable passages under the filter, tagged or not.
    std::int64_t sources = 0;
};

struct SourceRow {
    std::string id;
    std::string path;
    std::string title;
    std::string format;
    SourceKind kind = SourceKind::document;
    std::optional<int> year;
    std::string status;   ///< "read", "failed" or "gone".
    std::string failure;  ///< Why it failed, in plain words.
    std::int64_t passages = 0;
    std::int64_t tagged = 0;
    std::vector<Warning> warnings;
    std::vector<std::string> unknown_speakers;  ///< Labels without a role.
};

/// One ingest or retag.
struct Run {
    std::int64_t id = 0;
    std::string command;   ///< "ingest" or "retag".
    std::string started;   ///< UTC, ISO 8601.
    std::string finished;  ///< Empty while running or if it was stopped.
    std::string codebook_digest;
    std::string version;  ///< Of evidex.
    std::int64_t added = 0, changed = 0, same = 0, failed = 0, gone = 0;
};

/// What one run did to one component.
struct ComponentChange {
    std::string component;
    std::int64_t gained = 0;  ///< Tags that came.
    std::int64_t lost = 0;    ///< Tags that went.
    std::int64_t stance = 0;  ///< Tags whose stance changed.
    std::int64_t total = 0;   ///< Tags after the run.
};

struct Changes {
    Run run;
    std::vector<SourceRow> added, changed, failed, gone;
    std::vector<ComponentChange> components;
};

struct StoreStatus {
    std::int64_t sources = 0, passages = 0, tags = 0, failures = 0;
    std::int64_t bytes = 0;  ///< Of the database file.
    int schema = 0;
    std::string codebook_name, codebook_digest;
    std::int64_t decisions = 0, coders = 0;
    std::int64_t unresolved = 0;  ///< Decisions that stand, but whose words were not found again.
    std::int64_t stale =
        0;  ///< Sources whose tags were made with another codebook; `retag` brings them up to date.
    bool pseudonymised = false;  ///< Some of its sources were stored with pseudonyms for names.
    std::optional<Run> last_run;
};

/// The evidence base: one SQLite file, created with mode 0600. One writer at a time; readers never wait,
/// except while a new base is filled for the first time. A Store belongs to one thread at a time.
class Store {
public:
    enum class Mode { read_only, read_write };

    /// Opens a base; `read_write` creates it and migrates older ones. Refuses newer files, files that are
    /// no evidence base, and network folders where SQLite's locking fails.
    static Result<Store> open(const std::string& path, Mode mode);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// Takes the writer's place for a whole run; fails with ErrorCode::busy if somebody else has it.
    Result<std::int64_t> begin_run(const std::string& command, const Codebook& codebook);
    /// What is stored under a path: the SHA-256 of its bytes and the settings it was analysed with.
    struct StoredSource {
        std::string id;
        std::string settings;
        bool failed = false;
        bool gone = false;  ///< Marked as gone; `move_source` to the same path takes that back.
    };
    std::optional<StoredSource> source_at(const std::string& path) const;
    /// The path under which these bytes are stored and were read.
    std::optional<std::string> path_of(const std::string& source_id) const;
    /// Adds or replaces what is stored under the analysis's path. Commits by batches of its own choosing;
    /// `flush` commits now.
    Status put(Analysis analysis);
    /// The same bytes now lie at another path.
    Status move_source(const std::string& source_id, const std::string& new_path);
    /// The file is no longer where it was; its evidence stays.
    Status mark_gone(const std::string& path);
    Status put_failure(const std::string& path, const std::string& source_id, const Error& error);
    Status flush();
    Status end_run(const Run& counts);

    /// Makes all tags anew, batch by batch, and writes those of passages in which something differs. Returns
    /// how many passages `tag_batch` was asked about. Outside a run it makes one of its own, "retag".
    Result<std::int64_t> retag(
        const Codebook& codebook,
        const std::function<std::vector<std::vector<Tag>>(const std::vector<PassageView>&)>& tag_batch);

    Result<std::vector<Quote>> find(const Query& query) const;
    Result<std::int64_t> count(const Query& query) const;
    Result<Quote> passage(std::int64_t passage, int context) const;
    /// Calls `use` for every passage, source by source, without context.
    Status for_each_passage(const std::function<void(const Quote&)>& use) const;
    Result<Coverage> coverage(const Filter& filter, CoverageBy by) const;
    /// All sources by path, failures and vanished ones included.
    Result<std::vector<SourceRow>> sources() const;
    Result<StoreStatus> status() const;
    Result<std::vector<Run>> runs() const;
    /// What the runs after `since_run` did, all together; `run` is the last of them. 0 = since the beginning.
    Result<Changes> changes(std::int64_t since_run) const;

    /// Every mistake found in the file, in plain words, at most 100; empty = sound. The file must be
    /// writable, because FTS5's own check counts as writing; nothing is changed.
    Result<std::vector<std::string>> verify() const;
    /// Removes a source (id, path or unique file name) so that none of its words is left in the file. Needs
    /// room for a second copy of the file while it works.
    Status forget(const std::string& source);
    /// Removes what is left in the file of texts that were replaced. As long and as hungry as `forget`.
    Status remove_traces();

private:
    friend struct StoreAccess;
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace evidex
