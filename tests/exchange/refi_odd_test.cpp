// Projects as careless, old or hostile programs write them: each part comes over or is told as a loss.
#include <catch2/catch.hpp>

#include "exchange/demo_project.hpp"
#include "exchange/foreign_project.hpp"

using namespace evidex;
using namespace evidex::test;
using Catch::Contains;

namespace {

const std::vector<std::string> kQuotes{"I waited six months", "Nobody rang", "no plan for afterwards"};

/// The three quotes at their places in code points; the face stands before the second.
const std::string kMarks =
    selection(kQuotes[0], 40, 59) + selection(kQuotes[1], 87, 98) + selection(kQuotes[2], 126, 148);

/// ASCII as UTF-16.
std::string utf16(const std::string& ascii, bool little) {
    std::string out;
    for (const char c : ascii) {
        const std::string unit = little ? std::string{c, '\0'} : std::string{'\0', c};
        out += unit;
    }
    return out;
}

ReadProject unpacked(const std::vector<ArchiveMember>& members) {
    return read(write_archive(members).value());
}

void check_whole(const ReadProject& project) {
    CHECK(quotes_of(project.project) == kQuotes);
    CHECK(told(project).empty());
}

}  // namespace

TEST_CASE("odd qdpx: the tree may be UTF-16, with or without a mark, or hide behind a mark of UTF-8") {
    const std::string xml = project_xml(source(kMarks));
    std::string declared = xml;
    declared.replace(declared.find("utf-8"), 5, "utf-16");
    for (const std::string& bytes :
         {"\xEF\xBB\xBF" + xml, "\xFF\xFE" + utf16(declared, true), "\xFE\xFF" + utf16(declared, false),
          utf16(declared, true), utf16(declared, false), "\xFF\xFE" + utf16(xml, true)}) {
        check_whole(unpacked({{"project.qde", bytes}, {"sources/a.txt", kDemoText}}));
    }
}

TEST_CASE("odd qdpx: old line ends and encodings of texts, with positions as that text counts them") {
    const std::string plain = "P1: I waited.\nP1: Nobody rang, d\xC3\xA9j\xC3\xA0 vu.\nP1: No plan.\n";
    const std::string marks = selection("Nobody rang", 18, 29) + selection("No plan", 44, 51);
    std::string old_mac = plain;
    std::replace(old_mac.begin(), old_mac.end(), '\n', '\r');
    const std::string windows = "P1: I waited.\nP1: Nobody rang, d\xE9j\xE0 vu.\nP1: No plan.\n";
    for (const std::string& text : {plain, old_mac, windows}) {
        const ReadProject project = read(packed(source(marks), text));
        CHECK(project.project.sources[0].text == plain);
        CHECK(quotes_of(project.project) == std::vector<std::string>{"Nobody rang", "No plan"});
        CHECK(project.checked == 2);
    }
    // Line ends of two kinds, each counted as it is: no rule fits, the words do.
    const std::string mixed = "P1: I waited.\r\nP1: Nobody rang.\nP1: No plan.\n";
    const ReadProject project =
        read(packed(source(selection("I waited", 4, 12) + selection("Nobody rang", 19, 30) +
                           selection("No plan", 36, 43)),
                    mixed));
    CHECK(quotes_of(project.project) == std::vector<std::string>{"I waited", "Nobody rang", "No plan"});
}

TEST_CASE("odd qdpx: which member is meant") {
    const std::string xml = project_xml(source(kMarks));
    // macOS adds a file of its own for each; Windows' folders; names in escapes; no scheme.
    check_whole(unpacked({{"__MACOSX/._project.qde", "\x05\x16\x07"},
                          {"project.qde", xml},
                          {"sources/a.txt", kDemoText},
                          {"__MACOSX/sources/._a.txt", "\x05\x16\x07"},
                          {"sources/.root", ""}}));
    check_whole(unpacked({{"PROJECT.QDE", xml}, {"Sources\\A.txt", kDemoText}}));
    check_whole(unpacked({{"project.qde", project_xml(source(kMarks, "internal://Interview%201.txt"))},
                          {"sources/Interview 1.txt", kDemoText}}));
    check_whole(unpacked({{"project.qde", project_xml(source(kMarks, "internal://100%.txt"))},
                          {"sources/100%.txt", kDemoText}}));
    check_whole(unpacked(
        {{"project.qde", project_xml(source(kMarks, "sources/a.txt"))}, {"sources/a.txt", kDemoText}}));
    // The one in the folder that the path names.
    for (const bool swapped : {false, true}) {
        std::vector<ArchiveMember> members{
            {"project.qde", project_xml(source(kMarks, "internal://one/a.txt"))},
            {"sources/two/a.txt", "Something else was said."},
            {"sources/one/a.txt", kDemoText}};
        if (swapped) std::swap(members[1], members[2]);
        const ReadProject project = unpacked(members);
        CHECK(quotes_of(project.project) == kQuotes);
        CHECK_THAT(told(project), Contains("no texts of sources: sources/two/a.txt"));
    }
    // Two projects in one file.
    const ReadProject two =
        unpacked({{"backup.qde", project_xml(kCodes)}, {"project.qde", xml}, {"sources/a.txt", kDemoText}});
    CHECK(quotes_of(two.project) == kQuotes);
    CHECK_THAT(told(two), Contains("project 'backup.qde' in the file: only 'project.qde' was read"));
}

TEST_CASE("odd qdpx: no path leads out of the archive") {
    for (const char* path : {"internal://../../../etc/passwd", "absolute:///etc/passwd",
                             "relative:///../etc/passwd", "file:///etc/passwd", "/etc/passwd",
                             "C:\\Windows\\win.ini", "internal://", "http://example.org/a.txt"}) {
        const ReadProject project =
            unpacked({{"project.qde", project_xml(source(kMarks, path))}, {"../../../etc/shadow", "secret"}});
        CHECK(project.project.sources.empty());
        CHECK_THAT(told(project), Contains("TextSource 'One'") && Contains("with 3 codings"));
    }
    // A name that looks like a path is a label like any other.
    check_whole(unpacked({{"project.qde", project_xml(source(kMarks, "internal://../../a.txt"))},
                          {"../../a.txt", kDemoText}}));
}

TEST_CASE("odd qdpx: a damaged text loses its own codings only") {
    std::string bytes =
        write_archive({{"project.qde", project_xml(source(kMarks))}, {"sources/a.txt", kDemoText}}).value();
    bytes[bytes.find("sources/a.txt") + 20] ^= 0x55;
    const ReadProject project = read(bytes);
    CHECK(project.project.codes.size() == 1);
    CHECK_THAT(told(project),
               Contains("TextSource 'One'") && Contains("with 3 codings: the file is damaged"));
    for (std::size_t size = 0; size < bytes.size(); size += 7)
        CHECK_FALSE(read_qdpx(bytes.substr(0, size), "x"));
}

TEST_CASE("odd qdpx: GUIDs that stand for two things, for nothing, or are not there") {
    const std::string twin =
        "<CodeBook><Codes><Code guid='00000000-0000-0000-0000-00000000000c' name='Waiting' isCodable='true'/>"
        "<Code guid='00000000-0000-0000-0000-00000000000C' name='Money' isCodable='true'/><Code name='Lost' "
        "isCodable='true'/></Codes></CodeBook>";
    const std::string users = "<Users><User guid='u' name='Ana'/><User guid='{U}' name='Ben'/></Users>";
    const std::string passage = "<PlainTextSelection guid='b' startPosition='0' endPosition='3'>";
    const ReadProject project = read(
        packed(users + twin + "<Sources><TextSource guid='s' name='One' plainTextPath='internal://a.txt'>" +
                   passage + "<Coding guid='c' creatingUser='u'>" + kRef +
                   "</Coding><Coding guid='d' creatingUser='v'>" + kRef +
                   "</Coding><Coding guid='e'/></PlainTextSelection></TextSource></Sources>",
               "one two"));
    REQUIRE(project.project.codings.size() == 2);
    CHECK(project.project.codes[project.project.codings[0].code].name == "Waiting");
    CHECK(project.project.codings[0].user == 0);
    CHECK(project.project.codings[1].user == -1);
    CHECK_THAT(told(project), Contains("codes 'Waiting' and 'Money' have the same GUID") &&
                                  Contains("users 'Ana' and 'Ben' have the same GUID") &&
                                  Contains("user v: the project does not say who that is") &&
                                  Contains("coding e: the project has no code"));
}

TEST_CASE("odd qdpx: passages without words") {
    const ReadProject project = read(packed(source(selection("", 2, 2) + selection("", 900, 950) +
                                                   selection("", 3, 1) + selection("", 0, 3) + kMarks),
                                            kDemoText));
    CHECK(project.project.codings.size() == 4);
    CHECK(project.unchecked == 1);
    CHECK_THAT(told(project), Contains("'Waiting': it marks no words") &&
                                  Contains("'Waiting': its place is not in the text") &&
                                  Contains("with 1 coding: it has no proper place"));
}

TEST_CASE("odd qdpx: positions as large as numbers go") {
    for (const char* position : {"18446744073709551615", "9223372036854775807", "99999999999999999999", "-1",
                                 "1e3", "0x10", " 5 "}) {
        const ReadProject project = read(packed(
            source("<PlainTextSelection guid='b' startPosition='0' endPosition='" + std::string(position) +
                   "'><Coding guid='c'>" + kRef + "</Coding></PlainTextSelection>"),
            "one two"));
        CHECK(project.project.codings.size() + project.losses.size() == 1);
    }
}

TEST_CASE("odd qdpx: what is not text is told with the codings on it") {
    const std::string coding = "<Coding guid='c'>" + kRef + "</Coding>";
    const ReadProject project = read(packed(
        kCodes +
            "<Sources><PictureSource guid='p' name='Photo' path='internal://p.jpg'><TextDescription "
            "guid='pt' plainTextPath='internal://a.txt'>" +
            selection("one", 0, 3) + "</TextDescription><PictureSelection guid='ps'>" + coding + coding +
            "</PictureSelection></PictureSource>"
            "<VideoSource guid='v' name='Film'><VideoSelection guid='vs'>" +
            coding + "</VideoSelection>" + coding +
            "</VideoSource>"
            "<TextSource guid='w' name='Word' richTextPath='internal://w.docx'>" +
            selection("x", 0, 1) +
            "</TextSource>"
            "<SheetSource guid='t' name='Table'/></Sources>"
            "<Notes><Note guid='n' name='Memo'><PlainTextContent>See there</PlainTextContent>" +
            selection("See", 0, 3) + "</Note></Notes>",
        "one two"));
    CHECK(quotes_of(project.project) == std::vector<std::string>{"one"});
    CHECK_THAT(told(project), Contains("PictureSelection (ps) with 2 codings in 'Photo' (p)") &&
                                  Contains("VideoSelection (vs) with 1 coding") &&
                                  Contains("VideoSource 'Film' (v) with its codes as a whole (1)") &&
                                  Contains("TextSource 'Word' (w) with 1 coding: it comes as a Word file") &&
                                  Contains("SheetSource 'Table' (t)") &&
                                  Contains("memo 'Memo' (n) with 1 coding"));
    CHECK(project.project.notes.size() == 1);
}

TEST_CASE("odd qdpx: cases, variables, sets, links and graphs that evidex has no place for") {
    const ReadProject project = read(packed(
        kCodes +
            "<Variables><Variable guid='v' name='age' typeOfVariable='Integer'/></Variables><Cases><Case "
            "guid='k' name='P1'>"
            "<VariableValue><VariableRef targetGUID='V'/><IntegerValue>16</IntegerValue></VariableValue>"
            "<VariableValue><VariableRef targetGUID='gone'/><IntegerValue>16</IntegerValue></VariableValue>"
            "<SourceRef targetGUID='no'/><SelectionRef targetGUID='none'/><CodeRef "
            "targetGUID='c'/></Case></Cases>"
            "<Sources><TextSource guid='s' name='One' plainTextPath='internal://a.txt'/></Sources>"
            "<Links><Link guid='l' name='see'/></Links><Sets><Set guid='t' name='Good "
            "ones'/></Sets><Graphs><Graph guid='g' name='Map'/></Graphs><NoteRef targetGUID='m'/>",
        "one two"));
    REQUIRE(project.project.cases.size() == 1);
    CHECK((project.project.cases[0].attributes == ProjectAttributes{{"age", "16"}}));
    CHECK_THAT(told(project), Contains("values of variables that the project does not name: 1") &&
                                  Contains("case 'P1' refers to what is not in a text of the project, 2×") &&
                                  Contains("a code on case 'P1' (k)") && Contains("Link 'see' (l)") &&
                                  Contains("Set 'Good ones' (t)") && Contains("Graph 'Map' (g)"));
}

TEST_CASE("odd qdpx: a case may list a PDF or a recording, whose text has a GUID of its own") {
    const ReadProject project =
        read(packed(kCodes + "<Cases><Case guid='k' name='P1'><SourceRef targetGUID='p'/><SelectionRef "
                             "targetGUID='t'/></Case></Cases>"
                             "<Sources><PDFSource guid='p' name='Scan'><Representation guid='r' "
                             "plainTextPath='internal://a.txt'>"
                             "<PlainTextSelection guid='t' startPosition='0' "
                             "endPosition='3'/></Representation></PDFSource></Sources>",
                    "one two"));
    REQUIRE(project.project.cases.size() == 1);
    CHECK(project.project.cases[0].sources == std::vector<std::size_t>{0});
    CHECK(project.project.cases[0].turns.size() == 1);
    CHECK(told(project).empty());
}

TEST_CASE("odd qdpx: elements nobody knows, in places nobody looks, and times that are none") {
    const std::string passage =
        "<PlainTextSelection guid='b' startPosition='0' endPosition='3' creationDateTime='yesterday'>";
    const ReadProject project =
        read(packed(kCodes +
                        "<Wibble/><Sources><TextSource guid='s' name='One' "
                        "plainTextPath='internal://a.txt'><Wobble/><Wobble/>" +
                        passage + "<Coding guid='c' creationDateTime='2020-13-45T00:00:00Z'>" + kRef +
                        "<NoteRef targetGUID='n'/></Coding></PlainTextSelection></TextSource></Sources>"
                        "<Cases><Coding guid='here'/></Cases>",
                    "one two"));
    CHECK(quotes_of(project.project) == std::vector<std::string>{"one"});
    CHECK_THAT(told(project), Contains("<Wibble> in <Project>, 1×") &&
                                  Contains("<Wobble> in <TextSource>, 2×") &&
                                  Contains("<Coding> in <Cases>, 1×") &&
                                  Contains("times that cannot be read and count as unknown: 2") &&
                                  Contains("references to memos that the project does not have: 1"));
}

TEST_CASE("odd qdpx: control characters in names never reach a screen") {
    const ReadProject project = read(
        packed("<Users><User guid='u' name='A&#27;[31mna'/></Users>"
               "<CodeBook><Codes><Code guid='00000000-0000-0000-0000-00000000000c' name='Wait&#155;ing&#7;' "
               "isCodable='true'><Description>x&#27;]0;y</Description></Code></Codes></CodeBook>"
               "<Links><Link guid='l&#8;' name='\x1B[2J'/></Links>",
               "one two"));
    CHECK(project.project.users[0].name == "A [31mna");
    CHECK(project.project.codes[0].name == "Wait ing");
    CHECK(project.project.codes[0].description == "x ]0;y");
    for (const std::string& loss : project.losses) {
        CHECK(std::none_of(loss.begin(), loss.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
    }
}

TEST_CASE("odd qdpx: a tree that would fill the memory is refused") {
    std::string parts;
    for (int i = 0; i < 17'000'000; ++i) parts += "<a/>";
    // Stored, since what packs so well is refused as a bomb before.
    const Result<ReadProject> book = read_qdc("<CodeBook><Codes>" + parts + "</Codes></CodeBook>", "x.qdc");
    REQUIRE_FALSE(book);
    CHECK(book.error().code == ErrorCode::limit);
    CHECK_THAT(book.error().message, Contains("more parts"));
}

TEST_CASE("odd qdc: what a codebook of another tool brings beside codes") {
    const auto book = read_qdc(
        "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<CodeBook xmlns='urn:QDA-XML:codebook:1.0'>\r\n<Codes><Code "
        "guid='A' name='One' isCodable='false' color='#abc'>"
        "<Code guid='a' name='Two' isCodable='1'/></Code><Category name='x'/></Codes><Sets><Set guid='s' "
        "name='Best'><MemberCode guid='A'/></Set></Sets></CodeBook>",
        "x.qdc");
    REQUIRE(book);
    REQUIRE(book->project.codes.size() == 2);
    CHECK(book->project.codes[0].colour == "#AABBCC");
    CHECK_FALSE(book->project.codes[0].codable);
    CHECK(book->project.codes[1].parent == 0);
    CHECK_THAT(told(*book), Contains("codes 'One' and 'Two' have the same GUID") &&
                                Contains("Set 'Best' (s)") && Contains("<Category> in <Codes>, 1×"));
    const auto sets = told(*book);
    CHECK(sets.find("Set 'Best'") == sets.rfind("Set 'Best'"));
    for (const std::string bytes : {"", " ", "<CodeBook", "\xFF\xFE", "PK\x03\x04"}) {
        const auto refused = read_qdc(bytes, "x.qdc");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().file == "x.qdc");
    }
}
