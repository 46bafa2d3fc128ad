#include "store/tag_table.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

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

/// Where which modifiers begin, each once: their key in the table. A modifier that begins there ends there
/// too.
std::set<std::pair<std::uint32_t, std::string_view>> places_of(const std::vector<HitModifier>& modifiers,
                                                               const CodebookNames& names) {
    std::set<std::pair<std::uint32_t, std::string_view>> places;
    for (const HitModifier& each : modifiers) places.emplace(each.span.begin, names.modifiers[each.modifier]);
    return places;
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
      read_tags_(database.prepare("select component, stance, score, margin, words_score from tag "
                                  "where passage = ? order by component")),
      read_hits_(database.prepare("select component, position, rule, start_byte, end_byte, stance, parts "
                                  "from hit where passage = ? order by component, position")),
      read_modifiers_(
          database.prepare("select component, position, start_byte, modifier from hit_modifier "
                           "where passage = ? order by component, position, start_byte, modifier")),
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

bool TagTable::hold(std::int64_t passage, const std::vector<Tag>& tags, const CodebookNames& names) {
    std::vector<const Tag*> by_name;
    by_name.reserve(tags.size());
    for (const Tag& tag : tags) by_name.push_back(&tag);
    std::sort(by_name.begin(), by_name.end(), [&](const Tag* a, const Tag* b) {
        return names.components[a->component] < names.components[b->component];
    });
    const bool same =
        hold_tags(passage, by_name, names) &&
        (tags.empty() || (hold_hits(passage, by_name, names) && hold_modifiers(passage, by_name, names)));
    for (Statement* read : {&read_tags_, &read_hits_, &read_modifiers_}) read->reset();
    return same;
}

bool TagTable::hold_tags(std::int64_t passage, const std::vector<const Tag*>& tags,
                         const CodebookNames& names) {
    Statement& row = read_tags_.with(passage);
    const auto is_next = [&](const Tag* tag) {
        return row.next() && row.text(0) == names.components[tag->component] &&
               row.text(1) == name_of(tag->stance) && row.real(2) == tag->score &&
               row.real(3) == tag->margin && row.real(4) == tag->words_score;
    };
    return std::all_of(tags.begin(), tags.end(), is_next) && !row.next();
}

bool TagTable::hold_hits(std::int64_t passage, const std::vector<const Tag*>& tags,
                         const CodebookNames& names) {
    Statement& row = read_hits_.with(passage);
    for (const Tag* tag : tags) {
        for (std::size_t i = 0; i < tag->because.size(); ++i) {
            const Hit& hit = tag->because[i];
            const bool is_next = row.next() && row.text(0) == names.components[tag->component] &&
                                 row.integer(1) == static_cast<std::int64_t>(i) &&
                                 row.text(2) == names.rules[hit.row] && row.integer(3) == hit.span.begin &&
                                 row.integer(4) == hit.span.end && row.text(5) == name_of(hit.stance) &&
                                 row.text(6) == parts_text(hit).value_or("");
            if (!is_next) return false;
        }
    }
    return !row.next();
}

bool TagTable::hold_modifiers(std::int64_t passage, const std::vector<const Tag*>& tags,
                              const CodebookNames& names) {
    Statement& row = read_modifiers_.with(passage);
    for (const Tag* tag : tags) {
        for (std::size_t i = 0; i < tag->because.size(); ++i) {
            for (const auto& [begin, modifier] : places_of(tag->because[i].modifiers, names)) {
                const bool is_next = row.next() && row.text(0) == names.components[tag->component] &&
                                     row.integer(1) == static_cast<std::int64_t>(i) &&
                                     row.integer(2) == begin && row.text(3) == modifier;
                if (!is_next) return false;
            }
        }
    }
    return !row.next();
}

void TagTable::remove(std::int64_t first, std::int64_t last) {
    remove_modifiers_.with(first, last).run();
    remove_hits_.with(first, last).run();
    remove_tags_.with(first, last).run();
}

}  // namespace evidex
