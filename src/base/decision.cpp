#include "evidex/decision.hpp"

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"

namespace evidex {
namespace {

using Json = nlohmann::json;

/// An array of values as bytes that no other array gives.
std::string canonical(const Json& values) {
    return values.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string secret_of(const Decision& decision) {
    const Place& place = decision.place;
    return sha256(
        canonical({decision.salt, place.words, place.before, place.after, decision.note, decision.reason}));
}

/// 128 bits in the form of a UUID of version 8 (RFC 9562, section 5.8).
std::string uuid_form(std::string hex) {
    hex.resize(32);
    hex[12] = '8';
    constexpr std::string_view kVariant = "89ab";
    const char digit = hex[16];
    hex[16] = kVariant[static_cast<std::size_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10) % 4];
    for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
    return hex;
}

std::string id_of(const Decision& decision) {
    const Place& place = decision.place;
    return uuid_form(sha256(canonical(
        {"evidex decision 1", decision.sequence, decision.previous, name_of(decision.verdict), decision.coder,
         decision.time, place.source_id, place.text_digest, place.span.begin, place.span.end,
         decision.component, decision.stance ? name_of(*decision.stance) : "", name_of(decision.view),
         decision.rules, decision.codebook, decision.replaces, decision.version, decision.secret})));
}

}  // namespace

Decision sealed(Decision decision) {
    if (!decision.is_erased()) decision.secret = secret_of(decision);
    decision.id = id_of(decision);
    return decision;
}

bool is_genuine(const Decision& decision) {
    const bool has_no_words = decision.place.words.empty() && decision.place.before.empty() &&
                              decision.place.after.empty() && decision.note.empty() &&
                              decision.reason.empty();
    const bool secret = decision.is_erased() ? has_no_words : decision.secret == secret_of(decision);
    return secret && decision.id == id_of(decision);
}

Decision erased(Decision decision) {
    decision.salt.clear();
    decision.place.words.clear();
    decision.place.before.clear();
    decision.place.after.clear();
    decision.note.clear();
    decision.reason.clear();
    return decision;
}

Result<std::string> coder_name(std::string_view typed) {
    const std::string_view name = trim(typed);
    const auto refuse = [&](const char* why) {
        return make_error(ErrorCode::usage, "'" + std::string(name) + "' cannot be a coder's name: " + why,
                          "use a short name or initials, for instance --coder ana");
    };
    if (name.empty()) return refuse("it is empty");
    if (!is_valid_utf8(name)) return refuse("it is not UTF-8");
    if (count_code_points(name) > 80) return refuse("it is longer than 80 letters");
    for (const char c : name) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return refuse("it has control characters");
    }
    if (fold_case(name) == "evidex") return refuse("that is the program's own");
    return to_nfc(name);
}

}  // namespace evidex
