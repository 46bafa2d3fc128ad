#include "app/coder.hpp"

#include "evidex/decision.hpp"

namespace evidex {

Result<std::string> coder_for(const std::string& typed) {
    if (typed.empty()) {
        return make_error(ErrorCode::usage, "decisions need a coder's name",
                          "give it with --coder NAME, or once and for all: export EVIDEX_CODER=NAME");
    }
    return coder_name(typed);
}

}  // namespace evidex
