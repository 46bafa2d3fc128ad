#include <algorithm>

#include "evidex/reading.hpp"
#include "report/words.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"
#include "serve/runs.hpp"
#include "serve/source_json.hpp"

namespace evidex {
namespace {

constexpr std::int64_t kLongestChunk = 500;
constexpr std::int64_t kMillisBetweenTimes = 60'000;

/// Headings, each page's first passage, and a time about every minute.
Json outline_json(const SourceShape& shape) {
    Json outline = Json::array();
    int page = 0;
    std::int64_t next_time = 0;
    const auto add = [&](std::size_t index, const std::string& label, const char* kind) {
        outline.push_back({{"index", index}, {"label", label}, {"kind", kind}});
    };
    for (std::size_t i = 0; i < shape.passages.size(); ++i) {
        const SourceShape::Piece& piece = shape.passages[i];
        if (!piece.heading.empty()) add(i, piece.heading, "heading");
        if (piece.page > page) {
            page = piece.page;
            add(i, "p. " + std::to_string(page), "page");
        }
        if (piece.millis >= next_time && piece.millis >= 0) {
            add(i, clock_text(piece.millis), "time");
            next_time = piece.millis - piece.millis % kMillisBetweenTimes + kMillisBetweenTimes;
        }
    }
    return outline;
}

Json passage_json(const SourcePassage& passage, std::int64_t index, const std::vector<Span>& marks) {
    Json json{{"passage", passage.passage},
              {"index", index},
              {"kind", passage.kind},
              {"section", passage.section},
              {"speaker", or_null(passage.speaker, !passage.speaker.empty())},
              {"role", or_null(passage.role, !passage.role.empty())},
              {"page", or_null(passage.page, passage.page > 0)},
              {"millis", or_null(passage.millis, passage.millis >= 0)},
              {"taggable", passage.taggable},
              {"runs", runs_json(passage.text, marks, words_of(passage.tags))},
              {"tags", Json::array()}};
    for (const StoredTag& tag : passage.tags) {
        json["tags"].push_back(
            {{"component", tag.component}, {"stance", name_of(tag.stance)}, {"score", tag.score}});
    }
    return json;
}

Result<SourceRow> find_source(const Store& store, const std::string& id) {
    Result<std::vector<SourceRow>> sources = store.sources();
    if (!sources) return sources.error();
    const auto found = std::find_if(sources->begin(), sources->end(),
                                    [&](const SourceRow& source) { return source.id == id; });
    if (found != sources->end()) return *found;
    return make_error(ErrorCode::not_found, "there is no such source in this base",
                      "the page Sources lists all");
}

}  // namespace

Result<HttpResponse> answer_source(Workbench& workbench, const Ask& ask) {
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<SourceRow> source = find_source(**store, ask.parts[0]);
    if (!source) return source.error();
    const Result<SourceShape> shape = source_shape(**store, ask.parts[0]);
    if (!shape) return shape.error();
    Json lengths = Json::array();
    for (const SourceShape::Piece& piece : shape->passages) lengths.push_back(piece.characters);
    const std::string passages = "evidex quotes --source " + shell_word(source->path) + " --limit 0";
    return json_response({{"command", passages},
                          {"source", source_json(*source, workbench.desk().is_blind())},
                          {"lengths", std::move(lengths)},
                          {"outline", outline_json(*shape)}});
}

Result<HttpResponse> answer_source_text(Workbench& workbench, const Ask& ask) {
    const Result<std::int64_t> from = ask.parameters.number("from", 0, 0, 1'000'000'000);
    if (!from) return from.error();
    const Result<std::int64_t> limit = ask.parameters.number("limit", 100, 1, kLongestChunk);
    if (!limit) return limit.error();
    const Result<std::string> words = ask.parameters.one("words");
    if (!words) return words.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<SourceShape> shape = source_shape(**store, ask.parts[0]);
    if (!shape) return shape.error();
    Result<std::vector<SourcePassage>> passages = read_passages(**store, ask.parts[0], *from, *limit);
    if (!passages) return passages.error();
    if (workbench.desk().is_blind()) {
        for (SourcePassage& passage : *passages) passage.tags.clear();
    }
    std::vector<std::string> texts;
    for (const SourcePassage& passage : *passages) texts.push_back(passage.text);
    const Result<std::vector<std::vector<Span>>> marks = query_marks(*words, texts);
    if (!marks) return marks.error();
    Json list = Json::array();
    for (std::size_t i = 0; i < passages->size(); ++i) {
        list.push_back(passage_json((*passages)[i], *from + static_cast<std::int64_t>(i), (*marks)[i]));
    }
    return json_response({{"command", "evidex sources"},
                          {"total", shape->passages.size()},
                          {"from", *from},
                          {"passages", std::move(list)}});
}

Result<HttpResponse> answer_source_find(Workbench& workbench, const Ask& ask) {
    const Result<std::string> words = ask.parameters.one("words");
    if (!words) return words.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<SourceShape> shape = source_shape(**store, ask.parts[0]);
    if (!shape) return shape.error();
    const Result<std::vector<std::int64_t>> found = find_in_source(**store, ask.parts[0], *words);
    if (!found) return found.error();
    Json hits = Json::array();
    for (const std::int64_t index : *found) {
        hits.push_back({{"passage", shape->first_passage + index}, {"index", index}});
    }
    return json_response(
        {{"command", "evidex sources"}, {"total", found->size()}, {"hits", std::move(hits)}});
}

}  // namespace evidex
