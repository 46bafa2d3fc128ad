#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/sample_project.hpp"

using namespace evidex::test;

namespace {

const char* const kTalk =
    "Interviewer: How did it begin?\n"
    "Siobhan: I waited nine months. Then Mrs Quillfeather from Tarnside High School rang my mum on 07700 "
    "900123.\n"
    "Interviewer: And after that?\n"
    "Siobhan: My worker Aoife Brannigan listened. Aoife never rushed me, and she came to Brindleton for "
    "it.\n";

/// A project with one interview full of names, and a place for the key.
struct Project : SampleProject {
    Project() {
        write("talks/talk.txt", kTalk);
        write("roles.csv", "source,speaker,role\ntalk.txt,Siobhan,young person\n");
        std::filesystem::create_directory(path("keys"));
    }
    [[nodiscard]] std::string key() const { return path("keys/key.csv"); }
    [[nodiscard]] Ran find() const {
        return evidex({"pseudonymise", path("talks"), "--key", key(), "--roles", path("roles.csv")});
    }
    [[nodiscard]] Ran ingest_talks() const {
        return evidex({"ingest", path("talks"), "--roles", path("roles.csv"), "--pseudonyms", key()});
    }
    /// Answers every open line of the key.
    void answer(const std::string& with) const {
        std::string text = read_text(key());
        for (const std::string kind : {",name,", ",place,"}) {
            for (std::size_t at = 0; (at = text.find(kind + ",", at)) != std::string::npos;) {
                text.insert(at + kind.size(), with);
            }
        }
        write("keys/key.csv", text);
    }
    [[nodiscard]] bool base_holds(const std::string& words) const {
        std::string bytes;
        for (const auto& file : std::filesystem::directory_iterator(path())) {
            const std::string name = file.path().filename().string();
            if (name.compare(0, 7, "base.db") == 0) bytes += read_text(file.path().string());
        }
        return bytes.find(words) != std::string::npos;
    }
};

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("names are found, reviewed and replaced before anything is stored") {
    const Project project;
    const Ran found = project.find();
    CHECK(found.exit == 0);
    CHECK(says(found.out, "people"));
    CHECK_FALSE(says(found.out, "Siobhan"));
    struct stat status {};
    REQUIRE(::stat(project.key().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);

    const Ran refused = project.ingest_talks();
    CHECK(refused.exit == 2);
    CHECK(says(refused.err, "\"Brindleton\""));

    project.answer("yes");
    const Ran done = project.ingest_talks();
    CHECK(done.exit == 0);
    const Ran quotes = project.evidex({"quotes", "waited", "--format", "json"});
    CHECK(says(quotes.out, "\"speaker\": \"[Young person A]\""));
    CHECK(says(quotes.out, "\"role\": \"young-person\""));
    CHECK(says(quotes.out, "from [School A] rang my mum on [phone number]"));
    for (const char* words : {"Siobhan", "Quillfeather", "Tarnside", "07700", "Aoife", "Brannigan",
                              "Brindleton", "siobhan", "quillfeath", "brannigan"}) {
        CAPTURE(words);
        CHECK_FALSE(project.base_holds(words));
    }
}

TEST_CASE("finding again keeps the answers and changes nothing") {
    const Project project;
    REQUIRE(project.find().exit == 0);
    project.answer("no");
    const std::string before = read_text(project.key());
    REQUIRE(project.find().exit == 0);
    CHECK(read_text(project.key()) == before);
    REQUIRE(project.ingest_talks().exit == 0);
    CHECK(says(project.ingest_talks().out, "Nothing has changed"));
}

TEST_CASE("a base with pseudonyms takes no names in") {
    const Project project;
    REQUIRE(project.find().exit == 0);
    project.answer("yes");
    REQUIRE(project.ingest_talks().exit == 0);
    project.write("talks/more.txt",
                  "P1: Siobhan was there too, with Oisin.\nP2: Yes, we waited for weeks.\n");
    const Ran refused = project.evidex({"ingest", project.path("talks")});
    CHECK(refused.exit == 2);
    CHECK(says(refused.err, "--pseudonyms"));
    REQUIRE(project.ingest_talks().exit == 0);
    CHECK_FALSE(project.base_holds("Siobhan"));
    const Ran sources = project.evidex({"sources", "--format", "json"});
    CHECK(says(sources.out, "may give somebody away"));
}

TEST_CASE("names that were stored before leave no trace") {
    const Project project;
    REQUIRE(project.evidex({"ingest", project.path("talks")}).exit == 0);
    CHECK(project.base_holds("Quillfeather"));
    REQUIRE(project.find().exit == 0);
    project.answer("yes");
    REQUIRE(project.ingest_talks().exit == 0);
    for (const char* words : {"Siobhan", "Quillfeather", "quillfeath", "Brannigan", "brannigan"}) {
        CAPTURE(words);
        CHECK_FALSE(project.base_holds(words));
    }
    CHECK(project.evidex({"verify"}).exit == 0);
}

TEST_CASE("decisions keep their places when names stand on both sides of every passage") {
    const Project project;
    std::string talk;
    for (int minute = 10; minute < 40; minute += 2) {
        const std::string number = std::to_string(minute);
        talk += "[00:" + number + ":10] Siobhan: I waited " + number +
                " weeks, and Aoife Brannigan rang.\n\n[00:" + std::to_string(minute + 1) +
                ":05] Aoife: Yes, it was a waiting list of " + number + ".\n\n";
    }
    project.write("talks/talk.txt", talk);
    REQUIRE(project.evidex({"ingest", project.path("talks"), "--roles", project.path("roles.csv")}).exit ==
            0);
    std::string answers;
    for (int i = 0; i < 40; ++i) answers += "1\nd\n";
    REQUIRE(project
                .evidex({"review", "--blind", "--coder", "ana", "--answers",
                         project.write("answers.txt", answers)})
                .exit == 0);
    const std::string before = project.evidex({"decisions", "--format", "csv"}).out;
    REQUIRE(std::count(before.begin(), before.end(), '\n') > 30);
    REQUIRE(project.find().exit == 0);
    project.answer("yes");
    REQUIRE(project.ingest_talks().exit == 0);
    CHECK_FALSE(project.base_holds("Siobhan"));
    CHECK(says(
        project.evidex({"decisions", "--unresolved"}).err + project.evidex({"decisions", "--unresolved"}).out,
        "Every decision has its place"));
    const std::string after = project.evidex({"decisions", "--format", "csv"}).out;
    CHECK(std::count(after.begin(), after.end(), '\n') == std::count(before.begin(), before.end(), '\n'));
    CHECK(project.evidex({"verify"}).exit == 0);
}

TEST_CASE("a surname alone is hidden where only a decision still quotes it") {
    const Project project;
    const std::string rest =
        "Interviewer: And then?\nSiobhan: We waited for weeks.\nInterviewer: Go on.\nSiobhan: That was it.\n";
    project.write("talks/second.txt",
                  rest + "Siobhan: Waited for Brannigan, months, until Brannigan rang.\n");
    REQUIRE(project.evidex({"ingest", project.path("talks")}).exit == 0);
    std::string answers;
    for (int i = 0; i < 9; ++i) answers += "a rapid-access\no Brannigan is the one\nd\n";
    REQUIRE(project
                .evidex({"review", "--blind", "--coder", "ana", "--source", "second*", "--answers",
                         project.write("answers.txt", answers)})
                .exit == 0);
    // The turn goes; the decision on it waits for a person, with its words.
    project.write("talks/second.txt", rest);
    REQUIRE(project.evidex({"ingest", project.path("talks")}).exit == 0);
    REQUIRE(
        says(project.evidex({"decisions", "--unresolved", "--format", "json"}).out, "until Brannigan rang"));
    REQUIRE(project.find().exit == 0);
    CHECK(says(read_text(project.key()), "part of Aoife Brannigan"));
    project.answer("yes");
    REQUIRE(project.ingest_talks().exit == 0);
    CHECK_FALSE(project.base_holds("Brannigan"));
    CHECK_FALSE(project.base_holds("brannigan"));
    const std::string log = project.evidex({"decisions", "--log", "--format", "json"}).out;
    CHECK_FALSE(says(log, "Brannigan"));
    CHECK(says(log, "[Person"));
    CHECK(project.evidex({"verify"}).exit == 0);
}

namespace {

/// A log of decisions that ana made on the talks before anybody thought of pseudonyms.
std::string log_with_names(const Project& project) {
    const auto raw = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(),
                         {"--db", project.path("raw/base.db"), "--codebook", project.path("book")});
        return run(arguments);
    };
    std::filesystem::create_directory(project.path("raw"));
    REQUIRE(raw({"ingest", project.path("talks")}).exit == 0);
    project.write("raw/answers.txt", "1\no Siobhan said so\nd\nd\n");
    const Ran reviewed =
        raw({"review", "--blind", "--coder", "ana", "--answers", project.path("raw/answers.txt")});
    INFO(reviewed.err);
    REQUIRE(reviewed.exit == 0);
    REQUIRE(raw({"decisions", "export", project.path("raw/ana.jsonl")}).exit == 0);
    REQUIRE(says(read_text(project.path("raw/ana.jsonl")), "Quillfeather"));
    return project.path("raw/ana.jsonl");
}

}  // namespace

TEST_CASE("logs of decisions bring no names into a base with pseudonyms") {
    const Project project;
    const std::string log = log_with_names(project);
    REQUIRE(project.find().exit == 0);
    project.answer("yes");
    REQUIRE(project.ingest_talks().exit == 0);
    const auto check_bytes = [&] {
        for (const char* words : {"Siobhan", "Quillfeather", "Tarnside", "Brannigan", "quillfeath"}) {
            CAPTURE(words);
            CHECK_FALSE(project.base_holds(words));
        }
    };

    const Ran refused = project.evidex({"decisions", "import", log});
    CHECK(refused.exit == 2);
    CHECK(says(refused.err, "ana.jsonl"));
    CHECK(says(refused.err, "--pseudonyms"));
    check_bytes();

    const Ran done = project.evidex({"decisions", "import", log, "--pseudonyms", project.key()});
    INFO(done.err);
    CHECK(done.exit == 0);
    CHECK(says(done.out, "with pseudonyms for the names they quoted"));
    check_bytes();
    const Ran shown = project.evidex({"decisions", "--format", "json"});
    CHECK(says(shown.out, "[School A]"));
    CHECK(says(shown.out, "[Young person A] said so"));
    CHECK_FALSE(says(shown.out, "unresolved"));

    const Ran again = project.evidex({"decisions", "import", log, "--pseudonyms", project.key()});
    CHECK(says(again.out, " 0 new"));
    CHECK(project.evidex({"verify"}).exit == 0);
}

TEST_CASE("logs that quote the pseudonymised texts come in without the key") {
    const Project project;
    REQUIRE(project.find().exit == 0);
    project.answer("yes");
    REQUIRE(project.ingest_talks().exit == 0);
    std::filesystem::create_directory(project.path("copy"));
    std::filesystem::copy_file(project.path("base.db"), project.path("copy/base.db"));
    project.write("copy/answers.txt", "1\nd\nd\n");
    const std::vector<std::string> there{"--db", project.path("copy/base.db"), "--codebook",
                                         project.path("book")};
    std::vector<std::string> review{"review", "--blind",   "--coder",
                                    "ben",    "--answers", project.path("copy/answers.txt")};
    std::vector<std::string> give{"decisions", "export", project.path("copy/ben.jsonl")};
    for (std::vector<std::string>* command : {&review, &give}) {
        command->insert(command->end(), there.begin(), there.end());
        REQUIRE(run(*command).exit == 0);
    }
    const Ran taken = project.evidex({"decisions", "import", project.path("copy/ben.jsonl")});
    INFO(taken.err);
    CHECK(taken.exit == 0);
    CHECK_FALSE(says(taken.out, " 0 new"));
    CHECK(says(project.evidex({"decisions", "--format", "json"}).out, "[School A]"));
}

TEST_CASE("the key is kept apart from texts and base") {
    const Project project;
    const Ran texts =
        project.evidex({"pseudonymise", project.path("talks"), "--key", project.path("talks/key.csv")});
    CHECK(texts.exit == 2);
    CHECK(says(texts.err, "beside the texts"));
    const Ran base =
        project.evidex({"pseudonymise", project.path("talks"), "--key", project.path("key.csv")});
    CHECK(base.exit == 2);
    CHECK(says(base.err, "beside the evidence base"));
}
