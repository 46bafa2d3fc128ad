#include "store/decision_table.hpp"

#include "base/word_list.hpp"

namespace evidex {
namespace {

Place read_place(const Statement& read) {
    Place place;
    place.source_id = read.string(6);
    place.text_digest = read.string(7);
    place.span = {static_cast<std::uint32_t>(read.integer(8)), static_cast<std::uint32_t>(read.integer(9))};
    place.words = read.string(19);
    place.before = read.string(20);
    place.after = read.string(21);
    return place;
}

}  // namespace

Decision read_decision(const Statement& read) {
    Decision decision;
    decision.id = read.string(0);
    decision.sequence = read.integer(1);
    decision.previous = read.string(2);
    decision.verdict = verdict_from(read.text(3)).value_or(Verdict::shown);
    decision.coder = read.string(4);
    decision.time = read.string(5);
    decision.place = read_place(read);
    decision.component = read.string(10);
    decision.stance = stance_from(read.text(11));
    decision.view = view_from(read.text(12)).value_or(View::informed);
    decision.rules = split_words(read.text(13));
    decision.codebook = read.string(14);
    decision.replaces = read.string(15);
    decision.version = read.string(16);
    decision.secret = read.string(17);
    decision.salt = read.string(18);
    decision.note = read.string(22);
    decision.reason = read.string(23);
    return decision;
}

DecisionTable::DecisionTable(Database& database)
    : database_(database),
      insert_(database.prepare("insert into decision(id, sequence, previous, verdict, coder, time, sha256, "
                               "text_sha256, start_byte, end_byte, component, stance, view, rules, codebook, "
                               "replaces, version, secret) "
                               "values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      insert_text_(database.prepare("insert into decision_text(decision, salt, words, before, after, note, "
                                    "reason) values(?, ?, ?, ?, ?, ?, ?)")),
      number_(database.prepare("select number from decision where id = ?")),
      find_(database.prepare("select " + std::string(kDecisionColumns) +
                             " from decision d left join decision_text x on x.decision = d.number "
                             "where d.id = ?")),
      head_(database.prepare("select sequence, id from decision where coder = ? "
                             "order by sequence desc, number desc limit 1")) {}

std::int64_t DecisionTable::insert(const Decision& decision) {
    const Place& place = decision.place;
    const std::optional<std::string_view> stance =
        decision.stance ? std::optional(name_of(*decision.stance)) : std::nullopt;
    const std::string rules = join_words(decision.rules);
    insert_
        .with(decision.id, decision.sequence, decision.previous, name_of(decision.verdict), decision.coder,
              decision.time, place.source_id, place.text_digest, place.span.begin, place.span.end,
              decision.component, stance, name_of(decision.view), rules, decision.codebook, decision.replaces,
              decision.version, decision.secret)
        .run();
    const std::int64_t number = database_.last_id();
    if (!decision.is_erased()) {
        insert_text_
            .with(number, decision.salt, place.words, place.before, place.after, decision.note,
                  decision.reason)
            .run();
    }
    return number;
}

std::optional<std::int64_t> DecisionTable::number_of(const std::string& id) {
    if (!number_.with(id).next()) return std::nullopt;
    const std::int64_t number = number_.integer(0);
    number_.reset();
    return number;
}

std::optional<Decision> DecisionTable::find(const std::string& id) {
    if (!find_.with(id).next()) return std::nullopt;
    Decision decision = read_decision(find_);
    find_.reset();
    return decision;
}

DecisionTable::Head DecisionTable::head_of(const std::string& coder) {
    if (!head_.with(coder).next()) return {};
    Head head{head_.integer(0), head_.string(1)};
    head_.reset();
    return head;
}

}  // namespace evidex
