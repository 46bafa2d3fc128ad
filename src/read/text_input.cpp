#include "read/text_input.hpp"

#include <array>
#include <optional>

#include "base/unicode.hpp"

namespace evidex {
namespace {

constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The text as bytes of Windows-1252; none if a character has no place there.
std::optional<std::string> to_windows_1252(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
            bytes += static_cast<char>(static_cast<unsigned char>(c));
            continue;
        }
        std::size_t i = 0;
        while (i < kWindows1252.size() && kWindows1252[i] != c) ++i;
        if (i == kWindows1252.size()) return std::nullopt;
        bytes += static_cast<char>(static_cast<unsigned char>(0x80 + i));
    }
    return bytes;
}

/// Repairs UTF-8 that was once read as Windows-1252. Only if all of it can be undone: a text that merely
/// quotes "Ã©" has other characters that cannot.
bool repair_double_encoding(std::string& text) {
    if (text.find("â€") == std::string::npos && text.find("Ã") == std::string::npos) return false;
    const std::optional<std::string> bytes = to_windows_1252(text);
    if (!bytes || !is_valid_utf8(*bytes)) return false;
    text = *bytes;
    return true;
}

}  // namespace

TextInput decode_text(std::string_view bytes) {
    Decoded decoded = decode(bytes);
    TextInput input;
    if (decoded.guessed) {
        input.warnings.push_back({"encoding",
                                  "the file does not say how its letters are encoded; read as " +
                                      decoded.encoding + ", check accents and quotes",
                                  0});
    }
    if (repair_double_encoding(decoded.text)) {
        input.warnings.push_back(
            {"encoding", "the text had been encoded twice (\"â€™\" for \"’\") and was repaired", 0});
    }
    input.text = std::move(decoded.text);
    return input;
}

std::vector<TextLine> split_lines(std::string_view text) {
    std::vector<TextLine> lines;
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        lines.push_back({text.substr(at, end - at), ++number});
        at = end + 1;
        if (end < text.size() && text[end] == '\r' && at < text.size() && text[at] == '\n') ++at;
    }
    return lines;
}

}  // namespace evidex
