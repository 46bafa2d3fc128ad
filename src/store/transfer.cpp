#include "evidex/transfer.hpp"

#include "store/access.hpp"
#include "store/quote_reader.hpp"

namespace evidex {
namespace {

class TextReader {
public:
    explicit TextReader(Database& database)
        : passages_(database.prepare(
              "select p.id, p.gap, p.text, p.start_byte, p.end_byte from source s join passage p on "
              "p.id between s.first_passage and s.last_passage where s.id = ? order by p.id")),
          hits_(database.prepare(
              "select h.component, h.rule, h.start_byte, h.end_byte from hit h where h.passage = ? "
              "order by h.component, h.position")),
          quotes_(database) {}

    /// The passages; their words and what stands between them are added to the text.
    void read(std::int64_t source, StoredText& text) {
        passages_.with(source);
        while (passages_.next()) {
            text.text += passages_.text(1);
            text.text += passages_.text(2);
            StoredPassage passage;
            passage.span = {static_cast<std::uint32_t>(passages_.integer(3)),
                            static_cast<std::uint32_t>(passages_.integer(4))};
            std::optional<Quote> quote = quotes_.read(passages_.integer(0), 0);
            if (!quote) return;
            passage.quote = std::move(*quote);
            passage.hits = hits(passage.quote);
            text.passages.push_back(std::move(passage));
        }
    }

private:
    std::vector<StoredHit> hits(const Quote& quote) {
        std::vector<StoredHit> out;
        if (quote.tags.empty()) return out;
        hits_.with(quote.passage);
        while (hits_.next()) {
            const Span span{static_cast<std::uint32_t>(hits_.integer(2)),
                            static_cast<std::uint32_t>(hits_.integer(3))};
            if (span.end > quote.text.size() || span.begin > span.end) continue;
            out.push_back({hits_.string(0), hits_.string(1), std::string(slice(quote.text, span))});
        }
        return out;
    }

    Statement passages_, hits_;
    QuoteReader quotes_;
};

}  // namespace

Status for_each_text(const Store& store, const std::function<void(StoredText)>& use) {
    Database& database = StoreAccess::database(store);
    Statement sources = database.prepare(
        "select id, sha256, path, title, tail from source where text_sha256 <> '' order by path");
    TextReader reader(database);
    while (sources.next()) {
        StoredText text;
        text.source_id = sources.string(1);
        text.path = sources.string(2);
        text.title = sources.string(3);
        reader.read(sources.integer(0), text);
        text.text += sources.text(4);
        use(std::move(text));
    }
    return database.finish();
}

std::optional<KnownText> find_text(const Store& store, std::string_view text_digest) {
    Statement read = StoreAccess::database(store).prepare(
        "select sha256, path from source where text_sha256 = ? and text_sha256 <> '' order by path limit 1");
    if (!read.with(text_digest).next()) return std::nullopt;
    return KnownText{read.string(0), read.string(1)};
}

}  // namespace evidex
