#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "evidex/ledger.hpp"
#include "evidex/review.hpp"

namespace evidex {

/// What a coder wants to go through.
struct ReviewChoice {
    std::vector<std::string> components;  ///< Ids; empty = all.
    std::string source;                   ///< Glob; empty = all.
    ReviewOrder order = ReviewOrder::document;
    bool blind = false;
    std::int64_t sample = 0;  ///< Blind: so many passages drawn at random; 0 = all.
    std::uint64_t seed = 1;   ///< Another sample, another random order.
    auto operator<=>(const ReviewChoice&) const = default;
};

/// The next items of a queue, and how far it is.
struct ReviewPage {
    std::int64_t total = 0, done = 0;
    std::int64_t seen = 0;  ///< Blind: left out because the coder saw suggestions or codes there.
    std::vector<ReviewItem> items;
};

/// Why nothing can be decided where nobody was named.
Error no_coder();

/// The coder's desk: the queue in hand, what was written, and undo for the whole sitting. What it answers is
/// on the disk. For many threads, one after the other.
class Desk {
public:
    /// `coder` empty: nothing can be decided.
    Desk(std::string db, std::string coder, const Codebook& codebook);

    [[nodiscard]] const std::string& coder() const { return coder_; }

    /// Whether the coder works blind. Then nothing but words is given out, whatever the page asks.
    [[nodiscard]] bool is_blind() const { return blind_; }
    void set_blind(bool blind) { blind_ = blind; }

    /// The next open items of a choice. A queue is made once and kept until another choice is made or
    /// `revision` (any text that changes with the base's tags) differs, so that nothing is reshuffled.
    Result<ReviewPage> next(const ReviewChoice& choice, std::size_t limit, const std::string& revision);

    /// Makes drafts from the ledger as it is, while nobody else writes, and the components of the queue in
    /// hand (empty = all).
    using Draft = std::function<Result<std::vector<Decision>>(const Ledger& ledger,
                                                              const std::vector<std::string>& components)>;
    /// Records drafts, all or none, as one step for `undo`; `cells` (passage, component; "" = the passage as
    /// a whole) are done with. Returns how many entries are on the disk.
    Result<std::int64_t> record(const Draft& draft, std::vector<ReviewItem> cells);

    /// Takes back the last step of this sitting and opens its cells again; none if nothing is left.
    Result<std::vector<ReviewItem>> undo();

    /// Cells of the queue in hand that are done.
    std::int64_t done();

private:
    using Cell = std::pair<std::int64_t, std::string>;
    struct Step {
        std::vector<std::string> recorded;
        std::vector<ReviewItem> cells;
    };

    Result<Ledger*> ledger();
    Result<ReviewQueue> make_queue(const ReviewChoice& choice);
    Result<ReviewQueue> make_blind_queue(const ReviewChoice& choice);
    Result<std::vector<Unit>> drawn(const ReviewChoice& choice);
    [[nodiscard]] bool is_open(const ReviewItem& item) const;
    std::int64_t count_done() const;

    std::string db_;
    std::string coder_;
    const Codebook& codebook_;
    std::atomic<bool> blind_ = false;
    std::mutex mutex_;
    std::unique_ptr<Ledger> ledger_;  // for writing; opened by the first who needs it
    ReviewChoice choice_;
    std::string revision_;
    ReviewQueue queue_;
    std::optional<Sample> draw_;  // behind the queue; kept in the base with the first decision on it
    std::multiset<Cell> closed_;  // since the queue was made
    std::vector<Step> steps_;
};

}  // namespace evidex
