#include "pipeline/import_decisions.hpp"

#include <algorithm>

#include "base/decision_text.hpp"

namespace evidex {
namespace {

Decision told(const DecisionText& text) {
    Decision decision;
    decision.verdict = text.verdict;
    decision.view = text.view;
    decision.stance = text.stance;
    decision.rules = text.rules;
    decision.reason = text.reason;
    decision.note = text.note;
    return decision;
}

bool is_comment(Verdict verdict) {
    return verdict == Verdict::rejected || verdict == Verdict::dismissed || verdict == Verdict::reviewed;
}

}  // namespace

Decision decision_of(const ProjectCoding& coding, bool is_ours) {
    const auto text = is_ours ? parse_decision_text(coding.description) : std::nullopt;
    Decision decision;
    if (text && is_coding(text->verdict)) {
        decision = told(*text);
        // What a change replaced stayed behind: here it is a coding of its own.
        if (decision.verdict == Verdict::changed_span) decision.verdict = Verdict::added;
    } else {
        decision.verdict = Verdict::added;
        decision.note = coding.description;
    }
    return decision;
}

std::optional<Decision> decision_in(const ProjectNote& note, const Project& project,
                                    const std::vector<std::string>& components) {
    if (!note.place || note.user < 0) return std::nullopt;
    const auto text = parse_decision_text(note.text);
    if (!text || !is_comment(text->verdict)) return std::nullopt;
    Decision decision = told(*text);
    if (text->code.empty()) {
        return text->verdict == Verdict::reviewed ? std::optional(std::move(decision)) : std::nullopt;
    }
    const auto code = std::find_if(project.codes.begin(), project.codes.end(),
                                   [&](const ProjectCode& one) { return one.name == text->code; });
    if (code == project.codes.end()) return std::nullopt;
    decision.component = components[static_cast<std::size_t>(code - project.codes.begin())];
    return decision.component.empty() ? std::nullopt : std::optional(std::move(decision));
}

}  // namespace evidex
