#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "evidex/pseudonym.hpp"
#include "privacy/key.hpp"

namespace evidex {
namespace {

constexpr std::array<std::pair<IdentifierKind, std::string_view>, 10> kKinds{
    {{IdentifierKind::person, "person"},
     {IdentifierKind::school, "school"},
     {IdentifierKind::service, "service"},
     {IdentifierKind::place, "place"},
     {IdentifierKind::phone, "phone"},
     {IdentifierKind::email, "email"},
     {IdentifierKind::nhs_number, "nhs-number"},
     {IdentifierKind::birth_date, "birth-date"},
     {IdentifierKind::postcode, "postcode"},
     {IdentifierKind::name, "name"}}};

std::optional<Replace> answer_from(std::string_view cell) {
    const std::string answer = fold_case(trim(cell));
    if (answer.empty() || answer == "?") return Replace::undecided;
    if (answer == "yes" || answer == "y") return Replace::yes;
    if (answer == "no" || answer == "n") return Replace::no;
    return std::nullopt;
}

std::string_view name_of(Replace replace) {
    switch (replace) {
        case Replace::yes:
            return "yes";
        case Replace::no:
            return "no";
        default:
            return "";
    }
}

Error mistake(const std::string& path, int line, std::string message, std::string advice) {
    Error error = make_error(ErrorCode::malformed, std::move(message), std::move(advice));
    error.file = path;
    error.line = line;
    return error;
}

/// The columns of a key file; -1 where one is missing.
struct Columns {
    int words, kind, replace, pseudonym, times, example;
};

/// A number that a program wrote; anything else counts as 0.
std::int64_t count_in(std::string_view cell) {
    std::int64_t count = 0;
    for (const char c : cell) {
        if (c < '0' || c > '9' || count > 1'000'000'000) return 0;
        count = count * 10 + (c - '0');
    }
    return count;
}

/// A guard against formulas is no part of the words.
std::string unguarded(std::string_view cell) {
    cell = trim(cell);
    if (cell.size() > 1 && cell.front() == '\'' && (cell[1] == '+' || cell[1] == '@')) cell.remove_prefix(1);
    return std::string(cell);
}

Result<Pseudonym> line_from(const CsvRow& row, const Columns& columns, const std::string& path) {
    Pseudonym line;
    line.line = row.line;
    line.words = unguarded(CsvTable::cell(row, columns.words));
    if (line.words.empty()) {
        return mistake(path, row.line, "the column \"words\" is empty",
                       "write the words to hide, or delete the line");
    }
    const std::string_view kind = trim(CsvTable::cell(row, columns.kind));
    const std::optional<IdentifierKind> known = identifier_kind_from(kind.empty() ? "name" : fold_case(kind));
    if (!known) {
        return mistake(
            path, row.line, fmt::format("unknown kind \"{}\"", kind),
            "use person, school, service, place, phone, email, nhs-number, birth-date, postcode or name");
    }
    line.kind = *known;
    const std::optional<Replace> answer = answer_from(CsvTable::cell(row, columns.replace));
    if (!answer) {
        return mistake(path, row.line,
                       fmt::format("\"{}\" in the column \"replace\"", CsvTable::cell(row, columns.replace)),
                       "write yes or no, or leave it empty while undecided");
    }
    line.replace = *answer;
    line.pseudonym = std::string(trim(CsvTable::cell(row, columns.pseudonym)));
    line.times = count_in(trim(CsvTable::cell(row, columns.times)));
    line.example = std::string(CsvTable::cell(row, columns.example));
    return line;
}

/// A pseudonym that holds words of the key would give away what it hides, or be replaced itself.
std::optional<Error> contradiction(const PseudonymKey& key, const std::string& path) {
    const Pseudonymiser pseudonymiser(key);
    for (std::size_t i = 0; i < key.size(); ++i) {
        const Pseudonym& line = key[i];
        const auto same = std::find_if(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(i),
                                       [&](auto& other) { return same_words(other.words, line.words); });
        if (same != key.begin() + static_cast<std::ptrdiff_t>(i)) {
            return mistake(path, line.line,
                           fmt::format("\"{}\" stands in line {} already", line.words, same->line),
                           "delete one of the two lines");
        }
        if (line.replace == Replace::yes && pseudonymiser.replace(line.pseudonym) != line.pseudonym) {
            return mistake(
                path, line.line,
                fmt::format("the pseudonym \"{}\" holds words that are to be hidden", line.pseudonym),
                "choose another, for instance [Person A]");
        }
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(IdentifierKind kind) {
    const auto* found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](auto& entry) { return entry.first == kind; });
    return found->second;
}

std::optional<IdentifierKind> identifier_kind_from(std::string_view name) {
    const auto* found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](auto& entry) { return entry.second == name; });
    if (found == kKinds.end()) return std::nullopt;
    return found->first;
}

Result<PseudonymKey> load_pseudonyms(const std::string& path) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    const Result<CsvTable> table = parse_csv(*bytes, path);
    if (!table) return table.error();
    const Columns columns{table->column("words"),     table->column("kind"),  table->column("replace"),
                          table->column("pseudonym"), table->column("times"), table->column("example")};
    if (columns.words < 0) {
        return mistake(path, 1, "the column \"words\" is missing",
                       "the first row must be: words,kind,replace,pseudonym,times,example");
    }
    PseudonymKey key;
    for (const CsvRow& row : table->rows) {
        Result<Pseudonym> line = line_from(row, columns, path);
        if (!line) return line.error();
        key.push_back(std::move(*line));
    }
    key = with_pseudonyms(std::move(key));
    if (std::optional<Error> error = contradiction(key, path)) return *error;
    return key;
}

Status save_pseudonyms(const std::string& path, const PseudonymKey& key) {
    std::string out;
    append_csv(out, {"words", "kind", "replace", "pseudonym", "times", "example"});
    for (const Pseudonym& line : key) {
        append_csv(out, {line.words, std::string(name_of(line.kind)), std::string(name_of(line.replace)),
                         line.pseudonym, std::to_string(line.times), line.example});
    }
    return write_file(path, out);
}

}  // namespace evidex
