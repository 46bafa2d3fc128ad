#include "serve/runs.hpp"

#include <algorithm>

namespace evidex {
namespace {

/// Where a look begins or ends.
struct Edge {
    std::uint32_t at = 0;
    std::size_t look = 0;  ///< 0 = mark, else 1 + number of the tag.
    int change = 0;        ///< +1 or -1.
};

bool is_boundary(std::string_view text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void add_edges(std::vector<Edge>& edges, std::string_view text, const std::vector<Span>& spans,
               std::size_t look) {
    for (const Span span : spans) {
        if (span.begin >= span.end || span.end > text.size()) continue;
        if (!is_boundary(text, span.begin) || !is_boundary(text, span.end)) continue;
        edges.push_back({span.begin, look, 1});
        edges.push_back({span.end, look, -1});
    }
}

Json run_json(std::string_view text, const std::vector<int>& depth) {
    Json run{{"text", text}};
    if (depth[0] > 0) run["mark"] = true;
    Json tags = Json::array();
    for (std::size_t look = 1; look < depth.size(); ++look) {
        if (depth[look] > 0) tags.push_back(look - 1);
    }
    if (!tags.empty()) run["tags"] = std::move(tags);
    return run;
}

}  // namespace

Json runs_json(std::string_view text, const std::vector<Span>& marks,
               const std::vector<std::vector<Span>>& tags) {
    std::vector<Edge> edges;
    add_edges(edges, text, marks, 0);
    for (std::size_t i = 0; i < tags.size(); ++i) add_edges(edges, text, tags[i], i + 1);
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
    std::vector<int> depth(tags.size() + 1, 0);  // how many spans of each look cover this place
    Json runs = Json::array();
    std::uint32_t at = 0;
    for (const Edge& edge : edges) {
        if (edge.at > at) runs.push_back(run_json(text.substr(at, edge.at - at), depth));
        at = edge.at;
        depth[edge.look] += edge.change;
    }
    if (at < text.size()) runs.push_back(run_json(text.substr(at), depth));
    return runs;
}

std::vector<std::vector<Span>> words_of(const std::vector<StoredTag>& tags) {
    std::vector<std::vector<Span>> words;
    words.reserve(tags.size());
    for (const StoredTag& tag : tags) words.push_back(tag.words);
    return words;
}

}  // namespace evidex
