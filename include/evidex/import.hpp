#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "evidex/pipeline.hpp"
#include "evidex/project.hpp"
#include "evidex/transfer.hpp"

namespace evidex {

struct ImportOptions {
    AnalyseOptions analyse;
    std::string path;  ///< Of the project file, absolute; its sources are stored as if they lay in it.
    std::vector<std::string> components;  ///< By place of the code: the component's id; "" = left out.
    std::string coder;  ///< Who coded what names nobody; empty = after the program that wrote the file.
    bool read_through = false;  ///< Coders have read every source in which they coded, to the end.
    std::string now;            ///< UTC, ISO 8601; for codings without a time.
};

/// What an import will do.
struct ImportPlan {
    Intake intake;
    std::size_t known_sources = 0;              ///< Their text is in the base already.
    std::size_t codings = 0;                    ///< That will be new …
    std::size_t known_codings = 0;              ///< … and that the base has already.
    std::map<std::string, std::size_t> coders;  ///< New codings by coder.
    std::size_t remarks = 0;  ///< New decisions that code nothing: rejected, read to the end.
    std::vector<std::string> losses;
};

/// Makes a foreign project's sources and codings those of a base: texts are read, cut and tagged like files,
/// unless the base holds the same text; codings become decisions of their users, on the same words. Nothing
/// is written; `take_in` does that. The same project a second time gives nothing new.
Result<ImportPlan> plan_import(const Store& store, const std::vector<Entry>& log, const Tagger& tagger,
                               const Project& project, const ImportOptions& options);

}  // namespace evidex
