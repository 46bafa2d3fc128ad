#include "read/archive.hpp"

#include <zip.h>

#include <array>

namespace evidex {
namespace {

constexpr std::int64_t kMostMembers = 10'000;
constexpr std::uint64_t kMostBytes = 512ULL << 20;
constexpr std::uint64_t kFreeBytes = 1ULL << 20;
constexpr std::uint64_t kMostRatio = 100;
constexpr std::size_t kBuffer = 65'536;

struct CloseMember {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};

Error damaged() {
    return make_error(ErrorCode::malformed, "the file is damaged: its contents cannot be unpacked",
                      "open it in the program that made it and save it again");
}

Error bomb() {
    return make_error(ErrorCode::limit, "the file unpacks to far more than its size (a zip bomb)",
                      "if you trust it, open it in a word processor and save it again");
}

}  // namespace

void Archive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (opened == nullptr) {
        if (source != nullptr) zip_source_free(source);
        return damaged();
    }
    Archive archive(opened);
    if (zip_get_num_entries(opened, 0) > kMostMembers) {
        return make_error(ErrorCode::limit, "the file holds more than 10,000 parts",
                          "if you trust it, open it in a word processor and save it again");
    }
    return archive;
}

bool Archive::contains(const std::string& name) const {
    return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

Result<std::string> Archive::member(const std::string& name) {
    zip_stat_t stat;
    if (zip_stat(archive_.get(), name.c_str(), 0, &stat) != 0) return damaged();
    const std::unique_ptr<zip_file_t, CloseMember> file(zip_fopen(archive_.get(), name.c_str(), 0));
    if (!file) {
        const int code = zip_error_code_zip(zip_get_error(archive_.get()));
        if (code != ZIP_ER_NOPASSWD && code != ZIP_ER_WRONGPASSWD) return damaged();
        return make_error(ErrorCode::encrypted, "the file is protected by a password",
                          "save a copy without the password and read that");
    }
    std::string out;
    std::array<char, kBuffer> buffer{};
    for (;;) {
        const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
        if (count < 0) return damaged();
        if (count == 0) return out;
        out.append(buffer.data(), static_cast<std::size_t>(count));
        inflated_ += static_cast<std::uint64_t>(count);
        if (inflated_ > kMostBytes) return bomb();
        if (out.size() > kFreeBytes && out.size() / kMostRatio > stat.comp_size) return bomb();
    }
}

}  // namespace evidex
