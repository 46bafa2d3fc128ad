#include "evidex/dictionary.hpp"

#include <algorithm>
#include <cctype>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "exchange/formats.hpp"
#include "exchange/lines.hpp"

namespace evidex {

std::optional<DictionaryFormat> dictionary_format_from(std::string_view name) {
    if (name == "liwc" || name == "dic") return DictionaryFormat::liwc;
    if (name == "wordstat" || name == "cat") return DictionaryFormat::wordstat;
    if (name == "quanteda" || name == "yaml" || name == "yml") return DictionaryFormat::quanteda;
    if (name == "csv") return DictionaryFormat::csv;
    if (name == "search" || name == "txt") return DictionaryFormat::search;
    return std::nullopt;
}

std::optional<DictionaryFormat> guess_dictionary_format(std::string_view path) {
    return dictionary_format_from(extension(path));
}

Error dictionary_error(const std::string& path, int line, std::string message, std::string advice) {
    Error error = make_error(ErrorCode::malformed, std::move(message), std::move(advice));
    error.file = path;
    error.line = line;
    return error;
}

std::string term_pattern(std::string_view foreign, int line, Dictionary& dictionary) {
    std::string pattern;
    for (const char c : trim(foreign)) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80 || c == '*' || c == '?' || c == '\'' || c == '-') {
            pattern += c;
        } else if (c == ' ' || c == '_' || c == '\t') {
            if (!pattern.empty() && pattern.back() != ' ') pattern += ' ';
        } else {
            dictionary.losses.push_back(
                {line, "'" + std::string(foreign) + "': the character '" + c + "' was left out"});
        }
    }
    return std::string(trim(pattern));
}

Result<Dictionary> read_dictionary(const std::string& path, DictionaryFormat format) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    Result<Dictionary> dictionary = [&] {
        switch (format) {
            case DictionaryFormat::liwc:
                return read_liwc(*bytes, path);
            case DictionaryFormat::wordstat:
                return read_wordstat(*bytes, path);
            case DictionaryFormat::quanteda:
                return read_quanteda(*bytes, path);
            case DictionaryFormat::csv:
                return read_term_table(*bytes, path);
            default:
                return read_search_strategy(*bytes, path);
        }
    }();
    if (!dictionary) return dictionary;
    const std::string_view name = file_name(path);
    dictionary->name = name.substr(0, name.rfind('.'));
    for (DictionaryEntry& entry : dictionary->entries) {
        if (entry.category.empty()) entry.category = dictionary->name;
    }
    if (dictionary->entries.empty()) {
        return dictionary_error(path, 0, "no words were found in this file",
                                "check that the format is the one named");
    }
    return dictionary;
}

Dictionary dictionary_of(const Codebook& codebook) {
    Dictionary dictionary;
    dictionary.name = codebook.settings.name;
    for (const Row& row : codebook.rows) {
        if (row.status != RowStatus::active || row.weight <= 0) continue;
        const std::string& category = codebook.components[row.component].id;
        dictionary.entries.push_back({category, row.pattern, row.kind == RowKind::rule, row.line});
    }
    return dictionary;
}

Result<WrittenDictionary> write_dictionary(const Dictionary& dictionary, DictionaryFormat format) {
    WrittenDictionary written;
    Dictionary words;
    words.name = dictionary.name;
    for (const DictionaryEntry& entry : dictionary.entries) {
        const bool is_pattern = entry.is_rule || entry.pattern.compare(0, 6, "regex:") == 0;
        if (is_pattern) {
            written.losses.push_back({entry.line, "a rule, which word lists cannot hold: " + entry.pattern});
        } else {
            words.entries.push_back(entry);
        }
    }
    switch (format) {
        case DictionaryFormat::liwc:
            written.text = write_liwc(words);
            break;
        case DictionaryFormat::wordstat:
            written.text = write_wordstat(words);
            break;
        case DictionaryFormat::quanteda:
            written.text = write_quanteda(words);
            break;
        case DictionaryFormat::csv:
            written.text = write_term_table(words);
            break;
        default:
            return make_error(ErrorCode::usage, "search strategies can be read, not written");
    }
    return written;
}

}  // namespace evidex
