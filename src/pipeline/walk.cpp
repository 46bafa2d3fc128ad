#include "pipeline/walk.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "base/files.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 38> kNeverDocuments{
    "csv", "tsv", "xlsx", "xls",  "ods", "json", "jsonl", "toml", "yaml", "yml", "db",   "sqlite", "zip",
    "gz",  "tar", "7z",   "png",  "jpg", "jpeg", "gif",   "tif",  "tiff", "svg", "mp3",  "mp4",    "wav",
    "m4a", "mov", "avi",  "qdpx", "qdc", "nvp",  "py",    "sh",   "exe",  "dll", "lock", "log"};

bool is_left_out(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.empty() || name.front() == '.' || name.front() == '~' || name.back() == '~') return true;
    if (fs::path(name).stem() == "README") return true;
    const std::string kind = extension(name);
    return std::find(kNeverDocuments.begin(), kNeverDocuments.end(), kind) != kNeverDocuments.end();
}

std::string full_path(const fs::path& path) {
    std::error_code failed;
    const fs::path full = fs::weakly_canonical(path, failed);
    return failed ? path.string() : full.string();
}

Error no_such(const std::string& path, const std::error_code& failed) {
    Error error =
        make_error(ErrorCode::not_found, failed ? failed.message() : "there is no such file or folder",
                   "check the spelling; quotation marks are needed around names with blanks");
    error.file = path;
    return error;
}

void add_file(Walk& walk, const fs::path& path) {
    std::error_code failed;
    const std::uintmax_t size = fs::file_size(path, failed);
    walk.files.push_back({full_path(path), failed ? 0 : static_cast<std::uint64_t>(size)});
}

/// The walk passes folders that may not be opened in silence, and with them all their files: they are
/// failures.
void check_folder(Walk& walk, const fs::path& folder) {
    std::error_code failed;
    const fs::directory_iterator probe(folder, failed);
    if (!failed) return;
    Error error = make_error(ErrorCode::io, "this folder cannot be opened: " + failed.message(),
                             "none of its files were read; check that you may open it");
    error.file = full_path(folder);
    walk.failures.emplace_back(error.file, error);
}

void add_folder(Walk& walk, const fs::path& folder) {
    check_folder(walk, folder);
    walk.folders.push_back(full_path(folder));
    std::error_code failed;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        const bool hidden = entry->path().filename().string().front() == '.';
        std::error_code ignored;
        if (entry->is_directory(ignored)) {
            if (hidden) {
                entry.disable_recursion_pending();
            } else if (!entry->is_symlink(ignored)) {
                check_folder(walk, entry->path());
            }
        } else if (entry->is_regular_file(ignored)) {
            if (is_left_out(entry->path())) {
                if (!hidden) walk.skipped.push_back(entry->path().string());
            } else {
                add_file(walk, entry->path());
            }
        }
    }
    if (failed) walk.failures.emplace_back(folder.string(), no_such(folder.string(), failed));
}

}  // namespace

Walk walk(const std::vector<std::string>& paths) {
    Walk walk;
    for (const std::string& path : paths) {
        std::error_code failed;
        if (fs::is_directory(path, failed)) {
            add_folder(walk, path);
        } else if (fs::exists(path, failed)) {
            add_file(walk, path);
        } else {
            walk.failures.emplace_back(path, no_such(path, failed));
        }
    }
    const auto by_path = [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; };
    const auto same_path = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
    std::sort(walk.files.begin(), walk.files.end(), by_path);
    walk.files.erase(std::unique(walk.files.begin(), walk.files.end(), same_path), walk.files.end());
    std::sort(walk.skipped.begin(), walk.skipped.end());
    return walk;
}

}  // namespace evidex
