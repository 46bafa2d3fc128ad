#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"

namespace evidex {

/// A row of terms.csv or rules.csv as somebody edited it on a page; all cells as they are typed.
struct RowEdit {
    std::string id;  ///< Empty: a new row.
    RowKind kind = RowKind::term;
    std::string component, theme, pattern, match, weight, stance, only_if, not_if, where, status;
};

/// Copies the codebook folder `from` to `to`, which must not exist, with the edits made: rows with a known id
/// are replaced cell by cell (examples and notes stay), new ones get the next free id of their component and
/// stand at the end. Everything else keeps its bytes. Nothing is left behind if it fails.
Status write_edited_codebook(const Codebook& codebook, const std::string& to,
                             const std::vector<RowEdit>& edits);

/// A name for a folder that a user chose: letters, digits, blanks, '-' and '_'.
bool is_folder_name(std::string_view name);

}  // namespace evidex
