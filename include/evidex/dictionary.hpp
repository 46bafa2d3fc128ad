#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// Forms in which researchers already keep word lists.
enum class DictionaryFormat {
    liwc,      ///< LIWC `.dic`: numbered categories between `%` lines, then words with category numbers.
    wordstat,  ///< WordStat / QDA Miner `.cat`: an indented tree, words with `(weight)`.
    quanteda,  ///< quanteda YAML: categories, nested or not, with lists of patterns.
    csv,       ///< A table with the columns component (or category) and term (or pattern, word).
    search,    ///< A review's numbered search strategy in Ovid or Cochrane syntax.
};
[[nodiscard]] std::optional<DictionaryFormat> dictionary_format_from(std::string_view name);

/// The format a file name suggests: .dic, .cat, .yml/.yaml, .csv, .txt (search).
[[nodiscard]] std::optional<DictionaryFormat> guess_dictionary_format(std::string_view path);

/// One pattern under one category.
struct DictionaryEntry {
    std::string category;  ///< Nested categories are joined by " > ".
    std::string pattern;   ///< In our language: words and `*`, or a rule.
    bool is_rule = false;
    int line = 0;  ///< Where it stood, 1-based; 0 = unknown.
};

/// Something that could not come over, or came over changed.
struct DictionaryLoss {
    int line = 0;
    std::string what;
};

/// A category with what is known of it besides its entries.
struct DictionaryCategory {
    std::string label;
    std::string tier = "core";
    std::string definition;
};

struct Dictionary {
    std::string name;
    std::vector<DictionaryCategory> categories;  ///< Come first; those that only entries name follow.
    std::vector<DictionaryEntry> entries;
    std::vector<DictionaryLoss> losses;
};

/// Reads a dictionary of another tool. Errors name file and line.
Result<Dictionary> read_dictionary(const std::string& path, DictionaryFormat format);

/// The active rows of a codebook as a dictionary; the component's id is the category.
Dictionary dictionary_of(const Codebook& codebook);

/// A dictionary in another tool's form, with what that form cannot hold. `search` is not written.
struct WrittenDictionary {
    std::string text;
    std::vector<DictionaryLoss> losses;
};
Result<WrittenDictionary> write_dictionary(const Dictionary& dictionary, DictionaryFormat format);

/// The component id that a category gets: "Waiting > Times" becomes "waiting-times".
std::string category_id(const std::string& label);

/// Makes a codebook folder: one component a category, terms.csv and rules.csv; modifiers, sets and speakers
/// are taken from `model`, an existing codebook folder. Refuses a folder that already holds a codebook.
Status write_codebook(const Dictionary& dictionary, const std::string& directory, const std::string& model);

}  // namespace evidex
