#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidex/decision.hpp"
#include "evidex/sample.hpp"
#include "evidex/store.hpp"

namespace evidex {

/// Which entries of the log are meant; what is empty does not restrict.
struct EntryFilter {
    std::string coder;
    std::string component;                ///< Entries about all components are meant too.
    std::string source;                   ///< Glob over the path, its file name or the title.
    std::optional<std::int64_t> passage;  ///< Touching this passage.
    std::optional<Whereabouts> whereabouts;
    bool standing = false;  ///< Only what stands.
};

/// What the engine found in a passage, and what one coder has said to it.
struct Suggestion {
    enum class State : std::uint8_t {
        open,          ///< The coder has not decided.
        decided,       ///< The coder has.
        rejected_new,  ///< Rejected before, but rows speak for it now that did not then.
    };
    std::int64_t passage = 0;
    std::string component;
    Stance stance = Stance::neutral;
    double score = 0;
    std::vector<std::string> rules;      ///< The rows that speak for it (positive weight).
    std::vector<std::string> new_rules;  ///< Those of them that no rejection of this coder knew.
    State state = State::open;
};

/// A passage that can be coded: the unit of agreement.
struct Unit {
    std::int64_t passage = 0;
    std::int64_t source = 0;  ///< Number of its source in this base.
    std::string path;
    Span span;  ///< In the text of its source.
};

/// What merging a log did.
struct Merged {
    std::int64_t added = 0;
    std::int64_t known = 0;   ///< Already there.
    std::int64_t erased = 0;  ///< Taken over without their words, because their source was forgotten here.
    std::int64_t erased_there = 0;  ///< Without words in that log, while this base still has them.
    std::int64_t unresolved = 0;    ///< Of those added: to be settled by a person.
    std::int64_t elsewhere = 0;     ///< Of those added: about sources that this base does not have.
    std::int64_t reworded = 0;  ///< Of those added: their words were replaced, as `Ledger::rewrite` does it.
};

/// What stands for some words: pseudonyms for names.
using Rewording = std::function<std::string(std::string_view)>;

/// The log of decisions of an evidence base. It has a connection of its own: decisions can be recorded while
/// another process, or a run of the same one, fills the base; it waits up to a minute for its turn. A Ledger
/// belongs to one thread at a time. What `record` and `merge` return is on the disk.
class Ledger {
public:
    /// Opens the log of an existing base; `read_write` migrates older ones.
    static Result<Ledger> open(const std::string& path, Store::Mode mode);
    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;
    ~Ledger();

    /// The place of a whole passage, or of a part of it (bytes of the passage's text).
    Result<Place> place(std::int64_t passage) const;
    Result<Place> place(std::int64_t passage, Span within) const;

    /// Adds entries, all or none, and returns them as they were written. A verdict on the same words and
    /// component by the same coder replaces the one before; if that says the same already, it is returned
    /// instead of a new one. Where an entry says that the coder saw more than the draft's `view`, on the same
    /// words and component, the entry is right. Fails if a draft lacks something or replaces what is not
    /// there.
    Result<std::vector<Decision>> record(std::vector<Decision> drafts);
    Result<Decision> record(Decision draft);
    /// Records that an entry no longer holds. Withdrawing a withdrawal brings the entry back.
    Result<Decision> withdraw(const std::string& id, const std::string& coder);

    /// Adds the entries of other logs that are not here yet. Refuses all if one is not genuine. Where texts
    /// were stored with pseudonyms, names stay outside: entries that quote other texts than those here are
    /// refused, all of them, unless `replace` is given; then their words are replaced before anything is
    /// written.
    Result<Merged> merge(const std::vector<Decision>& log, const Rewording& replace = {});

    /// Puts other words in the place of those that the log quotes, as `replace` says, for sources whose text
    /// was changed in the same way: pseudonyms. Entries that change lose their words, as if their source had
    /// been forgotten; those that stand are written once more by their coder with the new ones. Returns how
    /// many changed.
    Result<std::int64_t> rewrite(const Rewording& replace);

    /// Ordered by time, coder, sequence.
    Result<std::vector<Entry>> entries(const EntryFilter& filter = {}) const;
    /// Everybody who decided something, by name; having been shown something is no decision.
    Result<std::vector<std::string>> coders() const;
    /// The tags of the passages under `filter`, in order of the text, with what `coder` said to them. Reading
    /// the rows behind them takes most of the time: without `rows`, `rules` are empty, but where the coder
    /// has rejected them and new ones count.
    Result<std::vector<Suggestion>> suggestions(const Filter& filter, const std::string& coder,
                                                bool rows = true) const;
    /// The taggable passages under `filter`, in order of the text. Its words about components are ignored.
    Result<std::vector<Unit>> units(const Filter& filter = {}) const;

    /// What a sample can be drawn from: the taggable passages under `filter`, in order of the text.
    Result<std::vector<SamplePassage>> sample_frame(const Filter& filter) const;
    /// Keeps a sample; returns it with its number and time.
    Result<Sample> keep(Sample sample);
    /// All samples, oldest first.
    Result<std::vector<Sample>> samples() const;

private:
    struct Impl;
    explicit Ledger(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace evidex
