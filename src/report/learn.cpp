#include "report/learn.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/measure.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

Cell cut_of(const LearntComponent& component) {
    if (!component.is_learnt) return {Json(), measure_text(std::nullopt)};
    return {Json(component.cut), fmt::format("{:.2f}", component.cut)};
}

std::int64_t dropped_rows(const Learnt& learnt) {
    return std::count(learnt.row_weights.begin(), learnt.row_weights.end(), std::nullopt);
}

/// Ids of components for which something holds, joined by commas.
template <class Holds>
std::string ids_where(const Learnt& learnt, const Codebook& codebook, Holds&& holds) {
    std::string ids;
    for (std::size_t i = 0; i < learnt.components.size(); ++i) {
        if (!holds(learnt.components[i])) continue;
        ids += (ids.empty() ? "" : ", ") + codebook.components[i].id;
    }
    return ids;
}

std::string stances_note(const LearntStances& stances) {
    if (!stances.is_learnt) {
        return fmt::format(
            "Stances stay as they are: with {} there are too few of one of the three to learn from\n",
            counted(stances.coded, "coded stance"));
    }
    return fmt::format(
        "Stances ({} coded): on {} of the judged files, the rows are right in {}, the words alone in {}\n",
        count_text(stances.coded), counted(stances.judged, "tagged one"), measure_text(stances.before),
        measure_text(stances.after));
}

}  // namespace

Table learnt_table(const Learnt& learnt, const Codebook& codebook) {
    Table table;
    table.columns = {{"component", "Component"},
                     {"passages", "Passages", true},
                     {"coded", "Coded", true},
                     {"learnt", "Learnt", false, Column::For::data},
                     {"f1_before", "F1 before", true},
                     {"f1_after", "F1 after, left out", true},
                     {"cut", "Cut", true}};
    for (std::size_t i = 0; i < learnt.components.size(); ++i) {
        const LearntComponent& one = learnt.components[i];
        table.rows.push_back({codebook.components[i].id, learnt.passages, one.coded,
                              Cell(Json(one.is_learnt), ""), measure_cell(one.before),
                              measure_cell(one.after), cut_of(one)});
    }
    return table;
}

std::string learnt_notes(const Learnt& learnt, const Codebook& codebook) {
    std::string notes = "\n" + stances_note(learnt.stances);
    const auto words = static_cast<std::int64_t>(learnt.words.patterns.size());
    notes += fmt::format("{} words and pairs have weights", count_text(words));
    if (const std::int64_t dropped = dropped_rows(learnt); dropped > 0)
        notes += fmt::format("; {} tagged soft went", counted(dropped, "row"));
    notes += "\n";
    const std::string kept =
        ids_where(learnt, codebook, [](const LearntComponent& one) { return !one.is_learnt; });
    if (!kept.empty()) notes += fmt::format("Too few coded passages; as it was: {}\n", kept);
    const std::string worse = ids_where(learnt, codebook, [](const LearntComponent& one) {
        return one.is_learnt && one.before && one.after && *one.after < *one.before;
    });
    if (!worse.empty()) {
        notes += fmt::format(
            "Not better than before: {}. If the rows were written with these very passages, the\n"
            "figure before is flattered: name files that nobody tuned on with --judge\n",
            worse);
    }
    return notes;
}

Json learnt_json(const Learnt& learnt, const Codebook& codebook) {
    Json json;
    json["passages"] = learnt.passages;
    json["words"] = learnt.words.patterns.size();
    json["dropped_rows"] = dropped_rows(learnt);
    json["components"] = Json::array();
    for (std::size_t i = 0; i < learnt.components.size(); ++i) {
        const LearntComponent& one = learnt.components[i];
        json["components"].push_back({{"component", codebook.components[i].id},
                                      {"coded", one.coded},
                                      {"learnt", one.is_learnt},
                                      {"f1_before", measure_json(one.before)},
                                      {"f1_after", measure_json(one.after)},
                                      {"cut", one.is_learnt ? Json(one.cut) : Json()}});
    }
    json["stances"] = {{"coded", learnt.stances.coded},
                       {"learnt", learnt.stances.is_learnt},
                       {"judged", learnt.stances.judged},
                       {"right_before", measure_json(learnt.stances.before)},
                       {"right_after", measure_json(learnt.stances.after)}};
    return json;
}

}  // namespace evidex
