#include "evidex/learn.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "tag/learn_component.hpp"
#include "tag/learn_stances.hpp"

namespace evidex {
namespace {

constexpr double kHeaviestRow = 9.9;
constexpr double kLightestRow = 0.1;
constexpr int kHeaviestWord = 999;  // hundredths
constexpr int kLeastWord = 5;       // hundredths; what weighs less is left out

/// A new weight as it is written, on the side on which the row was: a person put it there.
double row_weight(double learnt, double present) {
    const double side = present < 0 ? -1 : 1;
    const double size = std::round(side * learnt * 10) / 10;
    return side * std::clamp(size, kLightestRow, kHeaviestRow);
}

std::int16_t hundredths(double weight) {
    const double whole =
        std::clamp(std::round(weight * WordWeights::kScale), -1.0 * kHeaviestWord, 1.0 * kHeaviestWord);
    return std::abs(whole) < kLeastWord ? std::int16_t{0} : static_cast<std::int16_t>(whole);
}

/// A row that was never seen: words now carry a part of the score, so that it keeps half of its weight. Where
/// words.csv was there before, its weight allows for that already.
double unseen_weight(const Codebook& codebook, const Row& row) {
    return row_weight(codebook.words.patterns.empty() ? row.weight / 2 : row.weight, row.weight);
}

std::vector<std::optional<double>> row_weights(const Codebook& codebook,
                                               const std::vector<ComponentWeights>& learnt) {
    std::vector<std::optional<double>> weights;
    for (std::uint32_t i = 0; i < codebook.rows.size(); ++i) {
        const Row& row = codebook.rows[i];
        const ComponentWeights& component = learnt[row.component];
        const auto seen = component.rows.find(i);
        if (!component.figures.is_learnt || (row.weight == 0 && !is_soft(row)))
            weights.emplace_back(row.weight);
        else if (is_soft(row))
            weights.emplace_back(std::nullopt);
        else if (seen != component.rows.end())
            weights.emplace_back(row_weight(seen->second, row.weight));
        else if (row.status == RowStatus::active)
            weights.emplace_back(unseen_weight(codebook, row));
        else
            weights.emplace_back(row.weight);
    }
    return weights;
}

/// Puts words.csv together: what was learnt, and for what was not learnt the columns as they were.
class WordSheet {
public:
    explicit WordSheet(std::size_t component_count) : columns_(component_count + WordWeights::kStances) {}

    std::int16_t& cell(std::string_view pattern, std::size_t column) {
        const auto [line, is_new] = lines_.try_emplace(std::string(pattern));
        if (is_new) line->second.resize(columns_);
        return line->second[column];
    }

    void keep(const WordWeights& words, std::size_t column) {
        for (std::size_t i = 0; i < words.patterns.size(); ++i)
            cell(words.patterns[i], column) = words.weights[i * columns_ + column];
    }

    [[nodiscard]] WordWeights finish(bool has_stances) const {
        WordWeights words;
        words.has_stances = has_stances;
        for (const auto& [pattern, weights] : lines_) {
            const bool says_something =
                std::any_of(weights.begin(), weights.end(), [](std::int16_t weight) { return weight != 0; });
            if (!says_something) continue;
            words.patterns.push_back(pattern);
            words.weights.insert(words.weights.end(), weights.begin(), weights.end());
        }
        return words;
    }

private:
    std::size_t columns_;
    std::map<std::string, std::vector<std::int16_t>> lines_;
};

WordWeights sheet_of(const Codebook& codebook, const std::vector<std::string>& patterns,
                     const std::vector<ComponentWeights>& learnt, const StanceLesson& stances) {
    const std::size_t components = learnt.size();
    WordSheet sheet(components);
    for (std::size_t c = 0; c < components; ++c) {
        if (!learnt[c].figures.is_learnt)
            sheet.keep(codebook.words, c);
        else
            sheet.cell(WordWeights::kAlways, c) = hundredths(learnt[c].always);
        for (std::size_t i = 0; i < learnt[c].words.size(); ++i)
            sheet.cell(patterns[i], c) = hundredths(learnt[c].words[i]);
    }
    for (std::size_t s = 0; s < WordWeights::kStances; ++s) {
        if (!stances.figures.is_learnt) {
            sheet.keep(codebook.words, components + s);
            continue;
        }
        sheet.cell(WordWeights::kAlways, components + s) = hundredths(stances.always[s]);
        for (std::size_t i = 0; i < patterns.size(); ++i)
            sheet.cell(patterns[i], components + s) = hundredths(stances.words[i][s]);
    }
    return sheet.finish(stances.figures.is_learnt || codebook.words.has_stances);
}

Status enough_to_learn(const std::vector<ComponentWeights>& learnt, std::size_t least) {
    std::int64_t most = 0;
    for (const ComponentWeights& one : learnt) {
        if (one.figures.is_learnt) return Done{};
        most = std::max(most, one.figures.coded);
    }
    return make_error(
        ErrorCode::empty, "there are too few coded passages to learn from",
        fmt::format("a component is learnt from {} passages that have it or more; the most that one has here "
                    "is {}",
                    least, most));
}

}  // namespace

Result<Learnt> learn(const Tagger& tagger, const std::vector<LessonPassage>& passages,
                     const LearnOptions& options) {
    const Codebook& codebook = tagger.codebook();
    const Result<LearnMaterial> material = gather_material(tagger, passages, options);
    if (!material) return material.error();
    const auto components = static_cast<std::uint32_t>(codebook.components.size());
    std::vector<ComponentWeights> learnt;
    for (std::uint32_t component = 0; component < components; ++component) {
        if (options.progress) options.progress(component);
        learnt.push_back(learn_component(codebook, *material, component, options.least));
    }
    if (const Status enough = enough_to_learn(learnt, options.least); !enough) return enough.error();
    if (options.progress) options.progress(components);
    const StanceLesson stances = learn_stances(*material, options.least);
    Learnt out;
    out.passages = static_cast<std::int64_t>(material->passages.size());
    for (const ComponentWeights& one : learnt) out.components.push_back(one.figures);
    out.stances = stances.figures;
    out.row_weights = row_weights(codebook, learnt);
    out.words = sheet_of(codebook, material->words.patterns, learnt, stances);
    return out;
}

}  // namespace evidex
