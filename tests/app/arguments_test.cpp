#include <catch2/catch.hpp>

#include "support/run.hpp"

using Catch::Contains;
using evidex::test::Ran;
using evidex::test::run;

namespace {

const std::vector<std::string> kCommands{
    "ingest", "coverage", "quotes", "show",     "explain", "sources",      "status",    "changes",
    "tag",    "eval",     "retag",  "codebook", "read",    "review",       "decisions", "agreement",
    "export", "import",   "report", "serve",    "verify",  "pseudonymise", "forget"};

}  // namespace

TEST_CASE("help and version go to standard output") {
    const Ran help = run({"--help"});
    CHECK(help.exit == 0);
    CHECK(help.err.empty());
    for (const std::string& command : kCommands) CHECK_THAT(help.out, Contains("\n  " + command + " "));
    const Ran version = run({"--version"});
    CHECK(version.exit == 0);
    CHECK_THAT(version.out, Catch::StartsWith("evidex "));
}

TEST_CASE("every command has help with examples, a place in the manual and a completion") {
    const std::string root = EVIDEX_ROOT;
    const std::string manual = evidex::test::read_text(root + "/src/app/evidex.1");
    const std::string completion = evidex::test::read_text(root + "/src/app/evidex.bash");
    for (const std::string& command : kCommands) {
        const Ran help = run({command, "--help"});
        CHECK(help.exit == 0);
        CHECK_THAT(help.out, Contains("Examples:\n  "));
        CHECK_THAT(manual, Contains(".SS evidex " + command));
        CHECK_THAT(completion, Contains(" " + command + ")") || Contains(command));
    }
    for (const std::string nested :
         {"check", "show", "test", "audit", "precision", "diff", "suggest", "learn", "import", "export"}) {
        CHECK(run({"codebook", nested, "--help"}).exit == 0);
        CHECK_THAT(manual, Contains(".SS evidex codebook " + nested));
        CHECK_THAT(completion, Contains(nested));
    }
}

TEST_CASE("every option of every command is in the manual and the completion") {
    const std::string root = EVIDEX_ROOT;
    std::string manual = evidex::test::read_text(root + "/src/app/evidex.1");
    manual.erase(std::remove(manual.begin(), manual.end(), '\\'), manual.end());
    const std::string completion = evidex::test::read_text(root + "/src/app/evidex.bash");
    for (const std::string& command : kCommands) {
        const std::string help = run({command, "--help"}).out;
        for (std::size_t at = help.find("\n  --"); at != std::string::npos;
             at = help.find("\n  --", at + 1)) {
            const std::size_t end = help.find_first_of(" ,\n", at + 3);
            const std::string option = help.substr(at + 3, end - at - 3);
            INFO(command + " " + option);
            CHECK_THAT(manual, Contains(option));
            CHECK_THAT(completion, Contains(option));
        }
    }
}

TEST_CASE("a slip gets a suggestion and exit status 2") {
    const Ran command = run({"coverge"});
    CHECK(command.exit == 2);
    CHECK(command.out.empty());
    CHECK_THAT(command.err, Contains("no command 'evidex coverge' (did you mean 'coverage'?)"));
    const Ran nested = run({"codebook", "chek"});
    CHECK(nested.exit == 2);
    CHECK_THAT(nested.err, Contains("did you mean 'check'?"));
    const Ran option = run({"quotes", "--componnet", "x"});
    CHECK(option.exit == 2);
    CHECK_THAT(option.err, Contains("did you mean '--component'?"));
    const Ran format = run({"status", "--format", "xml"});
    CHECK(format.exit == 2);
    CHECK_THAT(format.err, Contains("'xml' is not one of table, csv, json, md"));
}

TEST_CASE("a missing command or argument says what is missing") {
    const Ran none = run({});
    CHECK(none.exit == 2);
    CHECK_THAT(none.err, Contains("'evidex' needs a command after it"));
    CHECK_THAT(none.err, Contains("evidex --help"));
    CHECK(run({"codebook"}).exit == 2);
    const Ran paths = run({"ingest"});
    CHECK(paths.exit == 2);
    CHECK_THAT(paths.err, Contains("paths"));
}

TEST_CASE("a base that does not exist is told with what to do") {
    for (const char* command : {"status", "coverage", "quotes", "sources", "verify", "changes"}) {
        const Ran ran = run({command, "--db", "/nowhere/at/all.db"});
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
    }
    const Ran ran = run({"status"}, {}, {"EVIDEX_DB=/nowhere/from/environment.db"});
    CHECK_THAT(ran.err, Contains("/nowhere/from/environment.db") && Contains("evidex ingest"));
}
