#include "serve/parameters.hpp"

#include <algorithm>

#include "base/lookup.hpp"
#include "base/number.hpp"
#include "base/unicode.hpp"
#include "base/word_list.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostParameters = 200;

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

Error usage(std::string message, std::string advice = {}) {
    return make_error(ErrorCode::usage, std::move(message), std::move(advice));
}

}  // namespace

Result<std::string> decode_component(std::string_view encoded, bool plus_is_blank) {
    std::string text;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        char c = encoded[i];
        if (c == '%') {
            const int high = i + 1 < encoded.size() ? hex_value(encoded[i + 1]) : -1;
            const int low = i + 2 < encoded.size() ? hex_value(encoded[i + 2]) : -1;
            if (high < 0 || low < 0) return usage("the address holds a '%' without two hex digits behind it");
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_blank) {
            c = ' ';
        }
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        if (control && c != '\t' && c != '\n') return usage("the address holds control characters");
        text += c;
    }
    if (!is_valid_utf8(text)) return usage("the address is not UTF-8");
    return text;
}

std::string encode_component(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += "0123456789ABCDEF"[byte >> 4U];
            out += "0123456789ABCDEF"[byte & 15U];
        }
    }
    return out;
}

Result<Parameters> Parameters::parse(std::string_view query) {
    Parameters parameters;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) continue;
        if (parameters.values_.size() == kMostParameters)
            return usage("the address holds too many parameters");
        const std::size_t equals = std::min(pair.find('='), pair.size());
        Result<std::string> name = decode_component(pair.substr(0, equals), true);
        if (!name) return name.error();
        Result<std::string> value = decode_component(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!value) return value.error();
        parameters.values_.emplace_back(std::move(*name), std::move(*value));
    }
    return parameters;
}

Status Parameters::only(std::string_view names) const {
    const std::vector<std::string> known = split_words(names);
    for (const auto& [name, value] : values_) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        if (known.empty()) return usage("unknown parameter '" + name + "'", "this address takes none");
        return usage("unknown parameter '" + name + "'" + hint(name, known));
    }
    return Done{};
}

bool Parameters::has(std::string_view name) const {
    return !list(name).empty();
}

std::vector<std::string> Parameters::list(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto& [key, value] : values_) {
        if (key == name && !value.empty()) found.push_back(value);
    }
    return found;
}

Result<std::string> Parameters::one(std::string_view name) const {
    const std::vector<std::string> found = list(name);
    if (found.size() > 1) return usage("'" + std::string(name) + "' is given more than once");
    return found.empty() ? std::string() : found.front();
}

Result<std::int64_t> Parameters::number(std::string_view name, std::int64_t otherwise, std::int64_t least,
                                        std::int64_t most) const {
    const Result<std::string> text = one(name);
    if (!text) return text.error();
    if (text->empty()) return otherwise;
    const auto number = parse_number<std::int64_t>(*text);
    if (number && *number >= least && *number <= most) return *number;
    return usage("'" + std::string(name) + "' is '" + *text + "', which is not a number from " +
                 std::to_string(least) + " to " + std::to_string(most));
}

Result<std::string> Parameters::choice(std::string_view name, std::string_view words) const {
    const std::vector<std::string> known = split_words(words);
    const Result<std::string> text = one(name);
    if (!text) return text.error();
    if (text->empty()) return known.front();
    if (std::find(known.begin(), known.end(), *text) != known.end()) return *text;
    return usage("'" + std::string(name) + "' cannot be '" + *text + "'" + hint(*text, known));
}

}  // namespace evidex
