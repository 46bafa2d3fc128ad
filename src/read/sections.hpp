#pragma once

#include <vector>

#include "read/piece.hpp"

namespace evidex {

/// What `assign_sections` found without being told by the format.
struct SectionCounts {
    std::size_t references = 0;  ///< Paragraphs taken for entries of a reference list.
    std::size_t contents = 0;    ///< Lines of a contents page.
};

/// Gives every piece its SectionKind: from headings ("References", "Methods", "Consent form"), from lines
/// that announce themselves ("Keywords: …", "Funding: …"), from dot leaders, and from runs of paragraphs
/// that look like references. What the format said before stays. A section ends at the next heading of its
/// own level or above.
SectionCounts assign_sections(std::vector<Piece>& pieces);

/// Makes headings of short lines of plain text that stand alone, and a title of the first one.
void guess_headings(std::vector<Piece>& pieces);

}  // namespace evidex
