#include "store/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/files.hpp"

namespace evidex {
namespace {

/// Whether the descriptor still is the file of that name: its last holder may have removed it meanwhile.
bool is_current(int descriptor, const std::string& path) {
    struct stat held {};
    struct stat named {};
    return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
           held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

Error busy(int descriptor, const std::string& base) {
    char holder[32] = {};
    const ssize_t size = ::pread(descriptor, holder, sizeof holder - 1, 0);
    const std::string who = size > 0 ? " (process " + std::string(holder) + ")" : "";
    Error error = make_error(ErrorCode::busy, "another evidex" + who + " is writing to this evidence base",
                             "wait until it has finished; reading and searching work meanwhile");
    error.file = base;
    return error;
}

}  // namespace

WriterLock::WriterLock(WriterLock&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    if (this != &other) {
        release();
        path_ = std::move(other.path_);
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

WriterLock::~WriterLock() {
    release();
}

void WriterLock::release() {
    if (descriptor_ < 0) return;
    ::unlink(path_.c_str());
    ::close(std::exchange(descriptor_, -1));
}

Result<WriterLock> WriterLock::take(const std::string& base) {
    const std::string path = base + "-writer";
    for (;;) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0) return system_error(path, "cannot take the writer's place");
        WriterLock lock(path, descriptor);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            Error error = errno == EWOULDBLOCK ? busy(descriptor, base)
                                               : system_error(path, "cannot take the writer's place");
            ::close(std::exchange(lock.descriptor_, -1));
            return error;
        }
        if (!is_current(descriptor, path)) {
            ::close(std::exchange(lock.descriptor_, -1));
            continue;
        }
        const std::string holder = std::to_string(::getpid());
        if (::ftruncate(descriptor, 0) != 0 ||
            ::pwrite(descriptor, holder.data(), holder.size(), 0) != static_cast<ssize_t>(holder.size())) {
            return system_error(path, "cannot take the writer's place");
        }
        return lock;
    }
}

}  // namespace evidex
