#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

/// A tag of each passage of a group.
struct GroupTag {
    std::string_view component;
    Stance stance = Stance::neutral;
};

/// Passages of one source that are alike. Its words live as long as the call that it is handed to.
struct PassageGroup {
    std::int64_t source = 0;  ///< Its number, not its digest.
    std::string_view role;    ///< "unknown": speech without one; empty: not speech.
    bool taggable = false;
    std::vector<GroupTag> tags;  ///< All of them, whatever the filter names.
    std::int64_t passages = 0;

    /// Whether it has a tag of the component, with the stance if one is named.
    [[nodiscard]] bool has(std::string_view component, std::optional<Stance> stance) const;
};

using UseGroup = std::function<void(const PassageGroup&)>;

/// Hands over the passages that match a query in groups, each passage once. What the table of groups cannot
/// tell (words, themes, decisions, evidence of people) is read passage by passage.
void each_group(Database& database, const Query& query, const UseGroup& use);

/// The same by reading every passage, for queries that the table of groups could answer too.
void each_passage(Database& database, const Query& query, const UseGroup& use);

/// How many groups are not what the passages and tags say.
std::int64_t count_wrong_groups(Database& database);

/// What is asked of the sources of groups.
struct SourceTraits {
    SourceKind kind = SourceKind::document;
    std::optional<int> year;
    std::string path;
};
class SourceTraitsTable {
public:
    explicit SourceTraitsTable(Database& database);
    /// Those of a source that came into the base only now are not known.
    [[nodiscard]] const SourceTraits& of(std::int64_t source) const;

private:
    std::map<std::int64_t, SourceTraits> rows_;
    SourceTraits unknown_;
};

}  // namespace evidex
