#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidex/tag.hpp"
#include "store/codebook_tables.hpp"
#include "store/database.hpp"

namespace evidex {

/// Whether all indexes are in the codebook and all hits inside a passage of `length` bytes.
bool are_sound(const std::vector<Tag>& tags, std::size_t length, const CodebookNames& names);

/// Writes tags with the hits that explain them.
class TagTable {
public:
    explicit TagTable(Database& database);

    void insert(std::int64_t passage, const std::vector<Tag>& tags, const CodebookNames& names);
    /// Whether exactly these tags, for these reasons, are what is stored of a passage.
    [[nodiscard]] bool hold(std::int64_t passage, const std::vector<Tag>& tags, const CodebookNames& names);
    /// Removes the tags of all passages from `first` to `last`.
    void remove(std::int64_t first, std::int64_t last);

private:
    void insert_hits(std::int64_t passage, const std::string& component, const std::vector<Hit>& hits,
                     const CodebookNames& names);

    bool hold_tags(std::int64_t passage, const std::vector<const Tag*>& tags, const CodebookNames& names);
    bool hold_hits(std::int64_t passage, const std::vector<const Tag*>& tags, const CodebookNames& names);
    bool hold_modifiers(std::int64_t passage, const std::vector<const Tag*>& tags,
                        const CodebookNames& names);

    Statement insert_tag_, insert_hit_, insert_modifier_;
    Statement read_tags_, read_hits_, read_modifiers_;
    Statement remove_tags_, remove_hits_, remove_modifiers_;
};

}  // namespace evidex
