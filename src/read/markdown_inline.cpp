#include "read/markdown_inline.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/entities.hpp"

namespace evidex {
namespace {

// Everything else between angle brackets is words: "<inaudible>".
constexpr std::string_view kTags =
    "|a|abbr|b|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h1|h2|h3|h4|"
    "h5"
    "|h6|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|"
    "th"
    "|thead|tr|u|ul|var|";
constexpr std::string_view kInlineTags =
    "|a|abbr|b|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|"
    "strike|strong|sub|sup|u|var|";

constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

bool is_punctuation(char c) {
    return kPunctuation.find(c) != std::string_view::npos;
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// A run of `*`, `_` or `~` that may open or close emphasis, or a stretch of words.
struct Token {
    std::string text;
    char mark = 0;  ///< 0 = words.
    std::size_t count = 0;
    bool opens = false;
    bool closes = false;
};

/// CommonMark's flanking rules, without its rule of three.
Token delimiter(std::string_view text, std::size_t begin, std::size_t end) {
    const char before = begin == 0 ? ' ' : text[begin - 1];
    const char after = end == text.size() ? ' ' : text[end];
    const bool left =
        !is_blank(after) && (!is_punctuation(after) || is_blank(before) || is_punctuation(before));
    const bool right =
        !is_blank(before) && (!is_punctuation(before) || is_blank(after) || is_punctuation(after));
    Token token;
    token.mark = text[begin];
    token.count = end - begin;
    if (token.mark == '_') {
        token.opens = left && (!right || is_punctuation(before));
        token.closes = right && (!left || is_punctuation(after));
    } else {
        token.opens = left;
        token.closes = right;
    }
    return token;
}

/// Takes away marks that pair up; what finds no partner stays in the text.
void pair_marks(std::vector<Token>& tokens) {
    constexpr std::size_t kDeepest = 64;  // open marks looked back at; hostile input has thousands
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        if (token.mark == 0) continue;
        while (token.closes && token.count > 0) {
            std::size_t at = open.size();
            const std::size_t floor = open.size() > kDeepest ? open.size() - kDeepest : 0;
            while (at > floor && tokens[open[at - 1]].mark != token.mark) --at;
            if (at == floor) break;
            Token& opener = tokens[open[at - 1]];
            const std::size_t pairs = std::min(opener.count, token.count);
            opener.count -= pairs;
            token.count -= pairs;
            open.resize(opener.count > 0 ? at : at - 1);
        }
        if (token.opens && token.count > 0) open.push_back(i);
    }
}

/// Where `close` stands that matches the `open` at `at`, nesting counted; npos if nowhere near.
std::size_t matching(std::string_view text, std::size_t at, char open, char close) {
    constexpr std::size_t kFarthest = 2'000;
    int depth = 0;
    const std::size_t end = std::min(text.size(), at + kFarthest);
    for (std::size_t i = at; i < end; ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == open) {
            ++depth;
        } else if (text[i] == close && --depth == 0) {
            return i;
        }
    }
    return std::string_view::npos;
}

/// Cuts a text into words and emphasis marks.
class Tokens {
public:
    explicit Tokens(int depth) : depth_(depth) {}

    std::vector<Token> cut(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) at = step(text, at);
        return std::move(tokens_);
    }

private:
    void add(std::string_view words) {
        if (tokens_.empty() || tokens_.back().mark != 0) tokens_.emplace_back();
        tokens_.back().text += words;
    }

    void add_inner(std::string_view text) {
        for (Token& token : Tokens(depth_ + 1).cut(text)) tokens_.push_back(std::move(token));
    }

    std::size_t step(std::string_view text, std::size_t at) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) {
            add(text.substr(at + 1, 1));
            return at + 2;
        }
        if (c == '`') return code(text, at);
        if (c == '*' || c == '_' || c == '~') return marks(text, at);
        if (c == '<') return tag(text, at);
        if (c == '[' || (c == '!' && at + 1 < text.size() && text[at + 1] == '[')) return link(text, at);
        const std::size_t end = std::min(text.find_first_of("\\`*_~<[!", at + 1), text.size());
        add(decode_entities(text.substr(at, end - at)));
        return end;
    }

    std::size_t marks(std::string_view text, std::size_t at) {
        const std::size_t end = std::min(text.find_first_not_of(text[at], at), text.size());
        if (text[at] == '~' && end - at != 2) {
            add(text.substr(at, end - at));
        } else {
            tokens_.push_back(delimiter(text, at, end));
        }
        return end;
    }

    std::size_t code(std::string_view text, std::size_t at) {
        const std::size_t begin = std::min(text.find_first_not_of('`', at), text.size());
        const std::string fence(begin - at, '`');
        const std::size_t end = text.find(fence, begin);
        if (end == std::string_view::npos) {
            add(fence);
            return begin;
        }
        add(text.substr(begin, end - begin));
        return end + fence.size();
    }

    std::size_t tag(std::string_view text, std::size_t at) {
        static const RE2 pattern(
            R"(^<(?:/?([A-Za-z][A-Za-z0-9]*)(?:[ \t\n/][^<>]*)?|(https?://[^<> ]+|[^<>@ ]+@[^<>@ ]+))>)");
        re2::StringPiece name;
        re2::StringPiece address;
        const std::string_view rest = text.substr(at);
        const bool is_tag =
            RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), pattern, &name, &address);
        const std::string bars = "|" + fold_case({name.data(), name.size()}) + "|";
        if (!is_tag || (address.empty() && kTags.find(bars) == std::string_view::npos)) {
            add("<");
            return at + 1;
        }
        if (!address.empty()) {
            add({address.data(), address.size()});
        } else if (kInlineTags.find(bars) == std::string_view::npos) {
            add(" ");
        }
        return text.find('>', at) + 1;
    }

    /// `[words](address)`, `[words][name]`, `![words](address)`, `[^1]`; brackets of transcripts stay.
    std::size_t link(std::string_view text, std::size_t at) {
        const std::size_t open = text[at] == '!' ? at + 1 : at;
        const std::size_t close = depth_ < 8 ? matching(text, open, '[', ']') : std::string_view::npos;
        if (close == std::string_view::npos) {
            add(text.substr(at, open + 1 - at));
            return open + 1;
        }
        if (open + 1 < text.size() && text[open + 1] == '^' &&
            text.substr(open, close - open).find(' ') == std::string_view::npos) {
            return close + 1;
        }
        const char next = close + 1 < text.size() ? text[close + 1] : ' ';
        const std::size_t end = next == '('   ? matching(text, close + 1, '(', ')')
                                : next == '[' ? matching(text, close + 1, '[', ']')
                                              : std::string_view::npos;
        if (end == std::string_view::npos) {
            add(text.substr(at, open + 1 - at));
            return open + 1;
        }
        add_inner(text.substr(open + 1, close - open - 1));
        return end + 1;
    }

    std::vector<Token> tokens_;
    int depth_ = 0;
};

}  // namespace

std::string markdown_words(std::string_view text) {
    std::vector<Token> tokens = Tokens(0).cut(text);
    pair_marks(tokens);
    std::string out;
    for (const Token& token : tokens) {
        if (token.mark != 0) {
            out.append(token.count, token.mark);
        } else {
            out += token.text;
        }
    }
    return out;
}

bool has_bold_label(std::string_view text) {
    static const RE2 pattern(
        R"(^[ \t]*(?:\*\*[^*\n]+(?:[:：]\*\*|\*\*[ \t]*[:：])|__[^_\n]+(?:[:：]__|__[ \t]*[:：])))");
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

}  // namespace evidex
