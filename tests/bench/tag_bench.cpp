// How fast the tagger is on a folder of plain text, one passage a line, beside floors of the same run:
//   tag_bench FOLDER [CODEBOOK]
// Without a codebook one is made up from the text: 1,000 terms, 250 rules of 6 + 6 phrases, modifiers.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "bench/made_up.hpp"
#include "evidex/tag.hpp"
#include "tag/words.hpp"

namespace {

using namespace evidex;

std::vector<std::string> lines_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> lines;
    for (const auto& file : files) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            if (!line.empty()) lines.push_back(line);
        }
    }
    return lines;
}

template <class Work>
double seconds(Work&& work) {
    const std::clock_t start = std::clock();  // of this process: the machine may be busy with other things
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Totals {
    std::size_t tags = 0;
    std::size_t hits = 0;
};

Totals tag_all(const Tagger& tagger, const std::vector<std::string>& passages) {
    Totals totals;
    for (const std::string& text : passages) {
        PassageView view;
        view.text = text;
        for (const Tag& tag : tagger.tag(view)) {
            ++totals.tags;
            totals.hits += tag.because.size();
        }
    }
    return totals;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: tag_bench FOLDER [CODEBOOK]\n");
        return 2;
    }
    const std::vector<std::string> passages = lines_of(argv[1]);
    double megabytes = 0;
    for (const std::string& text : passages) megabytes += static_cast<double>(text.size()) / 1e6;
    Codebook book;
    if (argc > 2) {
        Result<Codebook> loaded = load_codebook(argv[2]);
        if (!loaded) {
            fmt::print(stderr, "{}\n", loaded.error().text());
            return 2;
        }
        book = std::move(*loaded);
    } else {
        book = bench::made_up_codebook(passages);
    }
    fmt::print("{} passages, {:.1f} MB, {} rows, {} modifiers\n", passages.size(), megabytes,
               book.rows.size(), book.modifiers.size());
    const auto report = [&](std::string_view what, double time) {
        fmt::print("{:<24}{:8.1f} ms {:8.0f} MB/s\n", what, time * 1e3, megabytes / time);
    };

    std::size_t blanks = 0;
    report("scan for blanks", seconds([&] {
               for (const std::string& text : passages) {
                   blanks += static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
               }
           }));
    std::size_t runs = 0;
    report("words only", seconds([&] {
               for (const std::string& text : passages) {
                   for_each_run(text, [&](std::uint32_t, std::uint32_t) { ++runs; });
               }
           }));
    Codebook empty;
    empty.components = book.components;
    const Result<Tagger> nothing = Tagger::compile(empty);
    if (nothing) {
        tag_all(*nothing, passages);
        report("words looked up, warm", seconds([&] { tag_all(*nothing, passages); }));
    }
    Result<Tagger> tagger = make_error(ErrorCode::usage, "");
    const double compile = seconds([&] { tagger = Tagger::compile(book); });
    if (!tagger) {
        fmt::print(stderr, "{}\n", tagger.error().text());
        return 2;
    }
    fmt::print("{:<24}{:8.1f} ms\n", "compile", compile * 1e3);
    Totals totals;
    report("tag, cold", seconds([&] { totals = tag_all(*tagger, passages); }));
    double warm = 1e9;
    for (int i = 0; i < 3; ++i) warm = std::min(warm, seconds([&] { tag_all(*tagger, passages); }));
    report("tag, warm", warm);
    fmt::print("{} tags with {} hits; {} runs, {} blanks\n", totals.tags, totals.hits, runs, blanks);
    return 0;
}
