#include "serve/query.hpp"

#include <algorithm>

#include "base/filter_words.hpp"
#include "evidex/decision.hpp"

namespace evidex {
namespace {

/// One of these words, or empty.
Result<std::string> optional_choice(const Parameters& parameters, std::string_view name,
                                    std::string_view words) {
    if (!parameters.has(name)) return std::string();
    return parameters.choice(name, words);
}

}  // namespace

std::string shell_word(const std::string& word) {
    constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,@%+=";
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    return quoted + "'";
}

Result<Filter> filter_of(const Parameters& parameters, const Codebook& codebook) {
    FilterOptions options;
    options.components = parameters.list("component");
    options.themes = parameters.list("theme");
    options.roles = parameters.list("role");
    const Result<std::string> kind = optional_choice(parameters, "kind", "interview document");
    if (!kind) return kind.error();
    const Result<std::string> stance = optional_choice(parameters, "stance", "meets falls-short neutral");
    if (!stance) return stance.error();
    const Result<std::string> evidence = optional_choice(parameters, "evidence", "suggested decided agreed");
    if (!evidence) return evidence.error();
    const Result<std::string> tagged = optional_choice(parameters, "tagged", "yes no");
    if (!tagged) return tagged.error();
    const Result<std::string> decided = optional_choice(parameters, "decided", "yes no");
    if (!decided) return decided.error();
    const Result<std::string> source = parameters.one("source");
    if (!source) return source.error();
    const Result<std::string> year = parameters.one("year");
    if (!year) return year.error();
    options.kind = *kind;
    options.stance = *stance;
    options.source = *source;
    options.year = *year;
    options.evidence = *evidence;
    options.tagged = *tagged;
    options.decided = *decided;
    return to_filter(options, codebook);
}

Result<Query> query_of(const Parameters& parameters, const Codebook& codebook) {
    Result<Filter> filter = filter_of(parameters, codebook);
    if (!filter) return filter.error();
    const Result<std::string> words = parameters.one("words");
    if (!words) return words.error();
    const Result<std::int64_t> limit = parameters.number("limit", 20, 1, kLongestPage);
    if (!limit) return limit.error();
    const Result<std::int64_t> offset = parameters.number("offset", 0, 0, 1'000'000);
    if (!offset) return offset.error();
    const Result<std::int64_t> context = parameters.number("context", 0, 0, 20);
    if (!context) return context.error();
    Query query;
    query.filter = std::move(*filter);
    query.words = *words;
    query.limit = static_cast<int>(*limit);
    query.offset = static_cast<int>(*offset);
    query.context = static_cast<int>(*context);
    return query;
}

Result<std::vector<std::string>> coders_of(const Parameters& parameters) {
    const Result<std::string> typed = parameters.one("coders");
    if (!typed) return typed.error();
    std::vector<std::string> coders;
    for (std::size_t begin = 0; begin < typed->size();) {
        const std::size_t end = std::min(typed->find(',', begin), typed->size());
        Result<std::string> coder = coder_name(std::string_view(*typed).substr(begin, end - begin));
        if (!coder) return coder.error();
        coders.push_back(std::move(*coder));
        begin = end + 1;
    }
    return coders;
}

std::string command_line(std::string_view command, const Parameters& parameters, std::string_view names) {
    std::string line = "evidex " + std::string(command);
    const bool takes_words = names.find("words") != std::string_view::npos;
    for (const std::string& words : takes_words ? parameters.list("words") : std::vector<std::string>())
        line += " " + shell_word(words);
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        const std::string_view name = names.substr(0, end);
        names.remove_prefix(std::min(end + 1, names.size()));
        if (name.empty() || name == "words") continue;
        for (const std::string& value : parameters.list(name)) {
            line += " --" + std::string(name) + " " + shell_word(value);
        }
    }
    return line;
}

}  // namespace evidex
