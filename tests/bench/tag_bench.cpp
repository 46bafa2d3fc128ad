// How fast the tagger is on a folder of plain text, one passage a line, beside floors of the same run:
//   tag_bench FOLDER [CODEBOOK]
// Without a codebook one is made up from the text: 1,000 terms, 250 rules of 6 + 6 phrases, modifiers.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

/// Phrases of one to three words from the middle of the frequency list, as a lexicon would have them.
class PhraseMaker {
public:
    explicit PhraseMaker(const std::vector<std::string>& passages) {
        std::map<std::string, int> counts;
        for (const std::string& text : passages) {
            const std::vector<Span> spans = split_text(text);
            for (std::size_t i = 0; i < spans.size(); ++i) {
                std::string phrase = fold_word(slice(text, spans[i]));
                ++counts[phrase];
                for (std::size_t j = i + 1; j < std::min(spans.size(), i + 3); ++j) {
                    phrase += ' ' + fold_word(slice(text, spans[j]));
                    if (phrase.size() > 9) ++counts[phrase];
                }
            }
        }
        for (const auto& [phrase, count] : counts) {
            const bool single = phrase.find(' ') == std::string::npos;
            if (single && count > static_cast<int>(passages.size() / 40)) common_.insert(phrase);
        }
        const int least = static_cast<int>(passages.size() / 2000) + 2;
        const int most = static_cast<int>(passages.size() / 50) + 20;
        for (const auto& [phrase, count] : counts) {
            const bool plain = std::all_of(phrase.begin(), phrase.end(),
                                           [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
            if (phrase.size() < 5 || !plain || count < least || count > most) continue;
            const std::string first = phrase.substr(0, phrase.find(' '));
            const std::string last = phrase.substr(phrase.rfind(' ') + 1);
            if (last.size() > 3 && !common_.contains(first) && !common_.contains(last))
                phrases_.push_back(phrase);
        }
    }

    std::string next() {
        std::string phrase = phrases_[random_() % phrases_.size()];
        if (random_() % 4 == 0 && phrase.size() > 6) phrase.back() = '*';
        return phrase;
    }

    std::string either() {
        std::string group = "(" + next();
        for (int i = 1; i < 6; ++i) group += " OR " + next();
        return group + ")";
    }

private:
    std::set<std::string> common_;  ///< Function words: no lexicon begins or ends a phrase with one.
    std::vector<std::string> phrases_;
    std::mt19937 random_{7};
};

Codebook made_up(const std::vector<std::string>& passages) {
    PhraseMaker maker(passages);
    Codebook book;
    book.settings.default_where = "role:!interviewer section:!references";
    for (int i = 0; i < 10; ++i) {
        Component component;
        component.id = fmt::format("c{}", i);
        component.threshold = 2.0;
        book.components.push_back(component);
    }
    for (std::uint32_t i = 0; i < 1250; ++i) {
        Row row;
        row.id = fmt::format("R{}", i);
        row.component = i % 10;
        row.kind = i < 1000 ? RowKind::term : RowKind::rule;
        row.pattern = i < 1000 ? maker.next() : maker.either() + " NEAR/8 " + maker.either();
        book.rows.push_back(row);
    }
    const std::vector<std::pair<ModifierKind, std::string>> modifiers = {
        {ModifierKind::negated, "no|not|never|nobody|without|nor|cannot|didn't|lack of|absence of"},
        {ModifierKind::norm, "should|ought to|must"},
        {ModifierKind::strain, "only|still|not until"},
        {ModifierKind::stop, "but|however|although|except|though"},
        {ModifierKind::pseudo, "not only|no doubt"}};
    for (const auto& [kind, pattern] : modifiers) {
        Modifier modifier;
        modifier.kind = kind;
        modifier.pattern = pattern;
        modifier.scope_tokens = 6;
        book.modifiers.push_back(modifier);
    }
    return book;
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
        book = made_up(passages);
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
