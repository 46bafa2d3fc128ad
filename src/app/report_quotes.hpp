#pragma once

#include <cstddef>
#include <vector>

#include "app/report_maps.hpp"

namespace evidex {

/// Quotes that stand for the variety of what is said on a component: the best passages of every voice and
/// stance are fetched, and `choose_quotes` takes at most `most` of them.
Result<std::vector<ChosenQuote>> quotes_for(const ReportBase& base, const ComponentReport& component,
                                            std::size_t most);

}  // namespace evidex
