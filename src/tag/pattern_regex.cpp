#include "tag/pattern_regex.hpp"

#include <re2/re2.h>

#include <fmt/format.h>

#include "tag/pattern_words.hpp"

namespace evidex {
namespace {

constexpr int kLargestProgram = 5'000;

/// `\p{L}{1,30}` compiles to 35,823 instructions, `[a-z]{1,30}` to 63.
bool repeats_unicode_class(std::string_view regex) {
    static const RE2 counted(R"((?i)(\\p(\{\^?\w+\}|\w)|\[[^\]]*\\p[^\]]*\]|\[\[:\^?\w+:\]\])\{\d+(,\d*)?\})",
                             RE2::Quiet);
    return RE2::PartialMatch(re2::StringPiece(regex.data(), regex.size()), counted);
}

Error refused(std::string message, std::string advice) {
    return pattern_error(1, std::move(message), std::move(advice));
}

}  // namespace

Status check_regex(std::string_view regex) {
    if (regex.empty()) return refused("the regex is empty", "write it behind regex:");
    if (repeats_unicode_class(regex)) {
        return refused("the regex counts repetitions of a Unicode class such as \\p{L}",
                       "use [a-z] or + instead");
    }
    const RE2 compiled(re2::StringPiece(regex.data(), regex.size()), RE2::Quiet);
    if (!compiled.ok()) return refused(fmt::format("regex refused by RE2: {}", compiled.error()), "");
    if (compiled.ProgramSize() > kLargestProgram) {
        return refused(
            fmt::format("the regex needs {} steps, more than {}", compiled.ProgramSize(), kLargestProgram),
            "make the counted repetitions smaller");
    }
    if (RE2::FullMatch("", compiled))
        return refused("the regex also matches nothing at all", "ask for one character");
    return Done{};
}

}  // namespace evidex
