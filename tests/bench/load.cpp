#include "bench/load.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "evidex/passage.hpp"
#include "evidex/read.hpp"
#include "pipeline/walk.hpp"

namespace evidex::bench {
namespace {

std::vector<std::string> passages_of(const std::vector<std::string>& folders) {
    std::vector<std::string> passages;
    for (const FoundFile& file : walk(folders).files) {
        Result<Source> source = open_source(file.path);
        if (!source) continue;
        const Result<Document> document = read(*source);
        if (!document) continue;
        for (const Passage& passage : segment(*document, {})) {
            if (passage.taggable) passages.emplace_back(slice(document->text, passage.span));
        }
    }
    return passages;
}

/// Gives about one word in fifty an ending that no other copy has.
std::string altered(const std::string& passage, std::mt19937_64& random) {
    std::string out;
    out.reserve(passage.size() + 16);
    for (const char c : passage) {
        if (c == ' ' && random() % 50 == 0) {
            for (int i = 0; i < 3; ++i) out += static_cast<char>('a' + random() % 26);
        }
        out += c;
    }
    return out;
}

}  // namespace

Load make_load(const std::vector<std::string>& folders, std::uint64_t bytes, std::size_t passages) {
    Load load;
    load.passages = passages_of(folders);
    for (const std::string& passage : load.passages) load.bytes += passage.size();
    const std::size_t originals = load.passages.size();
    if (originals == 0) return load;
    std::mt19937_64 random(20'240'601);
    load.is_synthetic = load.bytes < bytes;
    for (std::size_t i = 0; load.bytes < bytes && load.passages.size() < passages; ++i) {
        load.passages.push_back(altered(load.passages[i % originals], random));
        load.bytes += load.passages.back().size();
    }
    return load;
}

std::size_t write_files(const Load& load, const std::string& folder) {
    std::filesystem::create_directories(folder);
    std::size_t files = 0;
    std::ofstream out;
    std::size_t written = 0;
    for (const std::string& passage : load.passages) {
        if (!out.is_open() || written > 100'000) {
            out.close();
            char name[32];
            std::snprintf(name, sizeof name, "/%06zu.txt", files++);
            out.open(folder + name, std::ios::binary);
            written = 0;
        }
        out << passage << "\n\n";
        written += passage.size() + 2;
    }
    return files;
}

}  // namespace evidex::bench
