#include "store/tag_table.hpp"

#include <algorithm>
#include <optional>

namespace evidex {
namespace {

/// "3-9 14-20"; none if the only part is the whole hit.
std::optional<std::string> parts_text(const Hit& hit) {
    if (hit.parts.empty() || (hit.parts.size() == 1 && hit.parts.front() == hit.span)) return std::nullopt;
    std::string text;
    for (const Span part : hit.parts) {
        if (!text.empty()) text += ' ';
        text += std::to_string(part.begin) + '-' + std::to_string(part.end);
    }
    return text;
}

bool is_sound(const Hit& hit, std::size_t length, const CodebookNames& names) {
    return hit.row < names.rules.size() && hit.span.begin <= hit.span.end && hit.span.end <= length &&
           std::all_of(hit.modifiers.begin(), hit.modifiers.end(), [&](const HitModifier& modifier) {
               return modifier.modifier < names.modifiers.size();
           });
}

}  // namespace

bool are_sound(const std::vector<Tag>& tags, std::size_t length, const CodebookNames& names) {
    return std::all_of(tags.begin(), tags.end(), [&](const Tag& tag) {
        return tag.component < names.components.size() && !tag.because.empty() &&
               std::all_of(tag.because.begin(), tag.because.end(),
                           [&](const Hit& hit) { return is_sound(hit, length, names); });
    });
}

TagTable::TagTable(Database& database)
    : insert_tag_(database.prepare("insert into tag(passage, component, stance, score, margin, words_score) "
                                   "values(?, ?, ?, ?, ?, ?)")),
      insert_hit_(
          database.prepare("insert into hit(passage, component, position, rule, start_byte, end_byte, "
                           "stance, parts) values(?, ?, ?, ?, ?, ?, ?, ?)")),
      insert_modifier_(database.prepare("insert or ignore into hit_modifier(passage, component, position, "
                                        "modifier, start_byte, end_byte) values(?, ?, ?, ?, ?, ?)")),
      remove_tags_(database.prepare("delete from tag where passage between ? and ?")),
      remove_hits_(database.prepare("delete from hit where passage between ? and ?")),
      remove_modifiers_(database.prepare("delete from hit_modifier where passage between ? and ?")) {}

void TagTable::insert(std::int64_t passage, const std::vector<Tag>& tags, const CodebookNames& names) {
    for (const Tag& tag : tags) {
        const std::string& component = names.components[tag.component];
        insert_tag_.with(passage, component, name_of(tag.stance), tag.score, tag.margin, tag.words_score)
            .run();
        insert_hits(passage, component, tag.because, names);
    }
}

void TagTable::insert_hits(std::int64_t passage, const std::string& component, const std::vector<Hit>& hits,
                           const CodebookNames& names) {
    int position = 0;
    for (const Hit& hit : hits) {
        const std::optional<std::string> parts = parts_text(hit);
        insert_hit_
            .with(passage, component, position, names.rules[hit.row], hit.span.begin, hit.span.end,
                  name_of(hit.stance), parts)
            .run();
        for (const HitModifier& modifier : hit.modifiers) {
            insert_modifier_
                .with(passage, component, position, names.modifiers[modifier.modifier], modifier.span.begin,
                      modifier.span.end)
                .run();
        }
        ++position;
    }
}

void TagTable::remove(std::int64_t first, std::int64_t last) {
    remove_modifiers_.with(first, last).run();
    remove_hits_.with(first, last).run();
    remove_tags_.with(first, last).run();
}

}  // namespace evidex
