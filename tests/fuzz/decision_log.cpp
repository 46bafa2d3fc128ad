// Logs of decisions from other computers: what is read is genuine, and is the same when written and read
// again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "evidex/coding.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace evidex;
    const Result<ReadLog> log = parse_log({reinterpret_cast<const char*>(data), size}, "log.jsonl");
    if (!log) {
        if (log.error().line == 0 || log.error().message.empty()) std::abort();
        return 0;
    }
    std::string lines;
    for (const Decision& decision : log->decisions) {
        if (!is_genuine(decision)) std::abort();
        lines += to_json_line(decision) + "\n";
    }
    const Result<ReadLog> again = parse_log(lines, "again.jsonl");
    if (!again || again->decisions.size() != log->decisions.size()) std::abort();
    static_cast<void>(check_log(log->decisions));
    return 0;
}
