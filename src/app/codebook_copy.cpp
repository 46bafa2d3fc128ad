#include "app/codebook_copy.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace evidex {
namespace {

namespace fs = std::filesystem;

bool lies_in(const std::string& inner, const std::string& outer) {
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(outer, failed);
    const fs::path part = fs::weakly_canonical(inner, failed);
    return std::mismatch(whole.begin(), whole.end(), part.begin(), part.end()).first == whole.end();
}

Error refusal(const std::string& folder, const char* why) {
    Error error = make_error(ErrorCode::usage, why, "name a new folder");
    error.file = folder;
    return error;
}

}  // namespace

Status can_copy_codebook(const std::string& from, const std::string& to) {
    std::error_code failed;
    if (fs::exists(to, failed) && !fs::is_directory(to, failed)) return refusal(to, "this is a file");
    if (fs::exists(to, failed) && !fs::is_empty(to, failed)) return refusal(to, "this folder is not empty");
    if (lies_in(to, from)) return refusal(to, "a copy cannot lie in the codebook itself");
    return Done{};
}

Status copy_codebook(const std::string& from, const std::string& to) {
    if (Status possible = can_copy_codebook(from, to); !possible) return possible;
    std::error_code failed;
    fs::create_directories(to, failed);
    if (!failed) fs::copy(from, to, fs::copy_options::recursive, failed);
    if (failed)
        return make_error(ErrorCode::io, fmt::format("cannot copy {} to {}: {}", from, to, failed.message()));
    return Done{};
}

}  // namespace evidex
