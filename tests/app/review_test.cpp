#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "evidex/ledger.hpp"
#include "support/sample_project.hpp"
#include "support/terminal.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// The sample project, ingested. Its suggestions in order of the text are: mum "waited nine months" and
/// "drop-in" (rapid-access), paper "waiting list … drop-in" (rapid-access) and "kind" (kind-staff), yp
/// "waiting list" (rapid-access) and "kind … listened" (kind-staff).
class Project : public SampleProject {
public:
    Project() { ingest(); }

    Ran review(std::vector<std::string> options, const std::string& answers,
               const std::string& coder = "ana") const {
        options.insert(options.begin(),
                       {"review", "--coder", coder, "--answers", write("answers.txt", answers)});
        return evidex(options);
    }
    /// The log of decisions, oldest first.
    [[nodiscard]] std::vector<evidex::Decision> log() const {
        const auto ledger = evidex::Ledger::open(path("base.db"), evidex::Store::Mode::read_only);
        REQUIRE(ledger);
        const auto entries = ledger->entries();
        REQUIRE(entries);
        std::vector<evidex::Decision> list;
        for (const evidex::Entry& entry : *entries) list.push_back(entry.decision);
        return list;
    }
    [[nodiscard]] std::vector<std::string> verdicts() const {
        std::vector<std::string> list;
        for (const evidex::Decision& decision : log()) {
            if (decision.verdict == evidex::Verdict::shown) continue;
            list.push_back(std::string(name_of(decision.verdict)) + " " + decision.component);
        }
        return list;
    }
    [[nodiscard]] std::vector<std::string> words(std::vector<std::string> options) const {
        options.insert(options.begin(), "review");
        options.insert(options.end(), {"--db", path("base.db"), "--codebook", path("book")});
        return options;
    }
};

using Names = std::vector<std::string>;

std::size_t longest_line(const std::string& screen) {
    std::size_t longest = 0;
    std::istringstream lines(screen);
    for (std::string line; std::getline(lines, line);) {
        std::size_t columns = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '\x1b') {
                while (i < line.size() && std::isalpha(static_cast<unsigned char>(line[i])) == 0) ++i;
            } else if (line[i] != '\r' && (static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) {
                ++columns;
            }
        }
        longest = std::max(longest, columns);
    }
    return longest;
}

}  // namespace

TEST_CASE("suggestion by suggestion: what is answered is on record, and does not come back") {
    const Project project;
    const Ran ran =
        project.review({"--source", "mum*"}, "t falls-short\no a long wait\naccept\nn about a place\n");
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("1 of 2") && Contains("2 of 2"));
    CHECK_THAT(ran.out, Contains("**waited** nine **months**"));
    CHECK_THAT(ran.out, Contains("Suggested: Rapid access"));
    CHECK_THAT(ran.out, Contains("1 accepted, 1 rejected; none left."));
    CHECK(project.verdicts() == Names{"accepted rapid-access", "rejected rapid-access"});
    const std::vector<evidex::Decision> log = project.log();
    CHECK(log[0].verdict == evidex::Verdict::shown);
    CHECK(log[1].note == "a long wait");
    CHECK(log[1].stance == evidex::Stance::falls_short);
    CHECK(log[1].view == evidex::View::assisted);
    CHECK(log.back().reason == "about a place");
    const Ran again = project.review({"--source", "mum*"}, "y\n");
    CHECK(again.exit == 1);
    CHECK_THAT(again.err, Contains("All of these are decided."));
    CHECK(project.review({"--source", "mum*"}, "q\n", "ben").exit == 0);
}

TEST_CASE("change, add, skip, why and undo") {
    const Project project;
    const Ran ran = project.review({"--source", "mum*"}, "w\na 2\nc aftercare\ns\nu\nu\ny\nq\n");
    INFO(ran.err + ran.out);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("RA-R1") && Contains("Added: Kind staff") && Contains("Taken back."));
    CHECK_THAT(ran.out, Contains("1 accepted; 1 left."));
    CHECK(project.verdicts() == Names{"added kind-staff", "rejected rapid-access", "added aftercare",
                                      "withdrawn aftercare", "withdrawn rapid-access",
                                      "accepted rapid-access"});
}

TEST_CASE("blind: passages with a list of components, and nothing of what is suggested") {
    const Project project;
    const Ran ran = project.review({"--blind", "--source", "yp*"},
                                   "1\nt falls-short\nd\nd kind-staff:meets\no only cats\ndone\n", "ben");
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("3 passages read; none left."));
    CHECK_THAT(ran.out, !Contains("Suggested") && !Contains("**"));
    CHECK(project.verdicts() ==
          Names{"added rapid-access", "reviewed ", "added kind-staff", "reviewed ", "reviewed "});
    for (const evidex::Decision& decision : project.log()) CHECK(decision.view == evidex::View::blind);
    const Ran one =
        project.review({"--blind", "--source", "mum*", "--component", "aftercare"}, "n\ny\nq\n", "ben");
    CHECK_THAT(one.out, Contains("Is it there? Aftercare"));
    CHECK(project.verdicts().back() == "reviewed aftercare");
}

TEST_CASE("a blind coder's screens are the same whatever the engine found") {
    const Project project;
    const std::string answers = "d\nd\ns\nd\nd\nd\nd\nd\nd\n";
    const Ran tagged = project.review({"--blind", "--order", "random"}, answers, "ben");
    const Project untagged;
    untagged.write("book/terms.csv", "id,component,theme,pattern,weight,stance\n");
    untagged.write("book/rules.csv", "id,component,theme,rule,weight,stance\n");
    REQUIRE(untagged.evidex({"retag"}).exit == 0);
    const Ran plain = untagged.review({"--blind", "--order", "random"}, answers, "ben");
    CHECK(tagged.exit == 0);
    CHECK(tagged.out == plain.out);
    CHECK(tagged.err == plain.err);
    CHECK(project.review({"--blind", "--order", "uncertain"}, "d\n", "eva").exit == 2);
}

TEST_CASE("who has seen suggestions cannot code those passages blind") {
    const Project project;
    REQUIRE(project.review({"--source", "mum*"}, "q\n").exit == 0);  // one passage was on the screen
    const Ran blind = project.review({"--blind", "--source", "mum*"}, "d\nd\nd\nd\nd\n");
    CHECK_THAT(blind.err, Contains("1 passage left out: you have seen suggestions"));
    CHECK_THAT(blind.out, Contains("1 of 3") && !Contains("nine months"));
}

TEST_CASE("a sample is the same for every coder, tagged or not, and goes on where it was left") {
    const Project project;
    const Ran first = project.review({"--sample", "4"}, "d\nd\nd\nd\n");
    INFO(first.err);
    CHECK_THAT(first.out, Contains("1 of 4") && Contains("4 passages read; none left."));
    const Ran other = project.review({"--sample", "4"}, "d\nd\nd\nd\n", "ana2");
    std::string renamed = other.out;
    for (std::size_t at = renamed.find("ana2"); at != std::string::npos; at = renamed.find("ana2")) {
        renamed.erase(at + 3, 1);
    }
    CHECK(renamed == first.out);
    const Ran half = project.review({"--sample", "4"}, "d\nq\n", "eva");
    CHECK_THAT(half.out, Contains("3 left"));
    CHECK_THAT(project.review({"--sample", "4"}, "q\n", "eva").out, Contains("1 of 3"));
    CHECK(project.review({"--sample", "4", "--seed", "2"}, "q\n").out != first.out.substr(0, 200));
}

TEST_CASE("a wrong answer in a file is told with its line, and what came before is kept") {
    const Project project;
    const Ran ran = project.review({}, "# my answers\ny\n\nj\ny\n");
    CHECK(ran.exit == 2);
    CHECK_THAT(ran.err, Contains("answers.txt:4") && Contains("'j' is no answer here"));
    CHECK(project.verdicts() == Names{"accepted rapid-access"});
    const Ran component = project.review({}, "c rapid-acess\n");
    CHECK(component.exit == 2);
    CHECK_THAT(component.err, Contains("answers.txt:1") && Contains("did you mean"));
    const Ran nobody = project.evidex({"review"}, "y\n");
    CHECK(nobody.exit == 2);
    CHECK_THAT(nobody.err, Contains("--coder") && Contains("EVIDEX_CODER"));
}

TEST_CASE("disagreements are listed, shown with everybody's choice, and settled; the originals stay") {
    const Project project;
    project.review({"--blind", "--source", "yp*"}, "d 1\nd 2\nd\n", "ana");
    project.review({"--blind", "--source", "yp*"}, "d 1\no nothing kind here\nd\nd\n", "ben");
    const Ran list = project.evidex({"review", "--disagreements", "--format", "json"});
    REQUIRE(list.exit == 0);
    const Json conflicts = Json::parse(list.out);
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0]["component"] == "kind-staff");
    CHECK(conflicts[0]["choices"][0]["coded"] == true);
    CHECK(conflicts[0]["choices"][1]["note"] == "nothing kind here");
    CHECK(conflicts[0]["settled"].is_null());
    const Ran settled = project.review({"--disagreements"}, "o she was\ny\n", "eva");
    CHECK_THAT(settled.out,
               Contains("ana: there (blind)") && Contains("ben: not there (blind); note: nothing kind here"));
    CHECK(settled.exit == 0);
    const Json after = Json::parse(project.evidex({"review", "--disagreements", "--format", "json"}).out);
    REQUIRE(after.size() == 1);
    CHECK(after[0]["settled"]["coder"] == "eva");
    CHECK(after[0]["settled"]["coded"] == true);
    CHECK(after[0]["choices"] == conflicts[0]["choices"]);
    CHECK(project.review({"--disagreements"}, "y\n", "eva").exit == 1);
}

TEST_CASE("in a terminal of 80 by 24: one key decides, and the terminal is left as it was") {
    const Project project;
    Terminal terminal(EVIDEX_PROGRAM, project.words({"--coder", "ana", "--source", "mum*"}),
                      {"TERM=xterm-256color"});
    const std::string first = terminal.until("q quit");
    CHECK_THAT(first, Contains("1 of 2") && Contains("\x1b[1;33m") && Contains("y accept"));
    CHECK(longest_line(first) <= 80);
    CHECK_FALSE(terminal.is_cooked());
    terminal.type("\x1b[A");  // an arrow does nothing
    terminal.type("o");
    terminal.until("Note:");
    CHECK(terminal.is_cooked());
    terminal.type("so long\n");
    CHECK_THAT(terminal.until("q quit"), Contains("Your note: so long"));
    terminal.type("?");
    CHECK_THAT(terminal.until("Any key"), Contains("take back your last answer"));
    terminal.type(" ");
    terminal.until("q quit");
    terminal.type("y");
    CHECK_THAT(terminal.until("q quit"), Contains("2 of 2"));
    terminal.type("n");
    terminal.until("the last one");
    terminal.type("u");
    CHECK_THAT(terminal.until("q quit"), Contains("Taken back.") && Contains("2 of 2"));
    terminal.type("q");
    CHECK(terminal.wait() == 0);
    CHECK(terminal.is_cooked());
    CHECK(project.verdicts() ==
          Names{"accepted rapid-access", "rejected rapid-access", "withdrawn rapid-access"});
    CHECK(project.log()[1].note == "so long");
}

TEST_CASE("without colour, and ended by a signal: the terminal is left as it was") {
    const Project project;
    Terminal terminal(EVIDEX_PROGRAM, project.words({"--coder", "ana"}), {"TERM=dumb"});
    const std::string screen = terminal.until("q quit");
    CHECK_THAT(screen, !Contains("\x1b") && Contains("**"));
    CHECK_FALSE(terminal.is_cooked());
    terminal.send(SIGINT);
    CHECK(terminal.wait() == 130);
    CHECK(terminal.is_cooked());
    for (const int ending : {SIGTERM, SIGHUP, SIGQUIT}) {
        Terminal other(EVIDEX_PROGRAM, project.words({"--coder", "ana"}), {"TERM=dumb"});
        other.until("q quit");
        other.send(ending);
        CHECK(other.wait() == 128 + ending);
        CHECK(other.is_cooked());
    }
}

TEST_CASE("suspended and resumed: the shell has its terminal, and the coder the screen again") {
    const Project project;
    Terminal terminal(EVIDEX_PROGRAM, project.words({"--coder", "ana"}), {"TERM=xterm"});
    terminal.until("q quit");
    REQUIRE(terminal.suspend());
    CHECK(terminal.is_cooked());
    terminal.send(SIGCONT);
    CHECK_THAT(terminal.until("q quit"), Contains("1 of 5"));
    CHECK_FALSE(terminal.is_cooked());
    // While a line is asked for, it goes on being one, with echo.
    terminal.type("o");
    terminal.until("Note:");
    REQUIRE(terminal.suspend());
    terminal.send(SIGCONT);
    terminal.type("after a pause\n");
    CHECK_THAT(terminal.until("Your note"), Contains("after a pause\r\n"));
    terminal.until("q quit");
    CHECK_FALSE(terminal.is_cooked());
    terminal.type("yq");
    CHECK(terminal.wait() == 0);
    CHECK(terminal.is_cooked());
    CHECK(project.verdicts() == Names{"accepted rapid-access"});
    CHECK(project.log()[1].note == "after a pause");
}

TEST_CASE("after kill -9 the next review says what happened to the terminal and puts it right") {
    const Project project;
    std::string command = EVIDEX_PROGRAM;
    for (const std::string& word : project.words({"--coder", "ana"})) command += " '" + word + "'";
    Terminal terminal("/bin/sh",
                      {"-c", "sh -c 'echo PID=$$.; exec \"$0\" \"$@\"' " + command + "; " + command},
                      {"TERM=xterm"});
    const std::string first = terminal.until("q quit");
    CHECK_THAT(first, !Contains("killed"));
    const std::size_t at = first.find("PID=");
    REQUIRE(at != std::string::npos);
    CHECK_FALSE(terminal.is_cooked());
    ::kill(std::stoi(first.substr(at + 4)), SIGKILL);
    CHECK_THAT(terminal.until("q quit"), Contains("An evidex killed in this terminal left it without echo"));
    terminal.type("q");
    CHECK(terminal.wait() == 0);
    CHECK(terminal.is_cooked());
}

TEST_CASE("kill -9 in the middle: every answer before it is there, and the log is whole") {
    const Project project;
    {
        Terminal terminal(EVIDEX_PROGRAM, project.words({"--coder", "ana"}), {"TERM=xterm"});
        terminal.until("1 of 5");
        terminal.type("y");
        terminal.until("2 of 5");
        terminal.type("n");
        terminal.until("3 of 5");
        terminal.send(SIGKILL);
        CHECK(terminal.wait() == 128 + SIGKILL);
    }
    CHECK(project.verdicts() == Names{"accepted rapid-access", "rejected rapid-access"});
    CHECK(project.evidex({"verify"}).exit == 0);
    CHECK_THAT(project.review({}, "q\n").out, Contains("1 of 3"));
}
