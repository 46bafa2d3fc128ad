#include <algorithm>
#include <utility>

#include "base/digest.hpp"
#include "base/unicode.hpp"
#include "store/clock.hpp"
#include "store/decision_log.hpp"
#include "store/decision_places.hpp"
#include "store/decision_table.hpp"

namespace evidex {
namespace {

Error bad_draft(const std::string& message) {
    return make_error(ErrorCode::usage, "this decision cannot be recorded: " + message);
}

bool needs_component(Verdict verdict) {
    return verdict != Verdict::reviewed && verdict != Verdict::shown;
}

bool must_replace(Verdict verdict) {
    return verdict == Verdict::withdrawn || verdict == Verdict::changed_span;
}

/// The verdicts that speak to the same question: one coder gives one answer at a time.
std::string_view rivals(Verdict verdict) {
    switch (verdict) {
        case Verdict::accepted:
        case Verdict::rejected:
        case Verdict::added:
            return " accepted rejected added changed-span ";
        case Verdict::settled:
        case Verdict::dismissed:
            return " settled dismissed ";
        case Verdict::reviewed:
            return " reviewed ";
        case Verdict::shown:
            return " shown ";
        default:
            return "";
    }
}

/// What can be checked without the base. The coder's name becomes what is kept.
Status check_draft(Decision& draft) {
    Result<std::string> coder = coder_name(draft.coder);
    if (!coder) return coder.error();
    draft.coder = std::move(*coder);
    for (const std::string* text : {&draft.note, &draft.reason, &draft.component, &draft.salt}) {
        if (!is_valid_utf8(*text)) return bad_draft("it has letters that are not UTF-8");
    }
    if (must_replace(draft.verdict) && draft.replaces.empty()) {
        return bad_draft("it does not say which entry it replaces");
    }
    if (draft.verdict == Verdict::withdrawn) return Done{};
    const Place& place = draft.place;
    if (place.source_id.empty() || place.text_digest.empty() || place.span.empty() ||
        place.words.size() != place.span.size()) {
        return bad_draft("it does not say which words it is about");
    }
    if (needs_component(draft.verdict) && draft.component.empty()) return bad_draft("it names no component");
    return Done{};
}

class Recorder {
public:
    explicit Recorder(Database& database)
        : database_(database),
          table_(database),
          places_(database),
          rival_(database.prepare(
              "select d.id from decision_now n join decision d on d.number = n.decision where n.source = ?1 "
              "and n.start_byte = ?2 and n.end_byte = ?3 and n.stands and d.coder = ?4 and d.component = ?5 "
              "and instr(?6, ' ' || d.verdict || ' ') order by d.number desc limit 1")),
          rival_elsewhere_(database.prepare(
              "select d.id from decision d join decision_now n on n.decision = d.number where "
              "d.text_sha256 = ?1 and d.start_byte = ?2 and d.end_byte = ?3 and n.stands and d.coder = ?4 "
              "and d.component = ?5 and instr(?6, ' ' || d.verdict || ' ') order by d.number desc limit 1")),
          seen_(database.prepare(
              "select distinct d.view from decision_now n join decision d on d.number = n.decision where "
              "n.source = ?1 and n.start_byte < ?3 and n.end_byte > ?2 and d.coder = ?4 and (d.component = "
              "?5 "
              "or ?5 = '' or d.component = '' and d.verdict = 'shown') and d.view <> 'blind'")),
          codebook_(database.string("select digest from codebook where current")) {}

    Result<std::vector<Decision>> record(std::vector<Decision> drafts) {
        std::vector<Decision> written;
        Transaction transaction(database_);
        for (Decision& draft : drafts) {
            Result<Decision> decision = record(std::move(draft));
            if (!decision) return decision.error();
            written.push_back(std::move(*decision));
        }
        places_.refresh();
        transaction.commit();
        return database_.finish(std::move(written));
    }

private:
    Result<Decision> record(Decision draft) {
        if (!draft.replaces.empty()) {
            if (Status ready = take_over(draft); !ready) return ready.error();
        } else if (std::optional<Decision> rival = find_rival(draft)) {
            if (says_the_same(*rival, draft)) return std::move(*rival);
            if (draft.verdict != Verdict::reviewed && draft.verdict != Verdict::shown) {
                draft.replaces = rival->id;
            }
        }
        draft.view = std::max(draft.view, seen(draft));
        const DecisionTable::Head head = table_.head_of(draft.coder);
        draft.sequence = head.sequence + 1;
        draft.previous = head.id;
        draft.time = now_utc();
        if (draft.codebook.empty()) draft.codebook = codebook_;
        draft.version = EVIDEX_VERSION;
        if (draft.salt.empty()) draft.salt = random_hex(kSaltBytes);
        Decision decision = sealed(std::move(draft));
        places_.add(table_.insert(decision), decision);
        if (Status done = database_.finish(); !done) return done.error();
        return decision;
    }

    /// Checks what the draft replaces; a withdrawal is about the same place and component.
    Status take_over(Decision& draft) {
        const std::optional<Decision> old = table_.find(draft.replaces);
        if (!old) {
            return make_error(ErrorCode::not_found,
                              "there is no decision " + draft.replaces + " in this base",
                              "ids stand in the output of 'evidex decisions --log'");
        }
        if (old->coder != draft.coder) {
            return make_error(ErrorCode::usage,
                              "that decision is by " + old->coder + "; only " + old->coder + " can change it",
                              "an adjudicator settles it instead, and both stay on record");
        }
        if (draft.verdict != Verdict::withdrawn) return Done{};
        draft.place = old->place;
        draft.component = old->component;
        return Done{};
    }

    std::optional<Decision> find_rival(const Decision& draft) {
        const DecisionPlaces::Found found = places_.locate(draft.place);
        const bool placed = found.whereabouts == Whereabouts::placed;
        Statement& read = placed ? rival_ : rival_elsewhere_;
        const Span span = placed ? found.span : draft.place.span;
        const std::string_view verdicts = rivals(draft.verdict);
        if (placed) {
            read.with(found.source, span.begin, span.end, draft.coder, draft.component, verdicts);
        } else {
            read.with(draft.place.text_digest, span.begin, span.end, draft.coder, draft.component, verdicts);
        }
        if (!read.next()) return std::nullopt;
        const std::string id = read.string(0);
        read.reset();
        return table_.find(id);
    }

    /// The most that the coder had seen there before, of this component: what was shown stays seen.
    View seen(const Decision& draft) {
        const DecisionPlaces::Found found = places_.locate(draft.place);
        if (found.whereabouts != Whereabouts::placed) return View::blind;
        View most = View::blind;
        seen_.with(found.source, found.span.begin, found.span.end, draft.coder, draft.component);
        while (seen_.next()) most = std::max(most, view_from(seen_.text(0)).value_or(View::blind));
        return most;
    }

    static bool says_the_same(const Decision& a, const Decision& b) {
        const bool same_view = a.verdict != Verdict::shown || a.view == b.view;
        return a.verdict == b.verdict && a.stance == b.stance && a.note == b.note && a.reason == b.reason &&
               same_view;
    }

    Database& database_;
    DecisionTable table_;
    DecisionPlaces places_;
    Statement rival_, rival_elsewhere_, seen_;
    std::string codebook_;
};

}  // namespace

Result<std::vector<Decision>> record_decisions(Database& database, std::vector<Decision> drafts) {
    for (Decision& draft : drafts) {
        if (Status sound = check_draft(draft); !sound) return sound.error();
    }
    return Recorder(database).record(std::move(drafts));
}

}  // namespace evidex
