#include "report/disagreements.hpp"

#include <fmt/format.h>

#include "report/quotes.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

/// "there, falls short (blind): as in the manual".
std::string choice_text(const Choice& choice) {
    std::string text = choice.coded ? "there" : "not there";
    if (choice.stance) text += ", " + spoken(name_of(*choice.stance));
    text += fmt::format(" ({})", name_of(choice.view));
    if (!choice.reason.empty()) text += "; because: " + choice.reason;
    if (!choice.note.empty()) text += "; note: " + choice.note;
    return text;
}

Json to_json(const Choice& choice) {
    Json json;
    json["coder"] = choice.coder;
    json["coded"] = choice.coded;
    json["view"] = name_of(choice.view);
    json["stance"] = choice.stance ? Json(name_of(*choice.stance)) : Json();
    json["reason"] = choice.reason;
    json["note"] = choice.note;
    json["time"] = choice.time;
    return json;
}

}  // namespace

Table disagreements_table(const std::vector<ShownDisagreement>& disagreements) {
    Table table;
    table.columns = {{"passage", "Passage", true}, {"component", "Component"}, {"choices", "Choices"},
                     {"settled", "Settled"},       {"place", "Place"},         {"text", "Text"}};
    for (const auto& [disagreement, quote] : disagreements) {
        Json choices = Json::array();
        std::string shown;
        for (const Choice& choice : disagreement.choices) {
            choices.push_back(to_json(choice));
            shown += (shown.empty() ? "" : "\n") + choice.coder + ": " + choice_text(choice);
        }
        const std::optional<Choice>& settled = disagreement.settled;
        table.rows.push_back({disagreement.passage, disagreement.component,
                              Cell(std::move(choices), std::move(shown)),
                              settled ? Cell(to_json(*settled), settled->coder + ": " + choice_text(*settled))
                                      : Cell(Json(), "not yet"),
                              place_of(quote), quote.text});
    }
    return table;
}

}  // namespace evidex
