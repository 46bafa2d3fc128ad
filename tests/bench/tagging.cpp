#include "bench/tagging.hpp"
#include "bench/clock.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <thread>

#include "bench/floors.hpp"
#include "bench/made_up.hpp"
#include "evidex/tag.hpp"

namespace evidex::bench {
namespace {

/// Tags every passage once and returns the seconds; counts tags so that nothing is optimised away.
double tag_seconds(const Tagger& tagger, const Load& load, std::size_t& tags) {
    const auto start = Clock::now();
    for (const std::string& passage : load.passages) {
        PassageView view;
        view.text = passage;
        tags += tagger.tag(view).size();
    }
    return seconds_since(start);
}

void measure(const std::string& name, Codebook codebook, const Load& load, std::vector<Measurement>& rows) {
    const std::string size =
        fmt::format("{} rows, {} words", codebook.rows.size(), codebook.words.patterns.size());
    const auto start = Clock::now();
    const Result<Tagger> tagger = Tagger::compile(std::move(codebook));
    const double compiling = seconds_since(start);
    if (!tagger) throw std::runtime_error(tagger.error().text());

    double cold = 0;
    double warm = 0;
    std::size_t tags = 0;
    // A thread of its own: nothing that the tagger keeps per thread is warm.
    std::thread([&] {
        cold = tag_seconds(*tagger, load, tags);
        warm = tag_seconds(*tagger, load, tags);
    }).join();
    const double megabytes = static_cast<double>(load.bytes) / 1e6;
    const std::string floor =
        fmt::format("{}; reading each byte once: {:.0f} MB/s", size, megabytes / scan_seconds(load));
    rows.push_back({name + ", cold", megabytes / cold, "MB/s", 170, false, floor});
    rows.push_back({name + ", warm", megabytes / warm, "MB/s", 0, false,
                    fmt::format("{} tags in {} passages", tags / 2, load.passages.size())});
    rows.push_back({name + ", compiling", compiling * 1e3, "ms", 50, true, size});
}

}  // namespace

void measure_tagging(const Load& load, const std::string& codebook, std::vector<Measurement>& rows) {
    measure("tagging, 1,000 terms + 250 rules", made_up_codebook(load.passages), load, rows);
    Result<Codebook> shipped = load_codebook(codebook);
    if (!shipped) throw std::runtime_error(shipped.error().text());
    measure("tagging, shipped codebook", std::move(*shipped), load, rows);
}

}  // namespace evidex::bench
