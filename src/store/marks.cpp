#include "store/marks.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "store/database.hpp"

namespace evidex {
namespace {

constexpr char kOpen = '\x01';
constexpr char kClose = '\x02';

/// Takes the marks out again. `text` holds no marks of its own.
std::vector<Span> read_marks(std::string_view highlighted) {
    std::vector<Span> marks;
    std::uint32_t at = 0;
    std::uint32_t begin = 0;
    for (const char c : highlighted) {
        if (c == kOpen) {
            begin = at;
        } else if (c == kClose) {
            marks.push_back({begin, at});
        } else {
            ++at;
        }
    }
    return marks;
}

}  // namespace

Result<std::vector<std::vector<Span>>> find_marks(const std::string& query,
                                                  const std::vector<std::string>& texts) {
    Database memory(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY);
    memory.execute("begin; create virtual table shown using fts5(text, tokenize = 'porter unicode61')");
    Statement insert = memory.prepare("insert into shown(rowid, text) values(?, ?)");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::string clean = texts[i];
        // Both separate words, as the blank does, so nothing else changes.
        std::replace_if(
            clean.begin(), clean.end(), [](char c) { return c == kOpen || c == kClose; }, ' ');
        insert.with(static_cast<std::int64_t>(i), clean).run();
    }
    std::vector<std::vector<Span>> marks(texts.size());
    Statement read = memory.prepare(
        "select rowid, highlight(shown, 0, char(1), char(2)) from shown where shown match ? order by rowid");
    read.with(query);
    while (read.next()) marks[static_cast<std::size_t>(read.integer(0))] = read_marks(read.text(1));
    return memory.finish(std::move(marks));
}

}  // namespace evidex
