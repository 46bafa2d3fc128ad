#include "evidex/reading.hpp"

#include <algorithm>
#include <charconv>

#include "store/access.hpp"
#include "store/filter.hpp"
#include "store/marks.hpp"
#include "store/words.hpp"

namespace evidex {
namespace {

/// "3-9 14-20" as spans.
std::vector<Span> parse_parts(std::string_view parts) {
    std::vector<Span> spans;
    const auto number = [&parts] {
        std::uint32_t value = 0;
        const auto [end, failed] = std::from_chars(parts.data(), parts.data() + parts.size(), value);
        parts.remove_prefix(static_cast<std::size_t>(end - parts.data()));
        if (!parts.empty()) parts.remove_prefix(1);
        return value;
    };
    while (!parts.empty()) {
        const std::uint32_t begin = number();
        spans.push_back({begin, number()});
    }
    return spans;
}

/// Reads tags with their words, passage by passage.
class TagReader {
public:
    explicit TagReader(Database& database)
        : tags_(database.prepare("select t.component, t.stance, t.score from tag t join component c on "
                                 "c.id = t.component where t.passage = ? order by c.position, c.id")),
          hits_(database.prepare("select start_byte, end_byte, parts from hit where passage = ? and "
                                 "component = ? order by position")),
          rules_(database.prepare("select distinct h.rule from hit h join rule r on r.id = h.rule where "
                                  "h.passage = ? and h.component = ? and r.weight > 0 order by 1")) {}

    std::vector<StoredTag> read(std::int64_t passage) {
        std::vector<StoredTag> tags;
        tags_.with(passage);
        while (tags_.next()) {
            StoredTag& tag = tags.emplace_back();
            tag.component = tags_.string(0);
            tag.stance = stance_from(tags_.text(1)).value_or(Stance::neutral);
            tag.score = tags_.real(2);
        }
        for (StoredTag& tag : tags) {
            tag.words = words(passage, tag.component);
            rules_.with(passage, tag.component);
            while (rules_.next()) tag.rules.push_back(rules_.string(0));
        }
        return tags;
    }

private:
    std::vector<Span> words(std::int64_t passage, const std::string& component) {
        std::vector<Span> spans;
        hits_.with(passage, component);
        while (hits_.next()) {
            if (hits_.is_null(2)) {
                spans.push_back({static_cast<std::uint32_t>(hits_.integer(0)),
                                 static_cast<std::uint32_t>(hits_.integer(1))});
            } else {
                const std::vector<Span> parts = parse_parts(hits_.text(2));
                spans.insert(spans.end(), parts.begin(), parts.end());
            }
        }
        std::sort(spans.begin(), spans.end());
        return spans;
    }

    Statement tags_, hits_, rules_;
};

/// First and last passage of a source; none if it is not in the base.
struct Range {
    bool known = false;
    std::int64_t first = 0;
    std::int64_t last = -1;
};

Range range_of(Database& database, const std::string& source_id) {
    Statement read = database.prepare(
        "select first_passage, last_passage from source where sha256 = ? order by first_passage is null, "
        "path "
        "limit 1");
    Range range;
    if (!read.with(source_id).next()) return range;
    range.known = true;
    if (read.is_null(0)) return range;
    range.first = read.integer(0);
    range.last = read.integer(1);
    return range;
}

Error no_source(const std::string& source_id) {
    return make_error(ErrorCode::not_found,
                      "there is no source '" + source_id.substr(0, 80) + "' in this base",
                      "it may have been read again since the page was opened; the page Sources lists all");
}

}  // namespace

Result<std::vector<StoredTag>> stored_tags(const Store& store, std::int64_t passage) {
    Database& database = StoreAccess::database(store);
    return database.finish(TagReader(database).read(passage));
}

Result<SourceShape> source_shape(const Store& store, const std::string& source_id) {
    Database& database = StoreAccess::database(store);
    const Range range = range_of(database, source_id);
    SourceShape shape;
    shape.first_passage = range.first;
    Statement read = database.prepare(
        "select length(text), kind, case when kind in ('heading', 'title') then text end, page, time_ms "
        "from passage where id between ? and ? order by id");
    read.with(range.first, range.last);
    while (read.next()) {
        SourceShape::Piece& piece = shape.passages.emplace_back();
        piece.characters = read.integer(0);
        piece.kind = read.string(1);
        piece.heading = read.string(2);
        piece.page = read.small(3);
        if (!read.is_null(4)) piece.millis = read.integer(4);
    }
    if (!range.known && !database.failed()) return no_source(source_id);
    return database.finish(std::move(shape));
}

Result<std::vector<SourcePassage>> read_passages(const Store& store, const std::string& source_id,
                                                 std::int64_t from, std::int64_t limit) {
    Database& database = StoreAccess::database(store);
    const Range range = range_of(database, source_id);
    std::vector<SourcePassage> passages;
    TagReader tags(database);
    Statement read = database.prepare(
        "select id, kind, section, heading, speaker, role, page, time_ms, taggable, text from passage "
        "where id between ? and ? order by id limit ?");
    read.with(range.first + from, range.last, limit);
    while (read.next()) {
        SourcePassage& passage = passages.emplace_back();
        passage.passage = read.integer(0);
        passage.kind = read.string(1);
        passage.section = read.string(2);
        passage.heading = read.string(3);
        passage.speaker = read.string(4);
        passage.role = read.string(5);
        passage.page = read.small(6);
        if (!read.is_null(7)) passage.millis = read.integer(7);
        passage.taggable = read.integer(8) != 0;
        passage.text = read.string(9);
        passage.tags = tags.read(passage.passage);
    }
    if (!range.known && !database.failed()) return no_source(source_id);
    return database.finish(std::move(passages));
}

Result<std::vector<std::int64_t>> find_in_source(const Store& store, const std::string& source_id,
                                                 const std::string& words) {
    Database& database = StoreAccess::database(store);
    const Range range = range_of(database, source_id);
    const std::string fts = fts_query(words);
    std::vector<std::int64_t> found;
    if (!fts.empty()) {
        Statement read = database.prepare(
            "select rowid from passage_fts where passage_fts match ? and rowid between ? and ? order by "
            "rowid");
        read.with(fts, range.first, range.last);
        while (read.next()) found.push_back(read.integer(0) - range.first);
    }
    if (!range.known && !database.failed()) return no_source(source_id);
    return database.finish(std::move(found));
}

Status for_each_view(const Store& store,
                     const std::function<void(std::int64_t passage, const PassageView& view)>& use) {
    Database& database = StoreAccess::database(store);
    Statement read = database.prepare(
        "select p.id, p.text, s.kind, p.section, p.role, p.taggable from passage p join source s on "
        "s.id = p.source order by p.id");
    while (read.next()) {
        PassageView view;
        view.text = read.text(1);
        view.kind = source_kind_from(read.text(2)).value_or(SourceKind::document);
        view.section = section_kind_from(read.text(3)).value_or(SectionKind::body);
        view.role = read.text(4);
        view.taggable = read.integer(5) != 0;
        use(read.integer(0), view);
    }
    return database.finish();
}

Result<bool> decided_blind_last(const Store& store, const std::string& coder) {
    Database& database = StoreAccess::database(store);
    Statement read = database.prepare(
        "select view = 'blind' from decision where coder = ? and verdict not in ('shown', 'withdrawn') "
        "order by sequence desc limit 1");
    const bool blind = read.with(coder).next() && read.integer(0) != 0;
    read.reset();
    return database.finish(blind);
}

Result<std::vector<std::vector<Span>>> query_marks(const std::string& words,
                                                   const std::vector<std::string>& texts) {
    const std::string fts = fts_query(words);
    if (fts.empty()) return std::vector<std::vector<Span>>(texts.size());
    return find_marks(fts, texts);
}

}  // namespace evidex
