#include "app/report_agreement.hpp"

#include "evidex/agreement_report.hpp"

namespace evidex {

Status add_agreement(const Ledger& ledger, const Filter& filter, std::vector<ComponentReport>& components) {
    const Result<std::vector<Entry>> log = ledger.entries();
    if (!log) return log.error();
    Result<std::vector<Unit>> units = ledger.units(filter);
    if (!units) return units.error();
    std::vector<CodedUnit> coded;
    for (Unit& unit : *units) coded.push_back({std::move(unit), {}});
    AgreementRequest request;
    for (const ComponentReport& component : components) request.components.push_back(component.component.id);
    const AgreementReport agreement = report_agreement(*log, coded, {}, request);
    for (const AgreementRow& row : agreement.blind) {
        for (ComponentReport& component : components) {
            if (component.component.id == row.component && row.figures.units > 0) {
                component.agreement = row.figures;
            }
        }
    }
    return Done{};
}

}  // namespace evidex
