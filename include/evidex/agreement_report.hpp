#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidex/agreement.hpp"
#include "evidex/coded_text.hpp"
#include "evidex/ledger.hpp"

namespace evidex {

/// The name under which the engine stands beside the coders.
inline constexpr std::string_view kEngineName = "evidex";

/// What coders and engine did in one passage that counts.
struct CodedUnit {
    Unit unit;
    std::string text;  ///< Of the passage; needed for sentences and characters only.
};

/// The passages under `filter` that count, in order of sources, with their texts where `unit` needs them.
Result<std::vector<CodedUnit>> coded_units(const Store& store, const Ledger& ledger, const Filter& filter,
                                           AgreementUnit unit);

struct AgreementRequest {
    std::vector<std::string> coders;      ///< Empty = all who have rated something.
    std::vector<std::string> components;  ///< In this order.
    AgreementUnit unit = AgreementUnit::passage;
    bool include_engine = false;
    BootstrapOptions bootstrap;
};

/// The agreement of some coders on one component.
struct AgreementRow {
    std::string component;            ///< Empty: all of them together, every unit once for each.
    std::vector<std::string> coders;  ///< In the order of Agreement::positives.
    Agreement figures;
    std::optional<SpanQuality> spans;  ///< Two coders, counted in characters.
};

/// How much one coder rated in one source.
struct CoderWork {
    std::string coder;
    std::string path;
    std::int64_t blind = 0;     ///< Passages with a blind rating …
    std::int64_t assisted = 0;  ///< … rated after seeing suggestions …
    std::int64_t informed = 0;  ///< … or what others said.
};

struct AgreementReport {
    AgreementUnit unit = AgreementUnit::passage;
    std::vector<std::string> coders;
    std::int64_t passages = 0;        ///< That count; interviewers, headings and the like do not.
    std::vector<AgreementRow> blind;  ///< By component; the last one is for all together.
    std::vector<AgreementRow>
        assisted;  ///< Likewise, both after seeing suggestions; mixed pairs are in neither.
    std::vector<AgreementRow> engine;  ///< Each coder's blind ratings with the engine's.
    std::vector<CoderWork> work;       ///< By source and coder.
};

/// Agreement by component from the log. `units` are the passages that count, in order of sources; `tags` what
/// the engine says of them. A component that nobody rated twice has a row all the same.
[[nodiscard]] AgreementReport report_agreement(const std::vector<Entry>& log,
                                               const std::vector<CodedUnit>& units,
                                               const std::vector<Suggestion>& tags,
                                               const AgreementRequest& request);

}  // namespace evidex
