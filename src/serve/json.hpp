#pragma once

#include <string>

#include "report/table.hpp"

namespace evidex {

/// JSON on one line. Bytes that are no UTF-8 become U+FFFD.
std::string compact(const Json& json);

/// An optional number or text: null where there is none.
template <class T>
Json or_null(const T& value, bool known) {
    return known ? Json(value) : Json();
}

}  // namespace evidex
