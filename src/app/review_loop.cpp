#include "app/review_loop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace evidex {
namespace {

/// Why the tagger suggests the component; empty if it does not.
ComponentExplanation reason_of(const Tagger& tagger, const Quote& quote, const std::string& component) {
    ComponentExplanation reason;
    for (Tag& tag : tagger.tag(view_of(quote))) {
        if (tagger.codebook().components[tag.component].id != component) continue;
        reason.component = tag.component;
        reason.tagged = true;
        reason.because = std::move(tag.because);
    }
    return reason;
}

bool can_clear_screen() {
    const char* terminal = std::getenv("TERM");
    return terminal == nullptr || std::string_view(terminal) != "dumb";
}

}  // namespace

PassageView view_of(const Quote& quote) {
    PassageView view;
    view.text = quote.text;
    view.kind = quote.kind;
    view.section = quote.section;
    view.role = quote.role;
    view.taggable = quote.taggable;
    return view;
}

ReviewLoop::ReviewLoop(ReviewRoom room, Sitting& sitting, Answers& answers)
    : room_(std::move(room)), sitting_(sitting), answers_(answers) {
    screen_.message = room_.greeting;
}

Result<ReviewOutcome> ReviewLoop::run() {
    for (;;) {
        const Result<bool> goes_on = sitting_.current() == nullptr ? at_the_end() : one_step();
        if (!goes_on) return goes_on.error();
        if (!*goes_on) break;
    }
    outcome_.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    return outcome_;
}

Result<bool> ReviewLoop::one_step() {
    if (is_new_) {
        if (Status opened = open_item(); !opened) return opened.error();
    }
    if (Status drawn = draw(); !drawn) return drawn.error();
    const Result<std::optional<Said>> said = answers_.next(room_.keys);
    if (!said) return said.error();
    Result<bool> goes_on = *said ? obey(**said) : Result<bool>(false);
    if (!goes_on || *goes_on || screen_.note.empty()) return goes_on;
    // A note without a decision is kept all the same.
    if (Status kept = decide({Answer::Kind::skip, {}, {}, {}}, nullptr); !kept) return kept.error();
    return false;
}

Result<bool> ReviewLoop::at_the_end() {
    if (answers_.is_terminal()) {
        if (Status told = print("\nThat was the last one. u takes back your last answer; q ends.\n"); !told) {
            return told.error();
        }
    }
    for (;;) {
        const Result<std::optional<Said>> said = answers_.next(room_.keys);
        if (!said) return said.error();
        if (!*said || (*said)->deed == Deed::quit) return false;
        if ((*said)->deed == Deed::undo) return obey(**said);
    }
}

Status ReviewLoop::open_item() {
    if (Status shown = sitting_.show(); !shown) return shown;
    const ReviewItem& item = *sitting_.current();
    Result<Quote> quote = room_.store.passage(item.passage, 1);
    if (!quote) return quote.error();
    std::string message = std::move(screen_.message);
    screen_ = {};
    screen_.message = std::move(message);
    screen_.coder = sitting_.reviewer().coder;
    screen_.blind = sitting_.reviewer().view == View::blind;
    screen_.quote = std::move(*quote);
    screen_.component = item.component;
    screen_.suggestion = item.suggestion;
    screen_.keys = &room_.keys;
    if (!screen_.blind) screen_.reason = reason_of(room_.tagger, screen_.quote, item.component);
    if (!room_.conflicts.empty()) screen_.choices = room_.conflicts[sitting_.position()].choices;
    return Done{};
}

std::string ReviewLoop::fresh_screen() const {
    return answers_.is_terminal() && can_clear_screen() ? "\x1b[H\x1b[2J" : "";
}

Status ReviewLoop::draw() {
    screen_.pace = {sitting_.position(), sitting_.size(), outcome_.yes + outcome_.no + outcome_.read,
                    std::chrono::duration<double>(Clock::now() - began_).count()};
    const bool terminal = answers_.is_terminal();
    std::string out = fresh_screen();
    if (terminal || is_new_) {
        const std::size_t height = terminal ? screen_height() : 0;
        out += review_screen(screen_, codebook(), look_of_stdout(), height);
        if (!terminal) out += "\n";
    } else if (!screen_.message.empty()) {
        out = screen_.message + "\n";
    }
    screen_.message.clear();
    is_new_ = false;
    return print(out);
}

Result<bool> ReviewLoop::obey(const Said& said) {
    if (said.deed == Deed::redraw) return true;
    struct Way {
        Deed deed;
        Status (ReviewLoop::*follow)(const Said&);
    };
    constexpr std::array<Way, 14> kWays{{{Deed::yes, &ReviewLoop::yes},
                                         {Deed::no, &ReviewLoop::no},
                                         {Deed::because, &ReviewLoop::no},
                                         {Deed::change, &ReviewLoop::change},
                                         {Deed::add, &ReviewLoop::add},
                                         {Deed::toggle, &ReviewLoop::toggle_number},
                                         {Deed::done, &ReviewLoop::finish_reading},
                                         {Deed::skip, &ReviewLoop::skip},
                                         {Deed::stance, &ReviewLoop::set_stance},
                                         {Deed::note, &ReviewLoop::set_note},
                                         {Deed::why, &ReviewLoop::explain},
                                         {Deed::undo, &ReviewLoop::undo},
                                         {Deed::more, &ReviewLoop::turn_page},
                                         {Deed::help, &ReviewLoop::help}}};
    const auto* way =
        std::find_if(kWays.begin(), kWays.end(), [&](const Way& row) { return row.deed == said.deed; });
    if (way == kWays.end()) return false;  // quit
    const Status done = (this->*way->follow)(said);
    if (!done) return done.error();
    return true;
}

Status ReviewLoop::not_understood(Error error) {
    if (!answers_.is_terminal()) return answers_.complaint(std::move(error));
    screen_.message = error.text();
    return Done{};
}

std::string outcome_text(const ReviewOutcome& outcome, const Sitting& sitting) {
    std::string text;
    const auto tell = [&](std::size_t number, std::string_view what) {
        if (number > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, what);
    };
    tell(outcome.yes, sitting.reviewer().view == View::assisted ? "accepted" : "there");
    tell(outcome.no, sitting.reviewer().view == View::assisted ? "rejected" : "not there");
    tell(outcome.read, outcome.read == 1 ? "passage read" : "passages read");
    tell(outcome.skipped, "skipped");
    if (text.empty()) text = "Nothing decided";
    const std::size_t left = sitting.size() - sitting.position();
    text += left == 0 ? "; none left." : fmt::format("; {} left. The same command goes on.", left);
    return text + "\n";
}

}  // namespace evidex
