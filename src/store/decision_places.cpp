#include "store/decision_places.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text_change.hpp"
#include "store/decision_table.hpp"

namespace evidex {
namespace {

using Found = DecisionPlaces::Found;

/// A place by its digest, else by its words and what stood around them.
Found locate_in(const Place& place, std::int64_t source, const std::string& text_digest,
                const std::string& text) {
    const Span span = place.span;
    const bool fits = span.begin < span.end && span.end <= text.size() &&
                      (place.words.empty() || slice(text, span) == place.words);
    if (text_digest == place.text_digest) {
        return {fits ? Whereabouts::placed : Whereabouts::unresolved, source, fits ? span : Span{}};
    }
    const std::optional<Span> found = find_again(place, text);
    return {found ? Whereabouts::placed : Whereabouts::unresolved, source, found.value_or(Span{})};
}

constexpr const char* kJudge = R"sql(
insert into decided(passage, component, stance, coders, against, settled)
with here as (
    select d.number, d.time, d.coder, d.component, d.verdict, d.stance
    from decision_passage x
    join decision_now n on n.decision = x.decision and n.stands
    join decision d on d.number = x.decision
    where x.passage = ?1
), component as (
    select distinct component as id from here where component <> ''
), voice as (
    select c.id, h.coder, max(h.verdict in ('accepted', 'added', 'changed-span')) as codes
    from component c
    join here h on h.component = c.id and h.verdict in ('accepted', 'added', 'changed-span', 'rejected')
                or h.component in (c.id, '') and h.verdict = 'reviewed'
    group by c.id, h.coder
), ruling as (
    select component as id, verdict = 'settled' as there, stance,
           row_number() over (partition by component order by time desc, number desc) as position
    from here where verdict in ('settled', 'dismissed')
)
select ?1, c.id,
       coalesce((select stance from ruling r where r.id = c.id and position = 1),
                (select h.stance from here h where h.component = c.id and h.stance is not null
                 and h.verdict in ('accepted', 'added', 'changed-span')
                 group by h.stance order by count(*) desc, h.stance limit 1)),
       (select count(*) from voice v where v.id = c.id and codes),
       (select count(*) from voice v where v.id = c.id and not codes),
       (select there from ruling r where r.id = c.id and position = 1)
from component c)sql";

}  // namespace

DecisionPlaces::DecisionPlaces(Database& database)
    : database_(database),
      by_bytes_(database.prepare("select id, text_sha256 from source where sha256 = ? and text_sha256 <> '' "
                                 "order by path limit 1")),
      by_text_(
          database.prepare("select id, text_sha256 from source where text_sha256 = ? and text_sha256 <> '' "
                           "order by path limit 1")),
      insert_(database.prepare("insert into decision_now(decision, stands, whereabouts) values(?, ?, "
                               "'elsewhere')")),
      update_(database.prepare("update decision_now set whereabouts = ?2, source = ?3, start_byte = ?4, "
                               "end_byte = ?5, first_passage = ?6, last_passage = ?7 where decision = ?1")),
      link_(database.prepare("insert into decision_passage(passage, decision) values(?, ?)")),
      find_entry_(database.prepare("select d.number, d.replaces, n.stands, n.first_passage, n.last_passage, "
                                   "d.coder from decision d join decision_now n on n.decision = d.number "
                                   "where d.id = ?")),
      has_replacer_(
          database.prepare("select 1 from decision r join decision_now n on n.decision = r.number "
                           "where r.replaces = ? and r.replaces <> '' and r.coder = ? and n.stands")),
      stand_(database.prepare("update decision_now set stands = ?2 where decision = ?1")) {}

const DecisionPlaces::Held& DecisionPlaces::held(std::int64_t source) {
    constexpr std::size_t kMostSources = 64;
    if (held_.size() > kMostSources && held_.count(source) == 0) held_.clear();
    const auto [entry, is_new] = held_.try_emplace(source);
    Held& held = entry->second;
    if (!is_new) return held;
    Statement read = database_.prepare(
        "select p.gap, p.text, p.id, p.start_byte, p.end_byte from source s join passage p on p.id between "
        "s.first_passage and s.last_passage where s.id = ? order by p.id");
    read.with(source);
    while (read.next()) {
        held.text += read.text(0);
        held.text += read.text(1);
        held.passages.push_back(
            {read.integer(2),
             {static_cast<std::uint32_t>(read.integer(3)), static_cast<std::uint32_t>(read.integer(4))}});
    }
    Statement tail = database_.prepare("select tail from source where id = ?");
    if (tail.with(source).next()) held.text += tail.text(0);
    return held;
}

DecisionPlaces::Found DecisionPlaces::locate(const Place& place) {
    for (auto& [by, digest] : {std::pair<Statement&, const std::string&>(by_text_, place.text_digest),
                               std::pair<Statement&, const std::string&>(by_bytes_, place.source_id)}) {
        if (!by.with(digest).next()) continue;
        const std::int64_t source = by.integer(0);
        const std::string text_digest = by.string(1);
        by.reset();
        return locate_in(place, source, text_digest, text_of(source));
    }
    return {};
}

DecisionPlaces::Found DecisionPlaces::locate_reworded(const Place& place, TextEdges edges) {
    if (!by_bytes_.with(place.source_id).next()) return {};
    const std::int64_t source = by_bytes_.integer(0);
    by_bytes_.reset();
    const std::optional<Span> found = find_again(place, edges, text_of(source));
    return {found ? Whereabouts::placed : Whereabouts::unresolved, source, found.value_or(Span{})};
}

bool DecisionPlaces::quotes_text(const Place& place) {
    if (place.words.empty() && place.before.empty() && place.after.empty()) return true;
    if (!by_text_.with(place.text_digest).next()) return false;
    const std::int64_t source = by_text_.integer(0);
    by_text_.reset();
    const std::string_view text = text_of(source);
    const Span span = place.span;
    return span.begin <= span.end && span.end <= text.size() && slice(text, span) == place.words &&
           text.substr(0, span.begin).ends_with(place.before) &&
           text.substr(span.end).starts_with(place.after);
}

Place DecisionPlaces::place_at(const Found& found, const std::string& source_id) {
    return place_in(text_of(found.source.value_or(0)), found.span, source_id);
}

void DecisionPlaces::touch(std::int64_t first, std::int64_t last) {
    for (std::int64_t passage = first; passage <= last; ++passage) touched_.insert(passage);
}

void DecisionPlaces::set(std::int64_t number, const Found& found) {
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> last;
    const bool placed = found.whereabouts == Whereabouts::placed;
    if (placed) {
        const std::vector<Held::Piece>& passages = held(found.source.value_or(0)).passages;
        auto piece = std::partition_point(passages.begin(), passages.end(), [&](const Held::Piece& each) {
            return each.span.end <= found.span.begin;
        });
        for (; piece != passages.end() && piece->span.begin < found.span.end; ++piece) {
            if (!first) first = piece->passage;
            last = piece->passage;
            link_.with(piece->passage, number).run();
            touched_.insert(piece->passage);
        }
    }
    update_
        .with(number, name_of(found.whereabouts), found.source,
              placed ? std::optional(found.span.begin) : std::nullopt,
              placed ? std::optional(found.span.end) : std::nullopt, first, last)
        .run();
}

Whereabouts DecisionPlaces::add(std::int64_t number, const Decision& decision) {
    // In a merged log the entry that replaces this one may have come first.
    const bool falls = has_replacer_.with(decision.id, decision.coder).next();
    has_replacer_.reset();
    insert_.with(number, falls ? 0 : 1).run();
    const Found found = locate(decision.place);
    set(number, found);
    if (!falls) let_fall(decision.replaces);
    return found.whereabouts;
}

/// An entry stands unless one that stands replaces it. Each change may change what that one had replaced.
void DecisionPlaces::let_fall(std::string id) {
    while (!id.empty() && find_entry_.with(id).next()) {
        const std::int64_t number = find_entry_.integer(0);
        std::string replaces = find_entry_.string(1);
        const bool stood = find_entry_.integer(2) != 0;
        if (!find_entry_.is_null(3)) touch(find_entry_.integer(3), find_entry_.integer(4));
        const std::string coder = find_entry_.string(5);
        find_entry_.reset();
        const bool stands = !has_replacer_.with(id, coder).next();
        has_replacer_.reset();
        if (stands == stood) return;
        stand_.with(number, stands ? 1 : 0).run();
        id = std::move(replaces);
    }
}

std::optional<std::string> DecisionPlaces::text_with_decisions(std::int64_t source) {
    Statement read = database_.prepare("select 1 from decision_now where source = ? limit 1");
    if (!read.with(source).next()) return std::nullopt;
    std::string text = text_of(source);
    held_.erase(source);
    return text;
}

void DecisionPlaces::source_changed(std::int64_t source, const std::optional<std::string>& old_text) {
    held_.erase(source);
    if (old_text) {
        const std::string& text = text_of(source);
        const TextChange change(*old_text, text);
        Statement digest = database_.prepare("select text_sha256 from source where id = ?");
        const std::string text_digest = digest.with(source).next() ? digest.string(0) : std::string();
        digest.reset();
        struct Placed {
            std::int64_t number = 0;
            std::optional<Span> span;
            Place place;
        };
        std::vector<Placed> decisions;
        Statement read = database_.prepare(
            "select " + std::string(kDecisionColumns) +
            ", d.number, n.whereabouts, n.start_byte, n.end_byte from decision_now n join decision d on "
            "d.number = n.decision left join decision_text x on x.decision = d.number where n.source = ?");
        read.with(source);
        while (read.next()) {
            Placed placed;
            placed.number = read.integer(kDecisionColumnCount);
            placed.place = read_decision(read).place;
            if (read.text(kDecisionColumnCount + 1) == name_of(Whereabouts::placed)) {
                placed.span = {static_cast<std::uint32_t>(read.integer(kDecisionColumnCount + 2)),
                               static_cast<std::uint32_t>(read.integer(kDecisionColumnCount + 3))};
            }
            decisions.push_back(std::move(placed));
        }
        for (const Placed& decision : decisions) {
            Found found = locate_in(decision.place, source, text_digest, text);
            const std::optional<Span> moved = decision.span ? change.find(*decision.span) : std::nullopt;
            if (moved && text_digest != decision.place.text_digest) {
                found = {Whereabouts::placed, source, *moved};
            }
            set(decision.number, found);
        }
    }
    place_waiting(source);
}

void DecisionPlaces::place_waiting(std::int64_t source) {
    std::vector<std::pair<std::int64_t, Place>> waiting;
    Statement read = database_.prepare(
        "select " + std::string(kDecisionColumns) +
        ", d.number from source s join decision d on d.sha256 = s.sha256 or d.text_sha256 = s.text_sha256 "
        "join decision_now n on n.decision = d.number left join decision_text x on x.decision = d.number "
        "where s.id = ? and n.whereabouts = 'elsewhere'");
    read.with(source);
    while (read.next()) waiting.emplace_back(read.integer(kDecisionColumnCount), read_decision(read).place);
    for (const auto& [number, place] : waiting) set(number, locate(place));
}

void DecisionPlaces::source_goes(std::int64_t source) {
    database_
        .prepare(
            "update decision_now set whereabouts = 'elsewhere', source = null, start_byte = null, "
            "end_byte = null, first_passage = null, last_passage = null where source = ?")
        .with(source)
        .run();
    held_.erase(source);
}

void DecisionPlaces::refresh() {
    Statement forget = database_.prepare("delete from decided where passage = ?");
    Statement judge = database_.prepare(kJudge);
    for (const std::int64_t passage : touched_) {
        forget.with(passage).run();
        judge.with(passage).run();
    }
    touched_.clear();
}

}  // namespace evidex
