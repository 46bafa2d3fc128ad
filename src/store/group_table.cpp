#include "store/group_table.hpp"

#include <algorithm>

namespace evidex {
namespace {

/// "aftercare-planning=meets rapid-access=neutral"
std::string tags_text(const std::vector<Tag>& tags, const CodebookNames& names) {
    std::vector<std::string> words;
    words.reserve(tags.size());
    for (const Tag& tag : tags) {
        words.push_back(names.components[tag.component] + "=");
        words.back().append(name_of(tag.stance));
    }
    // As the database orders components: '=' comes behind '-' and digits, so whole words would be another
    // order.
    std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
        return std::string_view(a).substr(0, a.find('=')) < std::string_view(b).substr(0, b.find('='));
    });
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
    return text;
}

}  // namespace

GroupTable::GroupTable(Database& database)
    : insert_(database.prepare("insert into passage_group(source, role, taggable, tags, passages) "
                               "values(?, ?, ?, ?, ?)")),
      remove_(database.prepare("delete from passage_group where source = ?")),
      remove_taggable_(database.prepare("delete from passage_group where source = ? and taggable")) {}

void GroupTable::add(std::string_view role, bool taggable, const std::vector<Tag>& tags,
                     const CodebookNames& names) {
    ++passages_[{std::string(role), taggable, tags_text(tags, names)}];
}

void GroupTable::write(std::int64_t source) {
    for (const auto& [like, passages] : passages_) {
        const auto& [role, taggable, tags] = like;
        insert_.with(source, role, taggable ? 1 : 0, tags, passages).run();
    }
    passages_.clear();
}

void GroupTable::remove(std::int64_t source) {
    remove_.with(source).run();
}

void GroupTable::remove_taggable(std::int64_t source) {
    remove_taggable_.with(source).run();
}

}  // namespace evidex
