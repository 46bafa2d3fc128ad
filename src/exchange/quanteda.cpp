// quanteda dictionaries: YAML maps of categories, nested or not, with lists of glob patterns.
#include <yaml-cpp/yaml.h>

#include "exchange/formats.hpp"

namespace evidex {
namespace {

void read_node(const YAML::Node& node, const std::string& category, Dictionary& dictionary) {
    const int line = node.Mark().line + 1;
    if (node.IsScalar()) {
        const std::string pattern = term_pattern(node.Scalar(), line, dictionary);
        if (!pattern.empty()) dictionary.entries.push_back({category, pattern, false, line});
    } else if (node.IsSequence()) {
        for (const YAML::Node& child : node) read_node(child, category, dictionary);
    } else if (node.IsMap()) {
        for (const auto& child : node) {
            const std::string name = child.first.Scalar();
            read_node(child.second, category.empty() ? name : category + " > " + name, dictionary);
        }
    }
}

}  // namespace

Result<Dictionary> read_quanteda(std::string_view bytes, const std::string& path) {
    Dictionary dictionary;
    try {
        read_node(YAML::Load(std::string(bytes)), {}, dictionary);
    } catch (const YAML::Exception& problem) {
        return dictionary_error(path, problem.mark.line + 1, "this is not YAML: " + problem.msg,
                                "check the indentation of this line and the one above");
    }
    return dictionary;
}

std::string write_quanteda(const Dictionary& dictionary) {
    std::vector<std::pair<std::string, std::vector<std::string>>> categories;
    for (const DictionaryEntry& entry : dictionary.entries) {
        if (categories.empty() || categories.back().first != entry.category)
            categories.push_back({entry.category, {}});
        categories.back().second.push_back(entry.pattern);
    }
    YAML::Emitter out;
    out << YAML::BeginMap;
    for (const auto& [category, patterns] : categories)
        out << YAML::Key << category << YAML::Value << patterns;
    out << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

}  // namespace evidex
