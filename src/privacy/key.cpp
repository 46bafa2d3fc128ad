#include "privacy/key.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// 0 = A, 25 = Z, 26 = AA …
std::string letters(std::size_t number) {
    std::string out;
    for (++number; number > 0; number = (number - 1) / 26) {
        out.insert(out.begin(), static_cast<char>('A' + (number - 1) % 26));
    }
    return out;
}

}  // namespace

std::string plain_words(std::string_view words) {
    std::string plain;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = next_code_point(words, at);
        if (is_space(c)) {
            if (!plain.empty() && plain.back() != ' ') plain += ' ';
        } else {
            append_utf8(plain, c == U'’' ? U'\'' : c);
        }
    }
    while (!plain.empty() && plain.back() == ' ') plain.pop_back();
    plain = fold_case(plain);
    if (plain.size() > 2 && plain.compare(plain.size() - 2, 2, "'s") == 0) plain.resize(plain.size() - 2);
    return plain;
}

bool same_words(std::string_view a, std::string_view b) {
    return plain_words(a) == plain_words(b);
}

std::string next_pseudonym(const PseudonymKey& key, std::string_view series) {
    for (std::size_t number = 0;; ++number) {
        std::string candidate = "[" + std::string(series) + " " + letters(number) + "]";
        if (std::none_of(key.begin(), key.end(), [&](auto& line) { return line.pseudonym == candidate; })) {
            return candidate;
        }
    }
}

std::string pseudonym_for(const PseudonymKey& key, IdentifierKind kind) {
    switch (kind) {
        case IdentifierKind::person:
            return next_pseudonym(key, "Person");
        case IdentifierKind::school:
            return next_pseudonym(key, "School");
        case IdentifierKind::service:
            return next_pseudonym(key, "Service");
        case IdentifierKind::place:
            return next_pseudonym(key, "Place");
        case IdentifierKind::phone:
            return "[phone number]";
        case IdentifierKind::email:
            return "[e-mail address]";
        case IdentifierKind::nhs_number:
            return "[NHS number]";
        case IdentifierKind::birth_date:
            return "[date of birth]";
        case IdentifierKind::postcode:
            return "[postcode]";
        case IdentifierKind::name:
            break;
    }
    return next_pseudonym(key, "Name");
}

PseudonymKey with_pseudonyms(PseudonymKey key) {
    for (Pseudonym& line : key) {
        if (line.pseudonym.empty()) line.pseudonym = pseudonym_for(key, line.kind);
    }
    return key;
}

}  // namespace evidex
