#include "serve/json.hpp"

namespace evidex {

std::string compact(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace evidex
