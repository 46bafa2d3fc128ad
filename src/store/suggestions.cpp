#include "store/suggestions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/word_list.hpp"
#include "store/filter.hpp"

namespace evidex {
namespace {

/// What one coder said to one component in one passage.
struct Answer {
    bool coded = false;
    bool rejected = false;
    std::set<std::string> known_rules;  // of the suggestions rejected
};
using Answers = std::map<std::pair<std::int64_t, std::string>, Answer>;

void add_answer(Answer& answer, std::string_view verdict_name, const std::string& rules) {
    const std::optional<Verdict> verdict = verdict_from(verdict_name);
    if (verdict == Verdict::rejected) {
        answer.rejected = true;
        for (std::string& rule : split_words(rules)) answer.known_rules.insert(std::move(rule));
    }
    answer.coded = answer.coded || (verdict && is_coding(*verdict) && verdict != Verdict::settled);
}

Answers read_answers(Database& database, const std::string& coder) {
    Answers answers;
    Statement read = database.prepare(
        "select n.first_passage, n.last_passage, d.component, d.verdict, d.rules from decision d join "
        "decision_now n on n.decision = d.number and n.stands where d.coder = ? and d.component <> '' and "
        "n.first_passage is not null");
    read.with(coder);
    while (read.next()) {
        for (std::int64_t passage = read.integer(0); passage <= read.integer(1); ++passage) {
            add_answer(answers[{passage, read.string(2)}], read.text(3), read.string(4));
        }
    }
    return answers;
}

/// The rows that speak for a suggestion, of all hits of a passage and component. That they do is looked up
/// here: there are many more hits than rows, and a join would look it up for each hit.
class RulesFor {
public:
    explicit RulesFor(Database& database)
        : hits_(database.prepare("select rule from hit where passage = ? and component = ?")) {
        Statement read = database.prepare("select id from rule where weight > 0 order by id");
        while (read.next()) speaking_.push_back(read.string(0));
    }
    std::vector<std::string> read(std::int64_t passage, const std::string& component) {
        std::vector<std::string> rules;
        hits_.with(passage, component);
        while (hits_.next()) rules.push_back(hits_.string(0));
        std::sort(rules.begin(), rules.end());
        rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
        std::erase_if(rules, [&](const std::string& rule) {
            return !std::binary_search(speaking_.begin(), speaking_.end(), rule);
        });
        return rules;
    }

private:
    Statement hits_;
    std::vector<std::string> speaking_;
};

bool was_rejected(const Suggestion& suggestion, const Answers& answers) {
    const auto found = answers.find({suggestion.passage, suggestion.component});
    return found != answers.end() && found->second.rejected && !found->second.coded;
}

void judge(Suggestion& suggestion, const Answers& answers) {
    const auto found = answers.find({suggestion.passage, suggestion.component});
    if (found == answers.end()) return;
    const Answer& answer = found->second;
    if (answer.coded) suggestion.state = Suggestion::State::decided;
    if (answer.coded || !answer.rejected) return;
    for (const std::string& rule : suggestion.rules) {
        if (answer.known_rules.count(rule) == 0) suggestion.new_rules.push_back(rule);
    }
    suggestion.state =
        suggestion.new_rules.empty() ? Suggestion::State::decided : Suggestion::State::rejected_new;
}

}  // namespace

Result<std::vector<Suggestion>> read_suggestions(Database& database, const Filter& filter,
                                                 const std::string& coder, bool rows) {
    const Answers answers = read_answers(database, coder);
    Filter others = filter;
    others.components.clear();
    others.stance.reset();
    others.evidence = Evidence::suggested;
    Sql sql;
    sql.add(
        "select t.passage, t.component, t.stance, t.score from tag t join passage p on p.id = t.passage "
        "join source s on s.id = p.source left join component c on c.id = t.component where true");
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    if (filter.stance) sql.add(" and t.stance = ?", std::string(name_of(*filter.stance)));
    sql.add(tag_conditions(others, "p.id")).add(decided_conditions(filter, "p.id"));
    sql.add(passage_conditions(filter));
    sql.add(" order by s.path, p.id, c.position, t.component");
    RulesFor rules(database);
    std::vector<Suggestion> suggestions;
    Statement read = prepare(database, sql);
    while (read.next()) {
        Suggestion suggestion;
        suggestion.passage = read.integer(0);
        suggestion.component = read.string(1);
        suggestion.stance = stance_from(read.text(2)).value_or(Stance::neutral);
        suggestion.score = read.real(3);
        if (rows || was_rejected(suggestion, answers)) {
            suggestion.rules = rules.read(suggestion.passage, suggestion.component);
        }
        judge(suggestion, answers);
        suggestions.push_back(std::move(suggestion));
    }
    return database.finish(std::move(suggestions));
}

Result<std::vector<Unit>> read_units(Database& database, const Filter& filter) {
    Sql sql;
    sql.add(
        "select p.id, p.source, s.path, p.start_byte, p.end_byte from source s join passage p on p.id "
        "between "
        "s.first_passage and s.last_passage where p.taggable");
    sql.add(decided_conditions(filter, "p.id")).add(passage_conditions(filter));
    sql.add(" order by s.path, p.id");
    std::vector<Unit> units;
    Statement read = prepare(database, sql);
    while (read.next()) {
        Unit unit;
        unit.passage = read.integer(0);
        unit.source = read.integer(1);
        unit.path = read.string(2);
        unit.span = {static_cast<std::uint32_t>(read.integer(3)),
                     static_cast<std::uint32_t>(read.integer(4))};
        units.push_back(std::move(unit));
    }
    return database.finish(std::move(units));
}

}  // namespace evidex
