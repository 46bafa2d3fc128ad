#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/files.hpp"
#include "evidex/evaluation.hpp"

namespace evidex {
namespace {

using Json = nlohmann::json;

Error at_line(const std::string& path, int line, std::string message, std::string advice) {
    Error error = make_error(ErrorCode::malformed, std::move(message), std::move(advice));
    error.file = path;
    error.line = line;
    return error;
}

/// Calls `use(object, line)` for each JSON object of a JSON Lines file; stops at the first Error.
template <class Use>
Status for_each_line(const std::string& path, Use use) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    std::istringstream lines(*bytes);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const Json object = Json::parse(line, nullptr, false);
        if (!object.is_object()) {
            return at_line(path, number, "this line is not a JSON object",
                           "one {...} a line, no commas between lines");
        }
        if (Status status = use(object, number); !status) return status;
    }
    return Done{};
}

std::string text_or_empty(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<GoldPassage> to_gold(const Json& object, const std::string& path, int line) {
    GoldPassage passage;
    passage.id = text_or_empty(object, "id");
    passage.text = text_or_empty(object, "text");
    passage.role = role_id(text_or_empty(object, "role"));
    passage.difficulty = text_or_empty(object, "difficulty");
    passage.kind = source_kind_from(text_or_empty(object, "kind")).value_or(SourceKind::document);
    if (passage.id.empty() || passage.text.empty()) {
        return at_line(path, line, "a coded passage needs \"id\" and \"text\"",
                       "see corpus-samples/gold/README.md");
    }
    const Json components = object.value("components", Json::array());
    for (const Json& component : components) {
        if (component.is_string()) passage.components.push_back(component.get<std::string>());
    }
    const Json stances = object.value("stance", Json::object());
    for (const auto& [component, name] : stances.items()) {
        const auto stance = name.is_string() ? stance_from(name.get<std::string>()) : std::nullopt;
        if (!stance) {
            return at_line(path, line, "the stance of " + component + " is not meets, falls-short or neutral",
                           "correct it, or leave it out");
        }
        passage.stance.emplace_back(component, *stance);
    }
    return passage;
}

}  // namespace

Result<std::vector<GoldPassage>> load_gold(const std::string& path) {
    std::vector<GoldPassage> passages;
    Status read = for_each_line(path, [&](const Json& object, int line) -> Status {
        Result<GoldPassage> passage = to_gold(object, path, line);
        if (!passage) return passage.error();
        passages.push_back(std::move(*passage));
        return Done{};
    });
    if (!read) return read.error();
    if (passages.empty()) {
        return at_line(path, 0, "no coded passages in this file",
                       "it must be JSON Lines, one passage a line");
    }
    return passages;
}

Result<std::vector<BorderlineCell>> load_borderline(const std::string& path) {
    std::vector<BorderlineCell> cells;
    Status read = for_each_line(path, [&](const Json& object, int line) -> Status {
        BorderlineCell cell{text_or_empty(object, "id"), text_or_empty(object, "component")};
        if (cell.id.empty() || cell.component.empty()) {
            return at_line(path, line, "a borderline cell needs \"id\" and \"component\"",
                           "add what is missing");
        }
        cells.push_back(std::move(cell));
        return Done{};
    });
    if (!read) return read.error();
    return cells;
}

}  // namespace evidex
