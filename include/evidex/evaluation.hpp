#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// One passage with codes that a person gave it.
struct GoldPassage {
    std::string id;
    SourceKind kind = SourceKind::document;
    std::string role;  ///< Role id; empty = none.
    std::string text;
    std::vector<std::string> components;                 ///< Component ids.
    std::vector<std::pair<std::string, Stance>> stance;  ///< By component id.
    std::string difficulty;
};

/// Reads JSON Lines `{"id","kind","role","text","components","stance"}`. Errors name file and line.
Result<std::vector<GoldPassage>> load_gold(const std::string& path);

/// A (passage, component) cell on which coders may differ; such cells are left out where asked.
struct BorderlineCell {
    std::string id;
    std::string component;
};
Result<std::vector<BorderlineCell>> load_borderline(const std::string& path);

/// A code that the engine (or another coder) gave.
struct Prediction {
    std::string component;
    Stance stance = Stance::neutral;
};

/// Agreement on one component. Undefined measures are unset, never 0.
/// Precision a/(a+c), recall a/(a+b), F1 2a/(2a+b+c) with a = both, b = gold only, c = predicted only;
/// Cohen's kappa (po - pe) / (1 - pe).
struct ComponentScore {
    std::string component;
    std::int64_t both = 0, gold_only = 0, predicted_only = 0, neither = 0;
    std::optional<double> precision, recall, f1, kappa;
    std::int64_t support = 0;  ///< Gold positives.
    std::int64_t stance_right = 0;
};

struct Evaluation {
    std::int64_t passages = 0;
    std::vector<ComponentScore> components;  ///< In codebook order.
    std::optional<double> macro_f1, micro_f1, pooled_kappa, stance_accuracy;
    std::int64_t without_component = 0;  ///< Gold passages without any component …
    std::int64_t left_untagged = 0;      ///< … and how many of them were left alone.
};

/// Strict scoring of predictions (one list per gold passage) against gold.
Evaluation evaluate(const std::vector<GoldPassage>& gold,
                    const std::vector<std::vector<Prediction>>& predicted,
                    const std::vector<std::string>& component_ids,
                    const std::vector<BorderlineCell>& borderline = {});

}  // namespace evidex
