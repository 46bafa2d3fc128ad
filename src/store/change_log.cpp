#include "store/change_log.hpp"

#include <algorithm>
#include <tuple>

namespace evidex {
namespace {

bool same_place(const TagFact& a, const TagFact& b) {
    return a.passage == b.passage && a.component == b.component;
}

/// Counts one (passage, component): equal stances cancel out, of the rest as many as possible are changes.
void compare_place(const std::vector<TagFact>& before, const std::vector<TagFact>& after, TagCounts& counts) {
    std::vector<TagFact> lost;
    std::vector<TagFact> gained;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(lost));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(gained));
    const auto turned = static_cast<std::int64_t>(std::min(lost.size(), gained.size()));
    counts.stance += turned;
    counts.lost += static_cast<std::int64_t>(lost.size()) - turned;
    counts.gained += static_cast<std::int64_t>(gained.size()) - turned;
}

}  // namespace

std::map<std::string, TagCounts> compare_tags(std::vector<TagFact> before, std::vector<TagFact> after) {
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    std::map<std::string, TagCounts> counts;
    auto old = before.begin();
    auto fresh = after.begin();
    while (old != before.end() || fresh != after.end()) {
        const bool take_old =
            fresh == after.end() || (old != before.end() && std::tie(old->passage, old->component) <=
                                                                std::tie(fresh->passage, fresh->component));
        const TagFact place = take_old ? *old : *fresh;
        const auto here = [&](const TagFact& fact) { return same_place(fact, place); };
        const auto old_end = std::find_if_not(old, before.end(), here);
        const auto fresh_end = std::find_if_not(fresh, after.end(), here);
        compare_place({old, old_end}, {fresh, fresh_end}, counts[place.component]);
        old = old_end;
        fresh = fresh_end;
    }
    return counts;
}

ChangeLog::ChangeLog(Database& database, std::int64_t run)
    : database_(database),
      run_(run),
      add_source_(
          database.prepare("insert or ignore into source_change(run, source, what) values(?, ?, ?)")) {}

void ChangeLog::source(std::int64_t source, const char* what) {
    add_source_.with(run_, source, what).run();
}

void ChangeLog::tags(const std::map<std::string, TagCounts>& counts) {
    for (const auto& [component, count] : counts) {
        TagCounts& sum = tags_[component];
        sum.gained += count.gained;
        sum.lost += count.lost;
        sum.stance += count.stance;
    }
}

void ChangeLog::write() {
    Statement add = database_.prepare(
        "insert into tag_change(run, component, gained, lost, stance) values(?, ?, ?, ?, ?) "
        "on conflict(run, component) do update set gained = gained + excluded.gained, "
        "lost = lost + excluded.lost, stance = stance + excluded.stance");
    for (const auto& [component, count] : tags_) {
        if (count.gained + count.lost + count.stance == 0) continue;
        add.with(run_, component, count.gained, count.lost, count.stance).run();
    }
    tags_.clear();
}

}  // namespace evidex
