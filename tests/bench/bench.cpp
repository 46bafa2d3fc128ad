// Measures evidex against the numbers of its design, each beside a floor taken in the same run.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "bench/clock.hpp"
#include "bench/decisions.hpp"
#include "bench/floors.hpp"
#include "bench/load.hpp"
#include "bench/measurement.hpp"
#include "bench/program.hpp"
#include "bench/serve.hpp"
#include "bench/tagging.hpp"
#include "evidex/store.hpp"

namespace {

using namespace evidex;
using namespace evidex::bench;

double megabytes(const Load& load) {
    return static_cast<double>(load.bytes) / 1e6;
}

void measure_ingest(const Load& load, const std::string& folder, const std::string& database,
                    std::vector<Measurement>& rows) {
    const std::size_t files = write_files(load, folder + "/load");
    const double floor = bare_fts5_seconds(load, folder + "/floor.db");
    const Usage usage =
        run_program({EVIDEX_PROGRAM, "ingest", folder + "/load", "--db", database, "--quiet"});
    if (usage.status != 0) throw std::runtime_error("evidex ingest failed");
    rows.push_back({"ingest, end to end", usage.seconds / floor, "× floor", 1.25, true,
                    fmt::format("{:.1f} s for {:.0f} MB in {} files; bare FTS5 load {:.1f} s", usage.seconds,
                                megabytes(load), files, floor)});
    rows.push_back({"ingest, peak memory", usage.peak_megabytes, "MB", 300, true, ""});
    const Usage again =
        run_program({EVIDEX_PROGRAM, "ingest", folder + "/load", "--db", database, "--quiet"});
    rows.push_back({"ingest again, nothing changed", again.seconds, "s", 0, true, ""});
    const Usage retag = run_program({EVIDEX_PROGRAM, "retag", "--db", database, "--quiet"});
    rows.push_back({"retag, per 30 MB", retag.seconds * 30 / megabytes(load), "s", 2, true,
                    fmt::format("{:.1f} s for {:.0f} MB", retag.seconds, megabytes(load))});
}

/// Words of the load by how many passages hold them.
struct Words {
    std::vector<std::string> rare, medium, common, phrases;
};

Words choose_words(const Load& load) {
    std::map<std::string, std::size_t> passages_with;
    for (std::size_t i = 0; i < load.passages.size(); i += 7) {
        std::set<std::string> seen;
        std::string word;
        for (const char c : load.passages[i]) {
            if (c >= 'a' && c <= 'z') {
                word += c;
            } else {
                if (word.size() > 3) seen.insert(word);
                word.clear();
            }
        }
        for (const std::string& each : seen) ++passages_with[each];
    }
    Words words;
    const double sampled = static_cast<double>(load.passages.size()) / 7;
    for (const auto& [word, count] : passages_with) {
        const double share = static_cast<double>(count) / sampled;
        if (share < 0.0005 && count > 1) words.rare.push_back(word);
        if (share > 0.002 && share < 0.01) words.medium.push_back(word);
        if (share > 0.05) words.common.push_back(word);
    }
    for (std::size_t i = 0; i + 1 < words.common.size(); ++i) {
        words.phrases.push_back("\"" + words.common[i] + " " + words.common[i + 1] + "\"");
    }
    return words;
}

/// Times up to 40 queries spread over `words`; returns milliseconds, sorted.
std::vector<double> query_millis(const Store& store, const std::vector<std::string>& words,
                                 const Filter& filter) {
    std::vector<double> millis;
    const std::size_t step = std::max<std::size_t>(1, words.size() / 40);
    for (std::size_t i = 0; i < words.size(); i += step) {
        Query query;
        query.words = words[i];
        query.filter = filter;
        const auto start = Clock::now();
        const auto found = store.find(query);
        millis.push_back(seconds_since(start) * 1e3);
        if (!found) throw std::runtime_error(found.error().text());
    }
    std::sort(millis.begin(), millis.end());
    return millis;
}

void measure_queries(const Load& load, const std::string& database, std::vector<Measurement>& rows) {
    const Result<Store> store = Store::open(database, Store::Mode::read_only);
    if (!store) throw std::runtime_error(store.error().text());
    const Words words = choose_words(load);
    const auto add = [&](const std::string& what, const std::vector<std::string>& queries, bool filtered,
                         double p50, double p99) {
        Filter filter;
        if (filtered) filter.components = {"rapid-access"};
        const std::vector<double> millis = query_millis(*store, queries, filter);
        if (millis.empty()) return;
        const std::string name = what + (filtered ? ", one component" : "");
        rows.push_back({name + ", p50", millis[millis.size() / 2], "ms", p50, true,
                        fmt::format("{} queries, {} passages", millis.size(), load.passages.size())});
        rows.push_back({name + ", p99", millis[millis.size() * 99 / 100], "ms", p99, true, ""});
    };
    std::vector<std::string> near;
    std::vector<std::string> prefixes;
    for (std::size_t i = 0; i + 1 < words.medium.size(); ++i) {
        near.push_back("NEAR(" + words.medium[i] + " " + words.common[i % words.common.size()] + ", 10)");
        prefixes.push_back(words.medium[i].substr(0, 4) + "*");
    }
    for (const bool filtered : {false, true}) {
        add("rare word", words.rare, filtered, filtered ? 10 : 0, filtered ? 100 : 0);
        add("medium word", words.medium, filtered, filtered ? 10 : 0, filtered ? 100 : 0);
        add("common word", words.common, filtered, filtered ? 10 : 50, filtered ? 100 : 0);
        add("phrase", words.phrases, filtered, filtered ? 10 : 0, filtered ? 100 : 0);
        add("NEAR", near, filtered, filtered ? 10 : 0, filtered ? 100 : 0);
        add("prefix", prefixes, filtered, filtered ? 10 : 0, filtered ? 100 : 0);
    }
}

/// Single words as people type them, from everyday ones to those that hardly anybody says.
std::vector<std::string> words_to_type(const Load& load) {
    Words words = choose_words(load);
    std::vector<std::string> all;
    for (std::vector<std::string>* some : {&words.common, &words.medium, &words.rare}) {
        const std::size_t step = std::max<std::size_t>(1, some->size() / 20);
        for (std::size_t i = 0; i < some->size(); i += step) all.push_back(std::move((*some)[i]));
    }
    return all;
}

void measure_startup(const std::string& database, std::vector<Measurement>& rows) {
    for (const std::vector<std::string>& command : {std::vector<std::string>{"--version"},
                                                    {"status", "--db", database},
                                                    {"quotes", "--limit", "1", "--db", database}}) {
        std::vector<double> millis;
        for (int i = 0; i < 15; ++i) {
            std::vector<std::string> arguments{EVIDEX_PROGRAM};
            arguments.insert(arguments.end(), command.begin(), command.end());
            millis.push_back(run_program(arguments).seconds * 1e3);
        }
        std::sort(millis.begin(), millis.end());
        rows.push_back({"start-up: evidex " + command.front(), millis[millis.size() / 2], "ms", 50, true,
                        "median of 15"});
    }
}

void print(const std::vector<Measurement>& rows, bool as_json) {
    if (as_json) {
        nlohmann::json out = nlohmann::json::array();
        for (const Measurement& row : rows) {
            nlohmann::json line{
                {"what", row.what}, {"value", row.value}, {"unit", row.unit}, {"note", row.note}};
            if (row.target != 0) line.update({{"target", row.target}, {"met", row.met()}});
            out.push_back(line);
        }
        fmt::print("{}\n", out.dump(2));
        return;
    }
    fmt::print("{:<38} {:>10} {:<8} {:>10}  {:<7} {}\n", "what", "measured", "", "target", "", "beside");
    for (const Measurement& row : rows) {
        const std::string target =
            row.target == 0 ? "" : fmt::format("{} {:g}", row.at_most ? "≤" : "≥", row.target);
        fmt::print("{:<38} {:>10.2f} {:<8} {:>10}  {:<7} {}\n", row.what, row.value, row.unit, target,
                   row.target == 0 ? "" : (row.met() ? "met" : "MISSED"), row.note);
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Measures evidex against its targets");
    std::string corpus;
    bool smoke = false;
    bool json = false;
    app.add_option("--corpus", corpus, "a folder of documents; default: corpus-samples, multiplied");
    app.add_flag("--smoke", smoke, "a small load: only shows that the benchmark works");
    app.add_flag("--json", json, "print JSON");
    CLI11_PARSE(app, argc, argv);

    const std::string folder =
        (std::filesystem::temp_directory_path() / fmt::format("evidex-bench-{}", ::getpid())).string();
    std::filesystem::create_directories(folder);
    int status = 0;
    try {
        const std::vector<std::string> folders{corpus.empty() ? EVIDEX_SAMPLES : corpus};
        std::vector<Measurement> rows;
        const Load load = make_load(folders, smoke ? 2'000'000 : 32'000'000);
        if (load.passages.empty()) throw std::runtime_error("no documents found in " + folders.front());
        measure_tagging(load, EVIDEX_CODEBOOK, rows);
        measure_ingest(load, folder, folder + "/load.db", rows);
        const Load large = smoke ? load : make_load(folders, 170'000'000, 400'000);
        if (!smoke) {
            write_files(large, folder + "/large");
            run_program(
                {EVIDEX_PROGRAM, "ingest", folder + "/large", "--db", folder + "/large.db", "--quiet"});
        }
        const std::string base = folder + (smoke ? "/load.db" : "/large.db");
        measure_queries(large, base, rows);
        measure_startup(base, rows);
        measure_serve(base, words_to_type(large), rows);
        measure_decisions(folder, smoke ? 2'000 : 100'000, rows);
        print(rows, json);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        status = 1;
    }
    std::filesystem::remove_all(folder);
    return status;
}
