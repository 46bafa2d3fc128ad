// What people type into the search: whatever it is, FTS5 accepts the query made of it.
#include <cstdint>
#include <cstdlib>

#include "store/database.hpp"
#include "store/words.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static evidex::Database database(":memory:", 0x2);
    static const bool made = [] {
        database.execute("create virtual table f using fts5(text, tokenize = 'porter unicode61')");
        return database.finish().has_value();
    }();
    const std::string query = evidex::fts_query({reinterpret_cast<const char*>(data), size});
    if (query.empty()) return 0;
    database.prepare("select rowid from f where f match ?").with(query).run();
    if (!made || !database.finish()) std::abort();
    return 0;
}
