// A plain table: component,term.
#include <initializer_list>

#include "base/csv.hpp"
#include "base/strings.hpp"
#include "exchange/formats.hpp"
#include "exchange/lines.hpp"

namespace evidex {
namespace {

int first_column(const CsvTable& table, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const int column = table.column(name); column >= 0) return column;
    }
    return -1;
}

}  // namespace

Result<Dictionary> read_term_table(std::string_view bytes, const std::string& path) {
    const Result<CsvTable> table = parse_csv(bytes, path);
    if (!table) return table.error();
    const int category = first_column(*table, {"component", "category", "code", "theme"});
    const int term = first_column(*table, {"term", "pattern", "word", "phrase", "keyword"});
    if (category < 0 || term < 0) {
        return dictionary_error(path, 1, "the columns \"component\" and \"term\" are missing",
                                "the first row must be: component,term");
    }
    Dictionary dictionary;
    for (const CsvRow& row : table->rows) {
        const std::string pattern = term_pattern(CsvTable::cell(row, term), row.line, dictionary);
        if (pattern.empty()) {
            dictionary.losses.push_back({row.line, "a row without a term"});
        } else {
            dictionary.entries.push_back(
                {std::string(trim(CsvTable::cell(row, category))), pattern, false, row.line});
        }
    }
    return dictionary;
}

std::string write_term_table(const Dictionary& dictionary) {
    std::string out = "component,term\n";
    for (const DictionaryEntry& entry : dictionary.entries) append_csv(out, {entry.category, entry.pattern});
    return out;
}

}  // namespace evidex
