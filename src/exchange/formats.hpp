#pragma once

#include <string>
#include <string_view>

#include "evidex/dictionary.hpp"

namespace evidex {

// One reader a format; `bytes` are the file's, `path` is for messages. Names and categories are filled in.
Result<Dictionary> read_liwc(std::string_view bytes, const std::string& path);
Result<Dictionary> read_wordstat(std::string_view bytes, const std::string& path);
Result<Dictionary> read_quanteda(std::string_view bytes, const std::string& path);
Result<Dictionary> read_term_table(std::string_view bytes, const std::string& path);
Result<Dictionary> read_search_strategy(std::string_view bytes, const std::string& path);

// One writer a format, for entries that are words or phrases.
std::string write_liwc(const Dictionary& dictionary);
std::string write_wordstat(const Dictionary& dictionary);
std::string write_quanteda(const Dictionary& dictionary);
std::string write_term_table(const Dictionary& dictionary);

/// Rewrites a foreign word pattern in our language; adds a loss if its meaning changes.
std::string term_pattern(std::string_view foreign, int line, Dictionary& dictionary);

/// An Error at a line of a dictionary file.
Error dictionary_error(const std::string& path, int line, std::string message, std::string advice);

}  // namespace evidex
