#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "serve/query.hpp"

using namespace evidex;

namespace {

Codebook small_codebook() {
    Codebook codebook;
    Component component;
    component.id = "rapid-access";
    component.label = "Rapid access";
    component.themes = {{"wait", "Waiting"}};
    codebook.components = {component};
    return codebook;
}

}  // namespace

// From a query string to a Query and back to a command line: every address is understood or refused as a
// mistake of whoever typed it, never anything else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Codebook kCodebook = small_codebook();
    const std::string_view query(reinterpret_cast<const char*>(data), size);
    const Result<Parameters> parameters = Parameters::parse(query);
    if (!parameters) {
        if (parameters.error().code != ErrorCode::usage) std::abort();
        return 0;
    }
    if (!parameters->only(kQueryParameters)) return 0;
    const Result<Query> understood = query_of(*parameters, kCodebook);
    if (!understood && understood.error().code != ErrorCode::usage) std::abort();
    if (understood && (understood->limit < 1 || understood->limit > kLongestPage)) std::abort();
    if (command_line("quotes", *parameters, kQueryParameters).find('\0') != std::string::npos) std::abort();
    return 0;
}
