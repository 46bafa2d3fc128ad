#include "tag/pattern.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "tag/pattern_lexer.hpp"

using namespace evidex;

namespace {

/// A tree as text, so that expectations can be read: `then5(@teach, how to)`.
std::string shown(const Node& node) {
    const auto list = [&](const std::string& name) {
        std::string out = name + "(";
        for (std::size_t i = 0; i < node.children.size(); ++i)
            out += (i > 0 ? ", " : "") + shown(node.children[i]);
        return out + ")";
    };
    switch (node.op) {
        case Op::phrase: {
            std::string out;
            for (const Atom& atom : node.phrase) {
                if (!out.empty()) out += ' ';
                out += atom.kind == Atom::Kind::any_word ? "_"
                       : atom.kind == Atom::Kind::number ? "<n>"
                                                         : atom.text;
            }
            return out;
        }
        case Op::set:
            return "@" + node.name;
        case Op::component:
            return "#" + node.name;
        case Op::regex:
            return "/" + node.name + "/";
        case Op::any:
            return list("any");
        case Op::all:
            return list("all");
        case Op::all_not:
            return list("all_not");
        case Op::near:
            return list("near" + std::to_string(node.distance));
        case Op::then:
            return list("then" + std::to_string(node.distance));
        case Op::not_near:
            return list("not_near" + std::to_string(node.distance));
        case Op::within_sentence:
            return list("sentence");
        case Op::within_passage:
            return list("passage");
        case Op::not_within_sentence:
            return list("not_sentence");
        case Op::not_within_passage:
            return list("not_passage");
    }
    return "?";
}

std::string term(std::string_view pattern, Match match = Match::inflect) {
    const auto node = parse_term(pattern, match);
    return node ? shown(*node) : node.error().text();
}

std::string rule(std::string_view text) {
    const auto node = parse_rule(text);
    return node ? shown(*node)
                : "column " + std::to_string(node.error().column) + ": " + node.error().message;
}

/// Writes a tree as a rule, every operand in brackets.
std::string written(const Node& node) {
    const auto joined = [&](const std::string& between) {
        std::string out;
        for (const Node& child : node.children) {
            if (!out.empty()) out += " " + between + " ";
            out += "(" + written(child) + ")";
        }
        return out;
    };
    switch (node.op) {
        case Op::any:
            return joined("OR");
        case Op::all:
            return joined("AND");
        case Op::all_not:
            return joined("AND NOT");
        case Op::near:
            return joined("NEAR/" + std::to_string(node.distance));
        case Op::then:
            return joined("THEN/" + std::to_string(node.distance));
        case Op::not_near:
            return joined("NOT NEAR/" + std::to_string(node.distance));
        case Op::within_sentence:
            return joined("WITHIN sentence");
        case Op::within_passage:
            return joined("WITHIN passage");
        case Op::not_within_sentence:
            return joined("NOT WITHIN sentence");
        case Op::not_within_passage:
            return joined("NOT WITHIN passage");
        default:
            return shown(node);
    }
}

/// A random tree; `place` asks for one that may be an operand of NEAR.
Node random_node(std::mt19937& random, int depth, bool place) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Node node;
    if (depth == 0 || below(4) == 0) {
        static const std::vector<std::string> kWords{"wait*",  "not",  "list", "organi?ation",
                                                     "didn't", "near", "or"};
        node.op = std::vector<Op>{Op::phrase, Op::phrase, Op::set,
                                  Op::component}[static_cast<std::size_t>(below(4))];
        node.name = "name-1";
        for (int i = 0; i <= below(3); ++i) {
            node.phrase.push_back({Atom::Kind::word, kWords[static_cast<std::size_t>(below(7))]});
        }
        return node;
    }
    static const std::vector<Op> kPlaces{Op::any, Op::near, Op::then, Op::not_near};
    static const std::vector<Op> kAll{Op::any,
                                      Op::near,
                                      Op::then,
                                      Op::not_near,
                                      Op::all,
                                      Op::all_not,
                                      Op::within_sentence,
                                      Op::not_within_passage};
    node.op = place ? kPlaces[static_cast<std::size_t>(below(4))] : kAll[static_cast<std::size_t>(below(8))];
    const bool proximity = node.op == Op::near || node.op == Op::then || node.op == Op::not_near;
    const bool loose = node.op == Op::any || node.op == Op::all || node.op == Op::all_not;
    if (proximity) node.distance = 1 + below(50);
    const int children = node.op == Op::any ? 2 + below(2) : 2;
    for (int i = 0; i < children; ++i) {
        const bool first_of_all = node.op == Op::all && i == 0;  // AND after AND reads as one list
        node.children.push_back(random_node(random, depth - 1, place || !loose || first_of_all));
    }
    return node;
}

}  // namespace

TEST_CASE("terms are words, whatever separates them") {
    CHECK(term("Self-care  plan") == "self care plan");
    CHECK(term("self\u2010care\u00A0a\u2013b/c") == "self care a b c");
    CHECK(term("didn\u2019t") == "didn't");
    CHECK(term("children's worker") == "children worker");
    CHECK(term("parents' group") == "parents group");
    CHECK(term("GP", Match::case_sensitive) == "GP");
    CHECK(term("GP") == "gp");
    CHECK(term("out of * depth") == "out of _ depth");
    CHECK(term("counsel*or* organi?ation") == "counsel*or* organi?ation");
    CHECK(term("<number> week*") == "<n> week*");
    CHECK(term("caf\u0065\u0301") == "caf\u00E9");
    CHECK(term("regex:(?i)plan[ -]do") == "/(?i)plan[ -]do/");
}

TEST_CASE("terms that are none are refused with their column") {
    for (const char* bad :
         {"", " ", "*", "* enough", "??", "wait, list", "(wait)", "@num", "a|b", "regex:", "regex:(",
          "regex:a*", "regex:\\p{L}{1,30}", "regex:([a-z]{1,100}){1,100}", "18%"}) {
        INFO(bad);
        CHECK_FALSE(parse_term(bad, Match::inflect));
    }
    CHECK(parse_term("wait, list", Match::inflect).error().column == 5);
}

TEST_CASE("precedence: phrase, NEAR/THEN, WITHIN, AND, OR") {
    CHECK(rule("@teach THEN/5 how to") == "then5(@teach, how to)");
    CHECK(rule("(@teach THEN/5 how to) WITHIN passage @worker") == "passage(then5(@teach, how to), @worker)");
    CHECK(rule("a NEAR/2 b WITHIN sentence c AND d OR e") == "any(all(sentence(near2(a, b), c), d), e)");
    CHECK(rule("a THEN/3 b THEN/6 c") == "then6(then3(a, b), c)");
    CHECK(rule("a AND b AND c AND NOT d AND e") == "all(all_not(all(a, b, c), d), e)");
    CHECK(rule("a NOT NEAR/3 b") == "not_near3(a, b)");
    CHECK(rule("a NOT WITHIN passage b") == "not_passage(a, b)");
    CHECK(rule("a WITHIN sentence b NOT WITHIN sentence c") == "not_sentence(sentence(a, b), c)");
    CHECK(rule("#rapid-access NEAR/8 (x OR y z)") == "near8(#rapid-access, any(x, y z))");
    CHECK(rule("no one OR pillar or post") == "any(no one, pillar or post)");
    CHECK(rule("\"AND so on\" THEN/2 then") == "then2(and so on, then)");
    CHECK(rule("(eighteen* OR birthday) NEAR/10 (adult service* OR AMHS)") ==
          "near10(any(eighteen*, birthday), any(adult service*, amhs))");
}

TEST_CASE("mistakes in rules name their column") {
    CHECK(rule("(a OR b") == "column 8: expected ')' before end of cell");
    CHECK(rule("a OR b)") == "column 7: ')' without '('");
    CHECK(rule("a OR") == "column 5: the cell ends where a word is expected");
    CHECK(rule("a OR OR b") == "column 6: an operator needs something on both sides");
    CHECK(rule("@teach how to") == "column 8: an operator is missing here");
    CHECK(rule("a NEAR b").substr(0, 40) == "column 3: NEAR needs a distance from 1 t");
    CHECK(rule("a NEAR/51 b") == rule("a NEAR b"));
    CHECK(rule("a Near/5 b") == "column 3: 'Near/5' looks like an operator");
    CHECK(rule("a And b") == "column 3: 'And' looks like an operator");
    CHECK(rule("a NEAR/5 (b AND c)") == "column 11: AND is not allowed inside an operand of NEAR/5");
    CHECK(rule("(x OR a AND NOT b) THEN/2 c") ==
          "column 7: AND NOT is not allowed inside an operand of THEN/2");
    CHECK(rule("NOT b") == "column 1: NOT cannot stand alone");
    CHECK(rule("a WITHIN b").substr(0, 21) == "column 3: WITHIN need");
    CHECK(rule("a AFTER/3 b") == "column 3: AFTER belongs in only_if and not_if");
    CHECK(rule("\"a b") == "column 1: a quotation mark opens here and never closes");
    CHECK(rule("@ a") == "column 1: '@' is no name");
    CHECK(rule("") == "column 1: the cell ends where a word is expected");
    CHECK_FALSE(parse_rule(std::string(5000, '(')));
}

TEST_CASE("conditions") {
    const auto conditions =
        parse_conditions("voice mail*|NEAR/4 (deliver* OR #rapid-access)|AFTER/2 no|WITHIN sentence @x");
    REQUIRE(conditions);
    REQUIRE(conditions->size() == 4);
    using Kind = Condition::Kind;
    CHECK((*conditions)[0].kind == Kind::overlaps);
    CHECK((*conditions)[1].kind == Kind::near);
    CHECK((*conditions)[1].distance == 4);
    CHECK(shown((*conditions)[1].operand) == "any(deliver*, #rapid-access)");
    CHECK((*conditions)[2].kind == Kind::after);
    CHECK((*conditions)[3].kind == Kind::within_sentence);
    CHECK(parse_conditions(" ")->empty());
    CHECK(parse_conditions("a||b").error().column == 3);
    CHECK(parse_conditions("a|b AND c").error().column == 3);
    CHECK_FALSE(parse_conditions("NOT NEAR/3 a"));
}

TEST_CASE("where") {
    const auto where = parse_where("role:young-person|parent section:!methods|references kind:interview");
    REQUIRE(where);
    CHECK(where->roles == std::vector<std::string>{"young-person", "parent"});
    CHECK(where->sections.empty());
    CHECK(where->not_sections == std::vector<SectionKind>{SectionKind::methods, SectionKind::references});
    CHECK(where->kinds == std::vector<SourceKind>{SourceKind::interview});
    CHECK(parse_where("  ")->roles.empty());
    CHECK(parse_where("role:a section:metods").error().column == 16);
    CHECK_FALSE(parse_where("role:"));
    CHECK_FALSE(parse_where("role:a|!b"));
    CHECK_FALSE(parse_where("parents"));
}

TEST_CASE("what is written is what is read") {
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        const Node node = random_node(random, 4, false);
        INFO(written(node));
        REQUIRE(rule(written(node)) == shown(node));
    }
}

TEST_CASE("operators that are easily misread are noted") {
    const auto notes = [](std::string_view text) { return mixed_operators(*lex_rule(text)).size(); };
    CHECK(notes("a NEAR/2 b THEN/2 c") == 1);
    CHECK(notes("a AND b OR c") == 1);
    CHECK(notes("(a NEAR/2 b) THEN/2 c") == 0);
    CHECK(notes("a NEAR/2 b OR c THEN/2 d") == 0);
    CHECK(notes("(a OR b) AND c") == 0);
    CHECK(notes("a OR (b AND c OR d)") == 1);
}
