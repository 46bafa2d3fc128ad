#pragma once

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

/// The connection behind a Store, for functions on stores that other public headers declare.
struct StoreAccess {
    static Database& database(const Store& store);
};

}  // namespace evidex
