#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "evidex/codebook.hpp"
#include "tag/codebook_folder.hpp"

using namespace evidex;

namespace {

/// A rule of the guide with its sentences.
struct GuideRule {
    std::string rule;
    std::vector<std::string> must, must_not;
};

std::vector<GuideRule> rules_of_guide() {
    std::ifstream guide(std::string(EVIDEX_ROOT) + "/lexicons/README.md");
    std::vector<GuideRule> rules;
    bool inside = false;
    for (std::string line; std::getline(guide, line);) {
        if (line == "```rule") {
            rules.emplace_back();
            inside = true;
        } else if (line == "```") {
            inside = false;
        } else if (inside && rules.back().rule.empty()) {
            rules.back().rule = line;
        } else if (inside) {
            (line[0] == '+' ? rules.back().must : rules.back().must_not).push_back(line.substr(2));
        }
    }
    return rules;
}

std::string shown(const std::vector<ExampleFailure>& failures) {
    std::ostringstream out;
    for (const ExampleFailure& one : failures) {
        out << one.file << ':' << one.line << ' ' << one.row << (one.should_match ? " misses: " : " finds: ")
            << one.sentence << '\n';
    }
    return out.str();
}

}  // namespace

TEST_CASE("the guide's rules do what the guide says") {
    auto book = load_codebook(std::string(EVIDEX_ROOT) + "/lexicons/cyp-services");
    REQUIRE(book);
    const std::vector<GuideRule> rules = rules_of_guide();
    REQUIRE(rules.size() >= 5);
    book->rows.clear();
    for (const GuideRule& rule : rules) {
        Row row;
        row.id = rule.rule;
        row.kind = RowKind::rule;
        row.pattern = rule.rule;
        row.must = rule.must;
        row.must_not = rule.must_not;
        book->rows.push_back(row);
    }
    const auto failures = test_codebook(*book);
    REQUIRE(failures);
    CHECK(shown(*failures).empty());
}

TEST_CASE("rows are tested one by one, whatever the others find") {
    const CodebookFolder folder;
    folder.write("terms.csv",
                 "id,component,theme,pattern,weight,only_if,not_if,where,status,must,must_not\n"
                 "T1,access,wait,list,0,,,,,A list.,No lists at all.\n"
                 "T2,access,wait,waiting list,1,,,,trial,The waiting list.|A queue.,A list.\n"
                 "T3,access,route,voice,1,,voice mail*,role:parent,,A voice.|[role=young-person] A "
                 "voice.,Voice mail.\n"
                 "T4,access,route,old,1,,,,retired,Nothing here.,\n"
                 "T5,access,route,door,1,,,section:results kind:interview,,An open door.,A window.\n");
    folder.write(
        "rules.csv",
        "id,component,theme,rule,weight,must,must_not\nR1,staff,warmth,kind NEAR/3 nurse,1,A kind nurse.,"
        "The nurse was so very truly kind.\n");
    const auto book = load_codebook(folder.path());
    REQUIRE(book);
    const auto failures = test_codebook(*book);
    REQUIRE(failures);
    REQUIRE(failures->size() == 3);
    CHECK((*failures)[0].row == "T1");
    CHECK((*failures)[0].sentence == "No lists at all.");
    CHECK_FALSE((*failures)[0].should_match);
    CHECK((*failures)[0].file == folder.path() + "/terms.csv");
    CHECK((*failures)[0].line == 2);
    CHECK((*failures)[1].sentence == "A queue.");
    CHECK((*failures)[1].should_match);
    CHECK((*failures)[2].sentence == "[role=young-person] A voice.");
}

TEST_CASE("every row of the shipped codebook keeps its own examples") {
    const auto book = load_codebook(std::string(EVIDEX_ROOT) + "/lexicons/cyp-services");
    REQUIRE(book);
    const auto failures = test_codebook(*book);
    REQUIRE(failures);
    CHECK(shown(*failures) == "");
}
