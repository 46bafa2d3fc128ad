#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidex/tag.hpp"

namespace evidex {

/// A passage whose tag came or went, with the rows that decided.
struct ChangedTag {
    std::int64_t passage = 0;  ///< Its number in a base; 0 = it is from elsewhere.
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
    std::vector<ComponentDifference> components;  ///< Of both codebooks, those of the new one first.
    std::optional<double> macro_f1_before, macro_f1_after;
};

/// Compares two codebooks passage by passage.
class Comparison {
public:
    /// `samples`: how many gains and losses of each component are kept.
    Comparison(const Tagger& before, const Tagger& after, std::size_t samples);

    /// Counts one passage; one that is not taggable is left out.
    void add(const PassageView& view, const std::string& place, std::int64_t passage = 0);

    [[nodiscard]] const Difference& difference() const { return difference_; }
    Difference& difference() { return difference_; }

private:
    Tagger before_, after_;
    std::size_t samples_;
    Difference difference_;
};

/// What one row of a codebook does in a body of text.
struct RowUse {
    std::int64_t hits = 0;
    std::int64_t tags = 0;                      ///< Tags it has a part in.
    std::int64_t alone = 0;                     ///< Tags that rest on it alone.
    std::map<std::string, std::int64_t> forms;  ///< What it matched, in lower case, and how often.
};

struct Audit {
    std::int64_t passages = 0;
    std::vector<RowUse> uses;  ///< One per row of the codebook.
};

/// Counts what the rows do in one passage, also where no tag comes of it.
void count_uses(Audit& audit, const Tagger& tagger, const PassageView& view);

}  // namespace evidex
