#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "evidex/store.hpp"
#include "evidex/tag.hpp"

namespace evidex {

/// A component found in a stored passage, with the words that made it.
struct StoredTag {
    std::string component;
    Stance stance = Stance::neutral;
    double score = 0;
    std::vector<Span> words;         ///< In the passage's text, by position; they may overlap.
    std::vector<std::string> rules;  ///< The rows that speak for it (positive weight), each once, by id.
};

/// A passage as it stands in its source.
struct SourcePassage {
    std::int64_t passage = 0;  ///< Number in this base.
    std::string kind;          ///< Of its block: "paragraph", "turn", "heading" …
    std::string section;
    std::string heading;  ///< The nearest one above.
    std::string speaker;
    std::string role;
    int page = 0;
    std::int64_t millis = -1;
    bool taggable = true;
    std::string text;
    std::vector<StoredTag> tags;  ///< In codebook order.
};

/// Where the passages of a source are, and how long: enough to lay it out before its text is there.
struct SourceShape {
    std::int64_t first_passage = 0;  ///< Their numbers follow one another.
    struct Piece {
        std::int64_t characters = 0;  ///< Code points.
        std::string kind;
        std::string heading;  ///< Of headings: their words.
        int page = 0;
        std::int64_t millis = -1;
    };
    std::vector<Piece> passages;
};

/// Tags of one passage with their words.
Result<std::vector<StoredTag>> stored_tags(const Store& store, std::int64_t passage);

/// The shape of a source by id. Fails with not_found; a source that was never read has no passages.
Result<SourceShape> source_shape(const Store& store, const std::string& source_id);

/// Passages `from`, `from` + 1 … of a source (0 = its first), at most `limit`.
Result<std::vector<SourcePassage>> read_passages(const Store& store, const std::string& source_id,
                                                 std::int64_t from, std::int64_t limit);

/// Which passages of a source hold these words, as a query understands them; 0 = its first, in order.
Result<std::vector<std::int64_t>> find_in_source(const Store& store, const std::string& source_id,
                                                 const std::string& words);

/// Calls `use` for every passage as the tagger sees it, in order, with its number. Fast: one statement.
Status for_each_view(const Store& store,
                     const std::function<void(std::int64_t passage, const PassageView& view)>& use);

/// Whether a coder made their last decision blind; false if there is none.
Result<bool> decided_blind_last(const Store& store, const std::string& coder);

/// The words of a query in texts, as `Store::find` marks them.
Result<std::vector<std::vector<Span>>> query_marks(const std::string& words,
                                                   const std::vector<std::string>& texts);

}  // namespace evidex
