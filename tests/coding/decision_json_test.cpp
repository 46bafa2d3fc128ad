#include <catch2/catch.hpp>

#include "coding/decisions.hpp"
#include "support/temporary.hpp"

namespace evidex::test {
namespace {

std::string lines_of(const std::vector<Decision>& log) {
    std::string lines;
    for (const Decision& decision : log) lines += to_json_line(decision) + "\n";
    return lines;
}

std::vector<Decision> sample() {
    Log log("ana");
    log.add(Verdict::accepted, "rapid-access");
    log.add(Verdict::reviewed, "");
    std::vector<Decision> entries = log.entries();
    Decision full = entries.back();
    full.verdict = Verdict::rejected;
    full.component = "aftercare-planning";
    full.stance = Stance::falls_short;
    full.note = "\"quoted\"\nand é";
    full.reason = "interviewer speech";
    full.rules = {"T1", "R2"};
    full.view = View::assisted;
    full.sequence = 3;
    full.previous = entries.back().id;
    entries.push_back(sealed(full));
    entries.push_back(erased(entries.front()));
    entries.erase(entries.begin());
    return merged(entries, {});
}

TEST_CASE("a log written and read again is the same log") {
    const std::vector<Decision> log = sample();
    const std::string lines = lines_of(log);
    const Result<ReadLog> read = parse_log(lines, "ana.jsonl");
    REQUIRE(read);
    CHECK_FALSE(read->is_cut);
    CHECK(lines_of(read->decisions) == lines);
    const TemporaryFolder folder;
    CHECK(lines_of(read_log(folder.write("ana.jsonl", lines + lines))->decisions) == lines);
    CHECK(read_log(folder.path("none.jsonl")).error().file == folder.path("none.jsonl"));
}

TEST_CASE("a cut last line is told, all before it are kept") {
    const std::vector<Decision> log = sample();
    const std::string lines = lines_of(log);
    const std::string cut = lines.substr(0, lines.size() - 20);
    const Result<ReadLog> read = parse_log(cut, "ana.jsonl");
    REQUIRE(read);
    CHECK(read->is_cut);
    CHECK(read->decisions.size() == log.size() - 1);
    // Without its line end only, it is whole.
    CHECK_FALSE(parse_log(lines.substr(0, lines.size() - 1), "ana.jsonl")->is_cut);
}

TEST_CASE("a line that is no decision, or was changed, refuses the file with its number") {
    const std::string lines = lines_of(sample());
    const auto error_of = [](const std::string& bytes) {
        const Result<ReadLog> read = parse_log(bytes, "ana.jsonl");
        REQUIRE_FALSE(read);
        CHECK(read.error().file == "ana.jsonl");
        return read.error();
    };
    CHECK(error_of(lines + "{\"id\": 3}\n").line == 4);
    CHECK(error_of("[1, 2]\n" + lines).line == 1);
    CHECK(error_of("no JSON\n" + lines).line == 1);
    std::string forged = lines;
    forged.replace(forged.find("aftercare-planning"), 18, "collaborative-rela");
    CHECK(error_of(forged).message.find("changed") != std::string::npos);
}

}  // namespace
}  // namespace evidex::test
