#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// Where in the folder something was found.
struct FilePlace {
    std::string file;
    int line = 0;
    int column = 0;
};

/// Collects what `codebook check` finds, so that one mistake never hides the next.
class Findings {
public:
    /// Codes beginning with E are errors, the others warnings.
    void add(std::string_view code, const FilePlace& place, std::string message);

    /// The message of a parser, with the name of the column that holds the cell.
    void add(std::string_view code, FilePlace place, std::string_view column, const Error& error);

    [[nodiscard]] bool has_errors() const;

    /// Everything, by file in the order in which the files are named here, then by line.
    [[nodiscard]] std::vector<Diagnostic> sorted(const std::vector<std::string>& files) const;

private:
    std::vector<Diagnostic> found_;
};

/// " (did you mean 'rapid-access'?)", or the whole list if it is short, or nothing.
std::string suggestion(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace evidex
