#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

/// Reads passages by number, with all that is shown of them. Their tags are those that count as
/// `evidence`.
class QuoteReader {
public:
    explicit QuoteReader(Database& database, Evidence evidence = Evidence::suggested);

    /// None if there is no such passage. `context` passages before and after come along.
    std::optional<Quote> read(std::int64_t passage, int context);

private:
    std::string question(std::int64_t source, std::int64_t begin, std::int64_t end);
    std::vector<QuoteTag> tags(std::int64_t passage);

    Statement passage_, question_, tags_, before_, after_;
};

}  // namespace evidex
