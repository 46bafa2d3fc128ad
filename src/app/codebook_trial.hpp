#pragma once

#include <string>
#include <vector>

#include "evidex/suggest.hpp"

namespace evidex {

/// Writes a copy of a codebook to a new folder, with the proposed new rows added on trial: they are shown and
/// counted, but give no tag until somebody makes them active. Proposals that would stop a row are left out.
/// Fails if the folder exists and holds anything. Returns how many rows were added.
Result<std::size_t> write_trial_copy(const Codebook& codebook, const std::vector<RowProposal>& proposals,
                                     const std::vector<CodedPassage>& passages, const std::string& folder);

}  // namespace evidex
