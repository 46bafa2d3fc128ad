#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/analysis.hpp"
#include "evidex/ledger.hpp"
#include "evidex/store.hpp"

namespace evidex {

// What goes out of a base and into it as a whole, for exchange with other programs.

/// A row of the codebook that made or weakened a tag, with the words that it found.
struct StoredHit {
    std::string component;
    std::string rule;
    std::string words;
};

/// A passage with its place in its source's text and everything that made its tags.
struct StoredPassage {
    Quote quote;  ///< Without marks and context.
    Span span;
    std::vector<StoredHit> hits;
};

/// A source as it was read.
struct StoredText {
    std::string source_id;  ///< SHA-256 of the file's bytes.
    std::string path;
    std::string title;
    std::string text;  ///< Canonical.
    std::vector<StoredPassage> passages;
};

/// Calls `use` for every source that was read, by path.
Status for_each_text(const Store& store, const std::function<void(StoredText)>& use);

/// A source that the base holds already.
struct KnownText {
    std::string source_id;
    std::string path;
};
/// The source with this canonical text, by the text's SHA-256.
std::optional<KnownText> find_text(const Store& store, std::string_view text_digest);

/// Sources and decisions that belong together.
struct Intake {
    std::vector<Analysis> sources;  ///< A source at a path that is taken already replaces what is there.
    std::vector<Decision> decisions;
};

/// Adds all of it in one transaction, as a finished run called `command`: whatever happens to this process,
/// the base holds all or nothing. Refuses decisions that are not genuine, and analyses by another codebook.
Result<Merged> take_in(Store& store, const std::string& command, const Codebook& codebook,
                       const Intake& intake);

}  // namespace evidex
