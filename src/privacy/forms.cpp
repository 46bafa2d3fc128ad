#include "privacy/forms.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace evidex {
namespace {

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_ascii_digit);
    return digits;
}

/// National numbers begin with 0, others with + or 00; a year range or a reference number does neither.
bool is_phone(std::string_view text) {
    const std::string digits = digits_of(text);
    const bool abroad = text.front() == '+' || digits.compare(0, 2, "00") == 0;
    return abroad ? digits.size() >= 10 && digits.size() <= 15
                  : digits.front() == '0' && (digits.size() == 10 || digits.size() == 11);
}

bool is_nhs_form(std::string_view text) {
    return is_nhs_number(digits_of(text));
}

bool is_any(std::string_view) {
    return true;
}

/// A form: the first group of the pattern are the words.
struct Form {
    IdentifierKind kind;
    const char* pattern;
    bool (*is_one)(std::string_view);
};

#define EVIDEX_DATE                                                                                           \
    R"((?:[0-3]?\d[./-][01]?\d[./-](?:\d{4}|\d{2})|[0-3]?\d(?:st|nd|rd|th)?(?:\s+of)?\s+(?:jan|feb|mar|apr|)" \
    R"(may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?:\s+\d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|)"     \
    R"(oct|nov|dec)[a-z]*\s+[0-3]?\d(?:st|nd|rd|th)?,?\s+\d{4}))"

// In order: what an earlier form took, a later one leaves alone.
constexpr std::array<Form, 6> kForms{{
    {IdentifierKind::email, R"(([\pL\pN._%+'-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+))", is_any},
    {IdentifierKind::nhs_number, R"((?:^|[^\d])(\d{3}[ -]?\d{3}[ -]?\d{4})(?:$|[^\d]))", is_nhs_form},
    {IdentifierKind::phone, R"((?:^|[^\pL\d./-])([+(]{0,2}\d(?:[ .()-]{0,2}\d){8,14}))", is_phone},
    {IdentifierKind::postcode, R"((?:^|[^\pL\d])([A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})(?:$|[^\pL\d]))",
     is_any},
    {IdentifierKind::birth_date,
     "(?i)(?:born|birth|birthday|dob|d\\.o\\.b\\.?)\\b[^.\\n]{0,20}?\\b(" EVIDEX_DATE ")", is_any},
    {IdentifierKind::birth_date,
     "(?i)\\b(" EVIDEX_DATE ")[^.\\n]{0,12}\\b(?:birthday|was (?:i|he|she) born)\\b", is_any},
}};
#undef EVIDEX_DATE

Span span_of(std::string_view part, std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

void add_form(const Form& form, const RE2& pattern, std::string_view text, std::vector<Identifier>& found) {
    const re2::StringPiece all(text.data(), text.size());
    std::array<re2::StringPiece, 2> groups;
    std::size_t at = 0;
    while (at < text.size() && pattern.Match(all, at, text.size(), RE2::UNANCHORED, groups.data(), 2)) {
        const std::string_view words(groups[1].data(), groups[1].size());
        const Span span = span_of(words, text);
        at = span.end;
        const bool is_taken = std::any_of(found.begin(), found.end(),
                                          [&](const Identifier& other) { return other.span.overlaps(span); });
        if (!is_taken && form.is_one(words)) found.push_back({form.kind, span, true});
    }
}

}  // namespace

bool is_nhs_number(std::string_view digits) {
    if (digits.size() != 10 || !std::all_of(digits.begin(), digits.end(), is_ascii_digit)) return false;
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (digits[static_cast<std::size_t>(i)] - '0') * (10 - i);
    const int check = (11 - sum % 11) % 11;
    return check != 10 && check == digits[9] - '0';
}

std::vector<Identifier> find_forms(std::string_view text) {
    static const std::vector<std::unique_ptr<RE2>> patterns = [] {
        std::vector<std::unique_ptr<RE2>> compiled;
        compiled.reserve(kForms.size());
        for (const Form& form : kForms) compiled.push_back(std::make_unique<RE2>(form.pattern));
        return compiled;
    }();
    std::vector<Identifier> found;
    for (std::size_t i = 0; i < kForms.size(); ++i) add_form(kForms[i], *patterns[i], text, found);
    std::sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.span < b.span; });
    return found;
}

}  // namespace evidex
