#include "tag/regexes.hpp"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

namespace evidex {
namespace {

constexpr int kShortestHint = 3;

/// The longest stretch of letters and digits, which is sure to lie within one word.
std::string longest_word(std::string_view text) {
    std::string_view longest;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
        std::size_t end = begin;
        while (end < text.size() && is_word(text[end])) ++end;
        if (end - begin > longest.size()) longest = text.substr(begin, end - begin);
        begin = end + 1;
    }
    return std::string(longest);
}

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

/// Tells in one pass which of the patterns occur at all, and which words are worth that pass.
struct Regexes::Screen {
    RE2::Set set{RE2::Quiet, RE2::UNANCHORED};
    std::unique_ptr<RE2> hints;
};

Regexes::Regexes() : screen_(std::make_unique<Screen>()) {}
Regexes::~Regexes() = default;
Regexes::Regexes(Regexes&&) noexcept = default;
Regexes& Regexes::operator=(Regexes&&) noexcept = default;

Result<std::uint32_t> Regexes::add(const std::string& pattern) {
    const auto known = std::find(patterns_.begin(), patterns_.end(), pattern);
    if (known != patterns_.end()) return static_cast<std::uint32_t>(known - patterns_.begin());
    auto compiled = std::make_unique<RE2>(pattern, RE2::Quiet);
    if (!compiled->ok())
        return make_error(ErrorCode::malformed, "regex refused by RE2: " + compiled->error());
    std::string message;
    if (screen_->set.Add(pattern, &message) < 0) {
        return make_error(ErrorCode::malformed, "regex refused by RE2: " + message);
    }
    patterns_.push_back(pattern);
    compiled_.push_back(std::move(compiled));
    return static_cast<std::uint32_t>(patterns_.size() - 1);
}

Status Regexes::freeze() {
    collect_hints();
    if (patterns_.empty() || screen_->set.Compile()) return Done{};
    return make_error(ErrorCode::limit, "the regexes of the codebook together are too large",
                      "make counted repetitions smaller or write plain words instead");
}

/// RE2 knows which letters a pattern cannot do without. If one can, or asks for too few, there is no screen.
void Regexes::collect_hints() {
    if (patterns_.empty()) return;
    re2::FilteredRE2 filter(kShortestHint);
    for (const std::string& pattern : patterns_) {
        int id = 0;
        if (filter.Add(pattern, RE2::Quiet, &id) != RE2::NoError) return;
    }
    std::vector<std::string> literals;
    filter.Compile(&literals);
    std::vector<int> without_any;
    filter.AllPotentials({}, &without_any);
    if (!without_any.empty()) return;
    std::string alternatives;
    for (const std::string& literal : literals) {
        const std::string word = longest_word(literal);
        if (word.size() < static_cast<std::size_t>(kShortestHint)) return;
        alternatives += (alternatives.empty() ? "" : "|") + word;
    }
    screen_->hints = std::make_unique<RE2>(alternatives, RE2::Quiet);
    need_hints_ = screen_->hints->ok();
}

bool Regexes::is_hint(std::string_view folded_word) const {
    return need_hints_ && RE2::PartialMatch(piece(folded_word), *screen_->hints);
}

std::vector<RegexHit> Regexes::find(std::string_view text) const {
    std::vector<RegexHit> hits;
    if (patterns_.empty()) return hits;
    std::vector<int> possible;
    RE2::Set::ErrorInfo error{};
    if (!screen_->set.Match(piece(text), &possible, &error)) {
        if (error.kind == RE2::Set::kNoError) return hits;
        // The screen ran out of memory, which is not "no match": try every pattern.
        possible.resize(patterns_.size());
        for (std::size_t i = 0; i < possible.size(); ++i) possible[i] = static_cast<int>(i);
    }
    std::sort(possible.begin(), possible.end());
    for (const int id : possible) {
        const RE2& regex = *compiled_[static_cast<std::size_t>(id)];
        re2::StringPiece found;
        for (std::size_t at = 0; at < text.size();) {
            if (!regex.Match(piece(text), at, text.size(), RE2::UNANCHORED, &found, 1)) break;
            const auto begin = static_cast<std::size_t>(found.data() - text.data());
            const std::size_t end = begin + found.size();
            if (!found.empty()) {
                hits.push_back({static_cast<std::uint32_t>(id),
                                {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
            }
            at = std::max(end, at + 1);
        }
    }
    return hits;
}

}  // namespace evidex
