#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidex/export.hpp"

namespace evidex {

/// What people say about one component in one passage.
struct Voices {
    std::set<std::string> coded;     ///< Coders who say that it is there …
    std::set<std::string> against;   ///< … and who say that it is not.
    std::optional<bool> settled;     ///< The adjudicator's word.
    std::optional<Stance> stance;    ///< As the last one to set it set it.
    std::string time;                ///< Of the last decision.
    std::vector<std::string> words;  ///< What was marked, if not the whole passage.

    /// "settled", "dismissed", "agreed" (two or more, nobody against), "coded", "disputed" or "rejected".
    [[nodiscard]] std::string_view state() const;
    /// Coded by somebody or settled, and not dismissed.
    [[nodiscard]] bool is_decided() const;
    /// Settled, or coded by two or more with nobody against it.
    [[nodiscard]] bool is_agreed() const;
    /// What passes for true in a file of coded passages: settled, or coded with nobody against it.
    [[nodiscard]] bool is_undisputed() const;
};

/// Standing decisions by passage and component.
class Decided {
public:
    explicit Decided(const Holdings& holdings);

    /// Null if nobody decided.
    [[nodiscard]] const Voices* find(std::int64_t passage, const std::string& component) const;
    [[nodiscard]] const std::map<std::string, Voices>& of(std::int64_t passage) const;
    /// Whether somebody read the passage to the end, for all components.
    [[nodiscard]] bool is_read(std::int64_t passage) const { return read_.count(passage) > 0; }

private:
    void add_readers(const Holdings& holdings);

    std::map<std::int64_t, std::map<std::string, Voices>> voices_;
    std::set<std::int64_t> read_;
};

/// Whether a component that is tagged or not, and about which people said something or not, is there.
bool is_there(Basis basis, bool tagged, const Voices* voices);

/// Whether the component is one of those that are meant.
bool is_meant(const Holdings& holdings, const std::string& component);

/// The file's name without its extension: what people call a source.
std::string source_name(const StoredText& text);

}  // namespace evidex
