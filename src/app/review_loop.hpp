#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "app/review_screen.hpp"
#include "app/session.hpp"

namespace evidex {

/// The passage as the tagger sees it.
PassageView view_of(const Quote& quote);

/// How a sitting went.
struct ReviewOutcome {
    std::size_t yes = 0, no = 0, read = 0, skipped = 0;
    double seconds = 0;
};

/// What the loop works with; all of it outlives the loop.
struct ReviewRoom {
    const Tagger& tagger;
    const Store& store;
    const KeyTable& keys;
    std::vector<Disagreement> conflicts;  ///< One for each item, where conflicts are settled.
    std::string greeting;                 ///< Said with the first item.
};

/// Shows item after item and does what the coder says, until the coder or the queue is at an end.
class ReviewLoop {
public:
    ReviewLoop(ReviewRoom room, Sitting& sitting, Answers& answers);
    Result<ReviewOutcome> run();

private:
    using Clock = std::chrono::steady_clock;

    /// Shows the current item and does one thing; false ends the sitting.
    Result<bool> one_step();
    /// The last answer can still be taken back.
    Result<bool> at_the_end();
    Status open_item();
    Status draw();
    /// False ends the sitting.
    Result<bool> obey(const Said& said);
    Status decide(Answer answer, std::size_t ReviewOutcome::*count);
    Status toggle(const std::string& component);
    Result<std::optional<std::string>> pick_component(const Said& said);

    Status yes(const Said& said);
    Status no(const Said& said);
    Status change(const Said& said);
    Status add(const Said& said);
    Status toggle_number(const Said& said);
    Status finish_reading(const Said& said);
    Status skip(const Said& said);
    Status set_stance(const Said& said);
    Status set_note(const Said& said);
    Status explain(const Said& said);
    Status undo(const Said& said);
    Status turn_page(const Said& said);
    Status help(const Said& said);

    /// Shows a text instead of the item until a key is pressed; without a terminal, just prints it.
    Status read_aside(const std::string& text);
    /// What empties the screen, if there is one that can be emptied.
    [[nodiscard]] std::string fresh_screen() const;

    /// A person is told and tries again; a file of answers ends here.
    Status not_understood(Error error);
    [[nodiscard]] const Codebook& codebook() const { return room_.tagger.codebook(); }

    ReviewRoom room_;
    Sitting& sitting_;
    Answers& answers_;
    ReviewScreen screen_;
    ReviewOutcome outcome_;
    std::vector<std::size_t ReviewOutcome::*> counted_;  ///< What each answer counts for; for undo.
    bool is_new_ = true;
    Clock::time_point began_ = Clock::now();
};

/// "12 accepted, 5 rejected …; everything is saved."
std::string outcome_text(const ReviewOutcome& outcome, const Sitting& sitting);

}  // namespace evidex
