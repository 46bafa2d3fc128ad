#include <cstdint>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "evidex/learn.hpp"

namespace evidex {
namespace {

/// "0.25", "-3", nothing for 0.
std::string weight_text(std::int16_t hundredths) {
    if (hundredths == 0) return {};
    return fmt::format("{}", static_cast<double>(hundredths) / WordWeights::kScale);
}

std::string words_sheet(const Codebook& codebook, const WordWeights& words) {
    std::vector<std::string> header{"words"};
    for (const Component& component : codebook.components) header.push_back(component.id);
    if (words.has_stances) {
        for (const Stance stance : {Stance::meets, Stance::falls_short}) header.emplace_back(name_of(stance));
    }
    std::string out;
    append_csv(out, header, false);
    const std::size_t columns = codebook.components.size() + WordWeights::kStances;
    for (std::size_t i = 0; i < words.patterns.size(); ++i) {
        std::vector<std::string> cells{words.patterns[i]};
        for (std::size_t c = 0; c + 1 < header.size(); ++c)
            cells.push_back(weight_text(words.weights[i * columns + c]));
        append_csv(out, cells, false);
    }
    return out;
}

/// Gives a weight to each line of a table of rows that has a row with a new one, and takes lines out whose
/// rows go.
Status write_row_weights(const Codebook& codebook, const Learnt& learnt, RowKind kind,
                         const std::string& file) {
    std::error_code missing;
    if (!std::filesystem::exists(file, missing)) return Done{};
    const Result<std::string> bytes = read_file(file);
    if (!bytes) return bytes.error();
    Result<CsvTable> table = parse_csv(*bytes, file);
    if (!table) return table.error();
    std::map<int, std::size_t> rows;  // by line
    for (std::size_t i = 0; i < codebook.rows.size(); ++i) {
        if (codebook.rows[i].kind == kind) rows[codebook.rows[i].line] = i;
    }
    if (table->column("weight") < 0) table->header.emplace_back("weight");
    const auto column = static_cast<std::size_t>(table->column("weight"));
    std::string out;
    append_csv(out, table->header, false);
    for (CsvRow& line : table->rows) {
        line.cells.resize(std::max(line.cells.size(), table->header.size()));
        if (const auto row = rows.find(line.line); row != rows.end()) {
            const std::optional<double>& weight = learnt.row_weights[row->second];
            if (!weight) continue;
            if (*weight != codebook.rows[row->second].weight) line.cells[column] = fmt::format("{}", *weight);
        }
        append_csv(out, line.cells, false);
    }
    return write_file(file, out);
}

}  // namespace

Status write_learnt(const Codebook& codebook, const Learnt& learnt, const std::string& folder) {
    const std::pair<RowKind, const char*> sheets[] = {{RowKind::term, "/terms.csv"},
                                                      {RowKind::rule, "/rules.csv"}};
    for (const auto& [kind, name] : sheets) {
        if (Status written = write_row_weights(codebook, learnt, kind, folder + name); !written)
            return written;
    }
    return write_file(folder + "/words.csv", words_sheet(codebook, learnt.words));
}

}  // namespace evidex
