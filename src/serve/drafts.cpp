#include "serve/drafts.hpp"

#include <algorithm>
#include <array>

#include "evidex/reading.hpp"
#include "serve/body.hpp"
#include "serve/selection.hpp"

namespace evidex {
namespace {

constexpr std::array<std::string_view, 6> kVerdicts{"accepted", "rejected", "added",
                                                    "changed",  "uncoded",  "reviewed"};

Status read_selection(const Json& json, const Store& store, DecisionInput& input) {
    const auto found = json.find("selection");
    if (found == json.end() || found->is_null()) return Done{};
    const Result<std::int64_t> begin = number_in(*found, "begin");
    if (!begin) return begin.error();
    const Result<std::int64_t> end = number_in(*found, "end");
    if (!end) return end.error();
    const Result<std::string> words = text_in(*found, "words");
    if (!words) return words.error();
    const Result<Quote> quote = store.passage(input.passage, 0);
    if (!quote) return quote.error();
    const Result<Span> span = bytes_of(quote->text, {*begin, *end, *words});
    if (!span) return span.error();
    input.selection = *span;
    return Done{};
}

Status read_texts(const Json& json, DecisionInput& input) {
    const std::array<std::pair<const char*, std::string DecisionInput::*>, 2> members{
        {{"note", &DecisionInput::note}, {"reason", &DecisionInput::reason}}};
    for (const auto& [name, member] : members) {
        Result<std::string> text = optional_text_in(json, name);
        if (!text) return text.error();
        input.*member = std::move(*text);
    }
    return Done{};
}

/// What the coder holds of the component in the passage.
Result<std::optional<Entry>> standing_coding(const DecisionInput& input, const Ledger& ledger,
                                             const std::string& coder) {
    EntryFilter filter;
    filter.coder = coder;
    filter.component = input.component;
    filter.passage = input.passage;
    filter.standing = true;
    Result<std::vector<Entry>> entries = ledger.entries(filter);
    if (!entries) return entries.error();
    std::reverse(entries->begin(), entries->end());
    for (Entry& entry : *entries) {
        if (is_coding(entry.decision.verdict) && entry.decision.component == input.component) {
            return std::optional(std::move(entry));
        }
    }
    return std::optional<Entry>();
}

Result<std::vector<std::string>> rules_for(const DecisionInput& input, const Store& store) {
    const Result<std::vector<StoredTag>> tags = stored_tags(store, input.passage);
    if (!tags) return tags.error();
    for (const StoredTag& tag : *tags) {
        if (tag.component == input.component) return tag.rules;
    }
    return std::vector<std::string>();
}

/// Makes the drafts of one input.
class Drafting {
public:
    Drafting(const DecisionInput& input, const DraftContext& context) : input_(input), context_(context) {}

    Decision& add(Verdict verdict, const std::string& component, const Place& place) {
        Decision& decision = drafts_.emplace_back();
        decision.verdict = verdict;
        decision.coder = context_.coder;
        decision.place = place;
        decision.component = component;
        decision.view = context_.view;
        return decision;
    }
    std::vector<Decision> take() {
        if (!drafts_.empty()) drafts_.front().note = input_.note;
        return std::move(drafts_);
    }

private:
    const DecisionInput& input_;
    const DraftContext& context_;
    std::vector<Decision> drafts_;
};

}  // namespace

Result<DecisionInput> decision_input(const Json& json, const Store& store, const Codebook& codebook) {
    DecisionInput input;
    const Result<std::int64_t> passage = number_in(json, "passage");
    if (!passage) return passage.error();
    input.passage = *passage;
    Result<std::string> verdict = text_in(json, "verdict");
    if (!verdict) return verdict.error();
    if (std::find(kVerdicts.begin(), kVerdicts.end(), *verdict) == kVerdicts.end()) {
        return make_error(ErrorCode::usage, "unknown verdict '" + *verdict + "'");
    }
    input.verdict = std::move(*verdict);
    if (input.verdict != "reviewed") {
        Result<std::string> component = component_in(json, "component", codebook);
        if (!component) return component.error();
        input.component = std::move(*component);
    }
    if (const Result<std::string> to = optional_text_in(json, "to"); to && !to->empty()) {
        Result<std::string> component = component_in(json, "to", codebook);
        if (!component) return component.error();
        if (*component != input.component) input.to = std::move(*component);
    }
    const Result<std::optional<Stance>> stance = stance_in(json);
    if (!stance) return stance.error();
    input.stance = *stance;
    if (Status read = read_texts(json, input); !read) return read.error();
    if (Status read = read_selection(json, store, input); !read) return read.error();
    return input;
}

Result<std::vector<Decision>> drafts_for(const DecisionInput& input, const Ledger& ledger, const Store& store,
                                         const DraftContext& context) {
    const Result<Place> whole = ledger.place(input.passage);
    if (!whole) return whole.error();
    Result<Place> part = *whole;
    if (input.selection) part = ledger.place(input.passage, *input.selection);
    if (!part) return part.error();
    const Result<std::vector<std::string>> rules = rules_for(input, store);
    if (!rules) return rules.error();
    Drafting drafting(input, context);
    if (input.verdict == "reviewed") {
        std::vector<std::string> components = context.components;
        if (components.empty()) components.emplace_back();
        for (const std::string& component : components) drafting.add(Verdict::reviewed, component, *whole);
        return drafting.take();
    }
    const Result<std::optional<Entry>> held = standing_coding(input, ledger, context.coder);
    if (!held) return held.error();
    if (input.verdict == "uncoded") {
        if (*held)
            drafting.add(Verdict::withdrawn, input.component, (*held)->decision.place).replaces =
                (*held)->decision.id;
    } else if (input.verdict == "rejected" || !input.to.empty()) {
        Decision& rejected = drafting.add(Verdict::rejected, input.component, *whole);
        rejected.rules = *rules;
        rejected.reason = input.reason;
        if (!input.to.empty()) drafting.add(Verdict::added, input.to, *part).stance = input.stance;
    } else if (input.verdict == "changed" && *held) {
        Decision& changed = drafting.add(Verdict::changed_span, input.component, *part);
        changed.replaces = (*held)->decision.id;
        changed.stance = input.stance ? input.stance : (*held)->decision.stance;
    } else {
        const bool adds = input.verdict == "added" || rules->empty();
        Decision& coded = drafting.add(adds ? Verdict::added : Verdict::accepted, input.component, *part);
        coded.stance = input.stance;
        if (!adds) coded.rules = *rules;
    }
    return drafting.take();
}

std::string page_verdict(Verdict verdict) {
    switch (verdict) {
        case Verdict::accepted:
        case Verdict::settled:
            return "accepted";
        case Verdict::rejected:
        case Verdict::dismissed:
            return "rejected";
        case Verdict::added:
            return "added";
        case Verdict::changed_span:
            return "changed";
        case Verdict::reviewed:
            return "reviewed";
        default:
            return {};
    }
}

}  // namespace evidex
