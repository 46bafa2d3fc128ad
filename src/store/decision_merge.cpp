#include <algorithm>
#include <tuple>
#include <utility>

#include "store/clock.hpp"
#include "store/decision_rewrite.hpp"
#include "store/overview.hpp"

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

/// In a base of pseudonymised texts: that nothing is quoted but these texts. The words of other texts, and of
/// these as they were before, may be names.
Status check_names(Database& database, const std::vector<Decision>& log) {
    if (!holds_pseudonyms(database)) return Done{};
    DecisionTable table(database);
    DecisionPlaces places(database);
    const auto foreign = std::count_if(log.begin(), log.end(), [&](const Decision& decision) {
        return !decision.is_erased() && !table.number_of(decision.id) && !places.quotes_text(decision.place);
    });
    if (foreign == 0) return Done{};
    return make_error(
        ErrorCode::usage,
        std::to_string(foreign) + " of " + std::to_string(log.size()) +
            " decisions quote other texts than the pseudonymised ones of this base: names could come in; "
            "nothing was taken over",
        "bring the key that was used here: evidex decisions import FILE --pseudonyms KEY.csv");
}

/// Takes entries over one by one; those that quote names come without their words, and are said again.
class Merger {
public:
    Merger(Database& database, const Rewording& replace)
        : replace_(replace),
          table_(database),
          places_(database),
          erasure_(database.prepare("select 1 from erasure where sha256 = ?")),
          has_words_(database.prepare("select 1 from decision_text where decision = ?")),
          note_erasure_(database.prepare("insert or ignore into erasure(sha256, time) values(?, ?)")),
          stands_(database.prepare("select stands from decision_now where decision = ?")) {}

    void take(const Decision& decision) {
        if (const std::optional<std::int64_t> known = table_.number_of(decision.id)) {
            ++merged_.known;
            if (decision.is_erased() && has_words_.with(*known).next()) ++merged_.erased_there;
            has_words_.reset();
            return;
        }
        ++merged_.added;
        if (reword(decision)) return;
        const bool forgotten = is_forgotten(decision.place);
        const Decision kept = forgotten ? erased(decision) : decision;
        merged_.erased += forgotten ? 1 : 0;
        count(places_.add(table_.insert(kept), kept));
    }

    Merged finish() {
        for (auto& [number, before, after] : reworded_) {
            const bool stands = stands_.with(number).next() && stands_.integer(0) != 0;
            stands_.reset();
            if (stands && before.verdict != Verdict::withdrawn) {
                count(write_again(table_, places_, before, std::move(after)));
            }
        }
        places_.refresh();
        return merged_;
    }

private:
    struct Reworded {
        std::int64_t number = 0;
        Decision before, after;
    };

    /// Keeps the entry without its words if some of them are to be replaced.
    bool reword(const Decision& decision) {
        if (!replace_ || decision.is_erased()) return false;
        Decision after = reworded(decision, replace_);
        if (!quote_differs(decision, after)) return false;
        note_erasure_.with(decision.place.source_id, now_utc()).run();
        const Decision kept = erased(decision);
        const std::int64_t number = table_.insert(kept);
        places_.add(number, kept);
        reworded_.push_back({number, decision, std::move(after)});
        ++merged_.reworded;
        return true;
    }

    /// Whether its source was erased here. What quotes a text that is here now betrays nothing.
    bool is_forgotten(const Place& place) {
        const bool is_noted = erasure_.with(place.source_id).next();
        erasure_.reset();
        return is_noted && !places_.quotes_text(place);
    }

    void count(Whereabouts whereabouts) {
        merged_.unresolved += whereabouts == Whereabouts::unresolved ? 1 : 0;
        merged_.elsewhere += whereabouts == Whereabouts::elsewhere ? 1 : 0;
    }

    const Rewording& replace_;
    DecisionTable table_;
    DecisionPlaces places_;
    Statement erasure_, has_words_, note_erasure_, stands_;
    std::vector<Reworded> reworded_;
    Merged merged_;
};

}  // namespace

Status check_entries(Database& database, const std::vector<Decision>& log, const Rewording& replace) {
    for (const Decision& decision : log) {
        if (Status sound = check_log_entry(decision); !sound) return sound;
    }
    return replace ? Status(Done{}) : check_names(database, log);
}

Merged merge_within(Database& database, const std::vector<Decision>& log, const Rewording& replace) {
    Merger merger(database, replace);
    for (const Decision* decision : in_order(log)) merger.take(*decision);
    return merger.finish();
}

Result<Merged> merge_decisions(Database& database, const std::vector<Decision>& log,
                               const Rewording& replace) {
    if (Status sound = check_entries(database, log, replace); !sound) return sound.error();
    Transaction transaction(database);
    const Merged merged = merge_within(database, log, replace);
    transaction.commit();
    return database.finish(merged);
}

}  // namespace evidex
