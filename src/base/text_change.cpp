#include "base/text_change.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace evidex {
namespace {

/// Shorter lines ("Yes.") may come and go: they are not matched by themselves.
constexpr std::uint32_t kAnchor = 16;

/// Calls `use` with each line of a part of the text, line end included.
template <class Use>
void for_each_line(std::string_view text, Span part, Use use) {
    std::uint32_t begin = part.begin;
    while (begin < part.end) {
        const std::size_t newline = text.find('\n', begin);
        const auto end = newline < part.end ? static_cast<std::uint32_t>(newline) + 1 : part.end;
        use(Span{begin, end});
        begin = end;
    }
}

/// A line with its places in both texts, as far as they are the only ones.
struct Line {
    Span before;
    std::uint32_t after = 0;
    int count_before = 0;
    int count_after = 0;
};

/// The lines that stand once in either part, by position before.
std::vector<Line> unique_lines(std::string_view before, Span part_before, std::string_view after,
                               Span part_after) {
    std::map<std::string_view, Line> lines;
    for_each_line(before, part_before, [&](Span line) {
        if (line.size() < kAnchor) return;
        Line& entry = lines[slice(before, line)];
        entry.before = line;
        ++entry.count_before;
    });
    for_each_line(after, part_after, [&](Span line) {
        const auto entry = lines.find(slice(after, line));
        if (entry == lines.end()) return;
        entry->second.after = line.begin;
        ++entry->second.count_after;
    });
    std::vector<Line> unique;
    for (const auto& [words, line] : lines) {
        if (line.count_before == 1 && line.count_after == 1) unique.push_back(line);
    }
    std::sort(unique.begin(), unique.end(),
              [](const Line& a, const Line& b) { return a.before.begin < b.before.begin; });
    return unique;
}

/// The longest sequence of lines that kept their order (patience sorting).
std::vector<Line> in_order(const std::vector<Line>& lines) {
    std::vector<std::size_t> tops;
    std::vector<std::size_t> previous(lines.size(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto top = std::lower_bound(
            tops.begin(), tops.end(), lines[i].after,
            [&](std::size_t each, std::uint32_t position) { return lines[each].after < position; });
        if (top != tops.begin()) previous[i] = *(top - 1);
        if (top == tops.end()) {
            tops.push_back(i);
        } else {
            *top = i;
        }
    }
    std::vector<Line> sequence;
    for (std::size_t i = tops.empty() ? lines.size() : tops.back(); i < lines.size(); i = previous[i]) {
        sequence.push_back(lines[i]);
    }
    std::reverse(sequence.begin(), sequence.end());
    return sequence;
}

/// Where `words` stand in a part of the text, if they do so exactly once.
std::optional<std::uint32_t> only_place(std::string_view text, Span part, std::string_view words) {
    const std::string_view inside = slice(text, part);
    const std::size_t first = inside.find(words);
    if (first == std::string_view::npos || inside.find(words, first + 1) != std::string_view::npos) {
        return std::nullopt;
    }
    return part.begin + static_cast<std::uint32_t>(first);
}

}  // namespace

TextChange::TextChange(std::string_view before, std::string_view after) : before_(before), after_(after) {
    match({{0, static_cast<std::uint32_t>(before.size())}, {0, static_cast<std::uint32_t>(after.size())}});
}

void TextChange::add(Span before, std::uint32_t after) {
    if (before.empty()) return;
    if (!runs_.empty()) {
        Run& last = runs_.back();
        if (last.before + last.size == before.begin && last.after + last.size == after) {
            last.size += before.size();
            return;
        }
    }
    runs_.push_back({before.begin, after, before.size()});
}

void TextChange::match(Window window) {
    if (slice(before_, window.before) == slice(after_, window.after)) {
        add(window.before, window.after.begin);
        return;
    }
    const std::vector<Line> lines = in_order(unique_lines(before_, window.before, after_, window.after));
    if (lines.empty()) return;
    Window rest = window;
    for (const Line& line : lines) {
        match({{rest.before.begin, line.before.begin}, {rest.after.begin, line.after}});
        add(line.before, line.after);
        rest.before.begin = line.before.end;
        rest.after.begin = line.after + line.before.size();
    }
    match(rest);
}

std::optional<Span> TextChange::find(Span span) const {
    if (span.empty() || span.end > before_.size()) return std::nullopt;
    if (const std::optional<Span> same = in_runs(span)) return same;
    return in_window(span);
}

std::optional<Span> TextChange::in_runs(Span span) const {
    auto run = std::upper_bound(runs_.begin(), runs_.end(), span.begin,
                                [](std::uint32_t at, const Run& each) { return at < each.before; });
    if (run == runs_.begin()) return std::nullopt;
    --run;
    if (span.end > run->before + run->size) return std::nullopt;
    const std::uint32_t begin = run->after + (span.begin - run->before);
    return Span{begin, begin + span.size()};
}

TextChange::Window TextChange::around(Span span) const {
    Window window{{0, static_cast<std::uint32_t>(before_.size())},
                  {0, static_cast<std::uint32_t>(after_.size())}};
    for (const Run& run : runs_) {
        if (run.before + run.size <= span.begin) {
            window.before.begin = run.before + run.size;
            window.after.begin = run.after + run.size;
        } else if (run.before >= span.end) {
            window.before.end = run.before;
            window.after.end = run.after;
            break;
        }
    }
    return window;
}

/// Words between the same two matched lines as before, there once in either text.
std::optional<Span> TextChange::in_window(Span span) const {
    const Window window = around(span);
    const std::string_view words = slice(before_, span);
    if (only_place(before_, window.before, words) != span.begin) return std::nullopt;
    const std::optional<std::uint32_t> there = only_place(after_, window.after, words);
    if (!there || !is_anchored(span, *there, window)) return std::nullopt;
    return Span{*there, *there + span.size()};
}

/// Whether enough around the words is the same to be sure of short ones too: as many bytes as make a line an
/// anchor, or all up to a matched line.
bool TextChange::is_anchored(Span span, std::uint32_t there, const Window& window) const {
    std::uint32_t left = 0;
    while (span.begin - left > window.before.begin && there - left > window.after.begin &&
           before_[span.begin - left - 1] == after_[there - left - 1]) {
        ++left;
    }
    std::uint32_t right = 0;
    const std::uint32_t end = there + span.size();
    while (span.end + right < window.before.end && end + right < window.after.end &&
           before_[span.end + right] == after_[end + right]) {
        ++right;
    }
    const bool touches_left = span.begin - left == window.before.begin && there - left == window.after.begin;
    const bool touches_right = span.end + right == window.before.end && end + right == window.after.end;
    return left + span.size() + right >= kAnchor || touches_left || touches_right;
}

}  // namespace evidex
