#include <algorithm>
#include <cctype>
#include <filesystem>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "evidex/dictionary.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

std::string toml_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        // Line ends have no place in a one-line string.
        out += static_cast<unsigned char>(c) >= 0x20 ? c : ' ';
    }
    return out + "\"";
}

/// Categories by id, in order of first appearance.
std::vector<std::pair<std::string, DictionaryCategory>> components_of(const Dictionary& dictionary) {
    std::vector<std::pair<std::string, DictionaryCategory>> components;
    const auto add = [&](const DictionaryCategory& category) {
        const std::string id = category_id(category.label);
        const auto same = [&](const auto& component) { return component.first == id; };
        if (std::none_of(components.begin(), components.end(), same)) components.emplace_back(id, category);
    };
    for (const DictionaryCategory& category : dictionary.categories) add(category);
    for (const DictionaryEntry& entry : dictionary.entries) add({entry.category, "core", {}});
    return components;
}

std::string settings_text(const Dictionary& dictionary) {
    std::string out = "[codebook]\nname = " + toml_text(category_id(dictionary.name)) +
                      "\nversion = \"1.0.0\"\n\n" + "[match]\ninflect = \"conservative\"\n" +
                      "default_where = \"role:!interviewer section:!references|contents|keywords\"\n";
    for (const auto& [id, category] : components_of(dictionary)) {
        const std::string label = toml_text(category.label);
        out += "\n[[component]]\nid = " + toml_text(id) + "\ntier = " + toml_text(category.tier) +
               "\nlabel = " + label;
        if (!category.definition.empty()) out += "\ndefinition = " + toml_text(category.definition);
        out += "\nthreshold = 3.0\n\n[[component.theme]]\nid = \"general\"\nlabel = " + label + "\n";
    }
    return out;
}

/// The rows of one kind as CSV. Imported words decide alone: weight 3 against a threshold of 3.
std::string rows_text(const Dictionary& dictionary, bool rules) {
    std::string out =
        rules ? "id,component,theme,rule,weight,note\n" : "id,component,theme,pattern,weight,note\n";
    int number = 0;
    for (const DictionaryEntry& entry : dictionary.entries) {
        if (entry.is_rule != rules) continue;
        const std::string id = (rules ? "IM-R" : "IM-T") + std::to_string(++number);
        append_csv(out,
                   {id, category_id(entry.category), "general", entry.pattern, "3",
                    "line " + std::to_string(entry.line)},
                   false);
    }
    return out;
}

/// The model's modifiers for any component; those for components of its own mean nothing here.
Result<std::string> general_modifiers(const std::string& model) {
    const std::string path = (fs::path(model) / "modifiers.csv").string();
    if (!fs::exists(path)) return std::string("id,pattern,kind,direction,scope,components,note\n");
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    const Result<CsvTable> table = parse_csv(*bytes, path);
    if (!table) return table.error();
    const int components = table->column("components");
    std::string out;
    append_csv(out, table->header, false);
    for (const CsvRow& row : table->rows) {
        if (CsvTable::cell(row, components).empty()) append_csv(out, row.cells, false);
    }
    return out;
}

}  // namespace

std::string category_id(const std::string& label) {
    std::string id;
    for (const char c : label) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80) {
            id += static_cast<char>(std::tolower(byte));
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "component" : id;
}

Status write_codebook(const Dictionary& dictionary, const std::string& directory, const std::string& model) {
    std::error_code failed;
    if (fs::exists(fs::path(directory) / "codebook.toml", failed)) {
        Error error =
            make_error(ErrorCode::usage, "this folder already holds a codebook", "name a new folder");
        error.file = directory;
        return error;
    }
    fs::create_directories(directory, failed);
    if (failed)
        return make_error(ErrorCode::io, "cannot make the folder " + directory + ": " + failed.message());
    for (const char* shared : {"sets.csv", "speakers.csv"}) {
        if (!fs::exists(fs::path(model) / shared)) continue;
        const Result<std::string> bytes = read_file((fs::path(model) / shared).string());
        if (!bytes) return bytes.error();
        if (Status written = write_file((fs::path(directory) / shared).string(), *bytes); !written)
            return written;
    }
    const Result<std::string> modifiers = general_modifiers(model);
    if (!modifiers) return modifiers.error();
    const std::pair<const char*, std::string> files[] = {{"codebook.toml", settings_text(dictionary)},
                                                         {"modifiers.csv", *modifiers},
                                                         {"terms.csv", rows_text(dictionary, false)},
                                                         {"rules.csv", rows_text(dictionary, true)}};
    for (const auto& [name, text] : files) {
        if (Status written = write_file((fs::path(directory) / name).string(), text); !written)
            return written;
    }
    return Done{};
}

}  // namespace evidex
