#include <algorithm>

#include <fmt/format.h>

#include "tag/codebook_rows.hpp"
#include "tag/matching.hpp"
#include "tag/pattern.hpp"

namespace evidex {
namespace {

/// A sentence as the row expects its passages: where the sentence does not say who speaks, the first role,
/// section and kind that `where` asks for.
PassageView passage_for(const Example& example, const Where& where) {
    PassageView passage;
    passage.text = example.text;
    passage.role = example.role;
    if (example.role.empty() && !where.roles.empty()) passage.role = where.roles.front();
    if (!where.sections.empty()) passage.section = where.sections.front();
    if (!where.kinds.empty()) passage.kind = where.kinds.front();
    return passage;
}

/// Runs the sentences of one row.
std::vector<ExampleFailure> test_row(const Tagger& tagger, std::uint32_t index) {
    const Codebook& codebook = tagger.codebook();
    const Row& row = codebook.rows[index];
    const auto parsed = parse_where(row.where.empty() ? codebook.settings.default_where : row.where);
    const Where where = parsed ? *parsed : Where{};
    std::vector<ExampleFailure> failures;
    const auto run = [&](const std::vector<std::string>& sentences, bool should_match) {
        for (const std::string& sentence : sentences) {
            const Example example = parse_example(sentence);
            const std::vector<RowMatch> found = matching_rows(tagger, passage_for(example, where));
            const bool matches = std::any_of(found.begin(), found.end(),
                                             [&](const RowMatch& match) { return match.row == index; });
            if (matches == should_match) continue;
            const char* file = row.kind == RowKind::term ? "terms.csv" : "rules.csv";
            failures.push_back(
                {row.id, sentence, should_match, fmt::format("{}/{}", codebook.directory, file), row.line});
        }
    };
    run(row.must, true);
    run(row.must_not, false);
    return failures;
}

}  // namespace

Result<std::vector<ExampleFailure>> test_codebook(const Codebook& codebook) {
    const Result<Tagger> tagger = Tagger::compile(codebook);
    if (!tagger) return tagger.error();
    std::vector<ExampleFailure> failures;
    for (std::uint32_t index = 0; index < codebook.rows.size(); ++index) {
        if (codebook.rows[index].status == RowStatus::retired) continue;
        for (ExampleFailure& failure : test_row(*tagger, index)) failures.push_back(std::move(failure));
    }
    return failures;
}

}  // namespace evidex
