#include "serve/desk.hpp"

#include <algorithm>

#include "evidex/review_sample.hpp"

namespace evidex {

Error no_coder() {
    return make_error(ErrorCode::usage, "nobody is named as the coder, so nothing can be decided",
                      "stop with Ctrl-C and start with: evidex serve --coder NAME");
}

Desk::Desk(std::string db, std::string coder, const Codebook& codebook)
    : db_(std::move(db)), coder_(std::move(coder)), codebook_(codebook) {}

Result<Ledger*> Desk::ledger() {
    if (coder_.empty()) return no_coder();
    if (!ledger_) {
        Result<Ledger> opened = Ledger::open(db_, Store::Mode::read_write);
        if (!opened) return opened.error();
        ledger_ = std::make_unique<Ledger>(std::move(*opened));
    }
    return ledger_.get();
}

Result<ReviewQueue> Desk::make_queue(const ReviewChoice& choice) {
    const Result<Ledger*> log = ledger();
    if (!log) return log.error();
    draw_.reset();
    if (choice.blind) return make_blind_queue(choice);
    Filter filter;
    filter.source = choice.source;
    filter.components = choice.components;
    const Result<std::vector<Suggestion>> suggestions = (*log)->suggestions(filter, coder_, false);
    if (!suggestions) return suggestions.error();
    return suggestion_queue(*suggestions, {choice.components, choice.order, choice.seed}, codebook_);
}

Result<ReviewQueue> Desk::make_blind_queue(const ReviewChoice& choice) {
    EntryFilter own;
    own.coder = coder_;
    const Result<std::vector<Entry>> entries = ledger_->entries(own);
    if (!entries) return entries.error();
    const bool all = choice.sample == 0;
    Filter filter;
    filter.source = choice.source;
    const Result<std::vector<Unit>> units = all ? ledger_->units(filter) : drawn(choice);
    if (!units) return units.error();
    // A sample is read in the order in which it was drawn, so that whoever stops early has read a sample too.
    const ReviewOrder order = all ? choice.order : ReviewOrder::document;
    return passage_queue(*units, *entries, {choice.components, order, choice.seed});
}

Result<std::vector<Unit>> Desk::drawn(const ReviewChoice& choice) {
    Sample request;
    request.wanted = choice.sample;
    request.seed = choice.seed;
    request.component = choice.components.empty() ? "" : choice.components.front();
    request.source = choice.source;
    request.codebook = codebook_.digest;
    Result<Sample> sample = find_or_draw_sample(*ledger_, std::move(request));
    if (!sample) return sample.error();
    draw_ = std::move(*sample);
    return units_of(*draw_);
}

bool Desk::is_open(const ReviewItem& item) const {
    if (closed_.count({item.passage, item.component}) > 0) return false;
    // Blind, a passage read to the end is done; a suggestion is done only when it is decided itself.
    return item.suggestion.has_value() || closed_.count({item.passage, ""}) == 0;
}

std::int64_t Desk::count_done() const {
    return queue_.decided + std::count_if(queue_.items.begin(), queue_.items.end(),
                                          [this](const ReviewItem& item) { return !is_open(item); });
}

Result<ReviewPage> Desk::next(const ReviewChoice& choice, std::size_t limit, const std::string& revision) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (revision_.empty() || choice != choice_ || revision != revision_) {
        Result<ReviewQueue> queue = make_queue(choice);
        if (!queue) return queue.error();
        queue_ = std::move(*queue);
        choice_ = choice;
        revision_ = revision;
        closed_.clear();
    }
    ReviewPage page;
    page.done = count_done();
    page.total = queue_.decided + static_cast<std::int64_t>(queue_.items.size());
    page.seen = queue_.seen;
    for (const ReviewItem& item : queue_.items) {
        if (page.items.size() == limit) break;
        if (is_open(item)) page.items.push_back(item);
    }
    return page;
}

Result<std::int64_t> Desk::record(const Draft& draft, std::vector<ReviewItem> cells) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const Result<Ledger*> log = ledger();
    if (!log) return log.error();
    if (draw_ && draw_->id == 0) {
        Result<Sample> kept = (*log)->keep(*draw_);
        if (!kept) return kept.error();
        draw_ = std::move(*kept);
    }
    Result<std::vector<Decision>> drafts = draft(**log, choice_.components);
    if (!drafts) return drafts.error();
    for (Decision& decision : *drafts) {
        decision.coder = coder_;
        decision.codebook = codebook_.digest;
    }
    const Result<std::vector<Decision>> recorded = (*log)->record(std::move(*drafts));
    if (!recorded) return recorded.error();
    Step step;
    for (const Decision& decision : *recorded) step.recorded.push_back(decision.id);
    for (const ReviewItem& cell : cells) closed_.insert({cell.passage, cell.component});
    step.cells = std::move(cells);
    const auto saved = static_cast<std::int64_t>(step.recorded.size());
    if (!step.cells.empty()) steps_.push_back(std::move(step));
    return saved;
}

Result<std::vector<ReviewItem>> Desk::undo() {
    const std::lock_guard<std::mutex> lock(mutex_);
    const Result<Ledger*> log = ledger();
    if (!log) return log.error();
    if (steps_.empty()) return std::vector<ReviewItem>();
    // An entry leaves the step once it is withdrawn, so that a failed undo can be tried again.
    Step& step = steps_.back();
    while (!step.recorded.empty()) {
        const Result<Decision> withdrawn = (*log)->withdraw(step.recorded.back(), coder_);
        if (!withdrawn) return withdrawn.error();
        step.recorded.pop_back();
    }
    std::vector<ReviewItem> cells = std::move(step.cells);
    steps_.pop_back();
    for (const ReviewItem& cell : cells) {
        const auto closed = closed_.find({cell.passage, cell.component});
        if (closed != closed_.end()) closed_.erase(closed);
    }
    return cells;
}

std::int64_t Desk::done() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return count_done();
}

}  // namespace evidex
