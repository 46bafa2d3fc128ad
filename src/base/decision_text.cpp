#include "base/decision_text.hpp"

#include <algorithm>
#include <sstream>

#include "base/strings.hpp"

namespace evidex {
namespace {

constexpr std::string_view kCode = "code: ";
constexpr std::string_view kRules = "rules: ";
constexpr std::string_view kReason = "reason: ";
constexpr std::string_view kNote = "note: ";

/// The part up to the separator, which is removed from `text` with it.
std::string_view take_until(std::string_view& text, std::string_view separator) {
    const std::size_t at = text.find(separator);
    const std::string_view part = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + separator.size());
    return part;
}

/// A line that begins so, without its beginning; it is removed from `text`. Empty if the next line is
/// another.
std::string_view take_line(std::string_view& text, std::string_view beginning) {
    return text.starts_with(beginning) ? take_until(text, "\n").substr(beginning.size()) : std::string_view();
}

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::optional<Stance> spoken_stance(std::string_view text) {
    return text == "falls short" ? Stance::falls_short : stance_from(text);
}

}  // namespace

std::string decision_text(const Decision& decision, std::string_view code) {
    std::string text(name_of(decision.verdict));
    text.append(", ").append(name_of(decision.view));
    if (decision.stance) {
        text.append(", ").append(*decision.stance == Stance::falls_short ? "falls short"
                                                                         : name_of(*decision.stance));
    }
    if (!code.empty()) text.append("\n").append(kCode).append(code);
    if (!decision.rules.empty()) {
        text += "\nrules:";
        for (const std::string& rule : decision.rules) text += " " + rule;
    }
    if (!decision.reason.empty()) text.append("\n").append(kReason).append(on_one_line(decision.reason));
    if (!decision.note.empty()) text.append("\n").append(kNote).append(decision.note);
    return text;
}

std::optional<DecisionText> parse_decision_text(std::string_view text) {
    std::string_view head = take_until(text, "\n");
    DecisionText out;
    const auto verdict = verdict_from(take_until(head, ", "));
    const auto view = view_from(take_until(head, ", "));
    if (!verdict || !view) return std::nullopt;
    out.verdict = *verdict;
    out.view = *view;
    out.stance = spoken_stance(head);
    if (!head.empty() && !out.stance) return std::nullopt;
    out.code = take_line(text, kCode);
    std::istringstream rules{std::string(take_line(text, kRules))};
    for (std::string rule; rules >> rule;) out.rules.push_back(rule);
    out.reason = take_line(text, kReason);
    if (text.starts_with(kNote)) {
        out.note = text.substr(kNote.size());
    } else if (!trim(text).empty()) {
        return std::nullopt;
    }
    return out;
}

}  // namespace evidex
