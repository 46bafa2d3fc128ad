#include <sys/stat.h>

#include <utility>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "evidex/read.hpp"
#include "read/sniff.hpp"

namespace evidex {

Result<Source> open_source(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
        Error error = make_error(ErrorCode::usage, "this is a folder", "name the files in it");
        error.file = path;
        return error;
    }
    Result<std::string> bytes = read_file(path);
    if (!bytes) {
        Error error = bytes.error();
        if (error.advice.empty()) {
            error.advice = error.code == ErrorCode::unsupported
                               ? "name a document, not a device"
                               : "check its name, that you may open it, and that its disk is connected";
        }
        return error;
    }
    Source source;
    source.path = path;
    const Result<Format> format = sniff(*bytes, path);
    if (!format) {
        Error error = format.error();
        error.file = path;
        return error;
    }
    source.format = *format;
    source.id = sha256(*bytes);
    source.bytes = std::move(*bytes);
    return source;
}

}  // namespace evidex
