#pragma once

#include <cstdint>
#include <string>

#include "evidex/document.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// Reads a file's bytes, their SHA-256 and the format that its content shows
/// (the file's name is only a tie-break). Fails on missing, unreadable, empty or too large files.
Result<Source> open_source(const std::string& path);

/// Turns the bytes of a source into a Document, inside this process.
/// Use `read_isolated` for files of foreign origin.
Result<Document> read(const Source& source);

/// What a reader process may use; beyond it the file fails, the batch goes on.
struct ReadLimits {
    std::int64_t wall_millis = 60'000;         ///< Milliseconds from start to answer.
    std::int64_t cpu_seconds = 30;             ///< Processor seconds.
    std::uint64_t memory_bytes = 1ULL << 30;   ///< Address space in bytes; 0 = no limit.
    std::uint64_t output_bytes = 50ULL << 20;  ///< Largest answer accepted, in bytes.
};

/// Reads a source in a child process (`reader_program read PATH --json`) under limits. A hang, crash or
/// bomb becomes an Error in plain words. `reader_program` is the path of the evidex binary.
Result<Document> read_isolated(const Source& source, const std::string& reader_program,
                               const ReadLimits& limits = {});

/// A Document as JSON (one line) and back: the reader child's protocol and `evidex read`.
/// `document_from_json` believes nothing: spans, UTF-8 and order are checked.
std::string to_json(const Document& document, int indent = -1);
Result<Document> document_from_json(const std::string& json);

}  // namespace evidex
