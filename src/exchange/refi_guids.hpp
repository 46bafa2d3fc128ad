#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/project.hpp"
#include "exchange/refi_positions.hpp"

namespace evidex {

/// Makes GUIDs from names, never the same one twice.
class GuidMaker {
public:
    explicit GuidMaker(const Project& project);

    /// A GUID that is in use already and must not be made.
    void take(const std::string& guid) { used_.insert(guid); }
    std::string make(const std::string& name);

private:
    std::string space_;
    std::set<std::string> used_;
};

/// What names are made of: a source's digest, and positions as they are written.
class PlaceNames {
public:
    explicit PlaceNames(const Project& project);

    [[nodiscard]] const std::string& digest(std::size_t source) const { return digests_[source]; }
    [[nodiscard]] const Ruler& ruler(std::size_t source) const { return rulers_[source]; }
    /// "<sha256>:<start>:<end>" in code points.
    [[nodiscard]] std::string name(const ProjectPlace& place) const;

private:
    std::vector<std::string> digests_;
    std::vector<Ruler> rulers_;
};

/// "<sha256>:<start>:<end>:<code>:<coder>".
std::string coding_name(const Project& project, const ProjectCoding& coding, const PlaceNames& places);

}  // namespace evidex
