// Whatever a researcher types into a pattern, a rule or a condition gives a tree or an error, never a crash;
// and every column lies inside the cell.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tag/pattern.hpp"
#include "tag/pattern_lexer.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_columns(const evidex::Node& node, std::size_t length) {
    require(node.column >= 1 && static_cast<std::size_t>(node.column) <= length + 1);
    for (const evidex::Node& child : node.children) check_columns(child, length);
}

template <class T>
void check_error(const evidex::Result<T>& result, std::size_t length) {
    if (result) return;
    require(!result.error().message.empty());
    require(result.error().column >= 1 && static_cast<std::size_t>(result.error().column) <= length + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto rule = evidex::parse_rule(text);
    check_error(rule, size);
    if (rule) check_columns(*rule, size);
    if (const auto tokens = evidex::lex_rule(text)) (void)evidex::mixed_operators(*tokens);
    for (const auto match : {evidex::Match::inflect, evidex::Match::case_sensitive}) {
        const auto term = evidex::parse_term(text, match);
        check_error(term, size);
        if (term) require(evidex::is_span_valued(*term));
    }
    const auto conditions = evidex::parse_conditions(text);
    check_error(conditions, size);
    if (conditions) {
        for (const evidex::Condition& condition : *conditions)
            require(evidex::is_span_valued(condition.operand));
    }
    check_error(evidex::parse_where(text), size);
    return 0;
}
