#include "report/difference.hpp"

#include <fmt/format.h>

#include "report/measure.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

Cell measure(const std::optional<double>& value) {
    return {measure_json(value), value ? measure_text(value) : ""};
}

Cell change(std::int64_t number, std::string_view sign, Ink ink) {
    return {number, number == 0 ? "" : std::string(sign) + count_text(number), ink};
}

void add_samples(std::string& out, const std::string& what, std::int64_t all,
                 const std::vector<ChangedTag>& samples, const Look& look) {
    if (samples.empty()) return;
    out += fmt::format("\n{} ({} of {}):\n", paint(what, Ink::bold, look), samples.size(), all);
    for (const ChangedTag& sample : samples) {
        out += paragraph("“" + sample.text + "”", {}, "  ", look);
        out += paragraph(sample.rows + (sample.place.empty() ? "" : " · " + sample.place), {}, "    ", look);
    }
}

Json samples_json(const std::vector<ChangedTag>& samples) {
    Json list = Json::array();
    for (const ChangedTag& sample : samples) {
        list.push_back({{"text", sample.text}, {"place", sample.place}, {"rows", sample.rows}});
    }
    return list;
}

}  // namespace

Table difference_table(const Difference& difference) {
    const auto scores = difference.macro_f1_before ? Column::For::both : Column::For::data;
    Table table;
    table.columns = {{"component", "Component"},
                     {"before", "Before", true},
                     {"gained", "Gained", true},
                     {"lost", "Lost", true},
                     {"stance", "Stance changed", true},
                     {"after", "After", true},
                     {"f1_before", "F1 before", true, scores},
                     {"f1_after", "F1 after", true, scores}};
    for (const ComponentDifference& one : difference.components) {
        table.rows.push_back({one.component, one.before, change(one.gained, "+", Ink::green),
                              change(one.lost, "−", Ink::red), change(one.stance, "", Ink::yellow), one.after,
                              measure(one.f1_before), measure(one.f1_after)});
    }
    return table;
}

std::string difference_notes(const Difference& difference, const Look& look) {
    std::string out = fmt::format("\n{} compared", counted(difference.passages, "passage"));
    if (difference.macro_f1_before) {
        out += fmt::format("; macro-F1 on the gold set {} before, {} after",
                           fmt::format("{:.3f}", *difference.macro_f1_before),
                           fmt::format("{:.3f}", difference.macro_f1_after.value_or(0)));
    }
    out += "\n";
    for (const ComponentDifference& one : difference.components) {
        add_samples(out, "Gained " + one.component, one.gained, one.gains, look);
        add_samples(out, "Lost " + one.component, one.lost, one.losses, look);
    }
    return out;
}

Json to_json(const Difference& difference) {
    Json json{{"passages", difference.passages},
              {"macro_f1_before", measure_json(difference.macro_f1_before)},
              {"macro_f1_after", measure_json(difference.macro_f1_after)},
              {"components", Json::array()}};
    for (const ComponentDifference& one : difference.components) {
        json["components"].push_back({{"component", one.component},
                                      {"before", one.before},
                                      {"after", one.after},
                                      {"gained", one.gained},
                                      {"lost", one.lost},
                                      {"stance", one.stance},
                                      {"f1_before", measure_json(one.f1_before)},
                                      {"f1_after", measure_json(one.f1_after)},
                                      {"gains", samples_json(one.gains)},
                                      {"losses", samples_json(one.losses)}});
    }
    return json;
}

}  // namespace evidex
