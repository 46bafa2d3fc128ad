#include "base/files.hpp"

#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace evidex {
namespace {

/// Closes a descriptor at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

Status write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_error(path, "cannot write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

void sync_folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() >= 0) ::fsync(descriptor.get());
}

}  // namespace

Error system_error(const std::string& path, std::string_view what) {
    const int number = errno;
    Error error = make_error(number == ENOENT   ? ErrorCode::not_found
                             : number == ENOSPC ? ErrorCode::disk_full
                                                : ErrorCode::io,
                             fmt::format("{}: {}", what, std::strerror(number)));
    error.file = path;
    return error;
}

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor.get() < 0) return system_error(path, "cannot open");
    struct stat info {};
    if (::fstat(descriptor.get(), &info) != 0) return system_error(path, "cannot read");
    if (!S_ISREG(info.st_mode)) {
        Error error = make_error(ErrorCode::unsupported, "not a regular file");
        error.file = path;
        return error;
    }
    const auto size = static_cast<std::uint64_t>(info.st_size);
    if (size > limit) {
        Error error = make_error(
            ErrorCode::limit,
            fmt::format("{} MB is more than the {} MB that one file may have", size >> 20, limit >> 20),
            "split the file, or save the text alone");
        error.file = path;
        return error;
    }
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(descriptor.get(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error(path, "cannot read");
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
}

Status write_file(const std::string& path, std::string_view bytes) {
    const std::string temporary = path + ".tmp";
    {
        const Descriptor descriptor(
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (descriptor.get() < 0) return system_error(path, "cannot create");
        Status written = write_all(descriptor.get(), bytes, path);
        if (written && ::fsync(descriptor.get()) != 0) written = system_error(path, "cannot save");
        if (!written) {
            ::unlink(temporary.c_str());
            return written;
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) return system_error(path, "cannot rename to");
    sync_folder_of(path);
    return Done{};
}

bool matches_glob(std::string_view pattern, std::string_view text) {
    return ::fnmatch(std::string(pattern).c_str(), std::string(text).c_str(), FNM_CASEFOLD) == 0;
}

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string extension(std::string_view path) {
    const std::string_view name = file_name(path);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string out(name.substr(dot + 1));
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

}  // namespace evidex
