#include <fmt/format.h>
#include <signal.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "evidex/read.hpp"
#include "read/child.hpp"
#include "read/process.hpp"

namespace evidex {
namespace {

constexpr std::string_view kPrintAnew =
    "the file may be damaged: open it, print it to a new PDF, and read that";

/// The child's answer: what it is, whose text it is, and the JSON.
struct Answer {
    bool is_document = false;
    std::string source_id;
    std::string json;
};

Error broken_protocol() {
    return make_error(ErrorCode::crashed, "the reader stopped in the middle of its answer",
                      std::string(kPrintAnew));
}

Result<Answer> parse_answer(const std::string& out) {
    const std::size_t line_end = out.find('\n');
    if (line_end > 100) return broken_protocol();  // npos as well
    const std::string_view line(out.data(), line_end);
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first + 1);
    if (second == std::string_view::npos) return broken_protocol();
    std::size_t length = 0;
    std::from_chars(line.data() + first + 1, line.data() + second, length);
    if (length != out.size() - line_end - 1) return broken_protocol();
    const std::string_view word = line.substr(0, first);
    if (word != "document" && word != "error") return broken_protocol();
    return Answer{word == "document", std::string(line.substr(second + 1)), out.substr(line_end + 1)};
}

Error error_from(const std::string& text) {
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return broken_protocol();
    const auto word = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto number = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_number_integer() ? found->get<int>() : 0;
    };
    const int code = number("code");
    const bool known = code >= 0 && code <= static_cast<int>(ErrorCode::interrupted);
    Error error = make_error(known ? static_cast<ErrorCode>(code) : ErrorCode::crashed, word("message"),
                             word("advice"));
    error.line = number("line");
    error.column = number("column");
    return error;
}

/// Why a child ended without an answer, in words for its user.
Error explain_end(const ProcessAnswer& answer, const ReadLimits& limits) {
    if (answer.end == ProcessEnd::timed_out) {
        return make_error(ErrorCode::limit,
                          fmt::format("took longer than {} s", (limits.wall_millis + 999) / 1000),
                          std::string(kPrintAnew));
    }
    if (answer.end == ProcessEnd::too_much_output) {
        return make_error(ErrorCode::limit,
                          fmt::format("holds more than {} MB of text", limits.output_bytes >> 20),
                          "split the file; if it is data rather than text, leave it out");
    }
    if (answer.end == ProcessEnd::exited) return broken_protocol();
    if (answer.number == SIGXCPU || answer.number == SIGKILL) {
        return make_error(ErrorCode::limit,
                          fmt::format("needed more than {} s of computing", limits.cpu_seconds),
                          std::string(kPrintAnew));
    }
    if (answer.number == SIGABRT || answer.err.find("bad_alloc") != std::string::npos) {
        return make_error(ErrorCode::limit,
                          fmt::format("needed more than {} MB of memory", limits.memory_bytes >> 20),
                          std::string(kPrintAnew));
    }
    return make_error(ErrorCode::crashed, fmt::format("the reader crashed on it (signal {})", answer.number),
                      std::string(kPrintAnew));
}

Result<Document> document_from(const ProcessAnswer& process, const Source& source, const ReadLimits& limits) {
    if (process.end != ProcessEnd::exited || process.out.empty()) return explain_end(process, limits);
    Result<Answer> answer = parse_answer(process.out);
    if (!answer) return answer.error();
    if (!answer->is_document) return error_from(answer->json);
    if (answer->source_id != source.id) {
        return make_error(ErrorCode::io, "the file changed while it was being read", "run the command again");
    }
    return document_from_json(answer->json);
}

}  // namespace

Result<Document> read_isolated(const Source& source, const std::string& reader_program,
                               const ReadLimits& limits) {
    ProcessRequest request;
    request.arguments = {reader_program, "read", "--child", limits_argument(limits), "--", source.path};
    request.wall_millis = limits.wall_millis;
    request.output_bytes = limits.output_bytes;
    request.own_group = true;
    const Result<ProcessAnswer> process = run_process(request);
    if (!process) return process.error();
    Result<Document> document = document_from(*process, source, limits);
    if (document) return document;
    Error error = std::move(document).error();
    error.file = source.path;
    return error;
}

}  // namespace evidex
