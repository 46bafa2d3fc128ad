#include <map>

#include "evidex/agreement_report.hpp"
#include "evidex/reading.hpp"

namespace evidex {

Result<std::vector<CodedUnit>> coded_units(const Store& store, const Ledger& ledger, const Filter& filter,
                                           AgreementUnit unit) {
    Result<std::vector<Unit>> all = ledger.units(filter);
    if (!all) return all.error();
    std::vector<CodedUnit> units;
    std::map<std::int64_t, std::size_t> place;
    for (Unit& one : *all) {
        place.emplace(one.passage, units.size());
        units.push_back({std::move(one), {}});
    }
    if (unit == AgreementUnit::passage) return units;
    const Status read = for_each_view(store, [&](std::int64_t passage, const PassageView& view) {
        const auto found = place.find(passage);
        if (found != place.end()) units[found->second].text = view.text;
    });
    if (!read) return read.error();
    return units;
}

}  // namespace evidex
