#include "base/unicode.hpp"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace evidex {
namespace {

std::int32_t length_of(std::string_view text) {
    return static_cast<std::int32_t>(text.size());
}

struct UTextCloser {
    void operator()(UText* text) const { utext_close(text); }
};
using UTextHandle = std::unique_ptr<UText, UTextCloser>;

UTextHandle open_utext(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    return UTextHandle(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error));
}

/// Creating an iterator costs microseconds, cloning a fraction: one per thread is kept.
icu::BreakIterator& sentence_iterator() {
    thread_local std::unique_ptr<icu::BreakIterator> iterator;
    if (iterator == nullptr) {
        UErrorCode error = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getUK(), error));
    }
    // The analyser ends the life of a thread_local with the function.
    return *iterator;  // NOLINT(clang-analyzer-cplusplus.NewDelete)
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Converts with a named ICU converter; empty result and false if there is no such converter.
bool convert(std::string_view bytes, const char* name, Decoded& out) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &error), &ucnv_close);
    if (U_FAILURE(error)) return false;
    const std::int32_t units =
        ucnv_toUChars(converter.get(), nullptr, 0, bytes.data(), length_of(bytes), &error);
    if (error != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(error)) return false;
    error = U_ZERO_ERROR;
    icu::UnicodeString text;
    char16_t* buffer = text.getBuffer(units + 1);
    const std::int32_t written =
        ucnv_toUChars(converter.get(), buffer, units + 1, bytes.data(), length_of(bytes), &error);
    text.releaseBuffer(written);
    if (U_FAILURE(error)) return false;
    out.text.clear();
    text.toUTF8String(out.text);
    out.encoding = name;
    for (std::int32_t i = 0; i < text.length(); ++i) out.replaced += text.charAt(i) == 0xFFFD ? 1 : 0;
    return true;
}

/// Length of the character of UTF-8 at `at`; 0 = the byte there begins none.
std::size_t utf8_length(std::string_view bytes, std::size_t at) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t end = at;
    UChar32 c = 0;
    U8_NEXT(data, end, bytes.size(), c);
    return c < 0 ? 0 : end - at;
}

/// UTF-8 with some bytes of another encoding, as when files were pasted together: longer characters that fit
/// are hardly ever chance, so they outnumber the bytes that do not fit.
bool is_mostly_utf8(std::string_view bytes) {
    std::size_t fitting = 0;
    std::size_t broken = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = utf8_length(bytes, at);
        fitting += length > 1 ? 1 : 0;
        broken += length == 0 ? 1 : 0;
        at += std::max<std::size_t>(length, 1);
    }
    return fitting > broken;
}

/// What is UTF-8 stays, each other byte is read as windows-1252.
void convert_mixed(std::string_view bytes, Decoded& out) {
    std::string text;
    std::size_t replaced = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = utf8_length(bytes, at);
        if (length > 0) {
            text += bytes.substr(at, length);
        } else if (convert(bytes.substr(at, 1), "windows-1252", out)) {
            text += out.text;
            replaced += out.replaced;
        }
        at += std::max<std::size_t>(length, 1);
    }
    out.text = std::move(text);
    out.replaced = replaced;
    out.encoding = "UTF-8 with parts in windows-1252";
}

/// Every second byte NUL over the first 4 kB is UTF-16; returns "" if it is not.
const char* utf16_without_mark(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    if (head.size() < 4) return "";
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    const std::size_t half = head.size() / 2;
    if (zeros[1] * 10 > half * 7 && zeros[0] * 10 < half) return "UTF-16LE";
    if (zeros[0] * 10 > half * 7 && zeros[1] * 10 < half) return "UTF-16BE";
    return "";
}

/// ICU's best guess, or "" if it has none.
std::string detect(std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), &ucsdet_close);
    const std::string_view head = bytes.substr(0, 200'000);
    ucsdet_setText(detector.get(), head.data(), length_of(head), &error);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
    if (U_FAILURE(error) || match == nullptr) return {};
    const char* name = ucsdet_getName(match, &error);
    return U_SUCCESS(error) && ucsdet_getConfidence(match, &error) >= 30 ? name : "";
}

/// Western European names all mean windows-1252 in practice: curly quotes live where Latin-1 has controls.
std::string practical_name(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (name.empty() || name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii" ||
        name == "utf-8" || name == "utf8" || name == "iso-8859-2" || name == "iso-8859-9") {
        return "windows-1252";
    }
    return name;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) {
            ++i;
            continue;
        }
        UChar32 c = 0;
        const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
        U8_NEXT(data, i, bytes.size(), c);
        if (c < 0) return false;
    }
    return true;
}

std::string to_nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, icu::StringPiece(text.data(), length_of(text)), sink, nullptr, error);
    return U_SUCCESS(error) ? out : std::string(text);
}

std::string fold_case(std::string_view text) {
    if (is_ascii(text)) {
        std::string lower(text);
        for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        return lower;
    }
    UErrorCode error = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    icu::CaseMap::utf8Fold(0, icu::StringPiece(text.data(), length_of(text)), sink, nullptr, error);
    return U_SUCCESS(error) ? out : std::string(text);
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_mark(c) || c == 0x200D || c == 0xFE0F) continue;
        const int east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
        width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

std::vector<std::uint32_t> sentence_ends(std::string_view text) {
    std::vector<std::uint32_t> ends;
    if (text.empty()) return ends;
    const UTextHandle handle = open_utext(text);
    icu::BreakIterator& iterator = sentence_iterator();
    UErrorCode error = U_ZERO_ERROR;
    iterator.setText(handle.get(), error);
    iterator.first();
    for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
        ends.push_back(static_cast<std::uint32_t>(end));
    }
    return ends;
}

std::vector<std::uint32_t> word_bounds(std::string_view text) {
    std::vector<std::uint32_t> bounds;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createWordInstance(icu::Locale::getUK(), error));
    const UTextHandle handle = open_utext(text);
    iterator->setText(handle.get(), error);
    std::int32_t begin = iterator->first();
    for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
        if (iterator->getRuleStatus() != UBRK_WORD_NONE) {
            bounds.push_back(static_cast<std::uint32_t>(begin));
            bounds.push_back(static_cast<std::uint32_t>(end));
        }
        begin = end;
    }
    return bounds;
}

void append_utf8(std::string& out, char32_t code_point) {
    const UChar32 c =
        code_point > 0x10FFFF || U_IS_SURROGATE(code_point) ? 0xFFFD : static_cast<UChar32>(code_point);
    std::array<std::uint8_t, 4> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, c);
    out.append(reinterpret_cast<const char*>(bytes.data()), size);
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t start = at;
    UChar32 c = 0;
    U8_NEXT(data, at, text.size(), c);
    if (c >= 0) return static_cast<char32_t>(c);
    at = start + 1;
    return 0xFFFD;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
    return u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_mark(char32_t c) {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}
bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

Decoded decode(std::string_view bytes, std::string_view declared) {
    using namespace std::string_view_literals;
    Decoded out;
    const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
    if (starts("\xEF\xBB\xBF"sv)) {
        bytes.remove_prefix(3);
        out.had_mark = true;
    } else if (starts("\xFF\xFE"sv) || starts("\xFE\xFF"sv)) {
        out.had_mark = true;
        const char* name = starts("\xFF\xFE"sv) ? "UTF-16LE" : "UTF-16BE";
        convert(bytes.substr(2), name, out);
        return out;
    }
    if (const char* wide = utf16_without_mark(bytes); *wide != '\0') {
        out.guessed = true;
        convert(bytes, wide, out);
        return out;
    }
    if (is_valid_utf8(bytes)) {
        out.text = bytes;
        out.encoding = "UTF-8";
        return out;
    }
    if (is_mostly_utf8(bytes)) {
        out.guessed = true;
        convert_mixed(bytes, out);
        return out;
    }
    if (!declared.empty() && convert(bytes, practical_name(std::string(declared)).c_str(), out)) return out;
    out.guessed = true;
    const std::string guess = practical_name(detect(bytes));
    if (!convert(bytes, guess.c_str(), out)) convert(bytes, "windows-1252", out);
    return out;
}

}  // namespace evidex
