#include <fmt/format.h>

#include <algorithm>

#include "app/review_loop.hpp"
#include "base/lookup.hpp"
#include "base/number.hpp"
#include "base/strings.hpp"
#include "report/explanation.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::optional<Stance> next_stance(const std::optional<Stance>& stance) {
    if (!stance) return Stance::meets;
    if (*stance == Stance::meets) return Stance::falls_short;
    if (*stance == Stance::falls_short) return Stance::neutral;
    return std::nullopt;
}

/// The component that a number of the list, an id or a label means.
Result<std::string> component_of(const Codebook& codebook, std::string_view typed) {
    const auto number = parse_number<std::size_t>(typed);
    if (number && *number >= 1 && *number <= codebook.components.size()) {
        return codebook.components[*number - 1].id;
    }
    return find_component(codebook, typed);
}

/// "rapid-access:falls-short" as a code.
Result<Code> parse_code(const Codebook& codebook, std::string_view typed) {
    const std::size_t colon = typed.find(':');
    Result<std::string> component = component_of(codebook, trim(typed.substr(0, colon)));
    if (!component) return component.error();
    Code code{std::move(*component), std::nullopt};
    if (colon == std::string_view::npos) return code;
    code.stance = stance_from(role_id(trim(typed.substr(colon + 1))));
    if (code.stance) return code;
    return make_error(ErrorCode::usage, "'" + std::string(typed) + "' names no stance",
                      "write meets, falls-short or neutral after the colon");
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

Status ReviewLoop::decide(Answer answer, std::size_t ReviewOutcome::*count) {
    answer.note = screen_.note;
    const std::size_t before = sitting_.position();
    if (Status saved = sitting_.answer(answer); !saved) return saved;
    counted_.push_back(count);
    if (count != nullptr) ++(outcome_.*count);
    is_new_ = sitting_.position() != before;
    screen_.note.clear();
    return Done{};
}

Status ReviewLoop::yes(const Said&) {
    Answer answer;
    answer.kind = Answer::Kind::accept;
    if (!room_.conflicts.empty()) answer.kind = Answer::Kind::settle;
    if (screen_.blind) answer.kind = Answer::Kind::done;
    if (screen_.blind || screen_.stance) answer.codes = {{screen_.component, screen_.stance}};
    return decide(std::move(answer), &ReviewOutcome::yes);
}

Status ReviewLoop::no(const Said& said) {
    Answer answer;
    answer.kind = Answer::Kind::reject;
    if (!room_.conflicts.empty()) answer.kind = Answer::Kind::dismiss;
    if (screen_.blind) answer.kind = Answer::Kind::done;
    answer.reason = said.words;
    if (said.deed == Deed::because) {
        std::optional<std::string> reason = answers_.ask(said, "Why is it not there? ");
        if (!reason) return Done{};
        answer.reason = std::move(*reason);
    }
    return decide(std::move(answer), &ReviewOutcome::no);
}

Status ReviewLoop::skip(const Said&) {
    return decide({Answer::Kind::skip, {}, {}, {}}, &ReviewOutcome::skipped);
}

Result<std::optional<std::string>> ReviewLoop::pick_component(const Said& said) {
    if (answers_.is_terminal()) {
        if (Status shown = print("\n" + component_list(codebook(), look_of_stdout())); !shown) {
            return shown.error();
        }
    }
    const std::optional<std::string> typed = answers_.ask(said, "Which component? Its number or name: ");
    if (answers_.is_terminal() && (!typed || typed->empty())) return std::optional<std::string>();
    Result<std::string> found = component_of(codebook(), typed.value_or(""));
    if (!found) return found.error();
    return std::optional(std::move(*found));
}

Status ReviewLoop::change(const Said& said) {
    const Result<std::optional<std::string>> picked = pick_component(said);
    if (!picked) return not_understood(picked.error());
    if (!*picked) return Done{};
    return decide({Answer::Kind::change, {{**picked, screen_.stance}}, {}, {}}, &ReviewOutcome::no);
}

Status ReviewLoop::add(const Said& said) {
    const Result<std::optional<std::string>> picked = pick_component(said);
    if (!picked) return not_understood(picked.error());
    if (!*picked) return Done{};
    if (screen_.blind) return toggle(**picked);
    screen_.message = "Added: " + label_of(codebook(), **picked);
    return decide({Answer::Kind::add, {{**picked, std::nullopt}}, {}, {}}, nullptr);
}

Status ReviewLoop::toggle(const std::string& component) {
    const auto same = [&](const Code& code) { return code.component == component; };
    if (std::erase_if(screen_.codes, same) == 0) screen_.codes.push_back({component, std::nullopt});
    return Done{};
}

Status ReviewLoop::toggle_number(const Said& said) {
    std::size_t number = parse_number<std::size_t>(said.key).value_or(0);
    if (number == 0) number = 10;
    if (number > codebook().components.size()) {
        return not_understood(make_error(ErrorCode::usage, "there is no component " + said.key));
    }
    return toggle(codebook().components[number - 1].id);
}

Status ReviewLoop::finish_reading(const Said& said) {
    for (std::size_t at = 0; at < said.words.size();) {
        const std::size_t end = std::min(said.words.find(',', at), said.words.size());
        Result<Code> code = parse_code(codebook(), trim(std::string_view(said.words).substr(at, end - at)));
        if (!code) return not_understood(code.error());
        screen_.codes.push_back(std::move(*code));
        at = end + 1;
    }
    return decide({Answer::Kind::done, screen_.codes, {}, {}}, &ReviewOutcome::read);
}

Status ReviewLoop::set_stance(const Said& said) {
    const bool of_code = screen_.blind && screen_.component.empty();
    if (of_code && screen_.codes.empty()) {
        return not_understood(make_error(ErrorCode::usage, "mark a component first; then its stance"));
    }
    std::optional<Stance>& stance = of_code ? screen_.codes.back().stance : screen_.stance;
    if (said.words.empty()) {
        stance = next_stance(stance);
        return Done{};
    }
    const std::optional<Stance> named = stance_from(role_id(said.words));
    if (!named) {
        return not_understood(make_error(ErrorCode::usage, "'" + said.words + "' is no stance",
                                         "possible are meets, falls-short and neutral"));
    }
    stance = named;
    return Done{};
}

Status ReviewLoop::set_note(const Said& said) {
    if (std::optional<std::string> note = answers_.ask(said, "Note: ")) screen_.note = std::move(*note);
    return Done{};
}

Status ReviewLoop::explain(const Said&) {
    Explained explained;
    explained.passage = view_of(screen_.quote);
    for (ComponentExplanation& component : room_.tagger.explain(explained.passage)) {
        if (codebook().components[component.component].id != screen_.component) continue;
        explained.components.push_back(std::move(component));
    }
    return read_aside(explanation_text(explained, codebook(), look_of_stdout()));
}

Status ReviewLoop::undo(const Said&) {
    const Result<bool> undone = sitting_.undo();
    if (!undone) return undone.error();
    if (!*undone) return not_understood(make_error(ErrorCode::usage, "there is nothing to take back"));
    if (counted_.back() != nullptr) --(outcome_.*counted_.back());
    counted_.pop_back();
    screen_.message = "Taken back.";
    is_new_ = true;
    return Done{};
}

Status ReviewLoop::turn_page(const Said&) {
    ++screen_.page;
    return Done{};
}

Status ReviewLoop::help(const Said&) {
    return read_aside(keys_text(room_.keys));
}

/// A screenful at a time, so that the beginning of a long text is seen first.
Status ReviewLoop::read_aside(const std::string& text) {
    if (!answers_.is_terminal()) return print("\n" + text + "\n");
    const std::vector<std::string_view> lines = lines_of(text);
    const std::size_t room =
        std::max<std::size_t>(screen_height(), 10) - 4;  // for the last line, and one that is broken
    for (std::size_t at = 0; at < lines.size(); at += room) {
        const std::size_t end = std::min(at + room, lines.size());
        const bool is_last = end == lines.size();
        const std::string page =
            fmt::format("{}{}\n\n{}\n", fresh_screen(),
                        fmt::join(lines.begin() + static_cast<std::ptrdiff_t>(at),
                                  lines.begin() + static_cast<std::ptrdiff_t>(end), "\n"),
                        is_last ? "Any key goes back." : "Any key shows more, q goes back.");
        if (Status shown = print(page); !shown) return shown;
        const std::optional<std::string> key = answers_.pause();
        if (!key || *key == "q" || *key == "escape") break;
    }
    return Done{};
}

}  // namespace evidex
