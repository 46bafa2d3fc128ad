#include "evidex/result.hpp"

namespace evidex {

std::string Error::text() const {
    std::string out;
    if (!file.empty()) {
        out += file;
        if (line > 0) out += ":" + std::to_string(line);
        if (line > 0 && column > 0) out += ":" + std::to_string(column);
        out += ": ";
    }
    out += message;
    if (!advice.empty()) out += " (" + advice + ")";
    return out;
}

Error make_error(ErrorCode code, std::string message, std::string advice) {
    Error error;
    error.code = code;
    error.message = std::move(message);
    error.advice = std::move(advice);
    return error;
}

}  // namespace evidex
