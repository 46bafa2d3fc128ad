#include "app/pseudonyms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "report/words.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

fs::path absolute(const std::string& path) {
    std::error_code ignored;
    return fs::weakly_canonical(fs::absolute(path), ignored);
}

bool lies_in(const fs::path& file, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

}  // namespace

Status check_key_place(const std::string& key, const std::vector<std::string>& paths,
                       const std::string& base) {
    const fs::path file = absolute(key);
    const auto refuse = [&](std::string_view where) {
        Error error =
            make_error(ErrorCode::usage,
                       fmt::format("the key must not lie {}: who gets a copy of that folder could tell "
                                   "who everybody is",
                                   where),
                       "keep it apart, for instance as ~/keys/study.csv");
        error.file = key;
        return error;
    };
    for (const std::string& path : paths) {
        const fs::path named = absolute(path);
        if (lies_in(file, fs::is_directory(named) ? named : named.parent_path())) {
            return refuse("beside the texts");
        }
    }
    if (file.parent_path() == absolute(base).parent_path()) return refuse("beside the evidence base");
    return Done{};
}

Result<PseudonymKey> load_settled_key(const std::string& path) {
    Result<PseudonymKey> key = load_pseudonyms(path);
    if (!key) return key;
    const auto open = [](const Pseudonym& line) { return line.replace == Replace::undecided; };
    const auto first = std::find_if(key->begin(), key->end(), open);
    if (first == key->end()) return key;
    Error error =
        make_error(ErrorCode::malformed,
                   fmt::format("{} without an answer, the first of them \"{}\"",
                               counted(std::count_if(key->begin(), key->end(), open), "line"), first->words),
                   "write yes or no into the column \"replace\"; nothing was read");
    error.file = path;
    error.line = first->line;
    return error;
}

Result<std::optional<Pseudonymiser>> open_key(const std::string& key, const std::vector<std::string>& paths,
                                              const std::string& base) {
    if (key.empty()) return std::optional<Pseudonymiser>();
    if (Status apart = check_key_place(key, paths, base); !apart) return apart.error();
    const Result<PseudonymKey> settled = load_settled_key(key);
    if (!settled) return settled.error();
    return std::optional<Pseudonymiser>(*settled);
}

}  // namespace evidex
