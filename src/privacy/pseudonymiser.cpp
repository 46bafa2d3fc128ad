#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "base/english.hpp"
#include "base/unicode.hpp"
#include "evidex/pseudonym.hpp"
#include "privacy/key.hpp"
#include "privacy/name_words.hpp"

namespace evidex {
namespace {

/// How many bytes of `text` at `at` are the plain words, in any capitals and blanks; 0 if they are others.
std::size_t match_length(std::string_view text, std::size_t at, std::string_view plain) {
    const std::size_t begin = at;
    std::size_t done = 0;
    while (done < plain.size()) {
        if (at >= text.size()) return 0;
        const std::size_t before = at;
        const char32_t c = next_code_point(text, at);
        if (plain[done] == ' ') {
            if (!is_space(c)) return 0;
            while (at < text.size()) {
                std::size_t next = at;
                if (!is_space(next_code_point(text, next))) break;
                at = next;
            }
            ++done;
            continue;
        }
        const std::string folded = c == U'’' ? "'" : fold_case(text.substr(before, at - before));
        if (plain.compare(done, folded.size(), folded) != 0) return 0;
        done += folded.size();
    }
    if (at < text.size()) {
        std::size_t last = plain.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(plain[last]) & 0xC0U) == 0x80U) --last;
        std::size_t next = at;
        if (is_part_of_word(next_code_point(plain, last)) && is_part_of_word(next_code_point(text, next)))
            return 0;
    }
    return at - begin;
}

/// "Will you", "May I": an English word that only begins its sentence.
bool is_no_name_here(std::string_view rest) {
    static constexpr std::array<std::string_view, 12> kPronouns{"i",    "you", "he", "she",  "it",   "we",
                                                                "they", "the", "my", "this", "that", "there"};
    if (rest.empty() || rest.front() != ' ') return false;
    rest.remove_prefix(1);
    const std::string word = fold_case(rest.substr(0, rest.find_first_of(" ,.?!\n'")));
    return std::find(kPronouns.begin(), kPronouns.end(), word) != kPronouns.end();
}

bool begins_with_capital(std::string_view text, std::size_t at) {
    return is_upper(next_code_point(text, at));
}

/// A glob that fits only this label.
std::string escaped(std::string_view label) {
    std::string out;
    for (const char c : label) {
        if (c == '[' || c == ']' || c == '*' || c == '?' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

}  // namespace

Pseudonymiser::Pseudonymiser(const PseudonymKey& key) {
    for (const Pseudonym& line : key) {
        const std::string plain = plain_words(line.words);
        known_.push_back(plain);
        if (line.replace != Replace::yes) continue;
        const bool is_one_word = plain.find(' ') == std::string::npos;
        words_.push_back({plain, line.pseudonym, is_one_word && is_english(plain)});
    }
    std::sort(words_.begin(), words_.end(), [](const Words& a, const Words& b) {
        if (a.folded.front() != b.folded.front()) return a.folded.front() < b.folded.front();
        return a.folded.size() != b.folded.size() ? a.folded.size() > b.folded.size() : a.folded < b.folded;
    });
    std::sort(known_.begin(), known_.end());
}

bool Pseudonymiser::knows(std::string_view words) const {
    return std::binary_search(known_.begin(), known_.end(), plain_words(words));
}

std::vector<Pseudonymiser::Edit> Pseudonymiser::edits(std::string_view text) const {
    std::vector<Edit> edits;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        const char32_t c = next_code_point(text, next);
        const bool may_begin = !(in_word && is_part_of_word(c));
        in_word = is_part_of_word(c);
        if (may_begin) {
            const char first = fold_case(text.substr(at, next - at)).front();
            auto candidate =
                std::lower_bound(words_.begin(), words_.end(), first,
                                 [](const Words& words, char f) { return words.folded.front() < f; });
            for (; candidate != words_.end() && candidate->folded.front() == first; ++candidate) {
                const std::size_t length = match_length(text, at, candidate->folded);
                if (length == 0) continue;
                if (candidate->needs_capital &&
                    (!begins_with_capital(text, at) || is_no_name_here(text.substr(at + length)))) {
                    continue;
                }
                edits.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)},
                                 candidate->pseudonym});
                next = at + length;
                break;
            }
        }
        at = next;
    }
    return edits;
}

std::string Pseudonymiser::replace(std::string_view text) const {
    std::string out;
    std::size_t done = 0;
    for (const Edit& edit : edits(text)) {
        out.append(text.substr(done, edit.span.begin - done));
        out.append(edit.pseudonym);
        done = edit.span.end;
    }
    out.append(text.substr(done));
    return out;
}

Document Pseudonymiser::replace(Document document) const {
    const std::vector<Edit> changes = edits(document.text);
    const auto moved = [&](std::uint32_t position) {
        std::int64_t by = 0;
        for (const Edit& edit : changes) {  // blocks are few beside the length of the text
            if (edit.span.begin >= position) break;
            const auto size = static_cast<std::int64_t>(edit.pseudonym.size());
            if (edit.span.end > position) return static_cast<std::uint32_t>(edit.span.begin + by + size);
            by += size - edit.span.size();
        }
        return static_cast<std::uint32_t>(position + by);
    };
    for (Block& block : document.blocks) {
        block.span = {moved(block.span.begin), moved(block.span.end)};
        block.speaker = replace(block.speaker);
    }
    document.text = replace(document.text);
    document.citation.title = replace(document.citation.title);
    for (std::string& author : document.citation.authors) author = replace(author);
    for (Warning& warning : document.warnings) warning.message = replace(warning.message);
    return document;
}

std::vector<SpeakerRow> Pseudonymiser::replace(std::vector<SpeakerRow> speakers) const {
    std::vector<SpeakerRow> all;
    for (SpeakerRow& row : speakers) {
        const std::string label = replace(row.label);
        if (label != row.label) {
            SpeakerRow under_pseudonym = row;
            under_pseudonym.label = escaped(label);
            all.push_back(std::move(under_pseudonym));
        }
        all.push_back(std::move(row));
    }
    return all;
}

std::string Pseudonymiser::digest() const {
    std::string all;
    for (const Words& words : words_) {
        all += fmt::format("{}\t{}\t{}\n", words.folded, words.pseudonym, words.needs_capital);
    }
    return sha256(all);
}

}  // namespace evidex
