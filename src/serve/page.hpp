#pragma once

#include <string_view>

#include "serve/guard.hpp"
#include "serve/http.hpp"

namespace evidex {

/// A plain page for people, for where the workbench itself cannot be shown. `link`: text of a link to "/".
HttpResponse page(int status, std::string_view title, std::string_view text, std::string_view link = {});

}  // namespace evidex
