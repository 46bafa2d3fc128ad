#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/decision.hpp"
#include "evidex/store.hpp"

namespace evidex {

/// Which entries stand: an entry falls when one that stands replaces it. `log` in any order; one flag each.
[[nodiscard]] std::vector<bool> standing(const std::vector<Decision>& log);

/// The entries that stand if only those made in this view had ever been made. With `View::blind` this gives
/// each coder's first, uninfluenced coding, whatever was shown and changed later.
[[nodiscard]] std::vector<Entry> standing_in(const std::vector<Entry>& log, View view);

/// What one coder says about one component in one passage. Where there is no rating, the coder has not
/// judged: that is not the same as 0.
struct Rating {
    std::int64_t passage = 0;
    std::string coder;
    bool coded = false;  ///< 1 or 0.
    View view = View::blind;

    auto operator<=>(const Rating&) const = default;
};

/// The ratings that standing entries amount to, by passage and coder: 1 if a coding of the component touches
/// the passage; else 0 if the coder rejected it there or reviewed the passage; else none. Adjudication does
/// not count. The view is the most influenced one of the entries that count.
[[nodiscard]] std::vector<Rating> ratings(const std::vector<Entry>& entries, std::string_view component);

/// What the coders together say about a component in a passage.
struct Judgement {
    std::int64_t passage = 0;
    bool coded = false;
    std::optional<Stance> stance;  ///< The one that most coders set.
};

/// The judgements that a log amounts to, by passage. `decided`: coded by one coder or more. `agreed`: two
/// coders or more, all of one mind; where they are not, there is no judgement. An adjudicator's word wins
/// over both. Only blind decisions count, unless those made after seeing suggestions are asked for too.
[[nodiscard]] std::vector<Judgement> judgements(const std::vector<Entry>& log, std::string_view component,
                                                Evidence evidence, bool with_assisted);

/// Set union by id, ordered by time, coder, sequence, id. The order of the logs does not matter. Where one
/// log holds an entry erased and another does not, the erased one stays.
[[nodiscard]] std::vector<Decision> merged(const std::vector<Decision>& a, const std::vector<Decision>& b);

/// Something about a log that its readers should know.
struct LogFinding {
    bool is_damage = false;  ///< Else it is worth knowing, and nothing is wrong with the log.
    std::string id;          ///< Of the entry.
    std::string message;     ///< One plain sentence.
};

/// Checks that every entry is genuine and that each coder's chain has no gap. Two chains of one coder (two
/// computers) and clocks that went backwards are told, but are no damage.
[[nodiscard]] std::vector<LogFinding> check_log(const std::vector<Decision>& log);

/// One line of JSON, without the line end.
[[nodiscard]] std::string to_json_line(const Decision& decision);

/// A log as read from a file.
struct ReadLog {
    std::vector<Decision> decisions;
    bool is_cut = false;  ///< The last line was not complete and was left out.
};

/// Reads JSON Lines, as one log in order. Fails with file and line at a line that is no decision, or that was
/// changed after it was made.
Result<ReadLog> read_log(const std::string& path);
/// The same for bytes that came another way; `name` is for errors.
Result<ReadLog> parse_log(std::string_view bytes, const std::string& name);

/// How often coders kept what a row of the codebook suggested.
struct RowPrecision {
    std::string rule;
    std::int64_t accepted = 0, rejected = 0;
    std::int64_t accepted_alone = 0, rejected_alone = 0;  ///< Where no other row spoke for the suggestion.
    double low = 0, high = 1;                             ///< Wilson's 95 % interval of accepted / all.
    std::vector<std::pair<std::string, std::int64_t>> reasons;  ///< Of rejections, most first.
};

/// Precision of each row from standing accepted and rejected suggestions of one codebook (empty = any), by
/// row. An adjudicator's verdict wins over the coders' own on the same passage.
[[nodiscard]] std::vector<RowPrecision> row_precision(const std::vector<Entry>& entries,
                                                      std::string_view codebook);

/// One stratum of a validation sample: of `size` passages `read` were drawn, and `found` of them have the
/// component.
struct Stratum {
    std::int64_t size = 0, read = 0, found = 0;
};

/// How much of the evidence the engine finds, with a conservative interval of at least 95 %.
struct Recall {
    double found = 0;              ///< Tagged passages that have the component, estimated.
    double missed = 0;             ///< Passages without a tag that have it, estimated.
    std::optional<double> recall;  ///< Unset if a stratum was not read at all, or nothing was found in any.
    double low = 0, high = 1;
    double missed_most = 0;  ///< Upper limit of `missed`, of 95 % by itself.
};

/// Recall = TP / (TP + FN) with TP = N_t x_t / n_t and FN the sum of N_u x_u / n_u; the interval takes the
/// corners of two Wilson intervals of 97.5 % each (Bonferroni), strata of untagged passages combined by
/// their sizes.
[[nodiscard]] Recall estimate_recall(const Stratum& tagged, const std::vector<Stratum>& untagged);

}  // namespace evidex
