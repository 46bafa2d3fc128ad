#pragma once

#include <string_view>
#include <vector>

namespace evidex {

/// A file that was compiled into the program.
struct EmbeddedFile {
    std::string_view name;
    std::string_view bytes;
};

/// The bundle of src/web/dist; empty if evidex was built with -DEVIDEX_WEB=OFF. CMake writes the definition.
std::vector<EmbeddedFile> embedded_files();

}  // namespace evidex
