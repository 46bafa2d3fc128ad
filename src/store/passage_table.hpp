#pragma once

#include <cstdint>
#include <vector>

#include "evidex/analysis.hpp"
#include "store/change_log.hpp"
#include "store/database.hpp"
#include "store/group_table.hpp"
#include "store/tag_table.hpp"

namespace evidex {

/// Writes and removes the passages of a source, in the index of words too, with their tags.
class PassageTable {
public:
    explicit PassageTable(Database& database);

    /// The source must have no passages yet.
    void insert(std::int64_t source, const Analysis& analysis, const CodebookNames& names);
    void remove(std::int64_t source);
    [[nodiscard]] std::vector<TagFact> tags_of(std::int64_t source);

private:
    Database& database_;
    TagTable tags_;
    GroupTable groups_;
    Statement insert_passage_, insert_words_, set_range_;
};

}  // namespace evidex
