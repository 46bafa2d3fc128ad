#pragma once

#include <string>
#include <utility>
#include <vector>

#include "evidex/ledger.hpp"
#include "store/sample.hpp"
#include "support/temporary.hpp"

namespace evidex::test {

inline std::int64_t passage_of(const std::string& base, const std::string& words) {
    const Store store = *Store::open(base, Store::Mode::read_only);
    std::int64_t found = 0;
    REQUIRE(store.for_each_passage([&](const Quote& quote) {
        if (quote.text.find(words) != std::string::npos) found = quote.passage;
    }));
    REQUIRE(found > 0);
    return found;
}

/// A base with one interview and one paper, and its ledger.
class CodedProject {
public:
    CodedProject() { static_cast<void>(filled_store(base(), {maya(), report()})); }

    [[nodiscard]] std::string base() const { return folder_.path("evidence.db"); }
    [[nodiscard]] Ledger ledger() const {
        Result<Ledger> ledger = Ledger::open(base(), Store::Mode::read_write);
        REQUIRE(ledger);
        return std::move(*ledger);
    }
    [[nodiscard]] Decision draft(const std::string& coder, Verdict verdict, const std::string& words,
                                 const std::string& component = "rapid-access") const {
        Decision decision;
        decision.coder = coder;
        decision.verdict = verdict;
        decision.component = component;
        decision.place = *ledger().place(passage_of(base(), words));
        return decision;
    }
    void put(const Analysis& analysis) const {
        Store store = *Store::open(base(), Store::Mode::read_write);
        REQUIRE(store.begin_run("ingest", small_codebook()));
        REQUIRE(store.put(analysis));
        REQUIRE(store.end_run({}));
    }

private:
    TemporaryFolder folder_;
};

}  // namespace evidex::test
