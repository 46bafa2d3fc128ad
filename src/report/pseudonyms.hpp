#pragma once

#include <cstddef>
#include <string>

#include "evidex/pipeline.hpp"
#include "report/table.hpp"

namespace evidex {

/// Lines of the key by kind: how many, how many of them new, with which answers. The first `known` lines were
/// there before.
Table findings_table(const FindingsReport& report, std::size_t known);
/// The same for the screen, with failures and what is still undecided. Shows none of the words.
std::string findings_text(const FindingsReport& report, std::size_t known, const std::string& key,
                          const Look& look);

}  // namespace evidex
