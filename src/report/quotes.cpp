#include "report/quotes.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/spans.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::string title_of(const Quote& quote) {
    return quote.title.empty() ? std::string(file_name(quote.path)) : quote.title;
}

std::string speaker_of(const Quote& quote) {
    if (quote.speaker.empty()) return quote.role.empty() ? std::string() : spoken(quote.role);
    return quote.speaker + " (" + (quote.role.empty() ? "role unknown" : spoken(quote.role)) + ")";
}

Ink ink_of(Stance stance) {
    if (stance == Stance::meets) return Ink::green;
    return stance == Stance::falls_short ? Ink::red : Ink::dim;
}

std::string tags_line(const Quote& quote, const Codebook& codebook, const Look& look) {
    std::string line;
    for (const QuoteTag& tag : quote.tags) {
        if (!line.empty()) line += "; ";
        line += paint(label_of(codebook, tag.component), Ink::cyan, look) + ": " +
                paint(spoken(name_of(tag.stance)), ink_of(tag.stance), look);
    }
    return line.empty() ? paint("no component", Ink::dim, look) : line;
}

std::string card(const Quote& quote, const Codebook& codebook, const Look& look, int number) {
    constexpr std::string_view kIndent = "     ";
    std::string out;
    const auto aside = [&](const std::string& text) {
        for (const Span line : wrap(text, look.width - kIndent.size())) {
            out += std::string(kIndent) + paint(slice(text, line), Ink::dim, look) + "\n";
        }
    };
    for (const std::string& text : quote.before) aside("… " + text);
    if (!quote.question.empty() && quote.before.empty()) aside("Asked: " + quote.question);
    const std::string words = paragraph(quote.text, quote.marks, kIndent, look);
    const std::string label = fmt::format("{:>3}  ", number);
    out += words.empty() ? label + "\n" : label + words.substr(kIndent.size());
    for (const std::string& text : quote.after) aside("… " + text);
    out += paragraph(place_of(quote) + fmt::format(" · passage {}", quote.passage), {}, kIndent, look);
    out += std::string(kIndent) + tags_line(quote, codebook, look) + "\n";
    return out;
}

/// Signs that Markdown would take for mark-up, escaped.
std::string escape_markdown(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '*' || c == '_' || c == '`' || c == '<' || c == '[' || c == '\\') out += '\\';
        out += c;
        if (c == '\n') out += "> ";
    }
    return out;
}

std::string marked_markdown(const Quote& quote) {
    std::string out;
    std::uint32_t at = 0;
    for (const Span mark : join_neighbours(quote.text, quote.marks)) {
        out += escape_markdown(std::string_view(quote.text).substr(at, mark.begin - at));
        out += "**" + escape_markdown(slice(quote.text, mark)) + "**";
        at = mark.end;
    }
    return out + escape_markdown(std::string_view(quote.text).substr(at));
}

Json strings(const std::vector<std::string>& texts) {
    Json list = Json::array();
    for (const std::string& text : texts) list.push_back(text);
    return list;
}

}  // namespace

std::string place_of(const Quote& quote) {
    std::string place = title_of(quote);
    if (quote.year) place += fmt::format(" ({})", *quote.year);
    if (!quote.heading.empty() && quote.heading != quote.title) place += " · " + quote.heading;
    if (quote.page > 0) place += fmt::format(" · p. {}", quote.page);
    if (quote.millis >= 0) place += " · " + clock_text(quote.millis);
    if (const std::string speaker = speaker_of(quote); !speaker.empty()) place += " · " + speaker;
    return place;
}

std::string quote_cards(const std::vector<Quote>& quotes, const Codebook& codebook, const Look& look,
                        int first) {
    std::string out;
    for (const Quote& quote : quotes) {
        if (!out.empty()) out += "\n";
        out += card(quote, codebook, look, first++);
    }
    return out;
}

std::string quotes_markdown(const std::vector<Quote>& quotes, const Codebook& codebook) {
    std::string out;
    for (const Quote& quote : quotes) {
        if (!out.empty()) out += "\n";
        out += "> " + marked_markdown(quote) + "\n>\n> — " + escape_markdown(place_of(quote)) + "\n\n";
        std::string tags;
        for (const QuoteTag& tag : quote.tags) {
            tags += (tags.empty() ? "" : "; ") + label_of(codebook, tag.component) + ": " +
                    spoken(name_of(tag.stance));
        }
        out += "*" + (tags.empty() ? std::string("no component") : tags) +
               fmt::format("* (passage {})\n", quote.passage);
    }
    return out;
}

Table quotes_table(const std::vector<Quote>& quotes) {
    Table table;
    for (const char* key : {"passage", "text", "components", "source", "title", "year", "kind", "section",
                            "heading", "page", "time", "speaker", "role", "question"}) {
        table.columns.push_back({key, key});
    }
    for (const Quote& quote : quotes) {
        std::string tags;
        for (const QuoteTag& tag : quote.tags) {
            tags += (tags.empty() ? "" : " ") + tag.component + ":" + std::string(name_of(tag.stance));
        }
        const auto optional = [](bool known, std::int64_t number) { return known ? Cell(number) : Cell(); };
        table.rows.push_back({Cell(quote.passage), quote.text, tags, quote.path, quote.title,
                              optional(quote.year.has_value(), quote.year.value_or(0)), name_of(quote.kind),
                              name_of(quote.section), quote.heading, optional(quote.page > 0, quote.page),
                              quote.millis >= 0 ? Cell(clock_text(quote.millis)) : Cell(), quote.speaker,
                              quote.role, quote.question});
    }
    return table;
}

Json to_json(const Quote& quote) {
    Json json;
    json["passage"] = quote.passage;
    json["text"] = quote.text;
    json["marks"] = Json::array();
    for (const Span mark : quote.marks) json["marks"].push_back({{"begin", mark.begin}, {"end", mark.end}});
    json["source"] = quote.path;
    json["source_id"] = quote.source_id;
    json["title"] = quote.title;
    json["year"] = quote.year ? Json(*quote.year) : Json();
    json["kind"] = name_of(quote.kind);
    json["section"] = name_of(quote.section);
    json["heading"] = quote.heading;
    json["page"] = quote.page > 0 ? Json(quote.page) : Json();
    json["millis"] = quote.millis >= 0 ? Json(quote.millis) : Json();
    json["speaker"] = quote.speaker.empty() ? Json() : Json(quote.speaker);
    json["role"] = quote.role.empty() ? Json() : Json(quote.role);
    json["question"] = quote.question.empty() ? Json() : Json(quote.question);
    json["components"] = Json::array();
    for (const QuoteTag& tag : quote.tags) {
        json["components"].push_back(
            {{"component", tag.component}, {"stance", name_of(tag.stance)}, {"score", tag.score}});
    }
    if (!quote.before.empty()) json["before"] = strings(quote.before);
    if (!quote.after.empty()) json["after"] = strings(quote.after);
    return json;
}

Json to_json(const std::vector<Quote>& quotes) {
    Json list = Json::array();
    for (const Quote& quote : quotes) list.push_back(to_json(quote));
    return list;
}

std::string render(const std::vector<Quote>& quotes, const Codebook& codebook, OutputFormat format,
                   const Look& look) {
    switch (format) {
        case OutputFormat::csv:
            return to_csv(quotes_table(quotes));
        case OutputFormat::json:
            return print_json(to_json(quotes));
        case OutputFormat::md:
            return quotes_markdown(quotes, codebook);
        case OutputFormat::table:
            break;
    }
    return quote_cards(quotes, codebook, look);
}

}  // namespace evidex
