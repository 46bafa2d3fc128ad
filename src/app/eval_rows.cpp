#include "app/eval_rows.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/tagging.hpp"
#include "base/statistics.hpp"

namespace evidex {
namespace {

struct RowRecord {
    std::uint32_t row = 0;
    std::int64_t hits = 0;
    std::int64_t right = 0;
    std::int64_t tags = 0;  ///< Passages in which the row's component was tagged as well.
};

void count_passage(std::vector<RowRecord>& records, const Tagger& tagger, const GoldPassage& passage) {
    const Codebook& codebook = tagger.codebook();
    const PassageView view = view_of(passage, codebook);
    if (!view.taggable) return;
    for (const ComponentExplanation& found : tagger.explain(view, {.near_misses = false})) {
        const std::string& id = codebook.components[found.component].id;
        const bool coded = std::count(passage.components.begin(), passage.components.end(), id) > 0;
        std::set<std::uint32_t> rows;
        for (const Hit& hit : found.because) rows.insert(hit.row);
        for (const std::uint32_t row : rows) {
            ++records[row].hits;
            records[row].right += coded == (codebook.rows[row].weight >= 0) ? 1 : 0;
            records[row].tags += found.tagged ? 1 : 0;
        }
    }
}

}  // namespace

Table row_precision_table(const Tagger& tagger, const std::vector<GoldPassage>& gold) {
    const Codebook& codebook = tagger.codebook();
    std::vector<RowRecord> records(codebook.rows.size());
    for (std::uint32_t i = 0; i < records.size(); ++i) records[i].row = i;
    for (const GoldPassage& passage : gold) count_passage(records, tagger, passage);
    records.erase(
        std::remove_if(records.begin(), records.end(), [](const RowRecord& r) { return r.hits == 0; }),
        records.end());
    std::stable_sort(records.begin(), records.end(), [](const RowRecord& a, const RowRecord& b) {
        return a.hits - a.right > b.hits - b.right;
    });
    Table table;
    table.columns = {{"row", "Row"},
                     {"component", "Component"},
                     {"weight", "Weight", true},
                     {"right", "Right", true},
                     {"hits", "of", true},
                     {"precision", "Precision", true},
                     {"low", "95 % from", true},
                     {"high", "to", true},
                     {"tags", "In tags", true},
                     {"pattern", "Pattern"}};
    const auto share = [](double value) { return Cell{Json(value), fmt::format("{:.2f}", value)}; };
    for (const RowRecord& record : records) {
        const Row& row = codebook.rows[record.row];
        const Interval interval = wilson_interval(record.right, record.hits);
        table.rows.push_back({row.id, codebook.components[row.component].id,
                              Cell{Json(row.weight), fmt::format("{:+.1f}", row.weight)}, record.right,
                              record.hits,
                              share(static_cast<double>(record.right) / static_cast<double>(record.hits)),
                              share(interval.low), share(interval.high), record.tags, row.pattern});
    }
    return table;
}

}  // namespace evidex
