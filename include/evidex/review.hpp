#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/decision.hpp"
#include "evidex/ledger.hpp"
#include "evidex/result.hpp"

namespace evidex {

enum class ReviewOrder : std::uint8_t {
    document,   ///< As the text goes.
    uncertain,  ///< Scores nearest to their component's threshold first.
    random,
};
[[nodiscard]] std::string_view name_of(ReviewOrder order);
[[nodiscard]] std::optional<ReviewOrder> review_order_from(std::string_view name);

/// One thing to decide: a suggestion, or a passage to be read and coded.
struct ReviewItem {
    std::int64_t passage = 0;
    std::string component;                 ///< In question; empty: the passage as a whole.
    std::optional<Suggestion> suggestion;  ///< Never set where the coder is to be blind.
};

/// What is open, in order.
struct ReviewQueue {
    std::vector<ReviewItem> items;
    std::int64_t decided = 0;  ///< Of the same choice, decided before.
    std::int64_t seen = 0;     ///< Blind: passages left out because the coder saw suggestions or codes there.
};

struct QueueOptions {
    std::vector<std::string> components;  ///< Only these; empty = all.
    ReviewOrder order = ReviewOrder::document;
    std::uint64_t seed = 1;  ///< For `random`.
};

/// The suggestions that the coder has not decided.
[[nodiscard]] ReviewQueue suggestion_queue(const std::vector<Suggestion>& suggestions,
                                           const QueueOptions& options, const Codebook& codebook);

/// The passages that the coder can still code blind: not reviewed (for all of the components asked for), and
/// never shown with suggestions or codes. `own` are the coder's entries, those that fell included. The order
/// `uncertain` would betray what is hidden and is taken for `document`.
[[nodiscard]] ReviewQueue passage_queue(const std::vector<Unit>& units, const std::vector<Entry>& own,
                                        const QueueOptions& options);

/// What one coder holds of a component in a passage.
struct Choice {
    std::string coder;
    bool coded = false;
    View view = View::blind;
    std::optional<Stance> stance;
    std::string words, note, reason, time;
};

/// Coders differ on a component in a passage.
struct Disagreement {
    std::int64_t passage = 0;
    std::string component;
    std::vector<Choice> choices;    ///< By coder.
    std::optional<Choice> settled;  ///< What an adjudicator said last.
};

/// All cells that two of the coders (empty = of all) rated differently, by passage and component; settled
/// ones too. `components` says which, and their order.
[[nodiscard]] std::vector<Disagreement> disagreements(const std::vector<Entry>& entries,
                                                      const std::vector<std::string>& components,
                                                      const std::vector<std::string>& coders = {});

/// Who decides, seeing what.
struct Reviewer {
    std::string coder;  ///< As `coder_name` gives it.
    View view = View::assisted;
    std::vector<std::string> components;  ///< Asked for; empty = all.
    std::string codebook;                 ///< Digest.
};

struct Code {
    std::string component;
    std::optional<Stance> stance;
};

/// What the coder says to an item.
struct Answer {
    enum class Kind : std::uint8_t {
        accept,   ///< The suggestion is right; stance of codes[0] if there is one.
        reject,   ///< It is not.
        change,   ///< It is not, but codes[0] is there instead.
        add,      ///< codes[0] is there as well; the item stays.
        done,     ///< The passage was read; exactly `codes` of what was asked for are there.
        skip,     ///< Not now. A note is kept.
        settle,   ///< Adjudicator: the component is there; stance of codes[0] if there is one.
        dismiss,  ///< Adjudicator: it is not.
    };
    Kind kind = Kind::skip;
    std::vector<Code> codes;
    std::string note;
    std::string reason;  ///< Why a suggestion is wrong.
};

/// The entries that an answer amounts to, to be recorded together; none for a skip without a note.
[[nodiscard]] std::vector<Decision> drafts_of(const ReviewItem& item, const Answer& answer,
                                              const Reviewer& reviewer, const Place& place);

/// What a sitting needs of a Ledger; what these return is on the disk.
struct DecisionLog {
    std::function<Result<Place>(std::int64_t passage)> place;
    std::function<Result<std::vector<Decision>>(std::vector<Decision> drafts)> record;
    std::function<Result<Decision>(const std::string& id, const std::string& coder)> withdraw;
};

/// One coder going through a queue. Every answer is recorded before the next item is current, so that the
/// work can be stopped at any moment.
class Sitting {
public:
    Sitting(std::vector<ReviewItem> items, Reviewer reviewer, DecisionLog log);

    /// Null behind the last item.
    [[nodiscard]] const ReviewItem* current() const;
    [[nodiscard]] const Reviewer& reviewer() const { return reviewer_; }
    [[nodiscard]] std::size_t position() const { return position_; }
    [[nodiscard]] std::size_t size() const { return items_.size(); }

    /// Records that the current passage is shown, so that nobody takes a later coding of it for a blind one.
    /// To be called before anything is on the screen; does nothing in blind sittings and the second time.
    Status show();
    /// Records the answer to the current item and goes on (but for `add`).
    Status answer(const Answer& answer);
    /// Takes back the last answer that is left and makes its item current again; false if there is none.
    Result<bool> undo();

private:
    struct Step {
        std::size_t position = 0;
        std::vector<std::string> recorded;  ///< Ids.
    };
    std::vector<ReviewItem> items_;
    Reviewer reviewer_;
    DecisionLog log_;
    std::size_t position_ = 0;
    std::vector<Step> steps_;
    std::vector<std::int64_t> shown_;  ///< Passages, sorted.
};

}  // namespace evidex
