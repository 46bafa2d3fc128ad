#include "serve/quote_json.hpp"

#include "evidex/reading.hpp"
#include "report/quotes.hpp"
#include "serve/runs.hpp"

namespace evidex {
namespace {

/// The words of each of the quote's tags; none for codes that only people gave.
std::vector<std::vector<Span>> words_by_tag(const Quote& quote, const std::vector<StoredTag>& stored) {
    std::vector<std::vector<Span>> words(quote.tags.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const StoredTag& tag : stored) {
            if (tag.component == quote.tags[i].component) words[i] = tag.words;
        }
    }
    return words;
}

}  // namespace

std::string citation_of(const Quote& quote) {
    return "“" + quote.text + "” (" + place_of(quote) + ")";
}

Result<Json> quote_json(const Store& store, const Quote& quote) {
    const Result<std::vector<StoredTag>> tags = stored_tags(store, quote.passage);
    if (!tags) return tags.error();
    Json json = to_json(quote);
    json["runs"] = runs_json(quote.text, quote.marks, words_by_tag(quote, *tags));
    json["place"] = place_of(quote);
    json["citation"] = citation_of(quote);
    return json;
}

Result<Json> quotes_json(const Store& store, const std::vector<Quote>& quotes) {
    Json list = Json::array();
    for (const Quote& quote : quotes) {
        Result<Json> json = quote_json(store, quote);
        if (!json) return json.error();
        list.push_back(std::move(*json));
    }
    return list;
}

}  // namespace evidex
