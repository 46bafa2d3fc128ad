#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/terminal.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// What a coder can do to an item.
enum class Deed {
    yes,      ///< Accept; there; settle.
    no,       ///< Reject; not there; dismiss.
    because,  ///< Reject, with a reason.
    change,   ///< It is another component.
    add,      ///< Another component as well; in a blind reading: mark one by name.
    toggle,   ///< Mark or unmark a component by its number.
    done,     ///< The reading is finished.
    skip,
    stance,
    note,
    why,
    undo,
    more,  ///< The rest of a long passage.
    help,
    quit,
    redraw,  ///< The same screen again.
};

/// A key with the word that stands for it in a file of answers.
struct KeyRow {
    Deed deed;
    std::string_view key;
    std::string_view word;
    std::string_view does;
    bool in_line = true;  ///< Shown under each item; else only in the help.
};

/// The keys of one way of reviewing.
using KeyTable = std::vector<KeyRow>;
const KeyTable& suggestion_keys();
const KeyTable& blind_keys();      ///< All components of a passage.
const KeyTable& blind_one_keys();  ///< One component, there or not.
const KeyTable& adjudicator_keys();

/// One thing that was said.
struct Said {
    Deed deed = Deed::help;
    std::string key;    ///< As typed.
    std::string words;  ///< What followed it on the line; the rest of a file's line.
};

/// Where answers come from: single keys of a terminal, or lines of a file or pipe, each a key or its word and
/// what belongs to it ("reject said by the interviewer"). Blank lines and those that begin with # say
/// nothing.
class Answers {
public:
    static Answers from_terminal();
    /// Reads a file, or stdin if `file` is empty or "-".
    static Result<Answers> from_lines(const std::string& file);

    [[nodiscard]] bool is_terminal() const { return terminal_ != nullptr; }
    /// Whether a program that was killed left the terminal without echo.
    [[nodiscard]] bool mends_terminal() const { return terminal_ != nullptr && terminal_->was_raw(); }
    /// Unset at the end. A line that is no key fails with its place; a key that is none is passed over.
    Result<std::optional<Said>> next(const KeyTable& table);
    /// What belongs to `said`: the words on its line, or what is typed after `prompt`. Unset if the coder
    /// thought better of it.
    std::optional<std::string> ask(const Said& said, std::string_view prompt);
    /// Waits until a text was read; the key that says so, unset without a terminal or at its end.
    std::optional<std::string> pause();
    /// What was wrong with the last answer, with its place in the file.
    [[nodiscard]] Error complaint(Error error) const;

private:
    Answers() = default;
    std::unique_ptr<RawTerminal> terminal_;
    std::unique_ptr<std::istream> lines_;
    std::string file_;
    int line_ = 0;
};

}  // namespace evidex
