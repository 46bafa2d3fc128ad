#include "base/archive.hpp"

#include <zip.h>

#include <array>
#include <ctime>

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

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using SourceHandle = std::unique_ptr<zip_source_t, FreeSource>;

/// Noon of 1 January 1980 by the local clock: zip files hold local time, and the same moment elsewhere would
/// be another date.
std::time_t beginning_of_time() {
    std::tm noon{};
    noon.tm_year = 80;
    noon.tm_mday = 1;
    noon.tm_hour = 12;
    noon.tm_isdst = -1;
    return std::mktime(&noon);
}

bool add_member(zip_t* archive, const ArchiveMember& member) {
    zip_source_t* part = zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
    if (part == nullptr) return false;
    const zip_int64_t index = zip_file_add(archive, member.name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(part);
        return false;
    }
    const auto number = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, number, ZIP_CM_DEFLATE, 9) == 0 &&
           zip_file_set_mtime(archive, number, beginning_of_time(), 0) == 0;
}

std::string bytes_of(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return {};
    std::string bytes(stat.size, '\0');
    const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    return count == static_cast<zip_int64_t>(bytes.size()) ? bytes : std::string();
}

Error damaged() {
    return make_error(ErrorCode::malformed, "the file is damaged: its contents cannot be unpacked",
                      "open it in the program that made it and save it again");
}

Error bomb() {
    return make_error(ErrorCode::limit, "the file unpacks to far more than its size (a zip bomb)",
                      "if you trust it, open it in the program that made it and save it again");
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
                          "if you trust it, open it in the program that made it and save it again");
    }
    return archive;
}

bool Archive::contains(const std::string& name) const {
    return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

std::vector<std::string> Archive::names() const {
    std::vector<std::string> out;
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
        out.emplace_back(name == nullptr ? "" : name);
    }
    return out;
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

Result<std::string> write_archive(const std::vector<ArchiveMember>& members) {
    const Error failed = make_error(ErrorCode::limit, "there is not enough memory to pack the file");
    zip_error_t error;
    zip_error_init(&error);
    const SourceHandle target(zip_source_buffer_create(nullptr, 0, 0, &error));
    zip_t* archive = target ? zip_open_from_source(target.get(), ZIP_TRUNCATE, &error) : nullptr;
    zip_error_fini(&error);
    if (archive == nullptr) return failed;
    zip_source_keep(target.get());  // closing the archive gives one of the two references back
    for (const ArchiveMember& member : members) {
        if (add_member(archive, member)) continue;
        zip_discard(archive);
        return failed;
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        return failed;
    }
    std::string bytes = bytes_of(target.get());
    if (bytes.empty()) return failed;
    return bytes;
}

}  // namespace evidex
