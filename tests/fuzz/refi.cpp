#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/archive.hpp"
#include "evidex/project.hpp"

// The tree of a project; the zip file around it is libzip's to read. What was read must hold together, so
// that it can be written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace evidex;
    const std::string xml(reinterpret_cast<const char*>(data), size);
    (void)read_qdc(xml, "fuzz.qdc");
    const Result<std::string> bytes =
        write_archive({{"project.qde", xml}, {"sources/a.txt", "One \u00E4 two\r\n\U0001F615 three\n"}});
    if (!bytes) return 0;
    const Result<ReadProject> project = read_qdpx(*bytes, "fuzz.qdpx");
    if (project && !write_qdpx(project->project)) std::abort();
    return 0;
}
