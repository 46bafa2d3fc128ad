#include "store/place.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/files.hpp"

namespace evidex {
namespace {

constexpr std::array<std::pair<long, std::string_view>, 9> kNetworks{{{0x6969, "NFS"},
                                                                      {0xFF534D42, "CIFS"},
                                                                      {0xFE534D42, "SMB"},
                                                                      {0x517B, "SMB"},
                                                                      {0x00C36400, "Ceph"},
                                                                      {0x5346414F, "AFS"},
                                                                      {0x01021997, "9P"},
                                                                      {0x0BD00BD0, "Lustre"},
                                                                      {0x47504653, "GPFS"}}};

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

}  // namespace

std::optional<std::string_view> network_file_system(long type) {
    for (const auto& [number, name] : kNetworks) {
        if (number == (type & 0xFFFFFFFF)) return name;
    }
    return std::nullopt;
}

Status check_place(const std::string& path) {
    const std::string folder = folder_of(path);
    struct statfs info {};
    if (::statfs(folder.c_str(), &info) != 0) {
        return system_error(folder, "cannot look into the folder of the evidence base");
    }
    const std::optional<std::string_view> network = network_file_system(static_cast<long>(info.f_type));
    if (!network) return Done{};
    Error error =
        make_error(ErrorCode::unsupported,
                   "the evidence base would lie on a network folder (" + std::string(*network) +
                       "), where its locks do not work and it could be damaged",
                   "keep it on a disk of this computer, and copy it to the network when evidex has finished");
    error.file = path;
    return error;
}

Status create_private(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        ::close(descriptor);
        return Done{};
    }
    if (errno == EEXIST) {
        // An empty file becomes a base; one that holds something keeps the permissions that it was given.
        struct stat info {};
        if (::stat(path.c_str(), &info) == 0 && info.st_size == 0) ::chmod(path.c_str(), 0600);
        return Done{};
    }
    return system_error(path, "cannot create the evidence base");
}

bool is_shut(const std::string& path) {
    return ::access(folder_of(path).c_str(), W_OK) != 0;
}

}  // namespace evidex
