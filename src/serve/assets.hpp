#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/http.hpp"

namespace evidex {

/// A file of the pages.
struct Asset {
    std::string name;  ///< "index.html", "app.js" …
    std::string type;
    std::string bytes;
    std::string digest;  ///< SHA-256.
};

/// The pages, their program and their style: those compiled in, or for development the files of a folder,
/// read anew each time.
class Assets {
public:
    /// `folder` empty: those compiled in.
    explicit Assets(std::string folder);

    /// Whether there are any: evidex can be built without.
    [[nodiscard]] bool present() const;
    [[nodiscard]] std::optional<Asset> find(const std::string& name) const;
    /// Answers an address outside /api: a file by its name, the first page for what has no dot.
    [[nodiscard]] HttpResponse answer(const HttpRequest& request) const;

private:
    std::string folder_;
    std::vector<Asset> embedded_;
};

}  // namespace evidex
