#include <algorithm>

#include "base/lookup.hpp"
#include "base/number.hpp"
#include "evidex/reading.hpp"
#include "report/explanation.hpp"
#include "serve/quote_json.hpp"
#include "serve/routes.hpp"
#include "serve/runs.hpp"

namespace evidex {
namespace {

Result<std::int64_t> passage_number(const std::string& text) {
    const auto number = parse_number<std::int64_t>(text);
    if (number && *number > 0) return *number;
    return make_error(ErrorCode::not_found, "'" + text + "' is not the number of a passage");
}

PassageView view_of(const Quote& quote) {
    PassageView view;
    view.text = quote.text;
    view.kind = quote.kind;
    view.section = quote.section;
    view.role = quote.role;
    view.taggable = quote.taggable;
    return view;
}

std::vector<Span> words_of(const ComponentExplanation& found) {
    std::vector<Span> words;
    for (const Hit& hit : found.because) {
        if (hit.parts.empty()) words.push_back(hit.span);
        words.insert(words.end(), hit.parts.begin(), hit.parts.end());
    }
    return words;
}

Result<std::vector<ComponentExplanation>> explain(const Tagger& tagger, const PassageView& view,
                                                  const std::string& component) {
    std::vector<ComponentExplanation> found = tagger.explain(view);
    if (component.empty()) return found;
    const Result<std::string> id = find_component(tagger.codebook(), component);
    if (!id) return id.error();
    const std::size_t wanted = tagger.codebook().find_component(*id);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const ComponentExplanation& each) { return each.component != wanted; }),
                found.end());
    return found;
}

}  // namespace

Result<HttpResponse> answer_passage(Workbench& workbench, const Ask& ask) {
    const Result<std::int64_t> number = passage_number(ask.parts[0]);
    if (!number) return number.error();
    const Result<std::int64_t> context = ask.parameters.number("context", 2, 0, 50);
    if (!context) return context.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    Result<Quote> quote = (*store)->passage(*number, static_cast<int>(*context));
    if (!quote) return quote.error();
    if (workbench.desk().is_blind()) quote->tags.clear();
    const Result<SourceShape> shape = source_shape(**store, quote->source_id);
    if (!shape) return shape.error();
    Result<Json> json = quote_json(**store, *quote);
    if (!json) return json.error();
    return json_response({{"command", "evidex show " + std::to_string(*number)},
                          {"quote", std::move(*json)},
                          {"index", *number - shape->first_passage}});
}

Result<HttpResponse> answer_why(Workbench& workbench, const Ask& ask) {
    const Result<std::int64_t> number = passage_number(ask.parts[0]);
    if (!number) return number.error();
    const Result<std::string> component = ask.parameters.one("component");
    if (!component) return component.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<Quote> quote = (*store)->passage(*number, 0);
    if (!quote) return quote.error();
    Explained explained;
    explained.passage = view_of(*quote);
    Result<std::vector<ComponentExplanation>> found =
        explain(workbench.tagger(), explained.passage, *component);
    if (!found) return found.error();
    explained.components = std::move(*found);
    Json json = explanation_json(explained, workbench.codebook());
    for (std::size_t i = 0; i < explained.components.size(); ++i) {
        json["components"][i]["runs"] = runs_json(quote->text, {}, {words_of(explained.components[i])});
    }
    json["passage"] = *number;
    json["command"] = "evidex explain --passage " + std::to_string(*number) +
                      (component->empty() ? "" : " --why-not " + *component);
    return json_response(json);
}

}  // namespace evidex
