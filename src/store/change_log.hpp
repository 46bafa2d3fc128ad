#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "store/database.hpp"

namespace evidex {

/// A tag as far as changes are concerned: the same passage, component and stance before and after is no
/// change.
struct TagFact {
    std::string passage;  ///< What stays the same of a passage: its words, or its number.
    std::string component;
    std::string stance;

    bool operator<(const TagFact& other) const {
        return std::tie(passage, component, stance) < std::tie(other.passage, other.component, other.stance);
    }
};

struct TagCounts {
    std::int64_t gained = 0;
    std::int64_t lost = 0;
    std::int64_t stance = 0;
};

/// What became of the tags, by component. Repeated passages are counted as often as they occur.
std::map<std::string, TagCounts> compare_tags(std::vector<TagFact> before, std::vector<TagFact> after);

/// Collects what a run does, and writes it in the transaction that does it.
class ChangeLog {
public:
    ChangeLog(Database& database, std::int64_t run);

    /// The first word for a source in a run stands, so that one added and then changed counts as added.
    void source(std::int64_t source, const char* what);
    void tags(const std::map<std::string, TagCounts>& counts);
    /// Adds what was collected to the tables.
    void write();

private:
    Database& database_;
    std::int64_t run_;
    Statement add_source_;
    std::map<std::string, TagCounts> tags_;
};

}  // namespace evidex
