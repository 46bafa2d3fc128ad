#include <algorithm>

#include "base/spans.hpp"
#include "base/unicode.hpp"
#include "evidex/coded_text.hpp"

namespace evidex {
namespace {

/// One coder's spans, ready to be asked.
struct Reading {
    std::vector<Span> coded;
    std::vector<Span> read;
};

std::vector<Reading> readings_of(const CodedText& text) {
    std::vector<Reading> readings;
    readings.reserve(text.coders.size());
    for (const CoderSpans& coder : text.coders) {
        readings.push_back({merge_spans(coder.coded), join_neighbours(text.text, coder.read)});
    }
    return readings;
}

std::int8_t rating(const Reading& reading, Span unit) {
    if (touches(reading.coded, unit)) return 1;
    return covers(reading.read, unit) ? 0 : kMissing;
}

std::vector<Span> sentences_of(std::string_view text, const std::vector<Span>& passages) {
    std::vector<Span> sentences;
    for (const Span passage : passages) {
        std::uint32_t begin = passage.begin;
        for (const std::uint32_t end : sentence_ends(slice(text, passage))) {
            const Span sentence = trim(text, {begin, passage.begin + end});
            if (!sentence.empty()) sentences.push_back(sentence);
            begin = passage.begin + end;
        }
    }
    return sentences;
}

void add_row(RatingTable& table, std::uint32_t document, const std::vector<Reading>& readings, Span unit) {
    for (const Reading& reading : readings) table.ratings.push_back(rating(reading, unit));
    table.documents.push_back(document);
}

/// Adds the passages' code points, in runs that no span begins or ends in.
void add_characters(RatingTable& table, const CodedText& text, const std::vector<Reading>& readings) {
    std::vector<std::uint32_t> cuts;
    for (const Reading& reading : readings) {
        for (const std::vector<Span>* spans : {&reading.coded, &reading.read}) {
            for (const Span span : *spans) cuts.insert(cuts.end(), {span.begin, span.end});
        }
    }
    std::sort(cuts.begin(), cuts.end());
    for (const Span passage : text.passages) {
        Span run{passage.begin, passage.begin};
        auto cut = std::upper_bound(cuts.begin(), cuts.end(), passage.begin);
        while (run.end < passage.end) {
            run.end = cut == cuts.end() ? passage.end : std::min(*cut++, passage.end);
            if (run.empty()) continue;  // two spans with one end
            add_row(table, text.document, readings, run);
            table.weights.push_back(static_cast<std::int64_t>(count_code_points(slice(text.text, run))));
            run.begin = run.end;
        }
    }
}

}  // namespace

RatingTable rate(const std::vector<CodedText>& texts, AgreementUnit unit) {
    RatingTable table;
    if (!texts.empty()) table.coders = texts.front().coders.size();
    for (const CodedText& text : texts) {
        const std::vector<Reading> readings = readings_of(text);
        if (unit == AgreementUnit::character) {
            add_characters(table, text, readings);
            continue;
        }
        const bool by_passage = unit == AgreementUnit::passage;
        for (const Span span : by_passage ? text.passages : sentences_of(text.text, text.passages)) {
            add_row(table, text.document, readings, trim(text.text, span));
        }
    }
    return table;
}

}  // namespace evidex
