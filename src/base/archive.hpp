#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/result.hpp"

struct zip;

namespace evidex {

/// A zip file in memory of which a few members are wanted by name. Names are keys, never paths. Bytes are
/// counted while they are inflated, because the sizes that the file declares may lie.
class Archive {
public:
    /// `bytes` must outlive the archive. Fails on damaged archives and on more than 10,000 members.
    static Result<Archive> open(std::string_view bytes);

    [[nodiscard]] bool contains(const std::string& name) const;
    /// The names of all members, in the order of the file.
    [[nodiscard]] std::vector<std::string> names() const;
    /// The whole member. Fails if it is missing, damaged, encrypted or a bomb: more than 100 times its packed
    /// size after the first megabyte, or more than 512 MB over all members read.
    Result<std::string> member(const std::string& name);

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    explicit Archive(zip* archive) : archive_(archive) {}

    std::unique_ptr<zip, Close> archive_;
    std::uint64_t inflated_ = 0;
};

/// One member of a zip file that is to be written.
struct ArchiveMember {
    std::string name;
    std::string bytes;
};

/// The bytes of a zip file. Members keep their order and are all dated 1 January 1980, so that equal members
/// give equal files. Fails only if memory runs out.
Result<std::string> write_archive(const std::vector<ArchiveMember>& members);

}  // namespace evidex
