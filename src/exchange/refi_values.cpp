// Single values of a project file: GUIDs, times, texts.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/number.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "base/xml.hpp"
#include "exchange/refi_raw.hpp"

namespace evidex {
namespace {

/// `count` digits at `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size() || text[at] == '-') return std::nullopt;
    return parse_number<int>(text.substr(at, count));
}

/// Minutes east of Greenwich: "Z", "+01:00", nothing.
std::optional<int> zone_minutes(std::string_view zone) {
    if (zone.empty() || zone == "Z") return 0;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
    const std::optional<int> hours = digits(zone, 1, 2);
    const std::optional<int> minutes = digits(zone, 4, 2);
    if (!hours || !minutes) return std::nullopt;
    return (zone[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::string plain_guid(std::string_view guid) {
    std::string out = fold_case(trim(guid));
    if (out.starts_with("urn:uuid:")) out.erase(0, 9);
    std::erase_if(out, [](char c) { return c == '{' || c == '}'; });
    return out;
}

std::string guid_of(pugi::xml_node node, std::string_view attribute) {
    return plain_guid(attribute_named(node, attribute));
}

std::string utc_time(std::string_view text) {
    using namespace std::chrono;
    text = trim(text);
    const auto year_number = digits(text, 0, 4);
    const auto month_number = digits(text, 5, 2);
    const auto day_number = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year_number || !month_number || !day_number || !hour || !minute || !second) return {};
    const auto date = year(*year_number) / month(static_cast<unsigned>(*month_number)) /
                      day(static_cast<unsigned>(*day_number));
    const std::size_t zone_at = std::min(text.find_first_not_of(".0123456789", 19), text.size());
    const std::optional<int> zone = zone_minutes(text.substr(zone_at));
    if (!date.ok() || !zone || *hour > 23 || *minute > 59 || *second > 60) return {};
    const sys_seconds moment = sys_days(date) + hours(*hour) + minutes(*minute - *zone) + seconds(*second);
    const auto midnight = floor<days>(moment);
    const year_month_day then(midnight);
    const hh_mm_ss clock(moment - midnight);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(then.year()),
                       static_cast<unsigned>(then.month()), static_cast<unsigned>(then.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

int user_at(const RefiFile& file, const std::string& guid) {
    const auto found = file.users.find(guid);
    return found == file.users.end() ? -1 : found->second;
}

std::string user_of(pugi::xml_node node) {
    return guid_of(node, "creatingUser");
}

std::string time_of(pugi::xml_node node) {
    return utc_time(attribute_named(node, "creationDateTime"));
}

std::string words_in(pugi::xml_node node) {
    std::string out;
    for (const pugi::xml_node child : node) {
        if (is_text(child)) out += child.value();
    }
    return out;
}

std::string description_of(pugi::xml_node node) {
    return std::string(trim(words_in(child_named(node, "Description"))));
}

std::string called(pugi::xml_node node) {
    const std::string guid = guid_of(node);
    const std::string_view name = attribute_named(node, "name");
    return name.empty() ? fmt::format("({})", guid) : fmt::format("'{}' ({})", name, guid);
}

std::string with_codings(pugi::xml_node node) {
    class Counter : public pugi::xml_tree_walker {
    public:
        bool for_each(pugi::xml_node& below) override {
            count += local_name(below) == "Coding" ? 1 : 0;
            return true;
        }
        int count = 0;
    } counter;
    node.traverse(counter);
    return counter.count == 0   ? std::string()
           : counter.count == 1 ? " with 1 coding"
                                : fmt::format(" with {} codings", counter.count);
}

std::string plain_text(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::string decoded = decode(bytes).text;
    while (decoded.starts_with(kByteOrderMark)) decoded.erase(0, kByteOrderMark.size());
    std::string out;
    out.reserve(decoded.size());
    for (std::size_t i = 0; i < decoded.size(); ++i) {
        const char c = decoded[i];
        if (c == '\r') {
            if (i + 1 < decoded.size() && decoded[i + 1] == '\n') continue;
            out += '\n';
        } else {
            // A blank for every control keeps all positions.
            out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
        }
    }
    return out;
}

ProjectAttributes attributes_of(RefiFile& file, pugi::xml_node node) {
    ProjectAttributes out;
    for (const pugi::xml_node value : node) {
        if (local_name(value) != "VariableValue") continue;
        std::string name;
        std::string text;
        for (const pugi::xml_node part : value) {
            if (local_name(part) == "VariableRef") {
                const auto found = file.variables.find(guid_of(part, "targetGUID"));
                if (found != file.variables.end()) name = found->second;
            } else if (!is_text(part)) {
                text = trim(words_in(part));
            }
        }
        if (!name.empty()) {
            out.emplace_back(name, text);
        } else {
            ++file.missing_variables;
        }
    }
    return out;
}

}  // namespace evidex
