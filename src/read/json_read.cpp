#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "evidex/read.hpp"

namespace evidex {
namespace {

/// Where in the document's JSON the parser stands.
enum class At { outside, document, citation, authors, blocks, block, warnings, warning };

/// Builds a Document from parser events, so that no tree of values is ever in memory. Every handler returns
/// false to stop the parser at what does not belong.
class DocumentBuilder {
public:
    using json = nlohmann::json;

    bool null() { return refuse("a null"); }
    bool boolean(bool /*value*/) { return refuse("a boolean"); }
    bool number_float(double /*value*/, const std::string& /*text*/) { return refuse("a fraction"); }
    bool binary(json::binary_t& /*value*/) { return refuse("binary data"); }
    bool number_integer(std::int64_t value) { return number(value); }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return refuse("a number out of range");
        }
        return number(static_cast<std::int64_t>(value));
    }
    bool key(std::string& name) {
        key_ = name;
        return true;
    }

    bool string(std::string& value) {
        switch (at_.back()) {
            case At::document:
                return document_string(value);
            case At::citation:
                if (key_ == "title") return assign(document.citation.title, value);
                return key_ == "doi" ? assign(document.citation.doi, value) : refuse_key();
            case At::authors:
                document.citation.authors.push_back(std::move(value));
                return true;
            case At::block:
                return block_string(value);
            case At::warning:
                if (key_ == "code") return assign(document.warnings.back().code, value);
                return key_ == "message" ? assign(document.warnings.back().message, value) : refuse_key();
            default:
                return refuse("a string");
        }
    }

    bool start_object(std::size_t /*size*/) {
        switch (at_.back()) {
            case At::outside:
                return enter(At::document);
            case At::document:
                return key_ == "citation" ? enter(At::citation) : refuse_key();
            case At::blocks:
                document.blocks.emplace_back();
                return enter(At::block);
            case At::warnings:
                document.warnings.emplace_back();
                return enter(At::warning);
            default:
                return refuse("an object");
        }
    }

    bool start_array(std::size_t /*size*/) {
        if (at_.back() == At::document && key_ == "blocks") return enter(At::blocks);
        if (at_.back() == At::document && key_ == "warnings") return enter(At::warnings);
        if (at_.back() == At::citation && key_ == "authors") return enter(At::authors);
        return refuse("an array");
    }

    bool end_object() { return leave(); }
    bool end_array() { return leave(); }

    bool parse_error(std::size_t position, const std::string& /*token*/, const json::exception& /*what*/) {
        problem = fmt::format("broken JSON at byte {}", position);
        return false;
    }

    Document document;
    std::string problem;

private:
    bool document_string(std::string& value) {
        if (key_ == "text") return assign(document.text, value);
        if (key_ == "format") return set(document.format, format_from(value));
        return key_ == "kind" ? set(document.kind, source_kind_from(value)) : refuse_key();
    }

    bool block_string(std::string& value) {
        Block& block = document.blocks.back();
        if (key_ == "speaker") return assign(block.speaker, value);
        if (key_ == "kind") return set(block.kind, block_kind_from(value));
        return key_ == "section" ? set(block.section, section_kind_from(value)) : refuse_key();
    }

    bool number(std::int64_t value) {
        const bool small = value >= 0 && value <= std::numeric_limits<std::int32_t>::max();
        const bool offset = value >= 0 && value <= std::numeric_limits<std::uint32_t>::max();
        if (at_.back() == At::citation && key_ == "year" && small) {
            document.citation.year = static_cast<int>(value);
            return true;
        }
        if (at_.back() == At::warning && key_ == "line" && small) {
            document.warnings.back().line = static_cast<int>(value);
            return true;
        }
        if (at_.back() != At::block) return refuse("a number");
        Block& block = document.blocks.back();
        if (key_ == "begin" && offset) {
            block.span.begin = static_cast<std::uint32_t>(value);
        } else if (key_ == "end" && offset) {
            block.span.end = static_cast<std::uint32_t>(value);
        } else if (key_ == "level" && small) {
            block.level = static_cast<int>(value);
        } else if (key_ == "page" && small) {
            block.page = static_cast<int>(value);
        } else if (key_ == "millis" && value >= 0) {
            block.millis = value;
        } else {
            return refuse("a number");
        }
        return true;
    }

    static bool assign(std::string& target, std::string& value) {
        target = std::move(value);
        return true;
    }

    template <class Enum>
    bool set(Enum& target, std::optional<Enum> value) {
        if (!value) return refuse("an unknown name");
        target = *value;
        return true;
    }

    bool enter(At place) {
        at_.push_back(place);
        return true;
    }
    bool leave() {
        at_.pop_back();
        return true;
    }

    bool refuse_key() { return refuse("something"); }
    bool refuse(std::string_view what) {
        problem = fmt::format("{} where \"{}\" allows none", what, key_);
        return false;
    }

    std::vector<At> at_{At::outside};
    std::string key_;
};

Error distrusted(std::string message) {
    return make_error(ErrorCode::malformed, "the text as read makes no sense: " + std::move(message),
                      "please report this file");
}

bool inside_code_point(std::string_view text, std::uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

bool is_canonical(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return false;
    }
    return is_valid_utf8(text) && to_nfc(text) == text;
}

Status check(const Document& document) {
    if (document.text.size() > std::numeric_limits<std::uint32_t>::max()) return distrusted("it is too long");
    if (!is_canonical(document.text)) return distrusted("the text is not in canonical form");
    std::uint32_t behind = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Span span = document.blocks[i].span;
        if (span.begin < behind || span.end < span.begin || span.end > document.text.size()) {
            return distrusted(fmt::format("block {} lies outside the text or over another", i + 1));
        }
        if (inside_code_point(document.text, span.begin) || inside_code_point(document.text, span.end)) {
            return distrusted(fmt::format("block {} cuts a character", i + 1));
        }
        behind = span.end;
    }
    return Done{};
}

}  // namespace

Result<Document> document_from_json(const std::string& json) {
    DocumentBuilder builder;
    if (!nlohmann::json::sax_parse(json, &builder)) return distrusted(builder.problem);
    if (const Status checked = check(builder.document); !checked) return checked.error();
    return std::move(builder.document);
}

}  // namespace evidex
