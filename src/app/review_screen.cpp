#include "app/review_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/spans.hpp"
#include "base/unicode.hpp"
#include "report/explanation.hpp"
#include "report/quotes.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kIndent = "  ";

void append(Lines& lines, Lines more) {
    for (std::string& line : more) lines.push_back(std::move(line));
}

Lines wrapped(std::string_view text, std::string_view indent, Ink ink, const Look& look) {
    Lines lines;
    for (const Span line : wrap(text, look.width - indent.size())) {
        lines.push_back(std::string(indent) + paint(slice(text, line), ink, look));
    }
    return lines;
}

/// The first line of a text, cut where the screen ends.
std::string one_line(std::string_view text, Ink ink, const Look& look) {
    const std::vector<Span> lines = wrap(text, look.width - 2);
    if (lines.empty()) return {};
    const std::string cut = lines.size() > 1 ? " …" : "";
    return paint(std::string(slice(text, lines.front())) + cut, ink, look);
}

std::string stance_text(Stance stance) {
    return spoken(name_of(stance));
}

/// The words that speak for the suggestion, as marks in the passage.
std::vector<Span> marks_of(const ComponentExplanation& reason, const Codebook& codebook) {
    std::vector<Span> marks;
    for (const Hit& hit : reason.because) {
        if (codebook.rows[hit.row].weight <= 0) continue;
        const std::vector<Span> whole{hit.span};
        const std::vector<Span>& parts = hit.parts.empty() ? whole : hit.parts;
        marks.insert(marks.end(), parts.begin(), parts.end());
    }
    return marks;
}

Lines passage_lines(const ReviewScreen& screen, const Codebook& codebook, const Look& look) {
    const std::string& text = screen.quote.text;
    const std::vector<Span> marks = join_neighbours(text, marks_of(screen.reason, codebook));
    Lines lines;
    for (const Span line : wrap(text, look.width - kIndent.size() - 4)) {
        lines.push_back(std::string(kIndent) + highlight(text, line, marks, look));
    }
    return lines;
}

Lines header(const ReviewScreen& screen, const Look& look) {
    const std::string kind = screen.blind ? " · blind" : "";
    return {
        one_line(pace_text(screen.pace) + " · " + screen.coder + kind, Ink::bold, look),
        one_line(place_of(screen.quote) + fmt::format(" · passage {}", screen.quote.passage), Ink::dim, look),
        ""};
}

Lines suggestion_lines(const ReviewScreen& screen, const Codebook& codebook, const Look& look) {
    const Suggestion& suggestion = *screen.suggestion;
    Lines lines =
        wrapped(fmt::format("Suggested: {}, {} (score {:.1f})", label_of(codebook, suggestion.component),
                            stance_text(suggestion.stance), suggestion.score),
                "", Ink::cyan, look);
    if (suggestion.state == Suggestion::State::rejected_new) {
        append(lines, wrapped("You rejected this before. New since then: " +
                                  fmt::format("{}", fmt::join(suggestion.new_rules, ", ")),
                              "", Ink::yellow, look));
    }
    return lines;
}

Lines choice_lines(const ReviewScreen& screen, const Codebook& codebook, const Look& look) {
    Lines lines = wrapped("Is it there? " + label_of(codebook, screen.component), "", Ink::cyan, look);
    for (const Choice& choice : screen.choices) {
        std::string text = fmt::format("{}: {}", choice.coder, choice.coded ? "there" : "not there");
        if (choice.stance) text += ", " + stance_text(*choice.stance);
        text += fmt::format(" ({})", name_of(choice.view));
        if (!choice.reason.empty()) text += "; because: " + choice.reason;
        if (!choice.note.empty()) text += "; note: " + choice.note;
        append(lines, wrapped(text, kIndent, Ink::plain, look));
    }
    return lines;
}

const Code* find_code(const std::vector<Code>& codes, std::string_view component) {
    const auto found = std::find_if(codes.begin(), codes.end(),
                                    [&](const Code& code) { return code.component == component; });
    return found == codes.end() ? nullptr : &*found;
}

/// "[x] 3 Individualised support, meets", cut to `width` columns and padded to it.
std::string check_box(const Codebook& codebook, std::size_t component, const std::vector<Code>& codes,
                      std::size_t width) {
    const Code* code = find_code(codes, codebook.components[component].id);
    const std::string number = component < 10 ? std::to_string((component + 1) % 10) : " ";
    const std::string stance = code != nullptr && code->stance ? " (" + stance_text(*code->stance) + ")" : "";
    const std::string box = fmt::format("[{}] {} ", code == nullptr ? " " : "x", number);
    const std::string& label = codebook.components[component].label;
    const std::size_t room = width - box.size() - stance.size() - 2;
    std::string text = box;
    if (display_width(label) <= room) {
        text += label;
    } else {
        text += std::string(slice(label, wrap(label, room - 1).front())) + "…";
    }
    text += stance;
    text.append(width - std::min(width, display_width(text)), ' ');
    return text;
}

Lines check_boxes(const ReviewScreen& screen, const Codebook& codebook, const Look& look) {
    const std::size_t columns = look.width >= 76 ? 2 : 1;
    const std::size_t count = codebook.components.size();
    const std::size_t rows = (count + columns - 1) / columns;
    Lines lines;
    for (std::size_t row = 0; row < rows; ++row) {
        std::string line;
        for (std::size_t at = row; at < count; at += rows) {
            line += check_box(codebook, at, screen.codes, look.width / columns - 1);
        }
        lines.push_back(line.substr(0, line.find_last_not_of(' ') + 1));
    }
    return lines;
}

Lines question_lines(const ReviewScreen& screen, const Codebook& codebook, const Look& look) {
    if (screen.suggestion) return suggestion_lines(screen, codebook, look);
    if (!screen.choices.empty()) return choice_lines(screen, codebook, look);
    if (screen.component.empty()) return check_boxes(screen, codebook, look);
    return wrapped("Is it there? " + label_of(codebook, screen.component), "", Ink::cyan, look);
}

Lines footer(const ReviewScreen& screen, const Codebook& codebook, const Look& look) {
    Lines lines{""};
    append(lines, question_lines(screen, codebook, look));
    if (screen.stance) lines.push_back("Your stance: " + stance_text(*screen.stance));
    if (!screen.note.empty()) lines.push_back(one_line("Your note: " + screen.note, Ink::plain, look));
    if (!screen.message.empty()) append(lines, wrapped(screen.message, "", Ink::yellow, look));
    std::string keys;
    for (const KeyRow& row : *screen.keys) {
        if (!row.in_line) continue;
        keys += fmt::format("{}{}{}", keys.empty() ? "" : "  ", row.key,
                            row.word.empty() ? " mark" : " " + std::string(row.word));
    }
    append(lines, wrapped(keys, "", Ink::dim, look));
    return lines;
}

/// The passage, or the page of it that fits into `room` lines.
Lines page_of(const Lines& passage, std::size_t page, std::size_t room) {
    if (passage.size() <= room) return passage;
    const std::size_t rows = room - 1;
    const std::size_t pages = (passage.size() + rows - 1) / rows;
    const std::size_t first = page % pages * rows;
    const std::size_t last = std::min(first + rows, passage.size());
    Lines lines(passage.begin() + static_cast<std::ptrdiff_t>(first),
                passage.begin() + static_cast<std::ptrdiff_t>(last));
    lines.push_back(fmt::format("  … page {} of {}: space shows the next", page % pages + 1, pages));
    return lines;
}

/// Context in what room is left: the end of what stands before, the beginning of what stands behind.
Lines with_context(const ReviewScreen& screen, Lines passage, const Look& look, std::size_t room) {
    const Quote& quote = screen.quote;
    Lines before;
    if (!quote.question.empty() && quote.before.empty()) {
        before = wrapped("Asked: " + quote.question, kIndent, Ink::dim, look);
    }
    for (const std::string& text : quote.before) append(before, wrapped(text, kIndent, Ink::dim, look));
    Lines after;
    for (const std::string& text : quote.after) append(after, wrapped(text, kIndent, Ink::dim, look));
    const std::size_t free = room > passage.size() + 2 ? room - passage.size() - 2 : 0;
    const std::size_t above =
        std::min(before.size(), std::max(free - free / 3, free - std::min(free, after.size())));
    const std::size_t below = std::min(after.size(), free - above);
    Lines lines(before.end() - static_cast<std::ptrdiff_t>(above), before.end());
    if (above > 0) lines.emplace_back();
    append(lines, std::move(passage));
    if (below > 0) lines.emplace_back();
    lines.insert(lines.end(), after.begin(), after.begin() + static_cast<std::ptrdiff_t>(below));
    return lines;
}

}  // namespace

std::string pace_text(const Pace& pace) {
    std::string text = fmt::format("{} of {}", pace.position + 1, pace.total);
    if (pace.answered < 3 || pace.seconds < 30) return text;
    const double a_minute = static_cast<double>(pace.answered) * 60 / pace.seconds;
    const double left = static_cast<double>(pace.total - pace.position) / a_minute;
    return text + fmt::format(" · {:.1f} a minute, about {:.0f} min left", a_minute, std::max(left, 1.0));
}

std::string review_screen(const ReviewScreen& screen, const Codebook& codebook, const Look& look,
                          std::size_t height) {
    constexpr std::size_t kUnlimited = 10'000;
    constexpr std::size_t kLeastPassage = 4;
    Lines lines = header(screen, look);
    const Lines below = footer(screen, codebook, look);
    const std::size_t fixed = lines.size() + below.size() + 1;  // and the cursor's line
    std::size_t room = height == 0 ? kUnlimited : kLeastPassage;
    if (height > fixed + kLeastPassage) room = height - fixed;
    const Lines passage = page_of(passage_lines(screen, codebook, look), screen.page, room);
    append(lines, with_context(screen, passage, look, room));
    append(lines, below);
    return fmt::format("{}\n", fmt::join(lines, "\n"));
}

std::string keys_text(const KeyTable& keys) {
    std::string text;
    for (const KeyRow& row : keys) {
        text += fmt::format("  {:<6} {:<8} {}\n", row.key, row.word, row.does);
    }
    return text;
}

std::string component_list(const Codebook& codebook, const Look& look) {
    std::string text;
    for (std::size_t i = 0; i < codebook.components.size(); ++i) {
        text +=
            one_line(fmt::format("{:>3}  {}", i + 1, codebook.components[i].label), Ink::plain, look) + "\n";
    }
    return text;
}

}  // namespace evidex
