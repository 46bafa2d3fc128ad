#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "report/table.hpp"

namespace evidex {

/// What one row of a codebook does in a body of text.
struct RowUse {
    std::int64_t hits = 0;
    std::int64_t tags = 0;                      ///< Tags it has a part in.
    std::int64_t alone = 0;                     ///< Tags that rest on it alone.
    std::map<std::string, std::int64_t> forms;  ///< What it matched, in lower case, and how often.
};

struct Audit {
    std::int64_t passages = 0;
    std::vector<RowUse> uses;  ///< One per row of the codebook.
};

/// Which rows of an audit are meant.
struct AuditChoice {
    std::size_t component = Codebook::npos;  ///< npos = all.
    std::string row;                         ///< Empty = all.
    std::size_t limit = 0;                   ///< 0 = all, also those that never fired.
    std::size_t forms = 6;                   ///< Forms shown to people.
};

/// Rows by number of hits, with what they matched.
Table audit_table(const Codebook& codebook, const Audit& audit, const AuditChoice& choice);
/// How few rows make most of the hits, and which rows never fire.
std::string audit_notes(const Codebook& codebook, const Audit& audit, const AuditChoice& choice,
                        const Look& look);

}  // namespace evidex
