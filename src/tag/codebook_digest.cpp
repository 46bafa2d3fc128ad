#include "tag/codebook_digest.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"

namespace evidex {
namespace {

std::string canonical(const Frame& frame) {
    std::string out;
    const CodebookSettings& settings = frame.settings;
    append_csv(out,
               {settings.name, settings.version, fmt::format("{}", static_cast<int>(settings.inflect)),
                settings.default_where, fmt::format("{}", settings.balance),
                fmt::format("{}", settings.verdict), settings.tag_interviewer ? "yes" : "no"},
               false);
    for (const Component& one : frame.components) {
        append_csv(out,
                   {one.id, one.tier, one.label, one.definition, one.include, one.exclude,
                    fmt::format("{}", one.threshold), std::string(name_of(one.negated_default))},
                   false);
        for (const Theme& theme : one.themes) append_csv(out, {theme.id, theme.label}, false);
    }
    return out;
}

std::string canonical(const Sheet& sheet) {
    std::vector<std::string> lines;
    for (const SheetRow& row : sheet.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            if (sheet.columns[i].name != "note") cells.push_back(row.cells[i]);
        }
        std::string line;
        append_csv(line, cells, false);
        lines.push_back(std::move(line));
    }
    // The first speaker row that fits decides; everywhere else the order of lines says nothing.
    const bool ordered = file_name(sheet.file) == "speakers.csv";
    if (!ordered) std::sort(lines.begin(), lines.end());
    std::string out(file_name(sheet.file));
    out += '\n';
    for (const std::string& line : lines) out += line;
    return out;
}

}  // namespace

std::string codebook_digest(const Frame& frame, const std::vector<const Sheet*>& sheets,
                            const std::string& words_file) {
    Sha256 sum;
    sum.add(canonical(frame));
    for (const Sheet* sheet : sheets) sum.add(canonical(*sheet));
    if (const Result<std::string> words = read_file(words_file)) sum.add(*words);
    return sum.hex();
}

}  // namespace evidex
