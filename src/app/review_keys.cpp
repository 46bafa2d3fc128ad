#include "app/review_keys.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

#include "base/files.hpp"
#include "base/strings.hpp"

namespace evidex {
namespace {

/// The keys that decide, and those that every way of reviewing has. There is no why without a suggestion.
KeyTable with_tail(KeyTable table, bool has_why) {
    table.push_back({Deed::skip, "s", "skip", "not now"});
    table.push_back({Deed::stance, "t", "stance", "meets, falls short, neutral, unset: press again"});
    table.push_back({Deed::note, "o", "note", "a note that goes with your decision"});
    if (has_why) table.push_back({Deed::why, "w", "why", "what made the suggestion"});
    table.push_back({Deed::undo, "u", "undo", "take back your last answer"});
    table.push_back({Deed::more, "space", "more", "the rest of a long passage", false});
    table.push_back({Deed::help, "?", "help", "all keys"});
    table.push_back({Deed::quit, "q", "quit", "stop here; everything decided is saved"});
    return table;
}

bool is_number(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Deed> deed_of(const KeyTable& table, std::string_view typed) {
    const bool takes_numbers =
        std::any_of(table.begin(), table.end(), [](const KeyRow& row) { return row.deed == Deed::toggle; });
    if (is_number(typed)) return takes_numbers ? std::optional(Deed::toggle) : std::nullopt;
    const auto found = std::find_if(table.begin(), table.end(), [&](const KeyRow& row) {
        const bool enter = row.deed == Deed::done && typed == "enter";
        return typed == row.key || typed == row.word || enter;
    });
    if (found == table.end()) return std::nullopt;
    return found->deed;
}

std::string all_words(const KeyTable& table) {
    std::string words;
    for (const KeyRow& row : table) {
        words += (words.empty() ? "" : ", ") + std::string(row.key) +
                 (row.word.empty() ? "" : " (" + std::string(row.word) + ")");
    }
    return words;
}

}  // namespace

const KeyTable& suggestion_keys() {
    static const KeyTable table = with_tail({{Deed::yes, "y", "accept", "the component is there"},
                                             {Deed::no, "n", "reject", "it is not"},
                                             {Deed::because, "r", "reason", "it is not, and why"},
                                             {Deed::change, "c", "change", "it is another component"},
                                             {Deed::add, "a", "add", "another component is there as well"}},
                                            true);
    return table;
}

const KeyTable& blind_keys() {
    static const KeyTable table =
        with_tail({{Deed::toggle, "1-9,0", "", "mark a component, or take the mark away"},
                   {Deed::add, "a", "add", "mark a component by its name", false},
                   {Deed::done, "d", "done", "the marked components are there, the others not (or Enter)"}},
                  false);
    return table;
}

const KeyTable& blind_one_keys() {
    static const KeyTable table = with_tail(
        {{Deed::yes, "y", "there", "the component is there"}, {Deed::no, "n", "not", "it is not"}}, false);
    return table;
}

const KeyTable& adjudicator_keys() {
    static const KeyTable table = with_tail({{Deed::yes, "y", "there", "settled: the component is there"},
                                             {Deed::no, "n", "not", "settled: it is not"}},
                                            true);
    return table;
}

Answers Answers::from_terminal() {
    Answers answers;
    answers.terminal_ = std::make_unique<RawTerminal>();
    return answers;
}

Result<Answers> Answers::from_lines(const std::string& file) {
    Answers answers;
    if (file.empty() || file == "-") {
        answers.file_ = "standard input";
        answers.lines_ = std::make_unique<std::istream>(std::cin.rdbuf());
        return answers;
    }
    // A stream, so that a pipe will do as well as a file.
    auto lines = std::make_unique<std::ifstream>(file);
    if (!lines->is_open()) return system_error(file, "cannot be read");
    answers.file_ = file;
    answers.lines_ = std::move(lines);
    return answers;
}

Result<std::optional<Said>> Answers::next(const KeyTable& table) {
    while (terminal_ != nullptr) {
        const std::optional<std::string> key = terminal_->key();
        if (!key) return std::optional<Said>();
        if (*key == "redraw") return std::optional(Said{Deed::redraw, *key, {}});
        if (const std::optional<Deed> deed = deed_of(table, *key))
            return std::optional(Said{*deed, *key, {}});
    }
    for (std::string read; std::getline(*lines_, read);) {
        const std::string_view line = trim(read);
        ++line_;
        if (line.empty() || line.front() == '#') continue;
        const std::string_view key = line.substr(0, line.find(' '));
        const std::optional<Deed> deed = deed_of(table, key);
        if (deed)
            return std::optional(Said{*deed, std::string(key), std::string(trim(line.substr(key.size())))});
        return complaint(make_error(ErrorCode::usage, "'" + std::string(key) + "' is no answer here",
                                    "possible are " + all_words(table) + "; what came before is saved"));
    }
    return std::optional<Said>();
}

std::optional<std::string> Answers::ask(const Said& said, std::string_view prompt) {
    if (terminal_ == nullptr) return said.words;
    const std::optional<std::string> line = terminal_->line(prompt);
    if (!line) return std::nullopt;
    return std::string(trim(*line));
}

std::optional<std::string> Answers::pause() {
    return terminal_ == nullptr ? std::nullopt : terminal_->key();
}

Error Answers::complaint(Error error) const {
    error.file = file_;
    error.line = line_;
    return error;
}

}  // namespace evidex
