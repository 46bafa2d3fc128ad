#include <unistd.h>

#include <cerrno>

#include "app/command.hpp"
#include "app/tagging.hpp"
#include "base/files.hpp"
#include "base/unicode.hpp"

namespace evidex {
namespace {

struct TagOptions {
    std::string file = "-";
};

constexpr std::size_t kChunk = 256 << 10;          // bytes read at a time
constexpr std::size_t kLongestLine = 64ULL << 20;  // a line beyond this is no passage

std::string text_at(const Json& record, const char* key) {
    const auto found = record.find(key);
    return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json tags_json(const std::vector<Tag>& tags, std::string_view text, const Codebook& codebook) {
    Json list = Json::array();
    for (const Tag& tag : tags) {
        Json because = Json::array();
        for (const Hit& hit : tag.because) {
            because.push_back({{"rule", codebook.rows[hit.row].id},
                               {"begin", hit.span.begin},
                               {"end", hit.span.end},
                               {"text", slice(text, hit.span)}});
        }
        list.push_back({{"component", codebook.components[tag.component].id},
                        {"score", tag.score},
                        {"words_score", tag.words_score},
                        {"stance", name_of(tag.stance)},
                        {"because", std::move(because)}});
    }
    return list;
}

/// Tags records that come in pieces of a stream, and remembers whether some were bad.
class LineTagger {
public:
    explicit LineTagger(const Tagger& tagger) : tagger_(tagger) {}

    /// The answers to all lines that are complete now.
    std::string feed(std::string_view bytes) {
        std::string out;
        const std::size_t searched = pending_.size();
        pending_ += bytes;
        std::size_t at = 0;
        for (std::size_t end = pending_.find('\n', searched); end != std::string::npos;
             end = pending_.find('\n', at)) {
            answer(std::string_view(pending_).substr(at, end - at), out);
            at = end + 1;
        }
        pending_.erase(0, at);
        return out;
    }
    /// The answer to a last line without an end.
    std::string finish() { return pending_.empty() ? std::string() : feed("\n"); }

    [[nodiscard]] bool is_too_long() const { return pending_.size() > kLongestLine; }
    [[nodiscard]] bool some_failed() const { return some_failed_; }

private:
    void answer(std::string_view line, std::string& out) {
        ++line_;
        if (line_ == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
        out +=
            answer_to(Json::parse(line, nullptr, false)).dump(-1, ' ', false, Json::error_handler_t::replace);
        out += '\n';
    }

    Json refuse(const Json& id, const std::string& why) {
        some_failed_ = true;
        return {{"id", id}, {"error", "line " + std::to_string(line_) + ": " + why}};
    }

    Json answer_to(const Json& record) {
        if (record.is_discarded()) return refuse({}, "this is not JSON in UTF-8");
        if (!record.is_object()) return refuse({}, "this is not a JSON object {\"id\": …, \"text\": …}");
        const auto found = record.find("id");
        const Json id = found == record.end() ? Json() : *found;
        const auto words = record.find("text");
        if (words == record.end() || !words->is_string()) return refuse(id, "\"text\" is missing or no text");
        const std::string& text = words->get_ref<const std::string&>();
        const std::string role = role_id(text_at(record, "role"));
        // Somebody's role is only known in interviews.
        SourceKind kind = role.empty() ? SourceKind::document : SourceKind::interview;
        if (const std::string name = text_at(record, "kind"); !name.empty()) {
            const std::optional<SourceKind> named = source_kind_from(name);
            if (!named) return refuse(id, "\"kind\" must be \"interview\" or \"document\"");
            kind = *named;
        }
        PassageView passage = view_of(text, kind, role, tagger_.codebook());
        if (const std::string name = text_at(record, "section"); !name.empty()) {
            const std::optional<SectionKind> named = section_kind_from(name);
            if (!named) return refuse(id, "\"section\" is not one that evidex knows");
            passage.section = *named;
        }
        return {{"id", id}, {"tags", tags_json(tagger_.tag(passage), text, tagger_.codebook())}};
    }

    const Tagger& tagger_;
    std::string pending_;
    std::int64_t line_ = 0;
    bool some_failed_ = false;
};

Result<Exit> tag_lines(const Session& session, const TagOptions&) {
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    LineTagger filter(*tagger);
    std::string chunk(kChunk, '\0');
    while (true) {
        const ssize_t count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error("standard input", "cannot read");
        if (count == 0) break;
        const std::string_view bytes(chunk.data(), static_cast<std::size_t>(count));
        if (Status printed = print(filter.feed(bytes)); !printed) return printed.error();
        if (filter.is_too_long()) {
            return make_error(ErrorCode::limit, "a line of standard input is longer than 64 MB",
                              "evidex tag reads JSON Lines: one {\"id\": …, \"text\": …} a line");
        }
    }
    if (Status printed = print(filter.finish()); !printed) return printed.error();
    return filter.some_failed() ? Exit::some_failed : Exit::ok;
}

}  // namespace

void add_tag(CLI::App& program, Action& chosen) {
    CLI::App* command = add_command(
        program,
        {"tag", "Tag passages that come as JSON Lines on standard input",
         "  evidex tag < passages.jsonl > tags.jsonl\n"
         "  echo '{\"id\": 1, \"text\": \"We waited nine months.\", \"role\": \"parent\"}' | evidex tag\n"
         "\nIn:  {\"id\", \"text\", \"kind\"?: interview|document, \"role\"?, \"section\"?}, one a line\n"
         "Out: {\"id\", \"tags\": [{\"component\", \"score\", \"stance\", \"because\": [{\"rule\", "
         "\"begin\", \"end\", "
         "\"text\"}]}]}, in the same order;\n     begin and end are bytes of the text. A bad line becomes "
         "{\"id\", "
         "\"error\"} and the exit status 3."});
    run_with(command, chosen, std::make_shared<TagOptions>(), tag_lines);
}

}  // namespace evidex
