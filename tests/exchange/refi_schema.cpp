#include "exchange/refi_schema.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "base/archive.hpp"
#include "base/unicode.hpp"

namespace evidex::test {
namespace {

// Element: attributes, "!" required : children in order, "!" exactly one, "?" at most one, "*" any number,
// "+" one or more, "|" between alternatives. STAMP stands for four attributes.
constexpr const char* kProjectGrammar = R"(
Project: name! origin creatingUserGUID creationDateTime modifyingUserGUID modifiedDateTime basePath: Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*
Users:: User+
User: guid! name id:
CodeBook:: Codes!
Codes:: Code+
Code: guid! name! isCodable! color: Description? NoteRef* Code*
Variables:: Variable+
Variable: guid! name! typeOfVariable!: Description?
Cases:: Case+
Case: guid! name: Description? CodeRef* VariableValue* SourceRef* SelectionRef*
VariableValue:: VariableRef! TextValue|BooleanValue|IntegerValue|FloatValue|DateValue|DateTimeValue?
Sources:: TextSource|PictureSource|PDFSource|AudioSource|VideoSource+
TextSource: guid! name richTextPath plainTextPath STAMP: Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*
PlainTextSelection: guid! startPosition! endPosition! name STAMP: Description? Coding* NoteRef*
Coding: guid! creatingUser creationDateTime: CodeRef! NoteRef*
Notes:: Note+
Note: guid! name richTextPath plainTextPath STAMP: Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*
Sets:: Set+
Set: guid! name!: Description? MemberCode* MemberSource* MemberNote*
CodeRef: targetGUID!:
SourceRef: targetGUID!:
SelectionRef: targetGUID!:
NoteRef: targetGUID!:
VariableRef: targetGUID!:
MemberCode: targetGUID!:
MemberSource: targetGUID!:
MemberNote: targetGUID!:
Description::
PlainTextContent::
TextValue::
)";

constexpr const char* kCodebookGrammar = R"(
CodeBook: origin: Codes! Sets?
Codes:: Code+
Code: guid! name! isCodable! color: Description? Code*
Sets:: Set+
Set: guid! name!: Description? MemberCode*
MemberCode: guid!:
Description::
)";

struct Element {
    std::map<std::string, bool> attributes;  ///< Name, and whether it must be there.
    std::vector<std::pair<std::set<std::string>, char>> children;
};
using Grammar = std::map<std::string, Element>;

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, by);) parts.push_back(part);
    return parts;
}

Grammar grammar_of(const std::string& table) {
    Grammar grammar;
    for (const std::string& line : split(table, '\n')) {
        if (line.empty()) continue;
        std::vector<std::string> columns = split(line, ':');
        columns.resize(3);
        Element element;
        std::istringstream attributes(columns[1]);
        for (std::string word; attributes >> word;) {
            if (word == "STAMP") {
                for (const char* name :
                     {"creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"})
                    element.attributes[name] = false;
                continue;
            }
            const bool required = word.back() == '!';
            if (required) word.pop_back();
            element.attributes[word] = required;
        }
        std::istringstream children(columns[2]);
        for (std::string word; children >> word;) {
            const char number = word.back();
            word.pop_back();
            const std::vector<std::string> names = split(word, '|');
            element.children.emplace_back(std::set<std::string>(names.begin(), names.end()), number);
        }
        grammar[columns[0]] = element;
    }
    return grammar;
}

/// `form` with 0 for a digit and x for a hex digit.
bool has_form(const std::string& text, const std::string& form) {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char c, char f) {
               const auto byte = static_cast<unsigned char>(c);
               return f == '0' ? std::isdigit(byte) != 0 : f == 'x' ? std::isxdigit(byte) != 0 : c == f;
           });
}

bool is_guid(const std::string& text) {
    return has_form(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
}

bool fits(const std::string& attribute, const std::string& value) {
    if (attribute == "guid" || attribute == "targetGUID" || attribute.starts_with("creatingUser") ||
        attribute.starts_with("modifyingUser"))
        return is_guid(value);
    if (attribute == "color") return has_form(value, "#xxx") || has_form(value, "#xxxxxx");
    if (attribute == "isCodable") return value == "true" || value == "false" || value == "0" || value == "1";
    if (attribute.ends_with("DateTime")) return has_form(value, "0000-00-00T00:00:00Z");
    if (attribute.ends_with("Position"))
        return !value.empty() &&
               std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (attribute == "typeOfVariable")
        return std::set<std::string>{"Text", "Boolean", "Integer", "Float", "Date", "DateTime"}.count(value) >
               0;
    return true;
}

struct Checker {
    const Grammar& grammar;
    std::vector<std::string> faults{};

    void check(pugi::xml_node node) {
        const std::string name = node.name();
        const auto known = grammar.find(name);
        if (known == grammar.end()) {
            faults.push_back("unknown element " + name);
            return;
        }
        const Element& element = known->second;
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string key = attribute.name();
            if (key == "xmlns") continue;
            if (element.attributes.count(key) == 0) faults.push_back(name + " has no attribute " + key);
            if (!fits(key, attribute.value()))
                faults.push_back(name + "@" + key + " = '" + attribute.value() + "'");
        }
        for (const auto& [key, required] : element.attributes) {
            if (required && !node.attribute(key.c_str())) faults.push_back(name + " lacks " + key);
        }
        check_children(node, element);
    }

    void check_children(pugi::xml_node node, const Element& element) {
        const std::string name = node.name();
        std::vector<std::string> children;
        for (const pugi::xml_node child : node) {
            if (child.type() != pugi::node_element) continue;
            children.emplace_back(child.name());
            check(child);
        }
        std::size_t at = 0;
        for (const auto& [names, number] : element.children) {
            std::size_t count = 0;
            while (at < children.size() && names.count(children[at]) > 0) ++count, ++at;
            if ((number == '!' && count != 1) || (number == '?' && count > 1) ||
                (number == '+' && count == 0))
                faults.push_back(name + ": " + std::to_string(count) + " times " + *names.begin());
        }
        if (at < children.size()) faults.push_back(name + ": " + children[at] + " is out of place");
    }
};

std::string collapsed(std::string text) {
    for (char& c : text) c = c == '\n' || c == '\t' ? ' ' : c;
    return text;
}

/// Byte behind so many code points, counted one by one.
std::size_t byte_at(const std::string& text, std::size_t code_points) {
    std::size_t at = 0;
    while (code_points-- > 0 && at < text.size()) next_code_point(text, at);
    return at;
}

struct ProjectChecker {
    const std::string& zip;
    std::vector<std::string> faults{};
    std::set<std::string> guids{};
    std::set<std::string> code_names{}, source_names{};

    void collect(pugi::xml_node node) {
        for (const pugi::xml_node child : node) {
            if (child.type() != pugi::node_element) continue;
            if (const auto guid = child.attribute("guid"); guid && !guids.insert(guid.value()).second)
                faults.push_back(std::string("GUID twice: ") + guid.value());
            const std::string name = child.attribute("name").value();
            if (std::string(child.name()) == "Code" && !code_names.insert(name).second)
                faults.push_back("code name twice: " + name);
            if (std::string(child.name()) == "TextSource") {
                if (!source_names.insert(name).second) faults.push_back("source name twice: " + name);
                check_source(child);
            }
            collect(child);
        }
    }

    void check_source(pugi::xml_node source) {
        const std::string path = source.attribute("plainTextPath").value();
        if (path.substr(0, 11) != "internal://") {
            faults.push_back("path " + path);
            return;
        }
        const std::string text = member_of(zip, "sources/" + path.substr(11));
        if (text.empty()) faults.push_back("no text at " + path);
        if (text.find('\r') != std::string::npos || text.substr(0, 3) == "\xEF\xBB\xBF")
            faults.push_back("CR or mark in " + path);
        for (const pugi::xml_node selection : source.children("PlainTextSelection"))
            check_selection(selection, text);
    }

    void check_selection(pugi::xml_node selection, const std::string& text) {
        const std::size_t begin = selection.attribute("startPosition").as_uint();
        const std::size_t end = selection.attribute("endPosition").as_uint();
        if (end <= begin || end > count_code_points(text)) {
            faults.push_back("selection outside its text");
            return;
        }
        const std::size_t from = byte_at(text, begin);
        const std::string words = collapsed(text.substr(from, byte_at(text, end) - from));
        std::string name = selection.attribute("name").value();
        const bool cut = name.ends_with("…");
        if (cut) name.erase(name.size() - 3);
        if (cut ? !words.starts_with(name) || count_code_points(name) != 100 : words != name)
            faults.push_back("'" + name + "' stands for '" + words + "'");
    }

    void check_references(pugi::xml_node node) {
        for (const pugi::xml_node child : node) {
            for (const char* key : {"targetGUID", "creatingUser", "creatingUserGUID"}) {
                const auto target = child.attribute(key);
                if (target && guids.count(target.value()) == 0)
                    faults.push_back(std::string(child.name()) + " refers to nothing");
            }
            check_references(child);
        }
    }
};

}  // namespace

std::vector<std::string> schema_faults(const std::string& xml) {
    pugi::xml_document document;
    if (xml.substr(0, 3) == "\xEF\xBB\xBF") return {"byte order mark"};
    if (!document.load_buffer(xml.data(), xml.size())) return {"no XML"};
    const pugi::xml_node root = document.document_element();
    const std::string name = root.name();
    const std::string space = root.attribute("xmlns").value();
    const bool codebook = name == "CodeBook";
    if (!codebook && name != "Project") return {"root " + name};
    if (space != (codebook ? "urn:QDA-XML:codebook:1.0" : "urn:QDA-XML:project:1.0"))
        return {"namespace " + space};
    const Grammar grammar = grammar_of(codebook ? kCodebookGrammar : kProjectGrammar);
    Checker checker{grammar};
    checker.check(root);
    return checker.faults;
}

std::vector<std::string> project_faults(const std::string& qdpx) {
    pugi::xml_document document;
    const std::string xml = member_of(qdpx, "project.qde");
    if (!document.load_buffer(xml.data(), xml.size())) return {"no project.qde"};
    ProjectChecker checker{qdpx};
    checker.collect(document.document_element());
    checker.check_references(document);
    if (std::string(document.document_element().attribute("origin").value()).empty())
        checker.faults.push_back("origin");
    return checker.faults;
}

std::string member_of(const std::string& zip, const std::string& name) {
    Result<Archive> archive = Archive::open(zip);
    if (!archive) return {};
    Result<std::string> member = archive->member(name);
    return member ? *member : std::string();
}

}  // namespace evidex::test
