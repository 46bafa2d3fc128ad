// Which member of the archive is what.
#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/unicode.hpp"
#include "exchange/refi_raw.hpp"

namespace evidex {
namespace {

/// As names are compared: any case, and the folders of Windows' own zip programs.
std::string label_of(std::string_view name) {
    std::string label = fold_case(name);
    std::replace(label.begin(), label.end(), '\\', '/');
    return label;
}

/// Folders, and what macOS adds to every archive.
bool is_furniture(const std::string& label) {
    return label.ends_with('/') || label.starts_with("__macosx/") || file_name(label).starts_with('.');
}

/// "Interview%201.txt" as "Interview 1.txt". What is no escape stays.
std::string without_escapes(std::string_view path) {
    const auto digit = [&](std::size_t at) {
        const char c = at < path.size() ? path[at] : '\0';
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const bool escape = path[at] == '%' && digit(at + 1) >= 0 && digit(at + 2) >= 0;
        out += escape ? static_cast<char>(digit(at + 1) * 16 + digit(at + 2)) : path[at];
        at += escape ? 2 : 0;
    }
    return out;
}

/// Characters that two names have in common at their ends.
std::size_t common_end(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t count = 0;
    while (count < most && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
    return count;
}

std::optional<std::string> entry_like(const RefiFile& file, const std::string& label) {
    const auto [first, last] = file.entries.equal_range(std::string(file_name(label)));
    if (first == last) return std::nullopt;
    const auto best = std::max_element(first, last, [&](const auto& a, const auto& b) {
        return common_end(label_of(a.second), label) < common_end(label_of(b.second), label);
    });
    return best->second;
}

}  // namespace

Result<std::string> project_entry(RefiFile& file) {
    std::vector<std::string> found;
    for (const std::string& name : file.archive->names()) {
        const std::string label = label_of(name);
        if (is_furniture(label)) continue;
        if (label.ends_with(".qde")) {
            // The one that the format names goes first.
            found.insert(label == "project.qde" ? found.begin() : found.end(), name);
        } else {
            file.entries.emplace(file_name(label), name);
        }
    }
    if (found.empty()) {
        return make_error(ErrorCode::malformed, "this is no REFI-QDA project: there is no project.qde in it",
                          "export it again as a REFI-QDA project (.qdpx)");
    }
    for (std::size_t i = 1; i < found.size(); ++i) {
        file.losses.push_back(
            fmt::format("project '{}' in the file: only '{}' was read", found[i], found.front()));
    }
    return found.front();
}

std::optional<std::string> find_entry(const RefiFile& file, std::string_view path) {
    if (const auto entry = entry_like(file, label_of(path))) return entry;
    return entry_like(file, label_of(without_escapes(path)));
}

}  // namespace evidex
