#include <algorithm>

#include "evidex/review.hpp"

namespace evidex {

Sitting::Sitting(std::vector<ReviewItem> items, Reviewer reviewer, DecisionLog log)
    : items_(std::move(items)), reviewer_(std::move(reviewer)), log_(std::move(log)) {}

const ReviewItem* Sitting::current() const {
    return position_ < items_.size() ? &items_[position_] : nullptr;
}

Status Sitting::show() {
    const ReviewItem* item = current();
    if (item == nullptr || reviewer_.view == View::blind) return Done{};
    const auto place_in_order = std::lower_bound(shown_.begin(), shown_.end(), item->passage);
    if (place_in_order != shown_.end() && *place_in_order == item->passage) return Done{};
    Result<Place> place = log_.place(item->passage);
    if (!place) return place.error();
    Decision shown;
    shown.verdict = Verdict::shown;
    shown.coder = reviewer_.coder;
    shown.place = std::move(*place);
    shown.view = reviewer_.view;
    shown.codebook = reviewer_.codebook;
    const Result<std::vector<Decision>> recorded = log_.record({std::move(shown)});
    if (!recorded) return recorded.error();
    shown_.insert(place_in_order, item->passage);
    return Done{};
}

Status Sitting::answer(const Answer& answer) {
    const ReviewItem* item = current();
    if (item == nullptr) return make_error(ErrorCode::usage, "there is nothing left to decide");
    const Result<Place> place = log_.place(item->passage);
    if (!place) return place.error();
    Step step{position_, {}};
    std::vector<Decision> drafts = drafts_of(*item, answer, reviewer_, *place);
    if (!drafts.empty()) {
        const Result<std::vector<Decision>> recorded = log_.record(std::move(drafts));
        if (!recorded) return recorded.error();
        for (const Decision& decision : *recorded) step.recorded.push_back(decision.id);
    }
    steps_.push_back(std::move(step));
    if (answer.kind != Answer::Kind::add) ++position_;
    return Done{};
}

Result<bool> Sitting::undo() {
    if (steps_.empty()) return false;
    const Step& step = steps_.back();
    const std::vector<std::string> last_first(step.recorded.rbegin(), step.recorded.rend());
    for (const std::string& id : last_first) {
        const Result<Decision> withdrawn = log_.withdraw(id, reviewer_.coder);
        if (!withdrawn) return withdrawn.error();
    }
    position_ = step.position;
    steps_.pop_back();
    return true;
}

}  // namespace evidex
