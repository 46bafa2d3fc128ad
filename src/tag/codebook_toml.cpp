#include "tag/codebook_toml.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/unicode.hpp"
#include "tag/pattern.hpp"

namespace evidex {
namespace {

const std::vector<std::string>& usual_roles() {
    static const std::vector<std::string> roles{"young-person", "parent",      "service-provider",
                                                "commissioner", "interviewer", "group",
                                                "other",        "unknown"};
    return roles;
}

bool is_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// Walks the tables of the file, keeping what is sound and reporting the rest.
class Reader {
public:
    Reader(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

    Frame run(const toml::table& root) {
        check_keys(root, {"codebook", "match", "stance", "speakers", "component"});
        read_settings(root);
        const toml::array* components = root["component"].as_array();
        if (components == nullptr || components->empty()) {
            findings_.add("E702", {file_, 1}, "there is no [[component]]; a codebook needs at least one");
            return std::move(frame_);
        }
        for (const toml::node& node : *components) {
            if (const toml::table* table = node.as_table()) read_component(*table);
        }
        check_neighbours();
        return std::move(frame_);
    }

private:
    void read_settings(const toml::table& root) {
        CodebookSettings& settings = frame_.settings;
        if (const toml::table* table = section(root, "codebook", {"name", "version"})) {
            settings.name = text(*table, "name", true);
            settings.version = text(*table, "version", false);
        } else {
            findings_.add("E702", {file_, 1}, "the section [codebook] with name and version is missing");
        }
        if (const toml::table* table = section(root, "match", {"inflect", "default_where"})) {
            settings.inflect = inflection(*table);
            settings.default_where = text(*table, "default_where", false);
            if (const auto where = parse_where(settings.default_where); !where) {
                findings_.add("E303", place((*table)["default_where"].node()), "default_where",
                              where.error());
            }
        }
        if (const toml::table* table = section(root, "stance", {"balance", "verdict"})) {
            settings.balance = number(*table, "balance", settings.balance, 1.0, 10.0);
            settings.verdict = number(*table, "verdict", settings.verdict, 0.0, 10.0);
        }
        frame_.roles = usual_roles();
        if (const toml::table* table = section(root, "speakers", {"tag_interviewer", "roles"})) {
            settings.tag_interviewer = (*table)["tag_interviewer"].value_or(false);
            for (const std::string& role : texts(*table, "roles")) frame_.roles.push_back(role_id(role));
        }
    }

    void read_component(const toml::table& table) {
        check_keys(table, {"id", "label", "tier", "definition", "include", "exclude", "threshold",
                           "negated_default", "neighbours", "theme"});
        Component component;
        component.id = id_of(table);
        component.label = text(table, "label", true);
        component.tier = text(table, "tier", false);
        component.definition = text(table, "definition", false);
        component.include = text(table, "include", false);
        component.exclude = text(table, "exclude", false);
        component.threshold = number(table, "threshold", component.threshold, 0.1, 100.0);
        if (const std::string stance = text(table, "negated_default", false); !stance.empty()) {
            const auto known = stance_from(stance);
            component.negated_default = known.value_or(Stance::falls_short);
            if (!known) {
                findings_.add("E205", place(table.get("negated_default")),
                              fmt::format("unknown stance '{}'{}", stance,
                                          suggestion(stance, {"meets", "falls-short", "neutral"})));
            }
        }
        read_themes(table, component);
        for (const Component& other : frame_.components) {
            if (other.id == component.id) {
                findings_.add("E202", place(&table),
                              fmt::format("the component id '{}' is used twice", component.id));
            }
        }
        for (const std::string& neighbour : texts(table, "neighbours")) {
            neighbours_.emplace_back(neighbour, place(table.get("neighbours")));
        }
        frame_.components.push_back(std::move(component));
    }

    void read_themes(const toml::table& table, Component& component) {
        if (const toml::array* themes = table["theme"].as_array()) {
            for (const toml::node& node : *themes) {
                const toml::table* theme = node.as_table();
                if (theme == nullptr) continue;
                check_keys(*theme, {"id", "label"});
                const std::string id = id_of(*theme);
                const bool twice = std::any_of(component.themes.begin(), component.themes.end(),
                                               [&](const Theme& other) { return other.id == id; });
                if (twice)
                    findings_.add("E202", place(theme), fmt::format("the theme id '{}' is used twice", id));
                component.themes.push_back({id, text(*theme, "label", true)});
            }
        }
        if (component.themes.empty()) {
            findings_.add("E702", place(&table),
                          fmt::format("component '{}' has no theme; give it at least one [[component.theme]]",
                                      component.id));
        }
    }

    void check_neighbours() {
        std::vector<std::string> ids;
        ids.reserve(frame_.components.size());
        for (const Component& component : frame_.components) ids.push_back(component.id);
        for (const auto& [id, where] : neighbours_) {
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
                findings_.add("E203", where,
                              fmt::format("unknown component '{}'{}", id, suggestion(id, ids)));
            }
        }
    }

    Match inflection(const toml::table& table) {
        const std::string name = text(table, "inflect", false);
        if (name == "none") return Match::exact;
        if (name == "stem") return Match::stem;
        if (!name.empty() && name != "conservative") {
            findings_.add("E205", place(table.get("inflect")),
                          fmt::format("unknown value '{}'{}", name,
                                      suggestion(name, {"none", "conservative", "stem"})));
        }
        return Match::inflect;
    }

    std::string id_of(const toml::table& table) {
        std::string id = text(table, "id", true);
        if (!id.empty() && !is_id(id)) {
            findings_.add("E210", place(table.get("id")),
                          fmt::format("'{}' is no id; use small letters, digits and hyphens", id));
        }
        return id;
    }

    std::string text(const toml::table& table, std::string_view key, bool required) {
        const toml::node* node = table.get(key);
        if (node == nullptr || !node->is_string()) {
            if (node != nullptr) {
                findings_.add("E704", place(node), fmt::format("{} must be text in quotation marks", key));
            } else if (required) {
                findings_.add("E702", place(&table), fmt::format("{} is missing", key));
            }
            return {};
        }
        return to_nfc(node->as_string()->get());
    }

    std::vector<std::string> texts(const toml::table& table, std::string_view key) {
        std::vector<std::string> out;
        const toml::array* array = table[key].as_array();
        if (array == nullptr) return out;
        for (const toml::node& node : *array) {
            if (const auto value = node.value<std::string>()) out.push_back(*value);
        }
        return out;
    }

    double number(const toml::table& table, std::string_view key, double otherwise, double least,
                  double most) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return otherwise;
        const std::optional<double> value = node->value<double>();
        if (value && *value >= least && *value <= most) return *value;
        findings_.add("E704", place(node),
                      fmt::format("{} must be a number from {} to {}", key, least, most));
        return otherwise;
    }

    const toml::table* section(const toml::table& root, std::string_view name,
                               const std::vector<std::string>& keys) {
        const toml::table* table = root[name].as_table();
        if (table != nullptr) check_keys(*table, keys);
        return table;
    }

    void check_keys(const toml::table& table, const std::vector<std::string>& known) {
        for (const auto& [key, value] : table) {
            if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
            findings_.add(
                "W703", place(&value),
                fmt::format("unknown setting '{}' is ignored{}", key.str(), suggestion(key.str(), known)));
        }
    }

    [[nodiscard]] FilePlace place(const toml::node* node) const {
        return {file_, node == nullptr ? 0 : static_cast<int>(node->source().begin.line)};
    }

    const std::string& file_;
    Findings& findings_;
    Frame frame_;
    std::vector<std::pair<std::string, FilePlace>> neighbours_;
};

}  // namespace

Frame read_frame(const std::string& bytes, const std::string& file, Findings& findings) {
    const Decoded decoded = decode(bytes);
    if (decoded.encoding != "UTF-8") {
        findings.add("W603", {file, 1},
                     fmt::format("the file was read as {}; save it as UTF-8", decoded.encoding));
    }
    try {
        return Reader(file, findings).run(toml::parse(decoded.text, file));
    } catch (const toml::parse_error& error) {
        const auto& where = error.source().begin;
        findings.add("E701", {file, static_cast<int>(where.line), static_cast<int>(where.column)},
                     std::string(error.description()));
        return {};
    }
}

}  // namespace evidex
