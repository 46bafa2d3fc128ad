#pragma once

#include <string>

#include "evidex/trial.hpp"
#include "report/table.hpp"

namespace evidex {

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
