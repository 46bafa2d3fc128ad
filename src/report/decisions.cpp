#include "report/decisions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

/// So many bytes of an id tell one decision from another in practice.
constexpr std::size_t kShortId = 8;

/// The beginning of a text, on one line.
std::string beginning(std::string_view text) {
    constexpr std::size_t kLetters = 60;
    std::size_t end = 0;
    for (std::size_t i = 0; i < kLetters && end < text.size(); ++i) next_code_point(text, end);
    std::string shown(text.substr(0, end));
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    return end < text.size() ? shown + "…" : shown;
}

Cell words_cell(const Decision& decision) {
    if (decision.is_erased()) return {Json(), "(erased)", Ink::dim};
    return {decision.place.words, beginning(decision.place.words)};
}

/// Where the words are now, for people.
std::string place_text(const Entry& entry) {
    switch (entry.whereabouts) {
        case Whereabouts::placed:
            return fmt::format("{} · {}", file_name(entry.path), entry.first_passage);
        case Whereabouts::unresolved:
            return fmt::format("{} · not found again", file_name(entry.path));
        case Whereabouts::elsewhere:
            break;
    }
    return "not in this base";
}

Cell passage_cell(const Entry& entry) {
    return entry.first_passage > 0 ? Cell(entry.first_passage) : Cell(Json(), "");
}

/// "85 % (73–93)".
std::string share_text(double share, double low, double high) {
    return fmt::format("{:.0f} % ({:.0f}–{:.0f})", 100 * share, 100 * low, 100 * high);
}

Cell recall_cell(const Recall& recall) {
    if (!recall.recall) return {Json(), "n/a (too little read)"};
    return {*recall.recall, share_text(*recall.recall, recall.low, recall.high)};
}

std::int64_t total(const std::vector<Stratum>& strata, std::int64_t Stratum::*count) {
    std::int64_t sum = 0;
    for (const Stratum& stratum : strata) sum += stratum.*count;
    return sum;
}

}  // namespace

Table decisions_table(const std::vector<Entry>& entries, bool as_log) {
    Table table;
    const Column::For people = Column::For::people;
    const Column::For data = Column::For::data;
    table.columns = {{"short_id", "Id", false, people},
                     {"id", "Id", false, data},
                     {"time", "Time", false, Column::For::both, 3},
                     {"coder", "Coder"},
                     {"verdict", "Verdict"},
                     {"component", "Component"},
                     {"stance", "Stance", false, Column::For::both, 2},
                     {"words", "Words"},
                     {"place", "Where · passage", false, people},
                     {"path", "Path", false, data},
                     {"passage", "Passage", true, data},
                     {"whereabouts", "Whereabouts", false, data},
                     {"view", "View", false, Column::For::both, 1},
                     {"note", "Note", false, Column::For::both, 2},
                     {"reason", "Reason", false, Column::For::both, 2},
                     {"rules", "Rows", false, data},
                     {"replaces", "Replaces", false, data},
                     {"stands", "Stands", false, as_log ? Column::For::both : data}};
    for (const Entry& entry : entries) {
        const Decision& decision = entry.decision;
        const std::string component = decision.component.empty() ? "all" : decision.component;
        table.rows.push_back(
            {decision.id.substr(0, kShortId), decision.id, decision.time, decision.coder,
             Cell(std::string(name_of(decision.verdict)), spoken(name_of(decision.verdict))), component,
             decision.stance ? Cell(std::string(name_of(*decision.stance)), spoken(name_of(*decision.stance)))
                             : Cell(Json(), ""),
             words_cell(decision), place_text(entry), entry.path, passage_cell(entry),
             name_of(entry.whereabouts), name_of(decision.view), decision.note, decision.reason,
             Cell(decision.rules, joined(decision.rules, " ")), decision.replaces,
             Cell(entry.stands, entry.stands ? "yes" : "no")});
    }
    return table;
}

Table precision_table(std::vector<RowPrecision> rows, bool by_trust) {
    std::stable_sort(rows.begin(), rows.end(), [&](const RowPrecision& a, const RowPrecision& b) {
        return by_trust ? a.low > b.low : a.rejected > b.rejected;
    });
    Table table;
    table.columns = {{"row", "Row"},
                     {"accepted", "Kept", true},
                     {"rejected", "Rejected", true},
                     {"precision", "Precision (95 %)", true},
                     {"low", "Low", true, Column::For::data},
                     {"high", "High", true, Column::For::data},
                     {"accepted_alone", "Alone: kept", true, Column::For::both, 1},
                     {"rejected_alone", "rejected", true, Column::For::both, 1},
                     {"reasons", "Reasons for rejection"}};
    for (const RowPrecision& row : rows) {
        const double share =
            static_cast<double>(row.accepted) / static_cast<double>(row.accepted + row.rejected);
        Json reasons = Json::object();
        std::string shown;
        for (const auto& [reason, count] : row.reasons) {
            reasons[reason] = count;
            shown += fmt::format("{}{} {}", shown.empty() ? "" : "; ", count, reason);
        }
        table.rows.push_back({row.rule, row.accepted, row.rejected,
                              Cell(share, share_text(share, row.low, row.high)), Cell(Json(row.low), ""),
                              Cell(Json(row.high), ""), row.accepted_alone, row.rejected_alone,
                              Cell(std::move(reasons), std::move(shown))});
    }
    return table;
}

Table recall_table(const std::vector<ComponentRecall>& recalls) {
    Table table;
    table.columns = {{"component", "Component"},
                     {"tagged", "Tagged", true},
                     {"tagged_read", "of them read", true},
                     {"tagged_found", "right", true},
                     {"untagged", "Not tagged", true},
                     {"untagged_read", "of them read", true},
                     {"untagged_found", "missed", true},
                     {"recall", "Found of all there is (95 %)", true},
                     {"low", "Low", true, Column::For::data},
                     {"high", "High", true, Column::For::data},
                     {"missed", "Missed", true, Column::For::data},
                     {"missed_most", "Missed at most", true, Column::For::both, 1}};
    for (const ComponentRecall& each : recalls) {
        const Recall& recall = each.recall;
        const auto most = static_cast<std::int64_t>(std::floor(recall.missed_most));
        table.rows.push_back({each.component, each.tagged.size, each.tagged.read, each.tagged.found,
                              total(each.untagged, &Stratum::size), total(each.untagged, &Stratum::read),
                              total(each.untagged, &Stratum::found), recall_cell(recall),
                              Cell(Json(recall.low), ""), Cell(Json(recall.high), ""),
                              Cell(Json(recall.missed), ""),
                              Cell(Json(recall.missed_most), count_text(most))});
    }
    return table;
}

}  // namespace evidex
