#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "evidex/analysis.hpp"
#include "store/change_log.hpp"
#include "store/database.hpp"
#include "store/decision_places.hpp"
#include "store/passage_table.hpp"

namespace evidex {

/// Writes sources with their passages and tags. Belongs to one run; works inside the caller's transaction.
class SourceTable {
public:
    SourceTable(Database& database, ChangeLog& changes, const CodebookNames& names);

    void put(const Analysis& analysis);
    void put_failure(const std::string& path, const std::string& source_id, const Error& error);
    void move(const std::string& source_id, const std::string& new_path);
    void mark_gone(const std::string& path);

private:
    std::optional<std::int64_t> id_at(const std::string& path);
    std::int64_t write_source(std::optional<std::int64_t> id, const Analysis& analysis);
    void write_warnings(std::int64_t source, const Analysis& analysis);

    Database& database_;
    ChangeLog& changes_;
    const CodebookNames& names_;
    PassageTable passages_;
    DecisionPlaces places_;
    Statement find_source_, write_source_;
};

/// Fails if spans do not lie in the text in order, or tags name what the codebook does not have: such an
/// analysis would make a base that `verify` calls damaged.
Status check_analysis(const Analysis& analysis, const CodebookNames& names);

}  // namespace evidex
