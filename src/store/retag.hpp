#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "evidex/tag.hpp"
#include "store/change_log.hpp"
#include "store/codebook_tables.hpp"
#include "store/database.hpp"

namespace evidex {

using TagBatch = std::function<std::vector<std::vector<Tag>>(const std::vector<PassageView>&)>;

/// Brings the tags of all sources up to date, some sources to a transaction. What a change of the codebook
/// leaves as it was is not written again. Returns the number of passages asked about.
Result<std::int64_t> retag_all(Database& database, ChangeLog& changes, const Codebook& codebook,
                               const TagBatch& tag_batch);

}  // namespace evidex
