#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "evidex/decision.hpp"
#include "store/database.hpp"

namespace evidex {

/// The columns that `read_decision` reads, of `decision d left join decision_text x`.
constexpr std::string_view kDecisionColumns =
    "d.id, d.sequence, d.previous, d.verdict, d.coder, d.time, d.sha256, d.text_sha256, d.start_byte, "
    "d.end_byte, d.component, d.stance, d.view, d.rules, d.codebook, d.replaces, d.version, d.secret, "
    "x.salt, x.words, x.before, x.after, x.note, x.reason";
constexpr int kDecisionColumnCount = 24;

/// Bytes in front of a digest that nobody can guess.
constexpr std::size_t kSaltBytes = 16;

/// The decision in the columns from 0 on.
Decision read_decision(const Statement& read);

/// Adds entries to the log as they are and finds them. Works inside the caller's transaction.
class DecisionTable {
public:
    explicit DecisionTable(Database& database);

    /// Writes an entry, without what has become of it, and returns its number.
    std::int64_t insert(const Decision& decision);
    [[nodiscard]] std::optional<std::int64_t> number_of(const std::string& id);
    [[nodiscard]] std::optional<Decision> find(const std::string& id);

    /// The end of a coder's log: its last sequence and the id of that entry; 0 and "" if there is none.
    struct Head {
        std::int64_t sequence = 0;
        std::string id;
    };
    [[nodiscard]] Head head_of(const std::string& coder);

private:
    Database& database_;
    Statement insert_, insert_text_, number_, find_, head_;
};

}  // namespace evidex
