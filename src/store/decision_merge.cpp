#include <algorithm>
#include <tuple>
#include <utility>

#include "store/decision_log.hpp"
#include "store/decision_places.hpp"
#include "store/decision_table.hpp"

namespace evidex {
namespace {

Status check_log_entry(const Decision& decision) {
    const Result<std::string> coder = coder_name(decision.coder);
    if (!coder || *coder != decision.coder || !is_genuine(decision)) {
        return make_error(
            ErrorCode::malformed,
            "decision " + decision.id + " was changed after it was made; nothing was taken over",
            "ask for the log again: evidex decisions export");
    }
    return Done{};
}

/// Entries in the order of the log, so that numbers do not depend on the order in the file.
std::vector<const Decision*> in_order(const std::vector<Decision>& log) {
    std::vector<const Decision*> order;
    order.reserve(log.size());
    for (const Decision& decision : log) order.push_back(&decision);
    std::sort(order.begin(), order.end(), [](const Decision* a, const Decision* b) {
        return std::tie(a->time, a->coder, a->sequence, a->id) <
               std::tie(b->time, b->coder, b->sequence, b->id);
    });
    return order;
}

}  // namespace

Status check_entries(const std::vector<Decision>& log) {
    for (const Decision& decision : log) {
        if (Status sound = check_log_entry(decision); !sound) return sound;
    }
    return Done{};
}

Merged merge_within(Database& database, const std::vector<Decision>& log) {
    DecisionTable table(database);
    DecisionPlaces places(database);
    Statement erasure = database.prepare("select 1 from erasure where sha256 = ?");
    Statement has_words = database.prepare("select 1 from decision_text where decision = ?");
    Merged merged;
    for (const Decision* decision : in_order(log)) {
        if (const std::optional<std::int64_t> known = table.number_of(decision->id)) {
            ++merged.known;
            if (decision->is_erased() && has_words.with(*known).next()) ++merged.erased_there;
            has_words.reset();
            continue;
        }
        const bool is_erased = erasure.with(decision->place.source_id).next();
        erasure.reset();
        const Decision kept = is_erased ? erased(*decision) : *decision;
        const Whereabouts whereabouts = places.add(table.insert(kept), kept);
        ++merged.added;
        merged.erased += is_erased ? 1 : 0;
        merged.unresolved += whereabouts == Whereabouts::unresolved ? 1 : 0;
        merged.elsewhere += whereabouts == Whereabouts::elsewhere ? 1 : 0;
    }
    places.refresh();
    return merged;
}

Result<Merged> merge_decisions(Database& database, const std::vector<Decision>& log) {
    if (Status sound = check_entries(log); !sound) return sound.error();
    Transaction transaction(database);
    const Merged merged = merge_within(database, log);
    transaction.commit();
    return database.finish(merged);
}

}  // namespace evidex
