#include "evidex/review.hpp"

namespace evidex {
namespace {

/// What all entries of one answer have in common.
Decision draft(Verdict verdict, const std::string& component, const Reviewer& reviewer, const Place& place) {
    Decision decision;
    decision.verdict = verdict;
    decision.coder = reviewer.coder;
    decision.place = place;
    decision.component = component;
    decision.view = reviewer.view;
    decision.codebook = reviewer.codebook;
    return decision;
}

std::optional<Stance> stance_of(const Answer& answer) {
    return answer.codes.empty() ? std::nullopt : answer.codes.front().stance;
}

/// Verdicts on the component in question.
Decision verdict_on(const ReviewItem& item, Verdict verdict, const Reviewer& reviewer, const Place& place) {
    Decision decision = draft(verdict, item.component, reviewer, place);
    if (item.suggestion) decision.rules = item.suggestion->rules;
    return decision;
}

std::vector<Decision> reading(const Answer& answer, const Reviewer& reviewer, const Place& place) {
    std::vector<Decision> drafts;
    for (const Code& code : answer.codes) {
        drafts.push_back(draft(Verdict::added, code.component, reviewer, place));
        drafts.back().stance = code.stance;
    }
    std::vector<std::string> asked = reviewer.components;
    if (asked.empty()) asked.emplace_back();
    for (const std::string& component : asked) {
        drafts.push_back(draft(Verdict::reviewed, component, reviewer, place));
    }
    return drafts;
}

std::vector<Decision> without_note(const ReviewItem& item, const Answer& answer, const Reviewer& reviewer,
                                   const Place& place) {
    std::vector<Decision> drafts;
    switch (answer.kind) {
        case Answer::Kind::accept:
        case Answer::Kind::settle:
            drafts.push_back(
                verdict_on(item, answer.kind == Answer::Kind::accept ? Verdict::accepted : Verdict::settled,
                           reviewer, place));
            drafts.back().stance = stance_of(answer);
            break;
        case Answer::Kind::reject:
        case Answer::Kind::change:
            drafts.push_back(verdict_on(item, Verdict::rejected, reviewer, place));
            drafts.back().reason = answer.reason;
            break;
        case Answer::Kind::dismiss:
            drafts.push_back(verdict_on(item, Verdict::dismissed, reviewer, place));
            break;
        case Answer::Kind::done:
            drafts = reading(answer, reviewer, place);
            break;
        case Answer::Kind::skip:
            if (!answer.note.empty()) drafts.push_back(draft(Verdict::shown, "", reviewer, place));
            break;
        case Answer::Kind::add:
            break;
    }
    const bool names_another = answer.kind == Answer::Kind::change || answer.kind == Answer::Kind::add;
    if (names_another && !answer.codes.empty()) {
        drafts.push_back(draft(Verdict::added, answer.codes.front().component, reviewer, place));
        drafts.back().stance = stance_of(answer);
    }
    return drafts;
}

}  // namespace

std::vector<Decision> drafts_of(const ReviewItem& item, const Answer& answer, const Reviewer& reviewer,
                                const Place& place) {
    std::vector<Decision> drafts = without_note(item, answer, reviewer, place);
    if (!drafts.empty()) drafts.front().note = answer.note;
    return drafts;
}

}  // namespace evidex
