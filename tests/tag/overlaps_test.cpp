#include "evidex/overlaps.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tag/codebook_folder.hpp"

using namespace evidex;

namespace {

/// Code and line of each finding, in their order.
std::vector<std::string> found_in(const CodebookFolder& folder) {
    const auto book = load_codebook(folder.path());
    REQUIRE(book);
    std::vector<std::string> found;
    for (const Diagnostic& one : find_overlaps(*book)) {
        CHECK_FALSE(one.is_error);
        found.push_back(one.code + ":" + std::to_string(one.line));
    }
    return found;
}

void write_rules(const CodebookFolder& folder, const std::vector<std::string>& rules) {
    std::string text = "id,component,theme,rule,weight\n";
    for (std::size_t i = 0; i < rules.size(); ++i)
        text += "R" + std::to_string(i) + ",access,wait," + rules[i] + ",1\n";
    folder.write("rules.csv", text);
}

}  // namespace

TEST_CASE("a term in two components is pointed out, but not one that is retired") {
    const CodebookFolder folder;
    folder.write(
        "terms.csv",
        "id,component,theme,pattern,weight,status\nT1,access,wait,a list,1,\nT2,staff,warmth,a list,1,\n"
        "T3,access,wait,kind,1,\nT4,staff,warmth,kind,1,retired\n");
    CHECK(found_in(folder) == std::vector<std::string>{"W217:3"});
}

TEST_CASE("rows that can never find anything are pointed out") {
    const CodebookFolder folder;
    folder.write("terms.csv",
                 "id,component,theme,pattern,weight,not_if,where\nT1,access,wait,voice,1,voice,\n"
                 "T2,access,wait,list,1,voice mail,\nT3,access,wait,queue,1,,role:interviewer\n");
    write_rules(folder,
                {"wait AND NOT wait", "wait AND NOT bus",
                 "(wait OR queue) NOT WITHIN sentence (queue OR wait)", "wait AND NOT (bus AND NOT bus)"});
    CHECK(found_in(folder) == std::vector<std::string>{"W218:2", "W218:4", "W218:2", "W218:4"});
}

TEST_CASE("a rule that another one covers is pointed out once, with the wider one") {
    const CodebookFolder folder;
    write_rules(folder,
                {"wait THEN/3 months", "(wait OR queue) NEAR/5 months", "kind", "kind OR warm",
                 "wait NEAR/9 weeks", "long WITHIN sentence wait", "long WITHIN passage (wait OR list)"});
    CHECK(found_in(folder) == std::vector<std::string>{"W219:2", "W219:4", "W219:7"});
    const auto book = load_codebook(folder.path());
    REQUIRE(book);
    CHECK(find_overlaps(*book)[0].message == "R0 never finds anything alone: R1 finds it too");
}

TEST_CASE(
    "rules that say the same in other words are pointed out once; weights of other sign are another matter") {
    const CodebookFolder folder;
    write_rules(folder, {"wait OR queue", "queue OR wait"});
    CHECK(found_in(folder) == std::vector<std::string>{"W219:3"});
    folder.write("rules.csv",
                 "id,component,theme,rule,weight\nR0,access,wait,wait OR queue,1\nR1,access,wait,wait,-1\n"
                 "R2,staff,warmth,wait,1\n");
    CHECK(found_in(folder).empty());
}
