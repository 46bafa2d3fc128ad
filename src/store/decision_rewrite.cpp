#include "store/decision_rewrite.hpp"

#include <algorithm>
#include <utility>

#include "base/digest.hpp"
#include "store/clock.hpp"

namespace evidex {
namespace {

/// An entry whose quoted words change, as it was and as it will be quoted.
struct Rewritten {
    std::int64_t number = 0;
    bool stands = false;
    Decision before;
    Decision after;
};

std::vector<Rewritten> find_changed(Database& database, const Rewording& replace) {
    std::vector<Rewritten> changed;
    Statement read =
        database.prepare("select " + std::string(kDecisionColumns) +
                         ", d.number, n.stands from decision d join decision_text x on x.decision = "
                         "d.number join decision_now n on n.decision = d.number order by d.number");
    while (read.next()) {
        Rewritten entry;
        entry.before = read_decision(read);
        entry.number = read.integer(kDecisionColumnCount);
        entry.stands = read.integer(kDecisionColumnCount + 1) != 0;
        entry.after = reworded(entry.before, replace);
        if (quote_differs(entry.before, entry.after)) changed.push_back(std::move(entry));
    }
    return changed;
}

/// Takes the words away. The note of it keeps logs that are merged later from bringing them back.
void erase(Database& database, const Rewritten& entry) {
    database.prepare("insert or ignore into erasure(sha256, time) values(?, ?)")
        .with(entry.before.place.source_id, now_utc())
        .run();
    database.prepare("delete from decision_text where decision = ?").with(entry.number).run();
}

/// Without the words at its outer end: a name may have been cut there, and half of it was not known for one.
constexpr int kWordsAtTheEdge = 3;

std::string without_first_words(std::string_view text) {
    for (int i = 0; i < kWordsAtTheEdge && !text.empty(); ++i) {
        text.remove_prefix(std::min(text.find_first_of(" \n") + 1, text.size()));
        if (text.empty()) break;
    }
    return std::string(text);
}

std::string without_last_words(std::string_view text) {
    for (int i = 0; i < kWordsAtTheEdge && !text.empty(); ++i) {
        const std::size_t blank = text.find_last_of(" \n");
        text = text.substr(0, blank == std::string_view::npos ? 0 : blank);
    }
    return std::string(text);
}

/// The place with its new words in the text as it is now; where they are not found, a person must settle it.
/// Pseudonyms are longer or shorter than names: only the place as it was tells where the text began or ended.
Place place_now(DecisionPlaces& places, const Place& before, Place place) {
    const TextEdges edges = edges_of(before);
    place.text_digest.clear();  // its words count, not where they were
    Place inner = place;
    if (!edges.begins) inner.before = without_first_words(place.before);
    if (!edges.ends) inner.after = without_last_words(place.after);
    for (const Place& one : {place, inner}) {
        const DecisionPlaces::Found found = places.locate_reworded(one, edges);
        if (found.whereabouts == Whereabouts::placed) return places.place_at(found, place.source_id);
    }
    place.before = without_first_words(place.before);
    place.after = without_last_words(place.after);
    return place;
}

}  // namespace

Decision reworded(Decision decision, const Rewording& replace) {
    Place& place = decision.place;
    for (std::string* text : {&place.words, &place.before, &place.after, &decision.note, &decision.reason}) {
        *text = replace(*text);
    }
    return decision;
}

bool quote_differs(const Decision& a, const Decision& b) {
    return a.place.words != b.place.words || a.place.before != b.place.before ||
           a.place.after != b.place.after || a.note != b.note || a.reason != b.reason;
}

Whereabouts write_again(DecisionTable& table, DecisionPlaces& places, const Decision& before,
                        Decision after) {
    const DecisionTable::Head head = table.head_of(after.coder);
    after.place = place_now(places, before.place, std::move(after.place));
    after.sequence = head.sequence + 1;
    after.previous = head.id;
    after.time = now_utc();
    after.replaces = before.id;
    after.version = EVIDEX_VERSION;
    after.salt = random_hex(kSaltBytes);
    after = sealed(std::move(after));
    return places.add(table.insert(after), after);
}

Result<std::int64_t> rewrite_decisions(Database& database, const Rewording& replace) {
    Transaction transaction(database);
    DecisionTable table(database);
    DecisionPlaces places(database);
    std::vector<Rewritten> changed = find_changed(database, replace);
    for (Rewritten& entry : changed) {
        erase(database, entry);
        // A withdrawal needs no words: it goes on to hold as it is.
        if (entry.stands && entry.before.verdict != Verdict::withdrawn) {
            write_again(table, places, entry.before, std::move(entry.after));
        }
    }
    places.refresh();
    transaction.commit();
    return database.finish(static_cast<std::int64_t>(changed.size()));
}

}  // namespace evidex
