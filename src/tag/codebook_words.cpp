#include "tag/codebook_words.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/number.hpp"
#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr double kHeaviest = 9.99;

/// A pattern as the tagger meets it: folded words with a blank between. Empty unless it is one word or two.
std::string normal_form(std::string_view pattern) {
    if (pattern == WordWeights::kAlways) return std::string(pattern);
    std::string normal;
    const std::vector<Span> words = split_text(pattern);
    if (words.empty() || words.size() > 2) return normal;
    for (const Span word : words) {
        if (!normal.empty()) normal += ' ';
        normal += fold_word(slice(pattern, word));
    }
    return normal;
}

class WordsReader {
public:
    WordsReader(const CsvTable& table, const std::string& file, const Frame& frame, Findings& findings)
        : table_(table), file_(file), findings_(findings) {
        std::vector<std::string> known{"words"};
        for (const Component& component : frame.components) {
            known.push_back(component.id);
            columns_.push_back(table.column(component.id));
        }
        for (const Stance stance : {Stance::meets, Stance::falls_short}) {
            known.emplace_back(name_of(stance));
            columns_.push_back(table.column(name_of(stance)));
            out_.has_stances = out_.has_stances || columns_.back() >= 0;
        }
        for (const std::string& name : table.header) {
            if (std::find(known.begin(), known.end(), name) != known.end()) continue;
            findings.add("W601", {file, 1},
                         fmt::format("unknown column '{}' is ignored{}", name, suggestion(name, known)));
        }
    }

    WordWeights run() {
        const int words = table_.column("words");
        if (words < 0) findings_.add("E602", {file_, 1}, "the column 'words' is missing");
        out_.patterns.reserve(table_.rows.size());
        for (const CsvRow& row : table_.rows) take(row, CsvTable::cell(row, words));
        return std::move(out_);
    }

private:
    void take(const CsvRow& row, std::string_view pattern) {
        std::string normal = normal_form(pattern);
        if (normal.empty()) {
            findings_.add(
                "E101", {file_, row.line},
                fmt::format("words: '{}' is not one word or two; longer phrases belong in terms.csv",
                            pattern));
            return;
        }
        if (!seen_.insert(normal).second) {
            findings_.add("W214", {file_, row.line}, fmt::format("'{}' is here already", normal));
            return;
        }
        out_.patterns.push_back(std::move(normal));
        for (const int column : columns_)
            out_.weights.push_back(weight(CsvTable::cell(row, column), row.line));
    }

    std::int16_t weight(std::string_view text, int line) {
        if (text.empty()) return 0;
        const auto value = parse_number<double>(text);
        if (!value || std::abs(*value) > kHeaviest) {
            findings_.add("E206", {file_, line},
                          fmt::format("weight '{}' is no number from {} to {}", text, -kHeaviest, kHeaviest));
            return 0;
        }
        return static_cast<std::int16_t>(std::lround(*value * WordWeights::kScale));
    }

    const CsvTable& table_;
    const std::string& file_;
    Findings& findings_;
    std::vector<int> columns_;  ///< By component, then the stances.
    std::set<std::string> seen_;
    WordWeights out_;
};

}  // namespace

WordWeights read_words(const std::string& path, const Frame& frame, Findings& findings) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return {};
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        findings.add("E606", {path}, bytes.error().message);
        return {};
    }
    const Result<CsvTable> table = parse_csv(*bytes, path);
    if (!table) {
        findings.add("E606", {path, table.error().line},
                     fmt::format("{} ({})", table.error().message, table.error().advice));
        return {};
    }
    return WordsReader(*table, path, frame, findings).run();
}

}  // namespace evidex
