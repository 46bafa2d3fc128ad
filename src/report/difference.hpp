#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "report/table.hpp"

namespace evidex {

/// A passage whose tag came or went, with the rows that decided.
struct ChangedTag {
    std::string text;
    std::string place;
    std::string rows;
};

/// What a new codebook does to one component.
struct ComponentDifference {
    std::string component;
    std::int64_t before = 0, after = 0;  ///< Tags.
    std::int64_t gained = 0, lost = 0;
    std::int64_t stance = 0;                    ///< Kept, with another stance.
    std::optional<double> f1_before, f1_after;  ///< On the gold set, if there is one.
    std::vector<ChangedTag> gains, losses;      ///< Samples.
};

struct Difference {
    std::int64_t passages = 0;
    std::vector<ComponentDifference> components;
    std::optional<double> macro_f1_before, macro_f1_after;
};

Table difference_table(const Difference& difference);
/// The averages, and the samples of what came and went.
std::string difference_notes(const Difference& difference, const Look& look);
Json to_json(const Difference& difference);

}  // namespace evidex
