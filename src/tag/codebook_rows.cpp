#include "tag/codebook_rows.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/number.hpp"
#include "base/unicode.hpp"
#include "tag/pattern.hpp"
#include "tag/pattern_lexer.hpp"
#include "tag/pattern_parser.hpp"

namespace evidex {
namespace {

constexpr double kHeaviest = 9.9;

/// A rule that can be read but joins what cannot be joined is another mistake than one that cannot be read.
std::string_view rule_error_code(std::string_view rule) {
    const auto tokens = lex_rule(rule);
    return tokens && parse_tokens(*tokens, rule.size()) ? "E305" : "E301";
}

/// Reads one line after the other; `row_` is the one at hand.
class Reader {
public:
    Reader(const Sheet& sheet, RowKind kind, const Frame& frame, Findings& findings)
        : sheet_(sheet), kind_(kind), frame_(frame), findings_(findings) {
        for (const Component& component : frame.components) components_.push_back(component.id);
    }

    std::vector<Row> run() {
        std::vector<Row> rows;
        for (const SheetRow& line : sheet_.rows) {
            line_ = &line;
            Row row = read();
            const bool sound = check_pattern(row);
            if (sound && row.component < components_.size()) rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    Row read() {
        Row row;
        row.kind = kind_;
        row.line = line_->line;
        row.pattern = cell(kind_ == RowKind::term ? "pattern" : "rule");
        row.component = component();
        row.theme = theme(row.component);
        row.id = id(row);
        row.match = match();
        row.weight = weight();
        read_stance(row);
        row.only_if = conditions("only_if");
        row.not_if = conditions("not_if");
        row.where = where();
        row.status = status();
        row.tags = cell("tags");
        row.must = examples("must");
        row.must_not = examples("must_not");
        row.note = cell("note");
        if (row.must.empty() && row.status == RowStatus::active) {
            add("W502", "no example in must; write a sentence that this row has to find");
        }
        return row;
    }

    const std::string& cell(std::string_view column) const { return sheet_.cell(*line_, column); }

    void add(std::string_view code, std::string message) {
        findings_.add(code, sheet_.place(*line_), std::move(message));
    }

    std::uint32_t component() {
        const std::string& id = cell("component");
        const auto found = std::find(components_.begin(), components_.end(), id);
        if (found == components_.end() && !id.empty()) {
            add("E203", fmt::format("unknown component '{}'{}", id, suggestion(id, components_)));
        }
        return static_cast<std::uint32_t>(found - components_.begin());
    }

    std::string theme(std::uint32_t component) {
        const std::string& id = cell("theme");
        if (component >= frame_.components.size() || id.empty()) return id;
        std::vector<std::string> known;
        for (const Theme& theme : frame_.components[component].themes) known.push_back(theme.id);
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            add("E204",
                fmt::format("'{}' is no theme of {}{}", id, components_[component], suggestion(id, known)));
        }
        return id;
    }

    std::string id(const Row& row) {
        const std::string& id = cell("id");
        if (id.empty()) {
            std::string derived = "row-" + sha256(cell("component") + '\n' + row.pattern).substr(0, 8);
            add("W213",
                fmt::format("the row has no id and is called {}; decisions stay attached to an id only if it "
                            "is written down",
                            derived));
            return derived;
        }
        const bool plain =
            std::all_of(id.begin(), id.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
        if (!plain) add("E210", fmt::format("'{}' is no id; use letters, digits and hyphens", id));
        return id;
    }

    Match match() {
        const std::string& name = cell("match");
        if (name.empty()) return frame_.settings.inflect;
        if (name == "inflect") return Match::inflect;
        if (name == "exact") return Match::exact;
        if (name == "stem") return Match::stem;
        if (name == "case") return Match::case_sensitive;
        add("E205", fmt::format("unknown match '{}'{}", name,
                                suggestion(name, {"inflect", "exact", "stem", "case"})));
        return Match::inflect;
    }

    double weight() {
        const std::string& text = cell("weight");
        if (text.empty()) return 1.0;
        const auto value = parse_number<double>(text);
        const double least = kind_ == RowKind::term ? 0.0 : -kHeaviest;
        if (!value || *value < least || *value > kHeaviest) {
            add("E206",
                fmt::format("weight '{}' is no number from {} to {}{}", text, least, kHeaviest,
                            text.find(',') == std::string::npos ? "" : "; write a point, not a comma"));
        }
        return value.value_or(0);
    }

    void read_stance(Row& row) {
        std::string name = cell("stance");
        if (name.empty()) return;
        row.stance_fixed = name.back() == '!';
        if (row.stance_fixed) name.pop_back();
        row.stance = stance_from(name);
        if (!row.stance) {
            add("E205", fmt::format("unknown stance '{}'{}", name,
                                    suggestion(name, {"meets", "falls-short", "neutral"})));
        }
    }

    RowStatus status() {
        const std::string& name = cell("status");
        if (name == "trial") return RowStatus::trial;
        if (name == "retired") return RowStatus::retired;
        if (!name.empty() && name != "active") {
            add("E205",
                fmt::format("unknown status '{}'{}", name, suggestion(name, {"active", "trial", "retired"})));
        }
        return RowStatus::active;
    }

    std::string conditions(std::string_view column) {
        const std::string& text = cell(column);
        const auto parsed = parse_conditions(text);
        if (!parsed) findings_.add("E302", sheet_.place(*line_), column, parsed.error());
        return text;
    }

    std::string where() {
        const std::string& text = cell("where");
        const auto parsed = parse_where(text);
        if (!parsed) {
            findings_.add("E303", sheet_.place(*line_), "where", parsed.error());
            return text;
        }
        for (const auto* roles : {&parsed->roles, &parsed->not_roles}) {
            for (const std::string& role : *roles) check_role(role);
        }
        return text;
    }

    std::vector<std::string> examples(std::string_view column) {
        std::vector<std::string> sentences = split_list(cell(column));
        for (const std::string& sentence : sentences) {
            if (const Example example = parse_example(sentence); !example.role.empty())
                check_role(example.role);
        }
        return sentences;
    }

    void check_role(const std::string& role) {
        if (std::find(frame_.roles.begin(), frame_.roles.end(), role) == frame_.roles.end()) {
            add("E207", fmt::format("unknown role '{}'{}", role, suggestion(role, frame_.roles)));
        }
    }

    bool check_pattern(const Row& row) {
        if (row.pattern.empty()) return false;
        if (kind_ == RowKind::rule) return check_rule(row.pattern);
        const auto parsed = parse_term(row.pattern, row.match);
        if (parsed) return check_reach(*parsed, row.match);
        const bool regex = row.pattern.substr(0, 6) == "regex:";
        findings_.add(regex ? "E401" : "E101", sheet_.place(*line_), "pattern", parsed.error());
        return false;
    }

    bool check_reach(const Node& node, Match match) {
        if (match == Match::case_sensitive && fold_case(cell("pattern")) == cell("pattern")) {
            add("W115", "match is 'case', but the pattern has no capital letter; was an acronym meant?");
        }
        const bool wide = node.phrase.size() == 1 && node.phrase[0].kind == Atom::Kind::word &&
                          node.phrase[0].text.find('*') < 3;
        if (wide) add("W116", "fewer than three letters before *: this finds a great many words");
        return true;
    }

    bool check_rule(const std::string& rule) {
        if (const auto parsed = parse_rule(rule); !parsed) {
            findings_.add(rule_error_code(rule), sheet_.place(*line_), "rule", parsed.error());
            return false;
        }
        for (const RuleNote& note : mixed_operators(*lex_rule(rule))) {
            findings_.add("W306", {sheet_.file, line_->line, note.column}, "rule: " + note.message);
        }
        return true;
    }

    const Sheet& sheet_;
    RowKind kind_;
    const Frame& frame_;
    Findings& findings_;
    std::vector<std::string> components_;
    const SheetRow* line_ = nullptr;
};

}  // namespace

std::vector<SheetColumn> row_columns(RowKind kind) {
    using enum CellKind;
    std::vector<SheetColumn> columns{{"id", word, false}, {"component", word, true}, {"theme", word, true}};
    if (kind == RowKind::term) {
        columns.insert(columns.end(), {{"pattern", pattern, true}, {"match", word}});
    } else {
        columns.push_back({"rule", pattern, true});
    }
    columns.insert(columns.end(), {{"weight", number}, {"stance", word}});
    if (kind == RowKind::term) columns.insert(columns.end(), {{"only_if", pattern}, {"not_if", pattern}});
    columns.insert(columns.end(), {{"where", pattern},
                                   {"status", word},
                                   {"tags", word},
                                   {"must", prose},
                                   {"must_not", prose},
                                   {"note", prose}});
    return columns;
}

std::vector<Row> read_rows(const Sheet& sheet, RowKind kind, const Frame& frame, Findings& findings) {
    return Reader(sheet, kind, frame, findings).run();
}

Example parse_example(std::string_view sentence) {
    constexpr std::string_view kRole = "[role=";
    if (sentence.substr(0, kRole.size()) != kRole) return {{}, sentence};
    const std::size_t end = sentence.find(']');
    if (end == std::string_view::npos) return {{}, sentence};
    std::string role = role_id(sentence.substr(kRole.size(), end - kRole.size()));
    sentence.remove_prefix(end + 1);
    while (!sentence.empty() && sentence.front() == ' ') sentence.remove_prefix(1);
    return {std::move(role), sentence};
}

}  // namespace evidex
