#include "store/marks.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

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

Marker::Marker(std::string query)
    : query_(std::move(query)),
      memory_(std::make_unique<Database>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY)) {
    memory_->execute("create virtual table shown using fts5(text, tokenize = 'porter unicode61')");
}

std::vector<Span> Marker::marks_in(std::string_view text) {
    std::string clean(text);
    // Both separate words, as the blank does, so nothing else changes.
    std::replace_if(
        clean.begin(), clean.end(), [](char c) { return c == kOpen || c == kClose; }, ' ');
    memory_->prepare("insert into shown(rowid, text) values(1, ?)").with(clean).run();
    std::vector<Span> marks;
    {
        Statement mark =
            memory_->prepare("select highlight(shown, 0, char(1), char(2)) from shown where shown match ?");
        if (mark.with(query_).next()) marks = read_marks(mark.text(0));
    }
    memory_->execute("delete from shown");
    // A passage without marks is still a result.
    static_cast<void>(memory_->finish());
    return marks;
}

}  // namespace evidex
