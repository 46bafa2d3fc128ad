// What a project file holds beside what is read.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "base/xml.hpp"
#include "exchange/refi_raw.hpp"

namespace evidex {
namespace {

/// Names in a list that stand for more.
constexpr std::size_t kNamed = 5;

struct Parent {
    std::string_view name;
    std::string_view children;  ///< Those that somebody reads, or that are told as losses one by one.
};

/// QDA-XML 1.0, in any order. Sources of a kind that is unknown are told where sources are read.
constexpr std::array<Parent, 21> kParents{{
    {"Project", "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef"},
    {"Users", "User"},
    {"CodeBook", "Codes Sets"},
    {"Codes", "Code"},
    {"Code", "Description NoteRef Code"},
    {"Variables", "Variable"},
    {"Variable", "Description"},
    {"Cases", "Case"},
    {"Case", "Description CodeRef VariableValue SourceRef SelectionRef"},
    {"TextSource", "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue"},
    {"Representation", "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue"},
    {"TextDescription", "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue"},
    {"Note", "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue"},
    {"PlainTextSelection", "Description Coding NoteRef"},
    {"Coding", "CodeRef NoteRef"},
    {"PictureSource", "Description TextDescription PictureSelection Coding NoteRef VariableValue"},
    {"PDFSource", "Description PDFSelection Representation Coding NoteRef VariableValue"},
    {"AudioSource", "Description Transcript AudioSelection Coding NoteRef VariableValue"},
    {"VideoSource", "Description Transcript VideoSelection Coding NoteRef VariableValue"},
    {"Transcript", "Description PlainTextContent SyncPoint TranscriptSelection NoteRef"},
    {"TranscriptSelection", "Description Coding NoteRef"},
}};

/// What is read in `parent`; nothing if nobody looks into it piece by piece.
std::optional<std::string_view> children_of(std::string_view parent) {
    const auto* found =
        std::find_if(kParents.begin(), kParents.end(), [&](const Parent& row) { return row.name == parent; });
    return found == kParents.end() ? std::nullopt : std::optional(found->children);
}

bool is_listed(std::string_view list, std::string_view name) {
    for (std::size_t at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

/// Strange elements by what they are in, and times that cannot be read.
struct Strangers {
    std::map<std::pair<std::string, std::string>, std::size_t> elements;
    std::size_t times = 0;
};

void look_into(pugi::xml_node node, Strangers& found) {
    const std::string_view time = attribute_named(node, "creationDateTime");
    if (!time.empty() && utc_time(time).empty()) ++found.times;
    const auto known = children_of(fold_case(local_name(node)) == "codebook" ? "CodeBook" : local_name(node));
    const bool holds_sources = local_name(node) == "Sources";
    for (const pugi::xml_node child : node) {
        if (child.type() != pugi::node_element) continue;
        if (known && !is_listed(*known, local_name(child))) {
            ++found.elements[{std::string(local_name(node)), std::string(local_name(child))}];
        } else if (known || holds_sources) {
            look_into(child, found);
        }
    }
}

void lose_kinds(RefiFile& file, pugi::xml_node parent) {
    for (const char* kind : {"Links", "Graphs", "Sets"}) {
        for (const pugi::xml_node node : child_named(parent, kind)) {
            if (node.type() == pugi::node_element) {
                file.losses.push_back(
                    fmt::format("{} {}: evidex has no such thing", local_name(node), called(node)));
            }
        }
    }
}

/// Films, pictures, Word files: whatever came along and is no text that was read.
void lose_entries(RefiFile& file) {
    std::vector<std::string> unused;
    for (const auto& [label, name] : file.entries) {
        if (file.used_entries.count(name) == 0) unused.push_back(name);
    }
    if (unused.empty()) return;
    const std::size_t more = unused.size() > kNamed ? unused.size() - kNamed : 0;
    unused.resize(unused.size() - more);
    file.losses.push_back(fmt::format("files in the project that are no texts of sources: {}{}",
                                      joined(unused, ", "),
                                      more > 0 ? fmt::format(" and {} more", more) : ""));
}

class ControlRemover : public pugi::xml_tree_walker {
public:
    bool for_each(pugi::xml_node& node) override {
        for (pugi::xml_attribute attribute : node.attributes()) {
            if (has_control(attribute.value())) attribute.set_value(without(attribute.value()).c_str());
        }
        // In a text each control takes its place; `plain_text` deals with them.
        const bool is_remark = is_text(node) && local_name(node.parent()) != "PlainTextContent";
        if (is_remark && has_control(node.value())) node.set_value(without(node.value()).c_str());
        return true;
    }

private:
    static bool is_control(char32_t c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
    }
    static bool has_control(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            if (is_control(next_code_point(text, at))) return true;
        }
        return false;
    }
    static std::string without(std::string_view text) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = next_code_point(text, at);
            append_utf8(out, is_control(c) ? U' ' : c);
        }
        return out;
    }
};

}  // namespace

Result<pugi::xml_document> parse_refi(std::string_view bytes) {
    Result<pugi::xml_document> xml = parse_xml(bytes);
    if (!xml) return xml;
    ControlRemover remover;
    xml->traverse(remover);
    return xml;
}

void lose_missing(RefiFile& file, const std::vector<ProjectCase>& cases, const CaseReferences& wanted,
                  const std::set<std::string>& there) {
    std::map<std::size_t, std::size_t> missing;  // references by case
    for (const auto& [guid, listed_by] : wanted) {
        if (there.count(guid) > 0) continue;
        for (const std::size_t one : listed_by) ++missing[one];
    }
    for (const auto& [one, count] : missing) {
        file.losses.push_back(fmt::format("case '{}' refers to what is not in a text of the project, {}×",
                                          cases[one].name, count));
    }
}

void lose_rest(RefiFile& file, pugi::xml_node root) {
    lose_kinds(file, root);
    lose_kinds(file, child_named(root, "CodeBook"));
    Strangers found;
    look_into(root, found);
    for (const auto& [where, count] : found.elements) {
        file.losses.push_back(fmt::format("<{}> in <{}>, {}×: REFI-QDA has no such thing there", where.second,
                                          where.first, count));
    }
    if (found.times > 0) {
        file.losses.push_back(fmt::format("times that cannot be read and count as unknown: {}", found.times));
    }
    if (file.missing_notes > 0) {
        file.losses.push_back(
            fmt::format("references to memos that the project does not have: {}", file.missing_notes));
    }
    if (file.missing_variables > 0) {
        file.losses.push_back(
            fmt::format("values of variables that the project does not name: {}", file.missing_variables));
    }
    lose_entries(file);
}

}  // namespace evidex
