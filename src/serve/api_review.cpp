#include <algorithm>
#include <iterator>
#include <map>

#include "base/lookup.hpp"
#include "evidex/reading.hpp"
#include "report/quotes.hpp"
#include "report/words.hpp"
#include "serve/body.hpp"
#include "serve/drafts.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"
#include "serve/runs.hpp"

namespace evidex {
namespace {

constexpr int kContext = 2;
constexpr std::size_t kMostAtOnce = 500;

Result<ReviewChoice> choice_of(const Parameters& parameters, const Codebook& codebook) {
    ReviewChoice choice;
    for (const std::string& typed : parameters.list("component")) {
        Result<std::string> id = find_component(codebook, typed);
        if (!id) return id.error();
        choice.components.push_back(std::move(*id));
    }
    const Result<std::string> source = parameters.one("source");
    if (!source) return source.error();
    choice.source = *source;
    const Result<std::string> order = parameters.choice("order", "document uncertain random");
    if (!order) return order.error();
    choice.order = review_order_from(*order).value_or(ReviewOrder::document);
    const Result<std::string> blind = parameters.choice("blind", "no yes");
    if (!blind) return blind.error();
    const Result<std::int64_t> sample = parameters.number("sample", 0, 1, 1'000'000);
    if (!sample) return sample.error();
    choice.sample = *sample;
    choice.blind = *blind == "yes" || choice.sample > 0;
    if (choice.sample > 0 && choice.components.size() > 1) {
        return make_error(ErrorCode::usage, "a sample is for one component or for all",
                          "name one component, or none");
    }
    const Result<std::int64_t> seed = parameters.number("seed", 1, 0, 1'000'000'000);
    if (!seed) return seed.error();
    choice.seed = static_cast<std::uint64_t>(*seed);
    if (choice.blind && choice.order == ReviewOrder::uncertain) {
        return make_error(ErrorCode::usage, "the order 'uncertain' would betray what is hidden",
                          "use document or random");
    }
    return choice;
}

/// What this coder said of each component of a passage.
Result<std::map<std::string, std::string>> own_verdicts(const Ledger& ledger, const std::string& coder,
                                                        std::int64_t passage) {
    EntryFilter filter;
    filter.coder = coder;
    filter.passage = passage;
    filter.standing = true;
    const Result<std::vector<Entry>> entries = ledger.entries(filter);
    if (!entries) return entries.error();
    std::map<std::string, std::string> verdicts;
    for (const Entry& entry : *entries) {
        const std::string verdict = page_verdict(entry.decision.verdict);
        if (!verdict.empty()) verdicts[entry.decision.component] = verdict;
    }
    return verdicts;
}

/// What is shown of a passage whatever the coder may see.
Json passage_json(const Quote& quote) {
    return {{"passage", quote.passage},
            {"place", place_of(quote)},
            {"runs", Json::array()},
            {"before", quote.before},
            {"after", quote.after},
            {"speaker", or_null(quote.speaker, !quote.speaker.empty())},
            {"role", or_null(quote.role, !quote.role.empty())},
            {"component", ""},
            {"suggestions", Json::array()}};
}

Result<Json> item_json(const ReviewItem& item, bool blind, const Store& store, const Ledger& ledger,
                       const Workbench& workbench) {
    const Result<Quote> quote = store.passage(item.passage, kContext);
    if (!quote) return quote.error();
    Json json = passage_json(*quote);
    if (blind) {
        json["runs"] = runs_json(quote->text, {}, {});
        return json;
    }
    const Result<std::vector<StoredTag>> tags = stored_tags(store, item.passage);
    if (!tags) return tags.error();
    const auto verdicts = own_verdicts(ledger, workbench.desk().coder(), item.passage);
    if (!verdicts) return verdicts.error();
    json["runs"] = runs_json(quote->text, {}, words_of(*tags));
    json["component"] = item.component;
    for (const StoredTag& tag : *tags) {
        const auto verdict = verdicts->find(tag.component);
        json["suggestions"].push_back(
            {{"component", tag.component},
             {"label", label_of(workbench.codebook(), tag.component)},
             {"stance", name_of(tag.stance)},
             {"score", tag.score},
             {"verdict", verdict == verdicts->end() ? Json() : Json(verdict->second)}});
    }
    return json;
}

/// What other coders hold of the components that were just decided.
Result<Json> others_json(const Ledger& ledger, const std::string& coder,
                         const std::vector<DecisionInput>& inputs) {
    Json others = Json::array();
    for (const DecisionInput& input : inputs) {
        if (input.component.empty()) continue;
        EntryFilter filter;
        filter.component = input.component;
        filter.passage = input.passage;
        filter.standing = true;
        const Result<std::vector<Entry>> entries = ledger.entries(filter);
        if (!entries) return entries.error();
        for (const Entry& entry : *entries) {
            const std::string verdict = page_verdict(entry.decision.verdict);
            if (entry.decision.coder == coder || verdict.empty()) continue;
            others.push_back({{"passage", input.passage},
                              {"component", input.component},
                              {"coder", entry.decision.coder},
                              {"verdict", verdict}});
        }
    }
    return others;
}

Result<std::vector<DecisionInput>> inputs_of(const Json& body, const Store& store, const Codebook& codebook) {
    const Result<const Json*> list = list_in(body, "decisions", kMostAtOnce);
    if (!list) return list.error();
    std::vector<DecisionInput> inputs;
    for (const Json& json : **list) {
        Result<DecisionInput> input = decision_input(json, store, codebook);
        if (!input) return input.error();
        inputs.push_back(std::move(*input));
    }
    return inputs;
}

}  // namespace

Result<HttpResponse> answer_review(Workbench& workbench, const Ask& ask) {
    const Result<ReviewChoice> choice = choice_of(ask.parameters, workbench.codebook());
    if (!choice) return choice.error();
    const Result<std::int64_t> limit = ask.parameters.number("limit", 20, 1, 100);
    if (!limit) return limit.error();
    if (workbench.desk().is_blind() && !choice->blind) return blind_problem();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<StoreStatus> status = (*store)->status();
    if (!status) return status.error();
    const std::string revision = status->last_run ? std::to_string(status->last_run->id) : "0";
    const Result<ReviewPage> page =
        workbench.desk().next(*choice, static_cast<std::size_t>(*limit), revision);
    if (!page) return page.error();
    const Result<Ledger> ledger = workbench.ledger();
    if (!ledger) return ledger.error();
    Json items = Json::array();
    for (const ReviewItem& item : page->items) {
        Result<Json> json = item_json(item, choice->blind, **store, *ledger, workbench);
        if (!json) return json.error();
        items.push_back(std::move(*json));
    }
    Json problems = Json::array();
    if (page->seen > 0) {
        problems.push_back(counted(page->seen, "passage") +
                           " left out: you have seen suggestions or codes there, so you cannot code them "
                           "blind.");
    }
    std::string command = command_line("review", ask.parameters, "component source order sample seed");
    if (choice->blind && choice->sample == 0) command += " --blind";
    command += " --coder " + shell_word(workbench.desk().coder());
    return json_response({{"command", std::move(command)},
                          {"total", page->total},
                          {"done", page->done},
                          {"blind", choice->blind},
                          {"items", std::move(items)},
                          {"problems", std::move(problems)}});
}

Result<HttpResponse> answer_blind(Workbench& workbench, const Ask& ask) {
    const Result<bool> blind = flag_in(ask.body, "blind");
    if (!blind) return blind.error();
    if (*blind && workbench.desk().coder().empty()) return no_coder();
    workbench.desk().set_blind(*blind);
    return json_response({{"command", "evidex review"}, {"blind", *blind}});
}

Result<HttpResponse> answer_decide(Workbench& workbench, const Ask& ask) {
    const Result<bool> blind = flag_in(ask.body, "blind");
    if (!blind) return blind.error();
    if (workbench.desk().is_blind() && !*blind) return blind_problem();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<std::vector<DecisionInput>> inputs = inputs_of(ask.body, **store, workbench.codebook());
    if (!inputs) return inputs.error();
    Desk& desk = workbench.desk();
    std::vector<ReviewItem> cells;
    for (const DecisionInput& input : *inputs)
        cells.push_back({input.passage, input.component, std::nullopt});
    const auto draft = [&](const Ledger& ledger,
                           const std::vector<std::string>& components) -> Result<std::vector<Decision>> {
        const DraftContext context{desk.coder(), *blind ? View::blind : View::assisted, components};
        std::vector<Decision> drafts;
        for (const DecisionInput& input : *inputs) {
            Result<std::vector<Decision>> more = drafts_for(input, ledger, **store, context);
            if (!more) return more.error();
            std::move(more->begin(), more->end(), std::back_inserter(drafts));
        }
        return drafts;
    };
    const Result<std::int64_t> saved = desk.record(draft, std::move(cells));
    if (!saved) return saved.error();
    if (*blind) desk.set_blind(true);
    Json others = Json::array();
    if (!*blind) {
        const Result<Ledger> ledger = workbench.ledger();
        if (!ledger) return ledger.error();
        Result<Json> found = others_json(*ledger, desk.coder(), *inputs);
        if (!found) return found.error();
        others = std::move(*found);
    }
    return json_response({{"command", "evidex review"},
                          {"saved", *saved},
                          {"others", std::move(others)},
                          {"done", desk.done()}});
}

Result<HttpResponse> answer_undo(Workbench& workbench, const Ask&) {
    const Result<std::vector<ReviewItem>> undone = workbench.desk().undo();
    if (!undone) return undone.error();
    Json passages = Json::array();
    for (const ReviewItem& cell : *undone) passages.push_back(cell.passage);
    return json_response({{"command", "evidex review"},
                          {"undone", undone->size()},
                          {"passages", std::move(passages)},
                          {"done", workbench.desk().done()}});
}

Result<HttpResponse> answer_shown(Workbench& workbench, const Ask& ask) {
    const Result<const Json*> list = list_in(ask.body, "passages", kMostAtOnce);
    if (!list) return list.error();
    std::vector<std::int64_t> passages;
    for (const Json& passage : **list) {
        if (!passage.is_number_integer()) {
            return make_error(ErrorCode::usage, "'passages' holds something that is not a number");
        }
        passages.push_back(passage.get<std::int64_t>());
    }
    const auto draft = [&](const Ledger& ledger,
                           const std::vector<std::string>&) -> Result<std::vector<Decision>> {
        std::vector<Decision> drafts;
        for (const std::int64_t passage : passages) {
            Result<Place> place = ledger.place(passage);
            if (!place) return place.error();
            Decision& shown = drafts.emplace_back();
            shown.verdict = Verdict::shown;
            shown.coder = workbench.desk().coder();
            shown.place = std::move(*place);
            shown.view = View::assisted;
        }
        return drafts;
    };
    const Result<std::int64_t> saved = workbench.desk().record(draft, {});
    if (!saved) return saved.error();
    return json_response({{"command", "evidex review"}, {"saved", *saved}});
}

}  // namespace evidex
