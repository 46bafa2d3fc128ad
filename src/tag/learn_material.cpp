#include "tag/learn_material.hpp"

#include <algorithm>
#include <set>

#include "tag/program.hpp"
#include "tag/reading.hpp"

namespace evidex {
namespace {

constexpr std::uint32_t kFoldsOfOneFile = 10;

/// Finds the rows that count in passages once soft rows are gone, as rows of the whole codebook.
class RowFinder {
public:
    static Result<RowFinder> make(const Codebook& codebook) {
        Codebook kept = codebook;
        kept.rows.clear();
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < codebook.rows.size(); ++row) {
            if (is_soft(codebook.rows[row])) continue;
            kept.rows.push_back(codebook.rows[row]);
            rows.push_back(row);
        }
        Result<Tagger> tagger = Tagger::compile(std::move(kept));
        if (!tagger) return tagger.error();
        return RowFinder(std::move(*tagger), std::move(rows));
    }

    [[nodiscard]] std::vector<std::uint32_t> rows_in(const PassageView& view) const {
        Reading& reading = reading_for(TaggerAccess::program(tagger_));
        reading.read(view, Purpose::everything);
        std::set<std::uint32_t> found;
        for (const RowHit& hit : reading.hits()) {
            const bool is_active = tagger_.codebook().rows[hit.row].status == RowStatus::active;
            if (is_active) found.insert(rows_[hit.row]);
        }
        return {found.begin(), found.end()};
    }

private:
    RowFinder(Tagger tagger, std::vector<std::uint32_t> rows)
        : tagger_(std::move(tagger)), rows_(std::move(rows)) {}

    Tagger tagger_;
    std::vector<std::uint32_t> rows_;  ///< By row of the tagger: the row of the whole codebook.
};

/// Passages by file, or where there is one file only, dealt out one after the other.
void deal_folds(LearnMaterial& material, const LearnOptions& options) {
    std::set<std::uint32_t> files;
    for (const LessonPassage* passage : material.passages) files.insert(passage->file);
    if (files.size() < 2) {
        for (std::uint32_t i = 0; i < material.passages.size(); ++i)
            material.folds.push_back(i % kFoldsOfOneFile);
        material.judged.assign(kFoldsOfOneFile, true);
        return;
    }
    for (const LessonPassage* passage : material.passages) material.folds.push_back(passage->file);
    material.judged = options.judged;
    if (material.judged.empty()) material.judged.assign(*files.rbegin() + 1, true);
    material.judged.resize(std::max<std::size_t>(material.judged.size(), *files.rbegin() + 1));
}

}  // namespace

bool is_soft(const Row& row) {
    const std::string padded = " " + row.tags + " ";
    return padded.find(" soft ") != std::string::npos;
}

Result<LearnMaterial> gather_material(const Tagger& tagger, const std::vector<LessonPassage>& passages,
                                      const LearnOptions& options) {
    const Result<RowFinder> finder = RowFinder::make(tagger.codebook());
    if (!finder) return finder.error();
    LearnMaterial material;
    for (const LessonPassage& passage : passages) {
        if (passage.view.taggable) material.passages.push_back(&passage);
    }
    deal_folds(material, options);
    material.words = common_words(material.passages, material.folds);
    for (const LessonPassage* passage : material.passages)
        material.rows.push_back(finder->rows_in(passage->view));
    material.tags.resize(material.passages.size());
    for (std::size_t i = 0; i < material.passages.size(); ++i) {
        if (material.is_judged(i)) material.tags[i] = tagger.tag(material.passages[i]->view);
    }
    return material;
}

}  // namespace evidex
