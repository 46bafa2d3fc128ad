#include <catch2/catch.hpp>
#include <random>

#include "base/archive.hpp"
#include "base/unicode.hpp"
#include "evidex/project.hpp"
#include "exchange/demo_project.hpp"
#include "exchange/foreign_project.hpp"
#include "exchange/refi_schema.hpp"

using namespace evidex;
using namespace evidex::test;
using Catch::Contains;

namespace {

/// How another program would count: the slow, literal way, over the text as that program sees it.
struct Counting {
    int unit = 0;  ///< 0 code points, 1 UTF-16, 2 bytes.
    int newline = 1;
    bool mark = false;
    bool inclusive = false;
};

std::size_t counted(const std::string& text, std::size_t bytes, const Counting& how) {
    std::size_t count = how.mark ? (how.unit == 2 ? 3 : 1) : 0;
    for (std::size_t at = 0; at < bytes;) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == '\n') {
            count += static_cast<std::size_t>(how.newline);
        } else {
            count += how.unit == 0 ? 1 : how.unit == 1 ? (c > 0xFFFF ? 2 : 1) : at - begin;
        }
    }
    return count;
}

std::string selections_by(const std::string& text, const std::vector<std::string>& quotes,
                          const Counting& how) {
    std::string out;
    for (const std::string& quote : quotes) {
        const std::size_t at = text.find(quote);
        out += selection(quote, counted(text, at, how),
                         counted(text, at + quote.size(), how) - (how.inclusive ? 1 : 0));
    }
    return out;
}

/// Without what the format does not carry.
Project as_carried(Project project) {
    project = with_guids(std::move(project));
    project.id.clear();
    for (ProjectCode& code : project.codes) code.id.clear();
    for (ProjectCase& one : project.cases) one.id.clear();
    return project;
}

void check_same(const Project& got, const Project& want) {
    CHECK(got.name == want.name);
    CHECK(got.origin == want.origin);
    CHECK(got.description == want.description);
    CHECK(got.time == want.time);
    CHECK(got.user == want.user);
    CHECK((got.users == want.users));
    CHECK((got.codes == want.codes));
    CHECK((got.sources == want.sources));
    CHECK((got.cases == want.cases));
    CHECK((got.codings == want.codings));
    CHECK((got.notes == want.notes));
}

}  // namespace

TEST_CASE("qdpx: what was written is read again, with nothing lost") {
    const ReadProject back = read(write_qdpx(demo_project()).value());
    check_same(back.project, as_carried(demo_project()));
    CHECK(back.losses == std::vector<std::string>());
    CHECK(back.checked == 3);
    CHECK(back.moved == 0);
    CHECK(back.unchecked == 0);
    CHECK_THAT(back.convention, Contains("code points"));
    // And written again it is the same file.
    Project again = back.project;
    again.id = "demo";
    CHECK(read(write_qdpx(again).value()).project == back.project);
}

TEST_CASE("qdc: codes with folders, descriptions and colours come back") {
    const Result<ReadProject> back = read_qdc(write_qdc(demo_project()).value(), "demo.qdc");
    REQUIRE(back);
    CHECK((back->project.codes == as_carried(demo_project()).codes));
    CHECK(back->losses.empty());
}

TEST_CASE("qdpx: random projects come back as they were") {
    std::mt19937 random(7);
    const auto below = [&](std::size_t bound) { return random() % bound; };
    const std::vector<std::string> pieces{"word ", "Wörter ", "\n", "😕",    "\n\n",
                                          "日本 ", "a",       "\t", "P1: ", "e\u0301"};
    for (int round = 0; round < 60; ++round) {
        Project project = demo_project();
        project.codings.clear();
        project.notes.clear();
        project.cases.clear();
        project.sources.clear();
        for (std::size_t i = 0; i < 1 + below(4); ++i) {
            std::string text = "Source " + std::to_string(i) + "\n";
            for (std::size_t n = below(300); n > 0; --n) text += pieces[below(pieces.size())];
            project.sources.push_back({{}, "S" + std::to_string(i), text, {}, {}, -1, {}});
        }
        for (std::size_t i = 0; i < project.sources.size(); ++i) {
            const std::string& text = project.sources[i].text;
            std::vector<std::uint32_t> starts;
            for (std::size_t at = 0; at < text.size(); next_code_point(text, at))
                starts.push_back(static_cast<std::uint32_t>(at));
            starts.push_back(static_cast<std::uint32_t>(text.size()));
            for (std::size_t n = below(12); n > 0; --n) {
                std::uint32_t a = starts[below(starts.size())];
                std::uint32_t b = starts[below(starts.size())];
                if (a == b) continue;
                if (a > b) std::swap(a, b);
                // Blank quotes cannot be checked and are no evidence.
                project.codings.push_back({{},
                                           {i, {a, b}},
                                           1 + below(2),
                                           static_cast<int>(below(3)) - 1,
                                           {},
                                           "n" + std::to_string(n)});
            }
        }
        const ReadProject back = read(write_qdpx(project).value());
        check_same(back.project, as_carried(project));
        CHECK(back.moved == 0);
    }
}

TEST_CASE("qdpx: every way of counting positions gives the same spans") {
    const std::vector<std::string> quotes{"I waited six months", "Nobody rang", "no plan for afterwards"};
    for (const bool inclusive : {false, true}) {
        for (const bool mark : {false, true}) {
            for (const int newline : {1, 2}) {
                for (const int unit : {0, 1, 2}) {
                    const Counting how{unit, newline, mark, inclusive};
                    INFO("unit " << unit << " newline " << newline << " mark " << mark << " inclusive "
                                 << inclusive);
                    const ReadProject project =
                        read(packed(source(selections_by(kDemoText, quotes, how)), kDemoText));
                    CHECK(quotes_of(project.project) == quotes);
                    CHECK(project.checked == 3);
                    CHECK(project.losses == std::vector<std::string>());
                }
            }
        }
    }
}

TEST_CASE("qdpx: texts with byte order mark, CR LF, UTF-16 or controls are the same text") {
    const std::vector<std::string> quotes{"I waited six months", "Nobody rang", "no plan for afterwards"};
    std::string crlf;
    for (const char c : kDemoText) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    std::string utf16 = "\xFF\xFE";
    for (std::size_t at = 0; at < kDemoText.size();) {
        const char32_t c = next_code_point(kDemoText, at);
        const auto unit = [&](char32_t u) {
            utf16 += static_cast<char>(u & 0xFF);
            utf16 += static_cast<char>(u >> 8);
        };
        if (c > 0xFFFF) unit(0xD800 + ((c - 0x10000) >> 10));
        unit(c > 0xFFFF ? 0xDC00 + ((c - 0x10000) & 0x3FF) : c);
    }
    for (const std::string& text : {"\xEF\xBB\xBF" + kDemoText, crlf, "\xEF\xBB\xBF" + crlf, utf16}) {
        const ReadProject project = read(packed(source(selections_by(kDemoText, quotes, {})), text));
        CHECK(project.project.sources[0].text == kDemoText);
        CHECK(quotes_of(project.project) == quotes);
    }
    const ReadProject project = read(packed(source(selection("two", 4, 7)), "one\ftwo"));
    CHECK(quotes_of(project.project) == std::vector<std::string>{"two"});
}

TEST_CASE("qdpx: a misplaced passage is found by its words if they are there once, else it is told") {
    std::string inside;
    for (const char* word :
         {"Interviewer", "long", "did", "wait", "waited", "six", "months", "first", "appointment", "Nobody",
          "rang", "left", "was", "no", "plan", "for afterwards", "How", "you?"}) {
        inside += selection(word, kDemoText.find(word), kDemoText.find(word) + std::string(word).size());
    }
    // Before the face, bytes and code points are the same.
    const auto shift = [](const std::string& word) { return counted(kDemoText, kDemoText.find(word), {}); };
    inside.clear();
    for (const char* word :
         {"Interviewer", "How long", "six months", "first appointment", "Nobody rang", "there was"})
        inside += selection(word, shift(word), shift(word) + std::string(word).size());
    inside += selection("I left", 3, 9);                                    // elsewhere, once
    inside += selection("P1:", 5, 8);                                       // elsewhere, twice
    inside += selection("line:6", shift("no plan"), shift("no plan") + 7);  // no quote at all
    inside += selection("never said", 5'000, 5'010);                        // not in the text
    const ReadProject project = read(packed(source(inside), kDemoText));
    CHECK(project.checked == 6);
    CHECK(project.moved == 1);
    CHECK(project.unchecked == 1);
    const std::vector<std::string> quotes = quotes_of(project.project);
    CHECK(std::count(quotes.begin(), quotes.end(), "I left") == 1);
    CHECK(std::count(quotes.begin(), quotes.end(), "no plan") == 1);
    CHECK(quotes.size() == 8);
    CHECK_THAT(told(project), Contains("'P1:'") && Contains("'never said'") && Contains("'Waiting'"));
    CHECK_THAT(told(project), Contains("do not stand where the file says"));
}

TEST_CASE("qdpx: one text of a project may count in its own way") {
    const std::vector<std::string> quotes{"I waited six months",     "Nobody rang", "no plan for afterwards",
                                          "for a first appointment", "When I left", "P1: When"};
    std::string inside = source(selections_by(kDemoText, quotes, {}));
    inside.resize(inside.find("</Sources>"));
    inside +=
        R"(<TextSource guid="aaaaaaaa-0000-0000-0000-000000000002" name="Two" plainTextPath="internal://a.txt">)" +
        selections_by(kDemoText, {"Nobody rang", "no plan for afterwards"}, {1, 1, false, false}) +
        "</TextSource></Sources>";
    const ReadProject project = read(packed(inside, kDemoText));
    CHECK(project.checked == 8);
    REQUIRE(project.losses.size() == 1);
    CHECK_THAT(project.losses[0], Contains("'Two'") && Contains("UTF-16"));
}

TEST_CASE("qdpx: what other programs write is taken as it is meant") {
    // Upper-case and braced GUIDs, children in another order, empty wrappers and attributes, other folders.
    const ReadProject odd =
        read(packed("<Sources><TextSource guid='{AAAAAAAA-0000-0000-0000-000000000001}' "
                    "plainTextPath='internal://A.txt' creatingUser=''>"
                    "<PlainTextSelection guid='B1' startPosition='0' endPosition='3' name='one'><Coding "
                    "guid='C1' creatingUser='{U1}' "
                    "creationDateTime='2020-06-01T12:00:00.123+02:00'>" +
                        kRef +
                        "</Coding><Description>why</Description></PlainTextSelection>"
                        "</TextSource></Sources><Notes/>" +
                        kCodes + "<Users><User guid='u1' name='Ana'/></Users>",
                    "one two", "Sources/a.TXT"));
    REQUIRE(odd.project.codings.size() == 1);
    const ProjectCoding& coding = odd.project.codings[0];
    CHECK(coding.user == 0);
    CHECK(coding.time == "2020-06-01T10:00:00Z");
    CHECK(coding.description == "why");
    CHECK(odd.project.sources[0].guid == "aaaaaaaa-0000-0000-0000-000000000001");

    // A selection with a description and no code is a comment; one with two codes is two codings.
    const ReadProject two = read(
        packed(source("<PlainTextSelection guid='b' startPosition='0' "
                      "endPosition='3'><Description>hm</Description></PlainTextSelection>"
                      "<PlainTextSelection guid='b2' startPosition='4' endPosition='7'><Coding guid='x'>" +
                      kRef + "</Coding><Coding guid='y'>" + kRef + "</Coding></PlainTextSelection>"),
               "one two"));
    REQUIRE(two.project.notes.size() == 1);
    CHECK(two.project.notes[0].text == "hm");
    CHECK(quotes_of(two.project) == std::vector<std::string>{"two", "two"});
    CHECK(two.unchecked == 1);

    // A code with the GUID of a case tells who spoke.
    const ReadProject speaker =
        read(packed("<Cases><Case guid='00000000-0000-0000-0000-00000000000C' name='P1'/></Cases>" +
                        source(selection("one", 0, 3)),
                    "one two"));
    CHECK(speaker.project.codings.empty());
    REQUIRE(speaker.project.cases.size() == 1);
    REQUIRE(speaker.project.cases[0].turns.size() == 1);
    CHECK(speaker.project.cases[0].turns[0].span == Span{0, 3});
}

TEST_CASE("qdpx: transcripts and representations are texts") {
    const std::string transcript =
        R"(<Sources><AudioSource guid="a" name="Tape"><Transcript guid="t" plainTextPath="internal://a.txt">
        <SyncPoint guid="p1" timeStamp="0" position="0"/><SyncPoint guid="p2" timeStamp="900" position="3"/>
        <TranscriptSelection guid="s" fromSyncPoint="p1" toSyncPoint="p2"><Coding guid="c">)" +
        kRef +
        R"(</Coding></TranscriptSelection></Transcript><AudioSelection guid="as" begin="0" end="900"/></AudioSource>
        <PDFSource guid="d" name="Report"><PDFSelection guid="ps" page="1"/><Representation guid="r" plainTextPath="internal://a.txt">)" +
        selection("two", 4, 7) +
        "</Representation></PDFSource><PictureSource guid='pic' name='Photo'/></Sources>";
    const ReadProject project = read(packed(kCodes + transcript, "one two"));
    CHECK(quotes_of(project.project) == std::vector<std::string>{"one", "two"});
    CHECK(project.project.sources[0].name == "Tape");
    CHECK(project.project.sources[1].name == "Report");
    CHECK_THAT(told(project),
               Contains("AudioSelection") && Contains("PDFSelection") && Contains("'Photo' (pic)"));
}

TEST_CASE("qdpx: memos go to what they are about") {
    const std::string notes =
        "<Notes><Note guid='n1'><PlainTextContent>because</PlainTextContent></Note><Note guid='n2' "
        "name='Free'><PlainTextContent>free</PlainTextContent></Note></Notes>"
        "<Links><Link guid='l' name='see'/></Links>";
    const ReadProject project = read(
        packed(source("<PlainTextSelection guid='b' startPosition='0' endPosition='3'><Coding guid='c'>" +
                      kRef + "<NoteRef targetGUID='N1'/></Coding></PlainTextSelection>") +
                   notes,
               "one two"));
    REQUIRE(project.project.codings.size() == 1);
    CHECK(project.project.codings[0].description == "because");
    REQUIRE(project.project.notes.size() == 1);
    CHECK(project.project.notes[0].name == "Free");
    REQUIRE(project.losses.size() == 1);
    CHECK_THAT(project.losses[0], Contains("Link 'see' (l)"));
}

TEST_CASE("qdpx: what is missing is told, never silent") {
    const auto loss = [](const std::string& inside) { return told(read(packed(inside, "one two"))); };
    CHECK_THAT(loss(source("", "internal://gone.txt")), Contains("missing"));
    CHECK_THAT(loss(source("", "relative:///a.txt")), Contains("outside"));
    CHECK_THAT(loss(source("", "internal://../../../etc/passwd")), Contains("missing"));
    CHECK_THAT(loss(kCodes +
                    "<Sources><TextSource guid='s' name='Rich' richTextPath='internal://a.docx'/></Sources>"),
               Contains("Word file") &&
                   Contains("files in the project that are no texts of sources: sources/a.txt"));
    CHECK_THAT(loss(source("<PlainTextSelection guid='b' startPosition='x' endPosition='3'/>")),
               Contains("no proper place"));
    CHECK_THAT(loss(source("<PlainTextSelection guid='b' startPosition='0' endPosition='3'><Coding "
                           "guid='c'><CodeRef targetGUID='zz'/></Coding></PlainTextSelection>")),
               Contains("no code zz"));
    CHECK_THAT(loss(source("<Coding guid='c'>" + kRef + "</Coding>")), Contains("as a whole"));
}

TEST_CASE("qdpx: hostile files are refused with a reason") {
    const auto refuse = [](const std::string& bytes, ErrorCode code, const std::string& why) {
        const Result<ReadProject> project = read_qdpx(bytes, "bad.qdpx");
        REQUIRE_FALSE(project);
        CHECK(project.error().code == code);
        CHECK(project.error().file == "bad.qdpx");
        CHECK_FALSE(project.error().advice.empty());
        CHECK_THAT(project.error().message, Contains(why));
    };
    const std::string good = write_qdpx(demo_project()).value();
    refuse("", ErrorCode::empty, "empty");
    refuse("not a zip", ErrorCode::malformed, "damaged");
    refuse(good.substr(0, good.size() / 2), ErrorCode::malformed, "damaged");
    refuse(write_archive({{"readme.txt", "hello"}}).value(), ErrorCode::malformed, "no project.qde");
    refuse(write_archive({{"project.qde", "<Project"}}).value(), ErrorCode::malformed, "XML is damaged");
    refuse(write_archive({{"project.qde", "<html/>"}}).value(), ErrorCode::malformed, "<html>");
    refuse(write_archive({{"project.qde", "<!DOCTYPE x [<!ENTITY a 'b'>]><Project>&a;</Project>"}}).value(),
           ErrorCode::malformed, "entities");
    refuse(write_archive({{"project.qde", std::string(30'000'000, ' ')}}).value(), ErrorCode::limit,
           "zip bomb");
    refuse(packed(source(""), std::string(30'000'000, ' ')), ErrorCode::limit, "zip bomb");
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<Code>";
    for (int i = 0; i < 300; ++i) deep += "</Code>";
    refuse(write_archive({{"project.qde", project_xml("<CodeBook><Codes>" + deep + "</Codes></CodeBook>")}})
               .value(),
           ErrorCode::limit, "256");
    CHECK_FALSE(read_qdc("<html/>", "x.qdc"));
    CHECK_FALSE(read_qdc(good, "x.qdc"));
}
