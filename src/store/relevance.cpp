#include "store/relevance.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace evidex {
namespace {

constexpr int kEnoughRows = 4096;  // counting more of a common word costs time and changes nothing
constexpr int kEnoughHits = 8;     // in one passage
constexpr double kSaturation = 1.2;

/// Weights of the phrases of a query; kept by FTS5 for all of its rows.
struct Weights {
    std::vector<double> values;
};

int count_row(const Fts5ExtensionApi*, Fts5Context*, void* count) {
    return ++*static_cast<int*>(count) < kEnoughRows ? SQLITE_OK : SQLITE_DONE;
}

/// Rare words weigh more. A single phrase needs no comparison.
Weights* make_weights(const Fts5ExtensionApi* api, Fts5Context* fts, int skipped) {
    const int phrases = api->xPhraseCount(fts);
    auto* weights = new Weights{std::vector<double>(static_cast<std::size_t>(phrases), 1.0)};
    sqlite3_int64 rows = 0;
    api->xRowCount(fts, &rows);
    for (int phrase = 0; phrase < phrases; ++phrase) {
        double& weight = weights->values[static_cast<std::size_t>(phrase)];
        if (phrase < skipped) {
            weight = 0;
        } else if (phrases - skipped > 1) {
            int found = 0;
            api->xQueryPhrase(fts, phrase, &found, count_row);
            weight = std::max(0.1, std::log((static_cast<double>(rows) + 1) / (found + 0.5)));
        }
    }
    return weights;
}

int hits_of(const Fts5ExtensionApi* api, Fts5Context* fts, int phrase) {
    Fts5PhraseIter place;
    int column = 0;
    int offset = 0;
    int hits = 0;
    api->xPhraseFirst(fts, phrase, &place, &column, &offset);
    while (column >= 0 && hits < kEnoughHits) {
        ++hits;
        api->xPhraseNext(fts, &place, &column, &offset);
    }
    return hits;
}

void relevance(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int count,
               sqlite3_value** values) {
    auto* weights = static_cast<Weights*>(api->xGetAuxdata(fts, 0));
    if (weights == nullptr) {
        weights = make_weights(api, fts, count > 0 ? sqlite3_value_int(values[0]) : 0);
        const int kept =
            api->xSetAuxdata(fts, weights, [](void* data) { delete static_cast<Weights*>(data); });
        if (kept != SQLITE_OK) {
            sqlite3_result_error_code(context, kept);
            return;
        }
    }
    double score = 0;
    for (std::size_t phrase = 0; phrase < weights->values.size(); ++phrase) {
        if (weights->values[phrase] == 0) continue;
        const int hits = hits_of(api, fts, static_cast<int>(phrase));
        score += weights->values[phrase] * hits * (kSaturation + 1) / (hits + kSaturation);
    }
    sqlite3_result_double(context, score);
}

/// SQLite hands its extension interface out through a pointer value.
fts5_api* interface_of(Database& database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database.handle(), "select fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

}  // namespace

void add_relevance(Database& database) {
    fts5_api* api = interface_of(database);
    if (api == nullptr) {
        database.fail(make_error(ErrorCode::unsupported, "this SQLite has no full-text search (FTS5)",
                                 "install Debian's libsqlite3-0"));
        return;
    }
    api->xCreateFunction(api, "relevance", nullptr, relevance, nullptr);
}

}  // namespace evidex
