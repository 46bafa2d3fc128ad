#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "base/unicode.hpp"
#include "evidex/coding.hpp"

namespace evidex {
namespace {

using Json = nlohmann::ordered_json;

/// Logs are larger than documents.
constexpr std::uint64_t kLargestLog = 4ULL << 30;

Error at_line(const std::string& name, int line, std::string message, std::string advice) {
    Error error = make_error(ErrorCode::malformed, std::move(message), std::move(advice));
    error.file = name;
    error.line = line;
    return error;
}

/// The fields of a JSON object, and whether all had the type asked for.
class Fields {
public:
    explicit Fields(const Json& object) : object_(object) {}

    std::string text(const char* key) {
        const auto found = object_.find(key);
        if (found == object_.end()) return {};
        if (!found->is_string()) return fail();
        return found->get<std::string>();
    }
    std::int64_t number(const char* key, std::int64_t most) {
        const auto found = object_.find(key);
        const bool fits =
            found != object_.end() && found->is_number_integer() &&
            (!found->is_number_unsigned() || found->get<std::uint64_t>() <= static_cast<std::uint64_t>(most));
        const std::int64_t value = fits ? found->get<std::int64_t>() : -1;
        if (value < 0 || value > most) fail();
        return value < 0 ? 0 : value;
    }
    template <class Enum>
    Enum name(const char* key, std::optional<Enum> (*from)(std::string_view)) {
        const std::optional<Enum> value = from(text(key));
        if (!value) fail();
        return value.value_or(Enum{});
    }
    std::vector<std::string> list(const char* key) {
        std::vector<std::string> values;
        const auto found = object_.find(key);
        if (found == object_.end()) return values;
        if (!found->is_array()) fail();
        for (const Json& value : *found) {
            if (value.is_string()) {
                values.push_back(value.get<std::string>());
            } else {
                fail();
            }
        }
        return values;
    }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    std::string fail() {
        failed_ = true;
        return {};
    }

    const Json& object_;
    bool failed_ = false;
};

std::optional<Decision> to_decision(const Json& object) {
    constexpr std::int64_t kMostBytes = 0xFFFF'FFFF;
    Fields fields(object);
    Decision decision;
    decision.id = fields.text("id");
    decision.sequence = fields.number("sequence", INT64_MAX);
    decision.previous = fields.text("previous");
    decision.verdict = fields.name("verdict", verdict_from);
    decision.coder = fields.text("coder");
    decision.time = fields.text("time");
    decision.place.source_id = fields.text("source");
    decision.place.text_digest = fields.text("text");
    decision.place.span.begin = static_cast<std::uint32_t>(fields.number("begin", kMostBytes));
    decision.place.span.end = static_cast<std::uint32_t>(fields.number("end", kMostBytes));
    decision.place.words = fields.text("words");
    decision.place.before = fields.text("before");
    decision.place.after = fields.text("after");
    decision.component = fields.text("component");
    if (object.contains("stance")) decision.stance = fields.name("stance", stance_from);
    decision.note = fields.text("note");
    decision.reason = fields.text("reason");
    decision.view = fields.name("view", view_from);
    decision.rules = fields.list("rules");
    decision.codebook = fields.text("codebook");
    decision.replaces = fields.text("replaces");
    decision.version = fields.text("version");
    decision.salt = fields.text("salt");
    decision.secret = fields.text("secret");
    if (fields.failed()) return std::nullopt;
    return decision;
}

/// The line from `begin` on, and where the next one begins.
std::string_view take_line(std::string_view bytes, std::size_t& begin) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    begin = end + 1;
    return line;
}

}  // namespace

std::string to_json_line(const Decision& decision) {
    const Place& place = decision.place;
    Json object = {{"id", decision.id},
                   {"sequence", decision.sequence},
                   {"previous", decision.previous},
                   {"verdict", name_of(decision.verdict)},
                   {"coder", decision.coder},
                   {"time", decision.time},
                   {"source", place.source_id},
                   {"text", place.text_digest},
                   {"begin", place.span.begin},
                   {"end", place.span.end},
                   {"component", decision.component},
                   {"view", name_of(decision.view)},
                   {"rules", decision.rules},
                   {"codebook", decision.codebook},
                   {"replaces", decision.replaces},
                   {"version", decision.version},
                   {"secret", decision.secret}};
    if (decision.stance) object["stance"] = name_of(*decision.stance);
    if (!decision.is_erased()) {
        object["salt"] = decision.salt;
        object["words"] = place.words;
        object["before"] = place.before;
        object["after"] = place.after;
        object["note"] = decision.note;
        object["reason"] = decision.reason;
    }
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ReadLog> parse_log(std::string_view bytes, const std::string& name) {
    ReadLog log;
    int number = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const bool is_last = bytes.find('\n', at) == std::string_view::npos;
        const std::string_view line = take_line(bytes, at);
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Json object = Json::parse(line, nullptr, false);
        if (is_last && object.is_discarded()) {
            log.is_cut = true;
            break;
        }
        std::optional<Decision> decision = object.is_object() ? to_decision(object) : std::nullopt;
        if (!decision) {
            return at_line(name, number, "this line is not a decision",
                           "the file must come from 'evidex decisions export', unchanged");
        }
        if (!is_genuine(*decision)) {
            return at_line(name, number, "this decision was changed after it was made",
                           "ask " + decision->coder + " for the file again; nothing was taken over");
        }
        log.decisions.push_back(std::move(*decision));
    }
    log.decisions = merged(log.decisions, {});
    return log;
}

Result<ReadLog> read_log(const std::string& path) {
    const Result<std::string> bytes = read_file(path, kLargestLog);
    if (!bytes) return bytes.error();
    return parse_log(*bytes, path);
}

}  // namespace evidex
