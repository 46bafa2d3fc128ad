#include "app/codebook_trial.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/codebook_copy.hpp"
#include "base/csv.hpp"
#include "base/files.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

// For a codebook that has had no terms, or no rules, so far.
constexpr std::string_view kTermHeader = "id,component,theme,pattern,weight,status,tags,must,must_not,note\n";
constexpr std::string_view kRuleHeader = "id,component,theme,rule,weight,status,tags,must,must_not,note\n";

/// Ids of the form PREFIX-T12: the prefix that the component's rows use, and the next number that is free.
class FreshIds {
public:
    explicit FreshIds(const Codebook& codebook) : codebook_(codebook) {
        for (const Row& row : codebook.rows) taken_.insert(row.id);
    }

    std::string next(std::uint32_t component, bool is_rule) {
        const std::string stem = fmt::format("{}-{}", prefix(component), is_rule ? 'R' : 'T');
        int& number = numbers_[stem];
        std::string id;
        do {
            id = fmt::format("{}{:03}", stem, ++number);
        } while (!taken_.insert(id).second);
        return id;
    }

private:
    [[nodiscard]] std::string prefix(std::uint32_t component) const {
        for (const Row& row : codebook_.rows) {
            const std::size_t dash = row.id.find('-');
            if (row.component == component && dash != std::string::npos && dash > 0)
                return row.id.substr(0, dash);
        }
        return fmt::format("N{}", component + 1);
    }

    const Codebook& codebook_;
    std::set<std::string> taken_;
    std::map<std::string, int> numbers_;
};

/// The shortest passage that the row has to find and that a cell of examples can hold.
std::string example_for(const RowProposal& proposal, const std::vector<CodedPassage>& passages) {
    std::string_view best;
    for (const std::size_t passage : proposal.examples) {
        const std::string_view text = passages[passage].view.text;
        const bool fits = text.find('|') == std::string_view::npos && text.substr(0, 1) != "[";
        if (fits && (best.empty() || text.size() < best.size())) best = text;
    }
    return std::string(best);
}

/// The theme that most rows of the component speak to: a row must name one, and a person will choose.
std::string usual_theme(const Codebook& codebook, std::uint32_t component) {
    std::map<std::string, int> rows;
    for (const Row& row : codebook.rows) rows[row.theme] += row.component == component ? 1 : 0;
    std::string usual;
    for (const Theme& theme : codebook.components[component].themes) {
        if (usual.empty() || rows[theme.id] > rows[usual]) usual = theme.id;
    }
    return usual;
}

/// Cells by column name; what the table has no column for is left out.
std::map<std::string, std::string> cells_of(const RowProposal& proposal, const std::string& id,
                                            const Codebook& codebook,
                                            const std::vector<CodedPassage>& passages) {
    const bool is_formula = proposal.pattern.substr(0, 1) == "@";
    return {
        {"id", id},
        {"component", codebook.components[proposal.component].id},
        {"theme", usual_theme(codebook, proposal.component)},
        {proposal.is_rule ? "rule" : "pattern", is_formula ? "(" + proposal.pattern + ")" : proposal.pattern},
        {"weight", "1"},
        {"status", "trial"},
        {"tags", "suggested"},
        {"must", example_for(proposal, passages)},
        {"note",
         fmt::format("suggested: right in {} of {} passages that did not suggest it ({:.2f} to {:.2f}); "
                     "choose its theme",
                     proposal.right, proposal.tested, proposal.low, proposal.high)}};
}

Status append_rows(const std::string& file, std::string_view header,
                   const std::vector<std::map<std::string, std::string>>& rows) {
    if (rows.empty()) return Done{};
    std::error_code missing;
    const bool exists = fs::exists(file, missing);
    const Result<std::string> bytes = exists ? read_file(file) : Result<std::string>(std::string(header));
    if (!bytes) return bytes.error();
    const Result<CsvTable> table = parse_csv(*bytes, file);
    if (!table) return table.error();
    std::string out;
    append_csv(out, table->header, false);
    for (const CsvRow& row : table->rows) append_csv(out, row.cells, false);
    for (const auto& cells : rows) {
        std::vector<std::string> record;
        for (const std::string& column : table->header) {
            const auto cell = cells.find(column);
            record.push_back(cell == cells.end() ? "" : cell->second);
        }
        append_csv(out, record, false);
    }
    return write_file(file, out);
}

}  // namespace

Result<std::size_t> write_trial_copy(const Codebook& codebook, const std::vector<RowProposal>& proposals,
                                     const std::vector<CodedPassage>& passages, const std::string& folder) {
    if (const Status copied = copy_codebook(codebook.directory, folder); !copied) return copied.error();
    FreshIds ids(codebook);
    std::vector<std::map<std::string, std::string>> terms, rules;
    for (const RowProposal& proposal : proposals) {
        if (proposal.row) continue;
        const std::string id = ids.next(proposal.component, proposal.is_rule);
        (proposal.is_rule ? rules : terms).push_back(cells_of(proposal, id, codebook, passages));
    }
    if (const Status added = append_rows(folder + "/terms.csv", kTermHeader, terms); !added)
        return added.error();
    if (const Status added = append_rows(folder + "/rules.csv", kRuleHeader, rules); !added)
        return added.error();
    return terms.size() + rules.size();
}

}  // namespace evidex
