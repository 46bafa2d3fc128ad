#pragma once

#include <functional>
#include <string>

#include "serve/workbench.hpp"

namespace evidex {

struct ServeOptions {
    WorkbenchOptions workbench;
    std::string assets;  ///< Folder with the pages; empty = those compiled in.
    int port = 0;        ///< 0 = any free one.
    /// Told the address to open, once the server answers there.
    std::function<void(const std::string& address)> started;
};

/// Serves the workbench on 127.0.0.1 until `workbench.stop` is set. Fails if the port is taken, the codebook
/// has mistakes, or there are no pages.
Status serve(const ServeOptions& options);

}  // namespace evidex
