#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/archive.hpp"
#include "evidex/project.hpp"

namespace evidex::test {

// Projects as other programs write them.

inline std::string project_xml(const std::string& inside) {
    return R"(<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Other">)" +
           inside + "</Project>";
}

/// A project as another program might pack it.
inline std::string packed(const std::string& inside, const std::string& text,
                          const std::string& entry = "sources/a.txt") {
    return write_archive({{"project.qde", project_xml(inside)}, {entry, text}}).value();
}

inline ReadProject read(const std::string& bytes) {
    const Result<ReadProject> project = read_qdpx(bytes, "p.qdpx");
    if (!project) FAIL(project.error().text());
    return *project;
}

/// One code.
inline const std::string kCodes =
    R"(<CodeBook><Codes><Code guid="00000000-0000-0000-0000-00000000000c" name="Waiting" isCodable="true"/></Codes></CodeBook>)";
inline const std::string kRef = R"(<CodeRef targetGUID="00000000-0000-0000-0000-00000000000C"/>)";

/// The code, and one text with marked passages.
inline std::string source(const std::string& inside, const std::string& path = "internal://a.txt") {
    return kCodes +
           R"(<Sources><TextSource guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="One" plainTextPath=")" +
           path + "\">" + inside + "</TextSource></Sources>";
}

/// A marked passage with the code, as it quotes itself.
inline std::string selection(const std::string& name, std::size_t begin, std::size_t end) {
    static int number = 0;
    const std::string guid = std::to_string(100'000'000'000 + ++number);
    return "<PlainTextSelection guid=\"bbbbbbbb-0000-0000-0000-" + guid + "\" name=\"" + name +
           "\" startPosition=\"" + std::to_string(begin) + "\" endPosition=\"" + std::to_string(end) +
           "\"><Coding guid=\"cccccccc-0000-0000-0000-" + guid + "\">" + kRef +
           "</Coding></PlainTextSelection>";
}

inline std::vector<std::string> quotes_of(const Project& project) {
    std::vector<std::string> quotes;
    for (const ProjectCoding& coding : project.codings)
        quotes.emplace_back(slice(project.sources[coding.place.source].text, coding.place.span));
    return quotes;
}

/// The loss report.
inline std::string told(const ReadProject& project) {
    std::string lines;
    for (const std::string& loss : project.losses) lines += loss + "\n";
    return lines;
}

}  // namespace evidex::test
