#include "app/code_map.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/lookup.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"

namespace evidex {
namespace {

/// For comparing names as people write them.
std::string folded(std::string_view name) {
    return fold_case(trim(name));
}

Error at(const std::string& file, int line, Error error) {
    error.file = file;
    error.line = line;
    return error;
}

std::string component_named(const Codebook& codebook, const std::string& name) {
    for (const Component& component : codebook.components) {
        if (component.id == role_id(name) || folded(component.label) == folded(name)) return component.id;
    }
    return {};
}

std::vector<std::size_t> codes_named(const Project& project, std::string_view name) {
    std::vector<std::size_t> found;
    for (std::size_t code = 0; code < project.codes.size(); ++code) {
        if (folded(project.codes[code].name) == folded(name) ||
            folded(full_code_name(project, code)) == folded(name))
            found.push_back(code);
    }
    return found;
}

/// What a user's table says, by place of the code.
struct Told {
    std::vector<std::string> components;
    std::vector<bool> known;
};

Status read_row(const Project& project, const Codebook& codebook, std::string_view name,
                std::string_view typed, Told& told) {
    const std::vector<std::size_t> codes = codes_named(project, name);
    if (codes.empty()) {
        std::vector<std::string> names;
        names.reserve(project.codes.size());
        for (const ProjectCode& code : project.codes) names.push_back(code.name);
        return make_error(ErrorCode::not_found, "the project has no code '" + std::string(name) + "'" +
                                                    hint(std::string(name), names));
    }
    std::string id;
    if (!trim(typed).empty()) {
        Result<std::string> component = find_component(codebook, trim(typed));
        if (!component) return component.error();
        id = std::move(*component);
    }
    for (const std::size_t code : codes) {
        told.components[code] = id;
        told.known[code] = true;
    }
    return Done{};
}

Result<Told> read_table(const Project& project, const Codebook& codebook, const std::string& path) {
    Told told{std::vector<std::string>(project.codes.size()), std::vector<bool>(project.codes.size())};
    if (path.empty()) return told;
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    const Result<CsvTable> table = parse_csv(*bytes, path);
    if (!table) return table.error();
    const int code = table->column("code");
    const int component = table->column("component");
    if (code < 0 || component < 0) {
        return at(path, 1,
                  make_error(ErrorCode::malformed, "the columns code and component are needed",
                             "for instance: code,component and below it: Waiting,rapid-access"));
    }
    for (const CsvRow& row : table->rows) {
        Status read =
            read_row(project, codebook, CsvTable::cell(row, code), CsvTable::cell(row, component), told);
        if (!read) return at(path, row.line, read.error());
    }
    return told;
}

}  // namespace

std::string full_code_name(const Project& project, std::size_t code) {
    const ProjectCode& one = project.codes[code];
    return one.parent < 0 ? one.name
                          : full_code_name(project, static_cast<std::size_t>(one.parent)) + " > " + one.name;
}

Result<CodeMap> map_codes(const Project& project, const Codebook& codebook, const std::string& table) {
    Result<Told> told = read_table(project, codebook, table);
    if (!told) return told.error();
    CodeMap map;
    map.components = std::move(told->components);
    for (std::size_t code = 0; code < project.codes.size(); ++code) {
        if (told->known[code]) continue;
        map.components[code] = component_named(codebook, project.codes[code].name);
        if (map.components[code].empty() && project.codes[code].codable) map.unmatched.push_back(code);
    }
    return map;
}

}  // namespace evidex
