#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidex/decision.hpp"
#include "store/database.hpp"

namespace evidex {

/// Keeps the tables that say what has become of each decision: whether it stands, where its words are now,
/// and what people say about each passage. Works inside the caller's transaction; `refresh` must end it.
class DecisionPlaces {
public:
    explicit DecisionPlaces(Database& database);

    struct Found {
        Whereabouts whereabouts = Whereabouts::elsewhere;
        std::optional<std::int64_t> source;
        Span span;
    };
    /// Where a place is in this base now.
    [[nodiscard]] Found locate(const Place& place);
    /// The same by its words and surroundings alone, which were written anew.
    [[nodiscard]] Found locate_reworded(const Place& place, TextEdges edges);

    /// Whether the place quotes a text that is in this base now, letter by letter, or quotes nothing.
    [[nodiscard]] bool quotes_text(const Place& place);

    /// The place where words were found, described anew.
    [[nodiscard]] Place place_at(const Found& found, const std::string& source_id);

    /// A new entry of the log: places it, and lets fall what it replaces.
    Whereabouts add(std::int64_t number, const Decision& decision);

    /// The text of a source if decisions hang on it: to be asked for before its passages are replaced …
    [[nodiscard]] std::optional<std::string> text_with_decisions(std::int64_t source);
    /// … and handed back after. Decisions that waited for this source find their place too.
    void source_changed(std::int64_t source, const std::optional<std::string>& old_text);
    /// The source and its passages go for good.
    void source_goes(std::int64_t source);

    /// Brings `decided` up to date for all passages touched.
    void refresh();

private:
    /// A source as it is in the base now.
    struct Held {
        struct Piece {
            std::int64_t passage = 0;
            Span span;
        };
        std::string text;
        std::vector<Piece> passages;  ///< In order.
    };
    const Held& held(std::int64_t source);
    const std::string& text_of(std::int64_t source) { return held(source).text; }
    void set(std::int64_t number, const Found& found);
    void let_fall(std::string id);
    void touch(std::int64_t first, std::int64_t last);
    void place_waiting(std::int64_t source);

    Database& database_;
    Statement by_bytes_, by_text_, insert_, update_, link_, find_entry_, has_replacer_, stand_;
    std::set<std::int64_t> touched_;
    std::map<std::int64_t, Held> held_;  // sources asked for last
};

}  // namespace evidex
