#include <algorithm>

#include "base/lookup.hpp"
#include "evidex/reading.hpp"
#include "report/quotes.hpp"
#include "report/words.hpp"
#include "serve/body.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"
#include "serve/runs.hpp"

namespace evidex {
namespace {

Json choice_json(const Choice& choice) {
    return {{"coder", choice.coder},
            {"coded", choice.coded},
            {"stance", choice.stance ? Json(name_of(*choice.stance)) : Json()},
            {"note", choice.note},
            {"words", choice.words}};
}

Result<Json> disagreement_json(const Disagreement& conflict, const Store& store, const Codebook& codebook) {
    const Result<Quote> quote = store.passage(conflict.passage, 2);
    if (!quote) return quote.error();
    const Result<std::vector<StoredTag>> tags = stored_tags(store, conflict.passage);
    if (!tags) return tags.error();
    std::vector<std::vector<Span>> words;
    for (const StoredTag& tag : *tags) {
        if (tag.component == conflict.component) words.push_back(tag.words);
    }
    Json json{{"passage", conflict.passage},
              {"component", conflict.component},
              {"label", label_of(codebook, conflict.component)},
              {"place", place_of(*quote)},
              {"runs", runs_json(quote->text, {}, words)},
              {"before", quote->before},
              {"after", quote->after},
              {"choices", Json::array()},
              {"settled", conflict.settled ? choice_json(*conflict.settled) : Json()}};
    for (const Choice& choice : conflict.choices) json["choices"].push_back(choice_json(choice));
    return json;
}

/// One row a choice.
Table disagreements_table(const std::vector<Disagreement>& conflicts) {
    Table table;
    for (const char* key : {"passage", "component", "coder", "coded", "stance", "words", "note", "settled"}) {
        table.columns.push_back({key, key});
    }
    for (const Disagreement& conflict : conflicts) {
        for (const Choice& choice : conflict.choices) {
            const std::string settled =
                !conflict.settled ? "" : (conflict.settled->coded ? "coded" : "not coded");
            table.rows.push_back({Cell(conflict.passage), conflict.component, choice.coder,
                                  Cell(Json(choice.coded), choice.coded ? "yes" : "no"),
                                  choice.stance ? Cell(name_of(*choice.stance)) : Cell(), choice.words,
                                  choice.note, settled});
        }
    }
    return table;
}

Result<std::vector<std::string>> components_of(const Parameters& parameters, const Codebook& codebook) {
    std::vector<std::string> components;
    for (const std::string& typed : parameters.list("component")) {
        Result<std::string> id = find_component(codebook, typed);
        if (!id) return id.error();
        components.push_back(std::move(*id));
    }
    return components.empty() ? component_ids(codebook) : components;
}

Result<std::vector<Disagreement>> find_disagreements(Workbench& workbench, const Parameters& parameters) {
    const Result<std::vector<std::string>> components = components_of(parameters, workbench.codebook());
    if (!components) return components.error();
    const Result<std::string> source = parameters.one("source");
    if (!source) return source.error();
    const Result<std::vector<std::string>> coders = coders_of(parameters);
    if (!coders) return coders.error();
    const Result<Ledger> ledger = workbench.ledger();
    if (!ledger) return ledger.error();
    EntryFilter filter;
    filter.source = *source;
    const Result<std::vector<Entry>> entries = ledger->entries(filter);
    if (!entries) return entries.error();
    return disagreements(*entries, *components, *coders);
}

std::int64_t count_open(const std::vector<Disagreement>& conflicts) {
    return std::count_if(conflicts.begin(), conflicts.end(),
                         [](const Disagreement& conflict) { return !conflict.settled; });
}

}  // namespace

Result<HttpResponse> answer_disagreements(Workbench& workbench, const Ask& ask) {
    const Result<std::int64_t> limit = ask.parameters.number("limit", 50, 1, kLongestPage);
    if (!limit) return limit.error();
    const Result<std::int64_t> offset = ask.parameters.number("offset", 0, 0, 1'000'000'000);
    if (!offset) return offset.error();
    const Result<std::vector<Disagreement>> conflicts = find_disagreements(workbench, ask.parameters);
    if (!conflicts) return conflicts.error();
    if (!ask.format.empty()) {
        return download(render(disagreements_table(*conflicts), *output_format_from(ask.format), {}),
                        "disagreements", ask.format);
    }
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const auto total = static_cast<std::int64_t>(conflicts->size());
    Json items = Json::array();
    for (std::int64_t i = *offset; i < std::min(total, *offset + *limit); ++i) {
        Result<Json> json =
            disagreement_json((*conflicts)[static_cast<std::size_t>(i)], **store, workbench.codebook());
        if (!json) return json.error();
        items.push_back(std::move(*json));
    }
    std::string command = command_line("review --disagreements", ask.parameters, "component source");
    const std::string& coder = workbench.desk().coder();
    if (!coder.empty()) command += " --coder " + shell_word(coder);
    return json_response({{"command", std::move(command)},
                          {"total", total},
                          {"open", count_open(*conflicts)},
                          {"items", std::move(items)}});
}

Result<HttpResponse> answer_settle(Workbench& workbench, const Ask& ask) {
    const Result<std::int64_t> passage = number_in(ask.body, "passage");
    if (!passage) return passage.error();
    const Result<std::string> component = component_in(ask.body, "component", workbench.codebook());
    if (!component) return component.error();
    const Result<bool> coded = flag_in(ask.body, "coded");
    if (!coded) return coded.error();
    const Result<std::optional<Stance>> stance = stance_in(ask.body);
    if (!stance) return stance.error();
    const Result<std::string> note = optional_text_in(ask.body, "note");
    if (!note) return note.error();
    Answer answer;
    answer.kind = *coded ? Answer::Kind::settle : Answer::Kind::dismiss;
    if (*coded) answer.codes.push_back({*component, *stance});
    answer.note = *note;
    const ReviewItem item{*passage, *component, std::nullopt};
    const auto draft = [&](const Ledger& ledger,
                           const std::vector<std::string>&) -> Result<std::vector<Decision>> {
        const Result<Place> place = ledger.place(*passage);
        if (!place) return place.error();
        const Reviewer reviewer{workbench.desk().coder(), View::informed, {}, workbench.codebook().digest};
        return drafts_of(item, answer, reviewer, *place);
    };
    const Result<std::int64_t> saved = workbench.desk().record(draft, {item});
    if (!saved) return saved.error();
    const Result<std::vector<Disagreement>> left = find_disagreements(workbench, ask.parameters);
    if (!left) return left.error();
    return json_response({{"command", "evidex review --disagreements"}, {"open", count_open(*left)}});
}

}  // namespace evidex
