#include <utility>

#include "base/digest.hpp"
#include "store/clock.hpp"
#include "store/decision_log.hpp"
#include "store/decision_places.hpp"
#include "store/decision_table.hpp"

namespace evidex {
namespace {

/// An entry whose quoted words change, as it was and as it will be quoted.
struct Rewritten {
    std::int64_t number = 0;
    bool stands = false;
    Decision before;
    Decision after;
};

/// Whether any of the words differ.
bool quote_differs(const Decision& a, const Decision& b) {
    return a.place.words != b.place.words || a.place.before != b.place.before ||
           a.place.after != b.place.after || a.note != b.note || a.reason != b.reason;
}

std::vector<Rewritten> find_changed(Database& database,
                                    const std::function<std::string(std::string_view)>& replace) {
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
        entry.after = entry.before;
        Place& place = entry.after.place;
        for (std::string* text :
             {&place.words, &place.before, &place.after, &entry.after.note, &entry.after.reason}) {
            *text = replace(*text);
        }
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

/// The place with its new words in the text as it is now; where they are not found, a person must settle it.
Place place_now(DecisionPlaces& places, Place place) {
    place.text_digest.clear();  // its words count, not where they were
    const DecisionPlaces::Found found = places.locate(place);
    if (found.whereabouts != Whereabouts::placed) return place;
    return places.place_at(found, place.source_id);
}

void write_again(DecisionTable& table, DecisionPlaces& places, Rewritten entry) {
    Decision decision = std::move(entry.after);
    const DecisionTable::Head head = table.head_of(decision.coder);
    decision.place = place_now(places, std::move(decision.place));
    decision.sequence = head.sequence + 1;
    decision.previous = head.id;
    decision.time = now_utc();
    decision.replaces = entry.before.id;
    decision.version = EVIDEX_VERSION;
    decision.salt = random_hex(kSaltBytes);
    decision = sealed(std::move(decision));
    places.add(table.insert(decision), decision);
}

}  // namespace

Result<std::int64_t> rewrite_decisions(Database& database,
                                       const std::function<std::string(std::string_view)>& replace) {
    Transaction transaction(database);
    DecisionTable table(database);
    DecisionPlaces places(database);
    std::vector<Rewritten> changed = find_changed(database, replace);
    for (Rewritten& entry : changed) {
        erase(database, entry);
        // A withdrawal needs no words: it goes on to hold as it is.
        if (entry.stands && entry.before.verdict != Verdict::withdrawn) {
            write_again(table, places, std::move(entry));
        }
    }
    places.refresh();
    transaction.commit();
    return database.finish(static_cast<std::int64_t>(changed.size()));
}

}  // namespace evidex
