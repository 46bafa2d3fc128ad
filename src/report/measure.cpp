#include "report/measure.hpp"

#include "report/words.hpp"

namespace evidex {

Json measure_json(const std::optional<double>& measure) {
    return measure ? Json(*measure) : Json();
}

Cell measure_cell(const std::optional<double>& measure) {
    return {measure_json(measure), measure_text(measure)};
}

}  // namespace evidex
