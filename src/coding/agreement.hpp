#pragma once

#include <cstdint>
#include <optional>

namespace evidex {

/// Two coders, one component: how many units both coded, only A, only B, neither.
struct Fourfold {
    std::int64_t both = 0;
    std::int64_t only_a = 0;
    std::int64_t only_b = 0;
    std::int64_t neither = 0;
};

/// Cohen's kappa (po - pe) / (1 - pe) with pe = pA pB + (1 - pA)(1 - pB) (Cohen 1960).
/// Unset where chance agreement is certain: no units, or both coders gave every unit the same one answer.
std::optional<double> cohen_kappa(const Fourfold& table);

}  // namespace evidex
