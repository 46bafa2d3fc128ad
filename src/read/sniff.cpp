#include "read/sniff.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/archive.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "read/inline_text.hpp"
#include "read/sniff_text.hpp"

namespace evidex {
namespace {

using namespace std::string_view_literals;

/// Bytes of a text that are looked at.
constexpr std::size_t kHead = 65'536;

constexpr std::string_view kSaveAsDocx = "open it in a word processor and save it as DOCX or PDF";

Error unsupported(std::string_view what, std::string_view advice) {
    return make_error(ErrorCode::unsupported, std::string(what), std::string(advice));
}

/// A kind of file that evidex knows and does not read, by its first bytes.
struct Signature {
    std::string_view bytes;
    std::size_t offset;
    std::string_view what;
    std::string_view advice;
};

constexpr std::string_view kPicture = "this is a picture";
constexpr std::string_view kReadPicture =
    "run text recognition (OCR) on it and read the PDF or text it gives";
constexpr std::string_view kRecording = "this is a sound or video recording";
constexpr std::string_view kTranscribe = "transcribe it first and read the transcript";
constexpr std::string_view kPacked = "this is a packed archive";
constexpr std::string_view kUnpack = "unpack it and read the files inside";

constexpr std::array<Signature, 26> kSignatures{{
    {"{\\rtf"sv, 0, "RTF files are not read yet", kSaveAsDocx},
    {"\x89PNG"sv, 0, kPicture, kReadPicture},
    {"\xFF\xD8\xFF"sv, 0, kPicture, kReadPicture},
    {"GIF8"sv, 0, kPicture, kReadPicture},
    {"II*\0"sv, 0, kPicture, kReadPicture},
    {"MM\0*"sv, 0, kPicture, kReadPicture},
    {"ftypheic"sv, 4, kPicture, kReadPicture},
    {"WEBP"sv, 8, kPicture, kReadPicture},
    {"WAVE"sv, 8, kRecording, kTranscribe},
    {"AVI "sv, 8, kRecording, kTranscribe},
    {"ftyp"sv, 4, kRecording, kTranscribe},
    {"ID3"sv, 0, kRecording, kTranscribe},
    {"\xFF\xFB"sv, 0, kRecording, kTranscribe},
    {"OggS"sv, 0, kRecording, kTranscribe},
    {"fLaC"sv, 0, kRecording, kTranscribe},
    {"\x1A\x45\xDF\xA3"sv, 0, kRecording, kTranscribe},
    {"\x1F\x8B"sv, 0, kPacked, kUnpack},
    {"BZh"sv, 0, kPacked, kUnpack},
    {"7z\xBC\xAF"sv, 0, kPacked, kUnpack},
    {"Rar!"sv, 0, kPacked, kUnpack},
    {"\xFD"
     "7zXZ"sv,
     0, kPacked, kUnpack},
    {"SQLite format 3"sv, 0, "this is a database, not a document",
     "export the texts from the program that made it"},
    {"%!PS"sv, 0, "PostScript files are not read", "convert it to PDF"},
    {"\x7F"
     "ELF"sv,
     0, "this is a program, not a document", ""},
    {"MZ\x90"sv, 0, "this is a program, not a document", ""},
    {"BM"sv, 0, kPicture, kReadPicture},
}};

/// UTF-16 as OLE directories write stream names.
bool holds_wide(std::string_view bytes, std::string_view ascii) {
    std::string wide;
    for (const char c : ascii) {
        wide += c;
        wide += '\0';
    }
    return bytes.find(wide) != std::string_view::npos;
}

/// The container of Office before 2007, which also wraps encrypted files of today.
Error sniff_ole(std::string_view bytes) {
    if (holds_wide(bytes, "EncryptedPackage")) {
        return make_error(
            ErrorCode::encrypted, "the file is protected by a password",
            "open it in Word, remove the password under File > Info > Protect Document, and save a copy");
    }
    if (holds_wide(bytes, "WordDocument")) {
        return unsupported("this is a Word file of the old kind (.doc)",
                           "open it in Word and save it as DOCX");
    }
    return unsupported("this is an Office file of the old kind", kSaveAsDocx);
}

Result<Format> sniff_zip(std::string_view bytes) {
    Result<Archive> archive = Archive::open(bytes);
    if (!archive) return archive.error();
    if (archive->contains("mimetype")) {
        const Result<std::string> type = archive->member("mimetype");
        if (!type) return type.error();
        if (trim(*type) == "application/vnd.oasis.opendocument.text") return Format::odt;
        if (type->find("epub") != std::string::npos) {
            return unsupported("EPUB books are not read yet", "convert it to DOCX or HTML");
        }
        return unsupported("this OpenDocument file is not a text document", "save the text as ODT or DOCX");
    }
    if (archive->contains("word/document.xml") || archive->contains("word/styles.xml")) return Format::docx;
    if (archive->contains("xl/workbook.xml")) {
        return unsupported("spreadsheets are not read",
                           "copy the column with the text into a document of its own");
    }
    if (archive->contains("ppt/presentation.xml")) {
        return unsupported("slides are not read", "save them as PDF");
    }
    return unsupported(kPacked, kUnpack);
}

/// Whether so many bytes are controls that this is no text in any encoding.
bool looks_binary(std::string_view text) {
    const std::string_view head = text.substr(0, kHead);
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    return static_cast<std::size_t>(controls) * 20 > head.size();
}

/// The beginning of a file, not cut inside a UTF-8 character: half a character is no UTF-8, and guessing the
/// encoding is slow.
std::string_view head_of(std::string_view bytes) {
    if (bytes.size() <= kHead) return bytes;
    std::size_t size = kHead;
    while (size > kHead - 4 && (static_cast<unsigned char>(bytes[size]) & 0xC0) == 0x80) --size;
    return bytes.substr(0, size);
}

}  // namespace

Result<Format> sniff(std::string_view bytes, const std::string& path) {
    if (bytes.empty()) {
        return make_error(ErrorCode::empty, "the file is empty",
                          "fetch it again, or delete it if nothing was meant to be in it");
    }
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::pdf;
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return sniff_zip(bytes);
    if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return sniff_ole(bytes);
    for (const Signature& signature : kSignatures) {
        // "BM" alone may open a text; a picture has zeros in its header.
        const bool ambiguous = signature.bytes == "BM";
        if (bytes.size() > signature.offset && bytes.substr(signature.offset).starts_with(signature.bytes) &&
            (!ambiguous || bytes.substr(0, 16).find('\0') != std::string_view::npos)) {
            return unsupported(signature.what, signature.advice);
        }
    }
    const std::string head = decode(head_of(bytes)).text;
    if (looks_binary(head)) {
        return unsupported(
            "this is not a text document",
            "if it should be one, open it in the program that made it and save it as DOCX or PDF");
    }
    return sniff_text(head, extension(path));
}

}  // namespace evidex
