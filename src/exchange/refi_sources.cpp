// The texts of a project file with what is marked in them.
#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "base/xml.hpp"
#include "exchange/refi_raw.hpp"

namespace evidex {
namespace {

std::optional<std::uint64_t> number_of(std::string_view text) {
    return parse_number<std::uint64_t>(trim(text));
}

RawCoding coding_of(RefiFile& file, pugi::xml_node node) {
    RawCoding coding;
    coding.guid = guid_of(node);
    coding.code = guid_of(child_named(node, "CodeRef"), "targetGUID");
    coding.user = user_of(node);
    coding.time = time_of(node);
    coding.note = notes_of(file, node);
    return coding;
}

std::vector<RawCoding> codings_of(RefiFile& file, pugi::xml_node node) {
    std::vector<RawCoding> codings;
    for (const pugi::xml_node child : node) {
        if (local_name(child) == "Coding") codings.push_back(coding_of(file, child));
    }
    return codings;
}

RawSelection selection_of(RefiFile& file, pugi::xml_node node) {
    RawSelection selection;
    selection.guid = guid_of(node);
    selection.name = attribute_named(node, "name");
    selection.user = user_of(node);
    selection.time = time_of(node);
    selection.description = description_of(node);
    if (const std::string notes = notes_of(file, node); !notes.empty()) {
        selection.description += (selection.description.empty() ? "" : "\n") + notes;
    }
    selection.codings = codings_of(file, node);
    return selection;
}

void add_selection(RefiFile& file, pugi::xml_node node, RawText& text) {
    const auto begin = number_of(attribute_named(node, "startPosition"));
    const auto end = number_of(attribute_named(node, "endPosition"));
    if (!begin || !end || *end < *begin) {
        file.losses.push_back(
            fmt::format("marked passage {}{}: it has no proper place", called(node), with_codings(node)));
        return;
    }
    RawSelection selection = selection_of(file, node);
    selection.begin = *begin;
    selection.end = *end;
    text.selections.push_back(std::move(selection));
}

/// Positions of the synchronised points of a transcript by their GUIDs.
std::map<std::string, std::uint64_t> sync_points(pugi::xml_node transcript) {
    std::map<std::string, std::uint64_t> points;
    for (const pugi::xml_node point : transcript) {
        if (local_name(point) != "SyncPoint") continue;
        if (const auto position = number_of(attribute_named(point, "position")))
            points[guid_of(point)] = *position;
    }
    return points;
}

/// A passage of a transcript runs from one synchronised point to another.
void add_transcript_selection(RefiFile& file, pugi::xml_node node,
                              const std::map<std::string, std::uint64_t>& points, RawText& text) {
    const auto begin = points.find(guid_of(node, "fromSyncPoint"));
    const auto end = points.find(guid_of(node, "toSyncPoint"));
    if (begin == points.end() || end == points.end() || end->second < begin->second) {
        file.losses.push_back(fmt::format("transcript passage {}{}: its place in the text is not told",
                                          called(node), with_codings(node)));
        return;
    }
    RawSelection selection = selection_of(file, node);
    selection.begin = begin->second;
    selection.end = end->second;
    text.selections.push_back(std::move(selection));
}

/// One TextSource, Representation or Transcript; `of` is the source it belongs to.
void add_text(RefiFile& file, pugi::xml_node node, pugi::xml_node of, std::vector<RawText>& texts) {
    std::optional<std::string> content = text_of(file, node);
    if (!content) return;
    RawText text;
    text.guid = guid_of(node);
    text.of = guid_of(of);
    text.name = trim(attribute_named(of, "name"));
    if (text.name.empty()) text.name = trim(attribute_named(node, "name"));
    text.user = user_of(of);
    text.time = time_of(of);
    text.description = description_of(of);
    text.text = std::move(*content);
    text.attributes = attributes_of(file, of);
    text.codings = codings_of(file, of);
    if (node != of) {
        for (RawCoding& coding : codings_of(file, node)) text.codings.push_back(std::move(coding));
    }
    const std::map<std::string, std::uint64_t> points = sync_points(node);
    for (const pugi::xml_node child : node) {
        if (local_name(child) == "PlainTextSelection") add_selection(file, child, text);
        if (local_name(child) == "TranscriptSelection") add_transcript_selection(file, child, points, text);
    }
    texts.push_back(std::move(text));
}

/// Marks on pages, pictures and recordings have no place in a text.
void lose_marks(RefiFile& file, pugi::xml_node source) {
    for (const pugi::xml_node child : source) {
        const std::string_view name = local_name(child);
        if (name == "PDFSelection" || name == "PictureSelection" || name == "AudioSelection" ||
            name == "VideoSelection") {
            file.losses.push_back(fmt::format("{} {}{} in {}: evidex keeps marks on text only", name,
                                              called(child), with_codings(child), called(source)));
        }
    }
}

void add_source(RefiFile& file, pugi::xml_node source, std::vector<RawText>& texts) {
    const std::string_view kind = local_name(source);
    if (kind == "TextSource") {
        add_text(file, source, source, texts);
        return;
    }
    const std::size_t before = texts.size();
    bool has_text = false;
    for (const pugi::xml_node child : source) {
        const std::string_view name = local_name(child);
        if (name != "Representation" && name != "Transcript" && name != "TextDescription") continue;
        add_text(file, child, source, texts);
        has_text = true;
    }
    lose_marks(file, source);
    // What was wrong with a text is told already.
    if (texts.size() > before) return;
    const std::size_t whole = codings_of(file, source).size();
    if (!has_text || whole > 0) {
        file.losses.push_back(
            fmt::format("{} {}{}: there is no text of it in the project", kind, called(source),
                        whole > 0 ? fmt::format(" with its codes as a whole ({})", whole) : ""));
    }
}

}  // namespace

std::optional<std::string> text_of(RefiFile& file, pugi::xml_node node) {
    const auto lose = [&](std::string_view reason) {
        file.losses.push_back(
            fmt::format("{} {}{}: {}", local_name(node), called(node), with_codings(node), reason));
        return std::nullopt;
    };
    constexpr std::string_view kInternal = "internal://";
    std::string_view path = attribute_named(node, "plainTextPath");
    if (const pugi::xml_node content = child_named(node, "PlainTextContent")) {
        if (!path.empty()) {
            file.losses.push_back(
                fmt::format("{} {}: its text is given twice; taken: the one in the project file",
                            local_name(node), called(node)));
        }
        return plain_text(words_in(content));
    }
    if (path.empty()) {
        if (!attribute_named(node, "richTextPath").empty()) {
            return lose("it comes as a Word file, without the plain text that positions count in");
        }
        if (local_name(node) == "Note" && child_named(node, "Description")) return std::nullopt;
        return lose("it holds no text");
    }
    if (path.starts_with(kInternal)) {
        path.remove_prefix(kInternal.size());
    } else if (path.find("://") != std::string_view::npos) {
        return lose("its text lies outside the project file");
    }
    const std::optional<std::string> entry = find_entry(file, path);
    if (!entry || !file.archive) return lose("its text is missing in the project file");
    const Result<std::string> bytes = file.archive->member(*entry);
    if (!bytes) {
        const ErrorCode code = bytes.error().code;
        if (code == ErrorCode::limit || code == ErrorCode::encrypted) file.refused = bytes.error();
        return lose(bytes.error().message);
    }
    file.used_entries.insert(*entry);
    return plain_text(*bytes);
}

std::vector<RawText> read_texts(RefiFile& file, pugi::xml_node project) {
    std::vector<RawText> texts;
    for (const pugi::xml_node source : child_named(project, "Sources")) {
        if (!is_text(source) && source.type() == pugi::node_element) add_source(file, source, texts);
    }
    return texts;
}

}  // namespace evidex
