#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "evidex/export.hpp"
#include "exchange/voices.hpp"

namespace evidex {
namespace {

using Json = nlohmann::ordered_json;

void append_line(std::string& out, const Json& json) {
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    out += '\n';
}

Json codebook_json(const Codebook& codebook) {
    Json json{{"type", "codebook"},
              {"name", codebook.settings.name},
              {"version", codebook.settings.version},
              {"digest", codebook.digest}};
    json["components"] = Json::array();
    for (const Component& one : codebook.components) {
        json["components"].push_back(
            {{"id", one.id}, {"tier", one.tier}, {"label", one.label}, {"definition", one.definition}});
    }
    return json;
}

Json source_json(const StoredText& text) {
    Json json{
        {"type", "source"}, {"id", text.source_id}, {"name", file_name(text.path)}, {"title", text.title}};
    const bool known = !text.passages.empty();
    json["kind"] = known ? Json(name_of(text.passages[0].quote.kind)) : Json();
    json["year"] = known && text.passages[0].quote.year ? Json(*text.passages[0].quote.year) : Json();
    json["text"] = text.text;
    return json;
}

Json tag_json(const StoredPassage& passage, const QuoteTag& tag) {
    Json json{{"component", tag.component}, {"stance", name_of(tag.stance)}, {"score", tag.score}};
    json["because"] = Json::array();
    for (const StoredHit& hit : passage.hits) {
        if (hit.component == tag.component)
            json["because"].push_back({{"rule", hit.rule}, {"words", hit.words}});
    }
    return json;
}

Json passage_json(const StoredText& text, const StoredPassage& passage, const Holdings& holdings) {
    const Quote& quote = passage.quote;
    const auto text_or_null = [](const std::string& value) { return value.empty() ? Json() : Json(value); };
    Json json{{"type", "passage"},           {"passage", quote.passage}, {"source", text.source_id},
              {"begin", passage.span.begin}, {"end", passage.span.end},  {"section", name_of(quote.section)}};
    json["heading"] = text_or_null(quote.heading);
    json["page"] = quote.page > 0 ? Json(quote.page) : Json();
    json["millis"] = quote.millis >= 0 ? Json(quote.millis) : Json();
    json["speaker"] = text_or_null(quote.speaker);
    json["role"] = text_or_null(quote.role);
    json["taggable"] = quote.taggable;
    json["text"] = quote.text;
    json["tags"] = Json::array();
    for (const QuoteTag& tag : quote.tags) {
        if (is_meant(holdings, tag.component)) json["tags"].push_back(tag_json(passage, tag));
    }
    return json;
}

enum class GoldState { gold, disputed, unread, nothing };

GoldState gold_state(const Decided& decided, const Quote& quote) {
    const auto& components = decided.of(quote.passage);
    // What nobody coded is only known not to be there if somebody read to the end.
    if (!decided.is_read(quote.passage)) return components.empty() ? GoldState::nothing : GoldState::unread;
    const bool disputed = std::any_of(components.begin(), components.end(),
                                      [](const auto& one) { return one.second.state() == "disputed"; });
    return disputed ? GoldState::disputed : GoldState::gold;
}

Json gold_json(const StoredText& text, const StoredPassage& passage, const Decided& decided,
               const Holdings& holdings) {
    const Quote& quote = passage.quote;
    Json json{{"id", text.source_id.substr(0, 12) + ":" + std::to_string(passage.span.begin) + "-" +
                         std::to_string(passage.span.end)},
              {"kind", name_of(quote.kind)},
              {"role", quote.role},
              {"text", quote.text}};
    json["components"] = Json::array();
    json["stance"] = Json::object();
    for (const auto& [component, voices] : decided.of(quote.passage)) {
        if (!voices.is_undisputed() || !is_meant(holdings, component)) continue;
        json["components"].push_back(component);
        if (voices.stance) json["stance"][component] = name_of(*voices.stance);
    }
    return json;
}

}  // namespace

std::string holdings_json_lines(const Holdings& holdings) {
    std::string out;
    append_line(out, codebook_json(*holdings.codebook));
    for (const StoredText& text : holdings.texts) {
        bool told = false;
        for (const StoredPassage& passage : text.passages) {
            if (holdings.passages.count(passage.quote.passage) == 0) continue;
            if (!told) append_line(out, source_json(text));
            told = true;
            append_line(out, passage_json(text, passage, holdings));
        }
    }
    return out;
}

GoldExport gold_of(const Holdings& holdings) {
    const Decided decided(holdings);
    GoldExport out;
    for (const StoredText& text : holdings.texts) {
        for (const StoredPassage& passage : text.passages) {
            if (holdings.passages.count(passage.quote.passage) == 0 || !passage.quote.taggable) continue;
            const GoldState state = gold_state(decided, passage.quote);
            out.disputed += state == GoldState::disputed ? 1 : 0;
            out.unread += state == GoldState::unread ? 1 : 0;
            if (state != GoldState::gold) continue;
            append_line(out.lines, gold_json(text, passage, decided, holdings));
            ++out.passages;
        }
    }
    return out;
}

}  // namespace evidex
