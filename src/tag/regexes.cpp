#include "tag/regexes.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

namespace evidex {
namespace {

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

/// Tells in one pass which of the patterns occur at all.
struct Regexes::Screen {
    RE2::Set set{RE2::Quiet, RE2::UNANCHORED};
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
    if (patterns_.empty() || screen_->set.Compile()) return Done{};
    return make_error(ErrorCode::limit, "the regexes of the codebook together are too large",
                      "make counted repetitions smaller or write plain words instead");
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
