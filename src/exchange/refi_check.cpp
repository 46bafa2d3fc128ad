#include "exchange/refi_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"

namespace evidex {
namespace {

Status wrong(std::string message) {
    return make_error(ErrorCode::malformed, "the project does not hold together: " + std::move(message));
}

/// `pattern` with 0 for a digit and x for a hex digit; other characters stand for themselves.
bool has_form(std::string_view text, std::string_view pattern) {
    return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(), [](char c, char form) {
        const bool digit = c >= '0' && c <= '9';
        if (form == '0') return digit;
        if (form == 'x') return digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        return c == form;
    });
}

bool starts_character(std::string_view text, std::uint32_t byte) {
    return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

bool is_clean(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    return is_valid_utf8(text) && !text.starts_with(kByteOrderMark) &&
           std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
           });
}

/// A list of parts in which others are looked up by place.
bool has_place(int place, std::size_t size) {
    return place >= -1 && place < static_cast<int>(size);
}

Status check_codes(const Project& project) {
    for (std::size_t i = 0; i < project.codes.size(); ++i) {
        const ProjectCode& code = project.codes[i];
        if (!has_place(code.parent, i))
            return wrong("the folder of code '" + code.name + "' does not come before it");
        if (!code.colour.empty() && !is_colour(code.colour))
            return wrong("'" + code.colour + "' is no colour");
    }
    return Done{};
}

Status check_place(const Project& project, const ProjectPlace& place) {
    if (place.source >= project.sources.size()) return wrong("a passage lies in a source that is not there");
    const ProjectSource& source = project.sources[place.source];
    const bool inside = place.span.begin < place.span.end && place.span.end <= source.text.size();
    if (inside && starts_character(source.text, place.span.begin) &&
        starts_character(source.text, place.span.end))
        return Done{};
    return wrong(fmt::format("{}-{} is no range of characters in '{}'", place.span.begin, place.span.end,
                             source.name));
}

/// Who did something, and when.
template <class Part>
Status check_stamp(const Project& project, const Part& part) {
    if (!has_place(part.user, project.users.size())) return wrong("a user is named who is not there");
    if (!part.time.empty() && !is_utc_time(part.time)) return wrong("'" + part.time + "' is no time");
    return Done{};
}

Status check_sources(const Project& project) {
    for (const ProjectSource& source : project.sources) {
        if (Status stamp = check_stamp(project, source); !stamp) return stamp;
        if (!is_clean(source.text))
            return wrong("the text of '" + source.name + "' holds characters that the format cannot hold");
    }
    return Done{};
}

Status check_cases(const Project& project) {
    for (const ProjectCase& one : project.cases) {
        for (const std::size_t source : one.sources) {
            if (source >= project.sources.size())
                return wrong("case '" + one.name + "' names a source that is not there");
        }
        for (const ProjectPlace& turn : one.turns) {
            if (Status place = check_place(project, turn); !place) return place;
        }
    }
    return Done{};
}

Status check_codings(const Project& project) {
    for (const ProjectCoding& coding : project.codings) {
        if (coding.code >= project.codes.size()) return wrong("a passage has a code that is not there");
        if (Status place = check_place(project, coding.place); !place) return place;
        if (Status stamp = check_stamp(project, coding); !stamp) return stamp;
    }
    for (const ProjectNote& note : project.notes) {
        if (Status stamp = check_stamp(project, note); !stamp) return stamp;
        if (!note.place) continue;
        if (Status place = check_place(project, *note.place); !place) return place;
    }
    return Done{};
}

}  // namespace

bool is_utc_time(std::string_view text) {
    return has_form(text, "0000-00-00T00:00:00Z");
}

bool is_colour(std::string_view text) {
    return has_form(text, "#xxxxxx");
}

Status check_project(const Project& project) {
    Status status = check_stamp(project, project);
    if (status) status = check_codes(project);
    if (status) status = check_sources(project);
    if (status) status = check_cases(project);
    if (status) status = check_codings(project);
    return status;
}

}  // namespace evidex
