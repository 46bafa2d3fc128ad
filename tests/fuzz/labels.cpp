// One line of any bytes: label, words and times lie inside the line, in order.
#include "read/labels.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/unicode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string line = evidex::decode({reinterpret_cast<const char*>(data), size}).text;
    std::vector<evidex::LineReading> readings{evidex::read_line(line), evidex::read_line(line, false)};
    for (const evidex::LineReading& reading : readings) {
        if (reading.words_begin > line.size() || reading.words_end > line.size()) std::abort();
        if (reading.words_if_rejected > line.size()) std::abort();
        if (!evidex::is_valid_utf8(reading.label)) std::abort();
        if (!evidex::is_valid_utf8(std::string_view(line).substr(reading.words_begin))) std::abort();
    }
    evidex::accept_labels(readings);
    return 0;
}
