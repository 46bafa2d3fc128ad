#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "evidex/tag.hpp"
#include "store/codebook_tables.hpp"
#include "store/database.hpp"

namespace evidex {

/// Keeps the counts of like passages (table passage_group) beside the passages and tags that they are made
/// of.
class GroupTable {
public:
    explicit GroupTable(Database& database);

    /// Counts a passage of the source at hand. `role` as in the table: "unknown" for speech without one.
    void add(std::string_view role, bool taggable, const std::vector<Tag>& tags, const CodebookNames& names);
    /// Writes what was counted as groups of a source, and starts over.
    void write(std::int64_t source);
    void remove(std::int64_t source);
    /// Those that a new codebook can change.
    void remove_taggable(std::int64_t source);

private:
    Statement insert_, remove_, remove_taggable_;
    std::map<std::tuple<std::string, bool, std::string>, std::int64_t> passages_;
};

}  // namespace evidex
