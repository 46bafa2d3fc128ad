#include "store/quote_reader.hpp"

#include <algorithm>

#include "store/filter.hpp"

namespace evidex {

QuoteReader::QuoteReader(Database& database, Evidence evidence)
    : passage_(database.prepare("select p.text, s.sha256, s.path, s.title, s.year, s.kind, p.section, "
                                "p.heading, p.page, p.time_ms, "
                                "p.speaker, p.role, p.question_start, p.question_end, p.source, p.taggable "
                                "from passage p join source s on s.id = p.source where p.id = ?")),
      question_(database.prepare("select p.text from source s join passage p on p.id between "
                                 "s.first_passage and s.last_passage where s.id = ? and p.end_byte > ? and "
                                 "p.start_byte < ? order by p.id")),
      tags_(database.prepare("select t.component, t.stance, t.score from " + evidence_table(evidence) +
                             " t left join component c on c.id = t.component where t.passage = ? "
                             "order by c.position, t.component")),
      before_(database.prepare("select p.text from source s join passage p on p.id between "
                               "s.first_passage and s.last_passage where s.id = ?1 and p.id < ?2 "
                               "order by p.id desc limit ?3")),
      after_(database.prepare("select p.text from source s join passage p on p.id between "
                              "s.first_passage and s.last_passage where s.id = ?1 and p.id > ?2 "
                              "order by p.id limit ?3")) {}

std::optional<Quote> QuoteReader::read(std::int64_t passage, int context) {
    if (!passage_.with(passage).next()) return std::nullopt;
    Quote quote;
    quote.passage = passage;
    quote.text = passage_.string(0);
    quote.source_id = passage_.string(1);
    quote.path = passage_.string(2);
    quote.title = passage_.string(3);
    if (!passage_.is_null(4)) quote.year = passage_.small(4);
    quote.kind = source_kind_from(passage_.text(5)).value_or(SourceKind::document);
    quote.section = section_kind_from(passage_.text(6)).value_or(SectionKind::body);
    quote.heading = passage_.string(7);
    quote.page = passage_.small(8);
    if (!passage_.is_null(9)) quote.millis = passage_.integer(9);
    quote.speaker = passage_.string(10);
    quote.role = passage_.string(11);
    const std::int64_t source = passage_.integer(14);
    quote.taggable = passage_.integer(15) != 0;
    if (!passage_.is_null(12)) {
        quote.question = question(source, passage_.integer(12), passage_.integer(13));
    }
    quote.tags = tags(passage);
    if (context > 0) {
        before_.with(source, passage, context);
        while (before_.next()) quote.before.push_back(before_.string(0));
        std::reverse(quote.before.begin(), quote.before.end());
        after_.with(source, passage, context);
        while (after_.next()) quote.after.push_back(after_.string(0));
    }
    return quote;
}

std::string QuoteReader::question(std::int64_t source, std::int64_t begin, std::int64_t end) {
    std::string text;
    question_.with(source, begin, end);
    while (question_.next()) {
        if (!text.empty()) text += ' ';
        text += question_.text(0);
    }
    return text;
}

std::vector<QuoteTag> QuoteReader::tags(std::int64_t passage) {
    std::vector<QuoteTag> tags;
    tags_.with(passage);
    while (tags_.next()) {
        tags.push_back(
            {tags_.string(0), stance_from(tags_.text(1)).value_or(Stance::neutral), tags_.real(2)});
    }
    return tags;
}

}  // namespace evidex
