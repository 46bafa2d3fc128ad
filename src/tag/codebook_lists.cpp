#include "tag/codebook_lists.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/number.hpp"
#include "base/unicode.hpp"
#include "tag/pattern.hpp"

namespace evidex {
namespace {

constexpr int kWidestScope = 50;

constexpr std::array<std::pair<std::string_view, ModifierKind>, 12> kKinds{
    {{"negated", ModifierKind::negated},
     {"norm", ModifierKind::norm},
     {"wish", ModifierKind::wish},
     {"hypothetical", ModifierKind::hypothetical},
     {"past", ModifierKind::past},
     {"other-person", ModifierKind::other_person},
     {"uncertain", ModifierKind::uncertain},
     {"strain", ModifierKind::strain},
     {"praise", ModifierKind::praise},
     {"criticism", ModifierKind::criticism},
     {"stop", ModifierKind::stop},
     {"pseudo", ModifierKind::pseudo}}};

std::optional<ModifierKind> modifier_kind(std::string_view name) {
    for (const auto& [known, kind] : kKinds) {
        if (known == name) return kind;
    }
    return std::nullopt;
}

std::vector<std::string> modifier_kind_names() {
    std::vector<std::string> names;
    names.reserve(kKinds.size());
    for (const auto& entry : kKinds) names.emplace_back(entry.first);
    return names;
}

/// Reports every pattern of a list that no phrase or regex can be made of.
bool check_patterns(const std::vector<std::string>& patterns, Match match, const FilePlace& place,
                    Findings& findings) {
    bool sound = true;
    for (const std::string& pattern : patterns) {
        const auto parsed = parse_term(pattern, match);
        if (parsed) continue;
        const bool regex = pattern.substr(0, 6) == "regex:";
        Error error = parsed.error();
        error.message = fmt::format("'{}': {}", pattern, error.message);
        error.column = 0;
        findings.add(regex ? "E401" : "E101", place, "pattern", error);
        sound = false;
    }
    return sound;
}

void read_direction(std::string_view name, Modifier& modifier, const FilePlace& place, Findings& findings) {
    modifier.forward = name.empty() || name == "forward" || name == "both";
    modifier.backward = name == "backward" || name == "both";
    if (!modifier.forward && !modifier.backward) {
        findings.add(
            "E209", place,
            fmt::format("unknown direction '{}'{}", name, suggestion(name, {"forward", "backward", "both"})));
    }
}

void read_scope(const std::string& name, Modifier& modifier, const FilePlace& place, Findings& findings) {
    if (name.empty() || name == "sentence") return;
    if (name == "clause") {
        modifier.scope_clause = true;
        return;
    }
    modifier.scope_tokens = parse_number<int>(name).value_or(0);
    if (modifier.scope_tokens < 1 || modifier.scope_tokens > kWidestScope) {
        findings.add(
            "E209", place,
            fmt::format("scope '{}' is neither clause nor sentence nor a number of words from 1 to {}", name,
                        kWidestScope));
        modifier.scope_tokens = 1;
    }
}

Match set_match(const std::string& name, const Frame& frame, const FilePlace& place, Findings& findings) {
    if (name.empty()) return frame.settings.inflect;
    if (name == "inflect") return Match::inflect;
    if (name == "exact") return Match::exact;
    if (name == "stem") return Match::stem;
    if (name == "case") return Match::case_sensitive;
    findings.add(
        "E205", place,
        fmt::format("unknown match '{}'{}", name, suggestion(name, {"inflect", "exact", "stem", "case"})));
    return Match::inflect;
}

}  // namespace

std::vector<SheetColumn> modifier_columns() {
    using enum CellKind;
    return {{"id", word, true}, {"pattern", pattern, true}, {"kind", word, true}, {"direction", word},
            {"scope", word},    {"components", word},       {"note", prose}};
}

std::vector<SheetColumn> set_columns() {
    using enum CellKind;
    return {{"set", word, true}, {"pattern", pattern, true}, {"match", word}, {"note", prose}};
}

std::vector<SheetColumn> speaker_columns() {
    using enum CellKind;
    return {{"source", prose}, {"label", prose, true}, {"role", word, true},
            {"person", prose}, {"taggable", word},     {"note", prose}};
}

std::vector<Modifier> read_modifiers(const Sheet& sheet, const Frame& frame, Findings& findings) {
    std::vector<Modifier> modifiers;
    std::set<std::string> ids;
    std::vector<std::string> components;
    components.reserve(frame.components.size());
    for (const Component& component : frame.components) components.push_back(component.id);
    for (const SheetRow& row : sheet.rows) {
        const FilePlace place = sheet.place(row);
        Modifier modifier;
        modifier.id = sheet.cell(row, "id");
        modifier.pattern = sheet.cell(row, "pattern");
        modifier.line = row.line;
        if (!ids.insert(modifier.id).second) {
            findings.add("E202", place, fmt::format("the id {} is used twice", modifier.id));
        }
        const std::string& kind = sheet.cell(row, "kind");
        const auto known = modifier_kind(kind);
        if (!known && !kind.empty()) {
            findings.add("E209", place,
                         fmt::format("unknown kind '{}'{}", kind, suggestion(kind, modifier_kind_names())));
        }
        modifier.kind = known.value_or(ModifierKind::uncertain);
        read_direction(sheet.cell(row, "direction"), modifier, place, findings);
        read_scope(sheet.cell(row, "scope"), modifier, place, findings);
        for (const std::string& id : split_list(sheet.cell(row, "components"))) {
            const auto found = std::find(components.begin(), components.end(), id);
            if (found == components.end()) {
                findings.add("E203", place,
                             fmt::format("unknown component '{}'{}", id, suggestion(id, components)));
            } else {
                modifier.components.push_back(static_cast<std::uint32_t>(found - components.begin()));
            }
        }
        const bool sound = check_patterns(split_list(modifier.pattern), Match::exact, place, findings);
        if (sound && !modifier.pattern.empty()) modifiers.push_back(std::move(modifier));
    }
    return modifiers;
}

std::vector<SetMember> read_sets(const Sheet& sheet, const Frame& frame, Findings& findings) {
    std::vector<SetMember> members;
    std::set<std::pair<std::string, std::string>> seen;
    for (const SheetRow& row : sheet.rows) {
        const FilePlace place = sheet.place(row);
        const std::string name = fold_case(sheet.cell(row, "set"));
        const std::string& cell = sheet.cell(row, "pattern");
        const Match match = set_match(sheet.cell(row, "match"), frame, place, findings);
        const bool regex = cell.substr(0, 6) == "regex:";
        const std::vector<std::string> patterns = regex ? std::vector<std::string>{cell} : split_list(cell);
        if (!check_patterns(patterns, match, place, findings)) continue;
        for (const std::string& pattern : patterns) {
            if (!seen.emplace(name, match == Match::case_sensitive ? pattern : fold_case(pattern)).second) {
                findings.add("W214", place, fmt::format("'{}' is already in @{}", pattern, name));
                continue;
            }
            members.push_back(SetMember{name, pattern, match, row.line});
        }
    }
    return members;
}

std::vector<SpeakerRow> read_speakers(const Sheet& sheet, const Frame& frame, Findings& findings) {
    std::vector<SpeakerRow> speakers;
    std::vector<std::string> roles = frame.roles;
    roles.emplace_back("ask");
    for (const SheetRow& row : sheet.rows) {
        SpeakerRow speaker;
        if (!sheet.cell(row, "source").empty()) speaker.source = sheet.cell(row, "source");
        speaker.label = sheet.cell(row, "label");
        speaker.role = role_id(sheet.cell(row, "role"));
        speaker.person = sheet.cell(row, "person");
        const std::string taggable = fold_case(sheet.cell(row, "taggable"));
        speaker.taggable = taggable != "no";
        if (!taggable.empty() && taggable != "yes" && taggable != "no") {
            findings.add("E205", sheet.place(row),
                         fmt::format("taggable is '{}'; write yes or no", taggable));
        }
        if (std::find(roles.begin(), roles.end(), speaker.role) == roles.end()) {
            findings.add(
                "E207", sheet.place(row),
                fmt::format("unknown role '{}'{}; further roles are named in codebook.toml under [speakers] "
                            "roles",
                            speaker.role, suggestion(speaker.role, roles)));
        }
        speakers.push_back(std::move(speaker));
    }
    return speakers;
}

}  // namespace evidex
