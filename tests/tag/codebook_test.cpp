#include "evidex/codebook.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tag/codebook_folder.hpp"

using namespace evidex;

namespace {

constexpr const char* kTerms =
    "id,component,theme,pattern,match,weight,stance,only_if,not_if,where,status,tags,must,must_not,note\n";
constexpr const char* kRules = "id,component,theme,rule,weight,stance,where,status,tags,must,must_not,note\n";

/// The diagnostics as `file:line code`, without those about themes that nobody speaks to.
std::vector<std::string> problems(const CodebookFolder& folder) {
    const auto checked = check_codebook(folder.path());
    REQUIRE(checked);
    std::vector<std::string> out;
    for (const Diagnostic& one : checked->diagnostics) {
        if (one.code == "W216") continue;
        out.push_back(one.file.substr(folder.path().size() + 1) + ":" + std::to_string(one.line) + " " +
                      one.code);
    }
    return out;
}

/// The text of the first diagnostic with a code; empty if there is none.
std::string message(const CodebookFolder& folder, const std::string& code) {
    const auto checked = check_codebook(folder.path());
    REQUIRE(checked);
    const auto found = std::find_if(checked->diagnostics.begin(), checked->diagnostics.end(),
                                    [&](const Diagnostic& one) { return one.code == code; });
    return found == checked->diagnostics.end() ? "" : found->text().substr(folder.path().size() + 1);
}

std::string term_problem(const std::string& pattern) {
    const CodebookFolder folder;
    folder.write("terms.csv", kTerms + ("T1,access,wait," + pattern) + ",,1,,,,,,,A sentence.,,\n");
    const auto found = problems(folder);
    return found.empty() ? "" : found.front();
}

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound codebook is read completely") {
    const CodebookFolder folder;
    folder.write("terms.csv",
                 std::string(kTerms) +
                     "T1,access,wait,wait* list*,exact,3,falls-short!,,room,role:parent,trial,yp,"
                     "One sentence.|[role=parent] Another.,A third.,n\n");
    folder.write("rules.csv", std::string(kRules) +
                                  "R1,staff,warmth,(@worker) NEAR/6 kind,-2.5,meets,,,,She was kind.,,\n");
    folder.write("modifiers.csv",
                 "id,pattern,kind,direction,scope,components,note\nM1,no|not,negated,forward,6,,\n"
                 "M2,none,negated,backward,clause,access,\nM3,but,stop,both,,,\n");
    folder.write("sets.csv", "set,pattern,match,note\nWorker,nurse*|GP,exact,\nworker,doctor,,\n");
    folder.write("speakers.csv",
                 "source,label,role,person,taggable,note\n*,YP*,Young person,,yes,\n,I,interviewer,,no,\n");
    CHECK(problems(folder).empty());
    const auto book = load_codebook(folder.path() + "/");
    REQUIRE(book);
    CHECK(book->settings.name == "small");
    CHECK(book->directory == folder.path());
    REQUIRE(book->components.size() == 2);
    CHECK(book->components[0].threshold == 3.0);
    CHECK(book->components[1].threshold == 2.5);
    CHECK(book->components[1].negated_default == Stance::neutral);
    CHECK(book->components[0].themes.size() == 2);
    CHECK(book->find_component("staff") == 1);
    CHECK(book->find_component("stuff") == Codebook::npos);
    REQUIRE(book->rows.size() == 2);
    const Row& term = book->rows[0];
    CHECK(term.match == Match::exact);
    CHECK(term.weight == 3.0);
    CHECK(term.stance == Stance::falls_short);
    CHECK(term.stance_fixed);
    CHECK(term.status == RowStatus::trial);
    CHECK(term.must == Problems{"One sentence.", "[role=parent] Another."});
    CHECK(term.must_not == Problems{"A third."});
    CHECK(term.line == 2);
    CHECK(book->rows[1].kind == RowKind::rule);
    CHECK(book->rows[1].component == 1);
    CHECK(book->rows[1].weight == -2.5);
    REQUIRE(book->modifiers.size() == 3);
    CHECK(book->modifiers[0].scope_tokens == 6);
    CHECK(book->modifiers[1].backward);
    CHECK_FALSE(book->modifiers[1].forward);
    CHECK(book->modifiers[1].scope_clause);
    CHECK(book->modifiers[1].components == std::vector<std::uint32_t>{0});
    CHECK(book->modifiers[2].kind == ModifierKind::stop);
    REQUIRE(book->sets.size() == 3);
    CHECK(book->sets[2].set == "worker");
    CHECK(book->sets[0].match == Match::exact);
    REQUIRE(book->speakers.size() == 2);
    CHECK(book->speakers[0].role == "young-person");
    CHECK(book->speakers[1].source == "*");
    CHECK_FALSE(book->speakers[1].taggable);
}

TEST_CASE("all mistakes are told, each with its line") {
    const CodebookFolder folder;
    folder.write("terms.csv", std::string(kTerms) +
                                  "T1,acces,wait,a list,,1,,,,,,,x,,\n"
                                  "T2,access,wiat,b list,,1,,,,,,,x,,\n"
                                  "T3,access,wait,\"c, list\",,1,,,,,,,x,,\n"
                                  "T1,access,wait,d list,exakt,11,bad,,,role:yuong-person,live,,x,,\n"
                                  "T5,access,wait,e list,,1,,NEAR/99 x,,section:metods,,,x,,\n"
                                  ",access,wait,f list,,\"2,5\",,,,,,,[role=parnt] x,,\n"
                                  "T7,access,wait,,,1,,,,,,,x,,\n"
                                  "T8,access,wait,g list,,1,,,,,,,,,\n"
                                  "T9,access,wait,G List,,1,,,,,retired,,x,,\n");
    CHECK(problems(folder) == Problems{"terms.csv:2 E203", "terms.csv:3 E204", "terms.csv:4 E101",
                                       "terms.csv:5 E205", "terms.csv:5 E206", "terms.csv:5 E205",
                                       "terms.csv:5 E207", "terms.csv:5 E205", "terms.csv:6 E302",
                                       "terms.csv:6 E303", "terms.csv:7 W213", "terms.csv:7 E206",
                                       "terms.csv:7 E207", "terms.csv:8 E201", "terms.csv:9 W502"});
    CHECK(message(folder, "E203") ==
          "terms.csv:2: error E203 unknown component 'acces' (did you mean 'access'?)");
    CHECK(message(folder, "E204") ==
          "terms.csv:3: error E204 'wiat' is no theme of access (did you mean 'wait'?)");
    CHECK(message(folder, "E101") ==
          "terms.csv:4:2: error E101 pattern: ',' cannot be part of a phrase (a phrase is "
          "words only; it never reaches over punctuation)");
}

TEST_CASE("an id or a pattern used twice") {
    const CodebookFolder folder;
    folder.write("terms.csv", std::string(kTerms) +
                                  "T1,access,wait,a list,,1,,,,,,,x,,\n"
                                  "T1,staff,warmth,a list,,1,,,,,,,x,,\n"
                                  "T2,access,route,A List,,2,,,,,,,x,,\n"
                                  "T3,access,wait,a list,,1,,,,role:parent,,,x,,\n");
    CHECK(problems(folder) == Problems{"terms.csv:3 E202", "terms.csv:4 E211"});
}

TEST_CASE("rules: syntax, operands, sets, components") {
    const CodebookFolder folder;
    folder.write("sets.csv", "set,pattern,match,note\nworker,nurse,,\n");
    folder.write("rules.csv", std::string(kRules) +
                                  "R1,access,wait,(a OR b,1,,,,,x,,\n"
                                  "R2,access,wait,a NEAR/5 (b AND c),1,,,,,x,,\n"
                                  "R3,access,wait,a THEN/2 @workre,1,,,,,x,,\n"
                                  "R4,access,wait,a THEN/2 #stuff,1,,,,,x,,\n"
                                  "R5,access,wait,a And b,1,,,,,x,,\n"
                                  "R6,access,wait,a NEAR/2 b THEN/2 c,1,,,,,x,,\n"
                                  "R7,access,wait,@worker NEAR/2 b,1,,,,,x,,\n");
    CHECK(problems(folder) == Problems{"rules.csv:2 E301", "rules.csv:3 E305", "rules.csv:4 E208",
                                       "rules.csv:5 E203", "rules.csv:6 E301", "rules.csv:7 W306",
                                       "rules.csv:8 E111"});
    CHECK(message(folder, "E305").substr(0, 81) ==
          "rules.csv:3:11: error E305 rule: AND is not allowed inside an operand of NEAR/5 (");
    CHECK(message(folder, "E208") ==
          "rules.csv:4:10: error E208 rule: there is no set @workre in sets.csv (did you mean 'worker'?)");
}

TEST_CASE("what spreadsheets do to cells") {
    CHECK(term_problem("01/02/2001") == "terms.csv:2 E110");
    CHECK(term_problem("12-Oct") == "terms.csv:2 E110");
    CHECK(term_problem("2001-02-01") == "terms.csv:2 E110");
    CHECK(term_problem("1-2-1") == "terms.csv:2 W111");
    CHECK(term_problem("24/7") == "terms.csv:2 W111");
    CHECK(term_problem("1 2 1").empty());
    CHECK(term_problem("#NAME?") == "terms.csv:2 E112");
    CHECK(term_problem("=wait") == "terms.csv:2 E111");
    CHECK(term_problem("didn\u2019t wait") == "terms.csv:2 W113");
    CHECK(term_problem("didn't wait").empty());
    CHECK(term_problem("\"regex:\\p{L}{1,30}\"") == "terms.csv:2 E401");
    CHECK(term_problem("a*") == "terms.csv:2 W116");
    const CodebookFolder folder;
    folder.write("terms.csv", std::string(kTerms) + "T1,access,wait,01/02/2001,,1,,,,,,,x,,\n");
    CHECK(message(folder, "E110").find("was it 1-2-1?") != std::string::npos);
    folder.write("terms.csv", std::string(kTerms) + "T1,access,wait,'@x,,1,,,,,,,x,,\n");
    CHECK(message(folder, "E101").find("a term is plain words") != std::string::npos);
}

TEST_CASE("encodings, separators, unknown and missing columns") {
    const CodebookFolder folder;
    folder.write("terms.csv", "component;pattern;theme;must;colour\naccess;caf\xE9;wait;x;red\n");
    CHECK(problems(folder) ==
          Problems{"terms.csv:1 W603", "terms.csv:1 W604", "terms.csv:1 W601", "terms.csv:2 W213"});
    const auto book = check_codebook(folder.path());
    CHECK(book->codebook.rows.at(0).pattern == "caf\u00E9");
    folder.write("terms.csv", "id,component,paterm\nT1,access,x\n");
    CHECK(problems(folder) ==
          Problems{"terms.csv:1 E602", "terms.csv:1 E602", "terms.csv:1 W601", "terms.csv:2 W502"});
    folder.write("terms.csv",
                 std::string(kTerms) + "T1,access,wait,a list,,1,,,,,,,He waits, she waits.,,\n");
    CHECK(message(folder, "E605").find("quotation marks") != std::string::npos);
    folder.write("terms.csv", std::string(kTerms) + "T1,\"access,wait,a list\n");
    CHECK(problems(folder) == Problems{"terms.csv:2 E606"});
}

TEST_CASE("lists: sets, modifiers, speakers") {
    const CodebookFolder folder;
    folder.write("sets.csv",
                 "set,pattern,match,note\na,x|y|X,,\na,\"p, q\",,\na,regex:(a|b)+c,,\na,regex:(,,\n");
    folder.write("modifiers.csv",
                 "id,pattern,kind,direction,scope,components,note\n"
                 "M1,no,negativ,forwards,six,acces,\nM1,(no),stop,both,,,\n");
    folder.write("speakers.csv",
                 "source,label,role,person,taggable,note\n*,YP*,young,,maybe,\n*,Speaker ?,ask,,,\n");
    CHECK(problems(folder) == Problems{"modifiers.csv:2 E209", "modifiers.csv:2 E209", "modifiers.csv:2 E209",
                                       "modifiers.csv:2 E203", "modifiers.csv:3 E202", "modifiers.csv:3 E101",
                                       "sets.csv:2 W214", "sets.csv:3 E101", "sets.csv:5 E401",
                                       "speakers.csv:2 E205", "speakers.csv:2 E207"});
}

TEST_CASE("codebook.toml") {
    const CodebookFolder folder;
    std::string frame(CodebookFolder::kFrame);
    folder.write("codebook.toml", "[codebook\nname = 1\n");
    CHECK(problems(folder) == Problems{"codebook.toml:1 E701"});
    folder.write("codebook.toml", frame + "treshold = 3\n[[component]]\nid = \"Access\"\nthreshold = -1\n");
    CHECK(problems(folder) == Problems{"codebook.toml:23 W703", "codebook.toml:24 E702",
                                       "codebook.toml:24 E702", "codebook.toml:25 E210",
                                       "codebook.toml:26 E704"});
    folder.write("codebook.toml", frame + "[speakers]\nroles = [\"Teacher\"]\ntag_interviewer = true\n");
    folder.write("speakers.csv", "source,label,role,person,taggable,note\n*,T*,teacher,,,\n");
    CHECK(problems(folder).empty());
    CHECK(load_codebook(folder.path())->settings.tag_interviewer);
    folder.remove("codebook.toml");
    CHECK_FALSE(check_codebook(folder.path()));
    CHECK_FALSE(load_codebook("/nowhere"));
}

TEST_CASE("load_codebook tells the first mistake and how many more there are") {
    const CodebookFolder folder;
    folder.write("terms.csv",
                 std::string(kTerms) + "T1,acces,wait,a,,1,,,,,,,x,,\nT2,acces,wait,b,,1,,,,,,,x,,\n");
    const auto book = load_codebook(folder.path());
    REQUIRE_FALSE(book);
    CHECK(book.error().line == 2);
    CHECK(book.error().message.find("E203") == 0);
    CHECK(book.error().advice.find("1 more") == 0);
}

TEST_CASE("the digest follows meaning, not layout") {
    const CodebookFolder folder;
    const auto digest = [&] { return check_codebook(folder.path())->codebook.digest; };
    folder.write("terms.csv",
                 "id,component,theme,pattern,note\nT1,access,wait,a list,old\nT2,access,wait,b list,\n");
    const std::string before = digest();
    CHECK(before.size() == 64);
    folder.write("terms.csv",
                 "\xEF\xBB\xBFpattern;theme;component;id;note\r\nb list;wait;access;T2;new\r\na\u00A0list "
                 ";wait;access;T1;\r\n");
    CHECK(digest() == before);
    folder.write("terms.csv",
                 "id,component,theme,pattern,note\nT1,access,wait,a list,old\nT2,access,route,b list,\n");
    CHECK(digest() != before);
    folder.write("terms.csv",
                 "id,component,theme,pattern,note\nT1,access,wait,a list,old\nT2,access,wait,b list,\n");
    folder.write("sets.csv", "set,pattern\nx,y\n");
    CHECK(digest() != before);
}

TEST_CASE("the codebook that ships is sound") {
    const auto checked = check_codebook(std::string(EVIDEX_ROOT) + "/lexicons/cyp-services");
    REQUIRE(checked);
    for (const Diagnostic& one : checked->diagnostics) {
        if (one.is_error) FAIL_CHECK(one.text());
    }
    CHECK(checked->codebook.components.size() == 10);
    CHECK(checked->codebook.sets.size() > 500);
}

TEST_CASE("in the codebook that ships, every row that speaks against a component says why") {
    const Result<Codebook> shipped = load_codebook(std::string(EVIDEX_ROOT) + "/lexicons/cyp-services");
    REQUIRE(shipped);
    std::size_t against = 0;
    for (const Row& row : shipped->rows) {
        if (row.weight >= 0) continue;
        ++against;
        INFO(row.id << ": " << row.note);
        const bool has_reason =
            row.note.rfind("yields to ", 0) == 0 || row.note.rfind("no evidence: ", 0) == 0;
        CHECK(has_reason);
    }
    CHECK(against > 0);
}
