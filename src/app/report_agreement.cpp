#include "app/report_agreement.hpp"

#include <algorithm>
#include <map>

#include "evidex/coding.hpp"

namespace evidex {
namespace {

/// The number of each passage's source.
using Documents = std::map<std::int64_t, std::uint32_t>;

RatingTable table_of(const std::vector<Rating>& ratings, const Documents& documents) {
    std::map<std::string, std::size_t> coders;
    for (const Rating& rating : ratings) coders.emplace(rating.coder, 0);
    std::size_t next = 0;
    for (auto& [coder, number] : coders) number = next++;
    RatingTable table;
    table.coders = coders.size();
    std::int64_t last = 0;
    for (const Rating& rating : ratings) {  // by passage
        const auto document = documents.find(rating.passage);
        if (document == documents.end()) continue;
        if (table.documents.empty() || rating.passage != last) {
            table.documents.push_back(document->second);
            table.ratings.resize(table.documents.size() * table.coders, kMissing);
            last = rating.passage;
        }
        table.ratings[table.ratings.size() - table.coders + coders[rating.coder]] = rating.coded ? 1 : 0;
    }
    return table;
}

}  // namespace

Status add_agreement(const Ledger& ledger, const Filter& filter, std::vector<ComponentReport>& components) {
    const Result<std::vector<Entry>> log = ledger.entries();
    if (!log) return log.error();
    const Result<std::vector<Unit>> units = ledger.units(filter);
    if (!units) return units.error();
    Documents documents;
    for (const Unit& unit : *units) documents[unit.passage] = static_cast<std::uint32_t>(unit.source);
    const std::vector<Entry> blind = standing_in(*log, View::blind);
    for (ComponentReport& component : components) {
        const RatingTable table = table_of(ratings(blind, component.component.id), documents);
        if (table.coders < 2) continue;
        Agreement agreement = measure_agreement(table);
        if (agreement.units > 0) component.agreement = std::move(agreement);
    }
    return Done{};
}

}  // namespace evidex
