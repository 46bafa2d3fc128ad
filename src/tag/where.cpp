#include <algorithm>

#include "tag/program.hpp"

namespace evidex {
namespace {

/// One kind of condition: among the allowed values, if any are named, and not among the refused.
template <class T, class Value>
bool admits(const std::vector<T>& allowed, const std::vector<T>& refused, const Value& value) {
    const auto in = [&](const std::vector<T>& list) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    return (allowed.empty() || in(allowed)) && !in(refused);
}

}  // namespace

bool applies(const Where& where, const PassageView& passage) {
    return admits(where.roles, where.not_roles, passage.role) &&
           admits(where.sections, where.not_sections, passage.section) &&
           admits(where.kinds, where.not_kinds, passage.kind);
}

}  // namespace evidex
