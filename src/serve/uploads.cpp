#include "serve/uploads.hpp"

#include <algorithm>
#include <filesystem>

#include "base/files.hpp"
#include "base/unicode.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 200;
constexpr int kMostCopies = 1'000;

Result<std::string> safe_name(std::string_view given) {
    std::string_view name = given.substr(given.find_last_of("/\\") + 1);
    const bool control = std::any_of(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (!name.empty() && name.size() <= kLongestName && name.front() != '.' && !control) {
        return std::string(name);
    }
    return make_error(ErrorCode::usage, "'" + std::string(name) + "' cannot be the name of a file",
                      "rename it and add it again");
}

/// "interview.docx" as "interview (2).docx".
std::string numbered(const std::string& name, int number) {
    const std::size_t dot = name.rfind('.');
    const std::string stem = name.substr(0, dot);
    const std::string ending = dot == std::string::npos ? "" : name.substr(dot);
    return stem + " (" + std::to_string(number) + ")" + ending;
}

}  // namespace

std::string upload_folder(const std::string& db) {
    const fs::path base = fs::absolute(db);
    return (base.parent_path() / (base.stem().string() + " files")).string();
}

Result<std::string> keep_upload(const std::string& folder, std::string_view given, std::string_view bytes) {
    const Result<std::string> name = safe_name(given);
    if (!name) return name.error();
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return system_error(folder, "cannot be made");
    for (int number = 1; number <= kMostCopies; ++number) {
        std::string free = number == 1 ? *name : numbered(*name, number);
        const std::string path = folder + "/" + free;
        if (fs::exists(fs::symlink_status(path))) {
            const Result<std::string> there = read_file(path);
            if (there && *there == bytes) return free;
            continue;
        }
        if (Status written = write_file(path, bytes); !written) return written.error();
        return free;
    }
    return make_error(ErrorCode::usage, "there are too many files named '" + *name + "'", "rename it");
}

}  // namespace evidex
